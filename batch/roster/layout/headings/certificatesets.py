"""Which set of certificate columns each column is of: the first skill certificate, the second …"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from batch.roster.layout.headings.domains import header_in
from batch.roster.layout.headings.levelheaders import level_of
from batch.roster.layout.headings.reading import Note, Reading
from batch.roster.layout.headings.subjects import FAMILY, SKILL, TITLE, domain_of


def set_numbers(readings: list[Reading], notes: list[Note]) -> dict[int, int]:
    """Of which set of certificate columns each is: 1, 2 …; 0 for one that fits no set."""
    numbers: dict[int, int] = {}
    for domain in (SKILL, TITLE):
        own = [one for one in readings if one.domain == domain and one.header and not level_of(one.header)]
        current, filled = 1, defaultdict[int, set[str]](set)
        others = [
            one.label.index
            for one in readings
            if FAMILY in map(domain_of, (*one.label.groups, one.label.leaf))
        ]
        for one in own:
            if any(filled[1] and other < one.label.index for other in others):
                numbers[one.label.index] = 0  # behind 师傅 or another person: theirs
                notes.append(Note("F02", one.label))
                continue
            if one.number:
                current = one.number
            elif one.header in filled[current]:
                current += 1
            numbers[one.label.index] = current
            filled[current].add(one.header)
        naming = {header_in(domain, slot) for slot in ("级别", "名称", "工种")}
        orphans = {number for number, headers in filled.items() if number > 1 and not headers & naming}
        _drop_orphans(own, numbers, orphans, notes)
    return numbers


def _drop_orphans(
    own: Iterable[Reading], numbers: dict[int, int], orphans: set[int], notes: list[Note]
) -> None:
    """A second date with no second certificate leaves all dates of that kind open: whose is it?"""
    lost = {one.header for one in own if numbers[one.label.index] in orphans}
    for one in own:
        if one.header in lost:
            numbers[one.label.index] = 0
            notes.append(Note("F10", one.label))
