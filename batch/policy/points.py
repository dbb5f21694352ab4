"""Where a skill evaluation can be taken (技能评价服务点): institutions by occupation and level."""

from __future__ import annotations

from functools import lru_cache

from batch.language.text import squeeze
from batch.resources import POLICY, read_table

_LEVEL_NUMBER = {"初级工": "5", "中级工": "4", "高级工": "3", "技师": "2", "高级技师": "1"}


#: Said in place of institutions whose rows have slipped against each other in print.
SLIPPED = "印发的名单有几行排印错位，本职业的其他服务点请向主管部门核对"


def lists_of_points() -> tuple[str, ...]:
    """The names of the lists that there are."""
    return tuple(sorted(path.stem for path in (POLICY / "points").glob("*.csv")))


@lru_cache(maxsize=8)
def _points(name: str) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for row in read_table(POLICY / "points" / f"{name}.csv"):
        for level in row["levels"].split("、"):
            found.setdefault((squeeze(row["occupation"]), level), []).append(
                SLIPPED if row.get("slipped") else row["institution"]
            )
    return {key: tuple(sorted(dict.fromkeys(names), key=SLIPPED.__eq__)) for key, names in found.items()}


def evaluation_points(name: str, occupation: str, level: str) -> tuple[str, ...]:
    """The institutions of a list that evaluate an occupation at a level; empty if none does.

    Where the print has slipped, :data:`SLIPPED` stands last in place of a name.
    """
    if not name:
        return ()
    return _points(name).get((squeeze(occupation), _LEVEL_NUMBER.get(level, "")), ())


def points_text(points: tuple[str, ...]) -> str:
    """The list as the document has it: a choice, which changes with time; never the one place."""
    named = "、".join(one for one in points if one != SLIPPED)
    told = f"文件所列服务点，可自主选择：{named}（名单动态调整，以公布的为准）" if named else ""
    return "；".join(text for text in (told, SLIPPED if SLIPPED in points else "") if text)
