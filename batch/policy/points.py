"""Where a skill evaluation can be taken (技能评价服务点): institutions by occupation and level."""

from __future__ import annotations

from functools import lru_cache

from batch.language.text import squeeze
from batch.resources import POLICY, read_table

_LEVEL_NUMBER = {"初级工": "5", "中级工": "4", "高级工": "3", "技师": "2", "高级技师": "1"}


@lru_cache(maxsize=8)
def _points(name: str) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for row in read_table(POLICY / "points" / f"{name}.csv"):
        for level in row["levels"].split("、"):
            found.setdefault((squeeze(row["occupation"]), level), []).append(row["institution"])
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


def evaluation_points(name: str, occupation: str, level: str) -> tuple[str, ...]:
    """The institutions of a list that evaluate an occupation at a level; empty if none does."""
    if not name:
        return ()
    return _points(name).get((squeeze(occupation), _LEVEL_NUMBER.get(level, "")), ())
