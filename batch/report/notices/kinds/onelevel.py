"""One item a level: the earliest day it may be applied for, its other grounds in one line.

Of the levels of one ladder the highest is told in full; the lower ones are one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from batch.report.notices.kinds.words import chinese_date, clause_name, target_name
from batch.report.results.line import Line


def one_a_level(lines: Iterable[Line]) -> list[Line]:
    """The lines with those of one target put together, in the order of the first of each.

    The one with the earliest certain day is told; the others are its further grounds.
    """
    lines = list(lines)
    if len(lines) < 2:
        return lines
    groups: dict[tuple[str, str], list[Line]] = {}
    for number, line in enumerate(lines):
        target = line.route.target
        key = (target.ladder, target.level or f"#{number}")  # without a level each is its own
        groups.setdefault(key, []).append(line)
    return [_told(group) for group in groups.values()]


def highest_first(lines: Iterable[Line]) -> tuple[list[Line], str]:
    """The highest level of each ladder (and what has no level), and a sentence about the lower ones."""
    levels = one_a_level(lines)
    if len(levels) < 2:
        return levels, ""
    highest = _highest(levels)
    chosen = [line for line in levels if line.route.target.number in (highest[line.route.target.ladder], -1)]
    chosen.sort(key=lambda line: line.route.target.number < 0)
    told = set(map(id, chosen))
    lower = [line for line in levels if id(line) not in told]
    if not lower:
        return chosen, ""
    named = "、".join(f"{target_name(line)}（自{chinese_date(line.sure)}起）" for line in lower)
    return chosen, f"同时符合{named}的条件；建议申报上列最高等级，较低的一般不再另行申报"


def above(now: Iterable[Line], later: list[Line]) -> list[Line]:
    """Of what may be applied for later only what is higher on its ladder than what may be now, or has no level."""
    highest = _highest(now) if later else {}
    return [
        line
        for line in later
        if line.route.target.number < 0
        or line.route.target.number > highest.get(line.route.target.ladder, -1)
    ]


def _highest(lines: Iterable[Line]) -> dict[str, int]:
    """The rank of the highest target of each ladder."""
    highest: dict[str, int] = {}
    for line in lines:
        target = line.route.target
        if target.number > highest.get(target.ladder, -2):
            highest[target.ladder] = target.number
    return highest


def _told(group: list[Line]) -> Line:
    best, *others = sorted(group, key=lambda line: (line.sure or date.max, line.maybe or date.max))
    if not others:
        return best
    grounds = dict.fromkeys(
        f"{one.document if one.document != best.document else ''}{clause_name(one)}（{one.route.procedure}）"
        for one in others
    )
    return best._replace(notes=(*best.notes, f"另可依据{'、'.join(grounds)}"))
