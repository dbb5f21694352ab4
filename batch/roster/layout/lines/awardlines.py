"""What sheets that nobody could read say of people of the roster: 全国技术能手：甲、乙 on a sheet without a header.

It cannot be counted, for nobody knows what the sheet is, and is never overlooked: whom such a line names may have the
award, or one more certificate where the sheet is a list of certificates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from batch.language.showing import cut
from batch.language.text import squeeze
from batch.language.variants import simplified
from batch.roster.cells import Column, Table
from batch.roster.celltext import text_of
from batch.roster.certificates.further import FURTHER, names_certificate
from batch.roster.elsewhere import award_in, say_elsewhere
from batch.roster.layout.lines.otherlists import is_not_held
from batch.roster.layout.lines.unread import Unread
from batch.roster.leaving.words import INSTRUCTS

_LONGEST_HEADING: Final = 40
_SHOWN: Final = 80  # characters of a line
_TITLE_ROWS: Final = 3


@dataclass(frozen=True)
class _People:
    """The names of a table of people, each with its number among the distinct ones."""

    numbers: Mapping[str, int]

    @cached_property
    def sizes(self) -> list[int]:
        """How long they are, the longest first."""
        return sorted({len(name) for name in self.numbers}, reverse=True)


def apply_award_lines(unread: Iterable[Unread], table: Table) -> None:
    """Say of whom such sheets name, on a table of people, that they may have an award or a certificate."""
    names = table.columns["姓名"]
    written = {simplified(squeeze(text_of(cell))): number for number, cell in enumerate(names.distinct)}
    people = _People({name: number for name, number in written.items() if len(name) >= 2})
    awards: dict[int, str] = {}
    certificates: dict[int, str] = {}
    for one in unread:
        for numbers, line in _awarded(one, people):
            awards |= {number: line for number in numbers if number not in awards}
        for line in one.lines() if one.certificates else ():
            if names_certificate(line):
                shown = cut(f"{one.name}：{line}", _SHOWN)
                certificates |= dict.fromkeys(_named(line, people), shown)
    if awards:
        say_elsewhere(table.columns, _per_row(awards, names), names.letter)
    if certificates:
        column = Column(FURTHER, _per_row(certificates, names), names.letter)
        own = table.columns.get(FURTHER)
        table.columns[FURTHER] = (
            column if own is None else Column(FURTHER, np.where(own.blank, column.raw, own.raw), own.letter)
        )


def _per_row(said: Mapping[int, str], names: Column) -> Any:
    each = np.array([said.get(number, "") for number in range(len(names.distinct))], np.object_)
    return each[names.codes]


def _awarded(one: Unread, people: _People) -> Iterator[tuple[list[int], str]]:
    """The lines that name people and an award, or people below a line that names one."""
    if is_not_held(one.name, [*one.above, *one.rows][:_TITLE_ROWS], awards=True):
        return
    heading = one.name if award_in(one.name) else ""
    for line in one.lines():
        award = award_in(line)
        if not award and not heading:
            continue
        named = _named(line, people)
        if named:
            above = heading if not award else one.name
            yield named, cut(f"{above}：{line}", _SHOWN)
        elif award and len(line) <= _LONGEST_HEADING and INSTRUCTS.search(line) is None:
            heading = line


def _named(line: str, people: _People) -> list[int]:
    """Whose names stand in a line, the longest at each place."""
    text, found, place = simplified(squeeze(line)), [], 0
    while place < len(text):
        size = next((size for size in people.sizes if text[place : place + size] in people.numbers), 0)
        if size:
            found.append(people.numbers[text[place : place + size]])
        place += size or 1
    return found
