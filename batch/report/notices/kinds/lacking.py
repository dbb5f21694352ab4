"""What is blank and leaves somebody undetermined: by fact, what it must look like, and for whom it is asked."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from batch.language.text import BETWEEN
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.papers import standard_of
from batch.report.notices.kinds.words import MOST_NAMED, hide_ids
from batch.results import BLANK, WRONG

_FIRST: Final = 4  # rows that are named
_FEW: Final = 2  # requests in one entry


def lacking_facts(material: Material, organisation: str) -> list[dict[str, Any]]:
    """The facts that leave somebody undetermined, or a day to come, by fact, the most frequent first.

    A cell that was not understood stands among the issues already; here stands what is blank.
    """
    told = (one for one in material.issues if one.severity != "info")
    mask, said = material.settings.mask_id, {(one.person, one.header) for one in told}
    people: dict[str, list[tuple[str, str]]] = defaultdict(list)  # name, and where it is asked for
    for who in material.organisations.get(organisation, []):
        mine = [*material.open.get(who["person"], ()), *material.upcoming.get(who["person"], ())]
        if not mine:
            continue
        where = _places(who["unclear"])
        for header in dict.fromkeys(header for line in mine for header in line.missing):
            if (who["person"], header) not in said and where.get(header) != []:
                place = "、".join(where.get(header, [])[:_FIRST]) or f"第{who['row']}行"
                people[header].append((who["name"], place))
    alike: dict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
    for header, names in people.items():
        alike[tuple(names)].append(header)
    ordered = sorted(alike.items(), key=lambda item: -len(item[0]))
    return [
        {
            "序号": number,
            "信息": "、".join(headers),
            "要求": _standards(headers),
            "人数": len(names),
            "人员": "、".join(
                f"{hide_ids(name, mask)}（{hide_ids(place, mask)}）" for name, place in names[:MOST_NAMED]
            )
            + ("等，名单见筛查结果的“收集清单”表" if len(names) > MOST_NAMED else ""),
        }
        for number, (names, headers) in enumerate(ordered, start=1)
    ]


def _standards(headers: list[str]) -> str:
    """What some facts must look like; of many the page of help says it."""
    told = list(dict.fromkeys(map(standard_of, headers)))
    return "；".join(told) if len(told) <= _FEW else "请按空白花名册的填写说明填写"


def _places(text: str) -> dict[str, list[str]]:
    """Header → on which rows of other sheets it is blank: 荣誉竞赛第7行“…”; none where it is only wrong."""
    found: dict[str, list[str]] = {}
    for part in (text or "").split(BETWEEN):
        wrong = part.partition(WRONG)
        header, mark, place = part.partition(BLANK)
        if wrong[1] and len(wrong[0]) < len(header):
            found.setdefault(wrong[0], [])
        elif mark:
            found.setdefault(header, []).append(place)
    return found
