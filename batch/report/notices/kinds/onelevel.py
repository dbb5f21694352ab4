"""One item a level: the earliest day it may be applied for, its other grounds in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from batch.report.notices.kinds.words import clause_name
from batch.report.results.lines import Line


def one_a_level(lines: Iterable[Line]) -> list[Line]:
    """The lines with those of one target put together, in the order of the first of each.

    The one with the earliest certain day is told; the others are its further grounds.
    """
    groups: dict[tuple[str, str], list[Line]] = {}
    for number, line in enumerate(lines):
        target = line.route.target
        key = (target.ladder, target.level or f"#{number}")  # without a level each is its own
        groups.setdefault(key, []).append(line)
    return [_told(group) for group in groups.values()]


def _told(group: list[Line]) -> Line:
    best, *others = sorted(group, key=lambda line: (line.sure or date.max, line.maybe or date.max))
    if not others:
        return best
    grounds = dict.fromkeys(
        f"{one.document if one.document != best.document else ''}{clause_name(one)}（{one.route.procedure}）"
        for one in others
    )
    return replace(best, notes=(*best.notes, f"另可依据{'、'.join(grounds)}"))
