"""All that is heard beside the tables of a submission: lines, and lists that name people without their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np

from batch.roster.cells import Table
from batch.roster.celltext import text_of
from batch.roster.layout.blocks import Block
from batch.roster.layout.notes import Told, apply_notes, told_by_rows
from batch.roster.leaving import HEADER, names_on, notes_of
from batch.sheets.sheet import Sheet

_MOST_UNNUMBERED: Final = 2_000  # rows of a table that name somebody and no number


@dataclass(frozen=True)
class Unread:
    """A list that is in no table: what its columns are called, and its rows."""

    name: str
    heads: dict[int, str]
    rows: Sequence[Sequence[Any]]

    @classmethod
    def of_sheet(cls, sheet: Sheet) -> Self:
        """A whole sheet; its first row that holds anything is its header."""
        first = next((number for number, row in enumerate(sheet.rows) if any(row)), 0)
        head = sheet.rows[first] if sheet.rows else []
        return cls(
            sheet.name, {place: text_of(cell) for place, cell in enumerate(head)}, sheet.rows[first + 1 :]
        )

    @classmethod
    def of_block(cls, sheet: Sheet, block: Block) -> Self:
        """One list of a sheet that has several."""
        heads = {one.index: one.leaf for one in block.labels}
        first, stop = block.labels[0].index, block.labels[-1].index + 1
        rows = sheet.rows[block.head + 1 : block.end]
        return cls(
            sheet.name,
            heads,
            [["" if i < first else cell for i, cell in enumerate(row[:stop])] for row in rows],
        )

    def told(self) -> Iterator[str]:
        """What its rows say."""
        return told_by_rows(self.name, self.heads, self.rows)


def hear(sheets: Sequence[Sheet], tables: Sequence[Table], unread: Sequence[Unread]) -> None:
    """Let lines and lists beside the tables say of their people what they say."""
    people = [table for table in tables if table.kind == "人员" and "姓名" in table.columns]
    if not people:
        return
    read = {table.sheet for table in tables}
    by_line = {text: sheet for sheet in sheets for text in notes_of(sheet)}
    by_name = [names for sheet in sheets if sheet.name not in read and (names := names_on(sheet))]
    by_row = [text for one in unread for text in one.told()]
    by_row += [
        text
        for sheet in sheets
        for table in people
        if table.sheet == sheet.name
        for text in _unnumbered(sheet, table)
    ]
    lines = list(dict.fromkeys([*by_line, *by_name, *by_row]))
    for table in people if lines else ():
        apply_notes(Told(lines, by_line, frozenset(by_name)), table)


def _unnumbered(sheet: Sheet, table: Table) -> Iterator[str]:
    """What rows say that name somebody without a number: of another list below, or of a section."""
    ids, staff = table.columns.get("身份证号"), table.columns.get("工号")
    blank = np.ones(len(table), np.bool_) if staff is None else staff.blank
    blank = blank if ids is None else blank & ids.each(_no_number, np.bool_)
    status = table.columns.get(HEADER)
    for place in np.flatnonzero(blank & ~table.columns["姓名"].blank)[:_MOST_UNNUMBERED].tolist():
        at = int(table.rows[place]) - 1
        row = sheet.rows[at] if at < len(sheet.rows) else []  # of another sheet of that name
        said = text_of(status.raw[place]) if status else ""
        title = said or sheet.name
        yield from told_by_rows(title, {}, [row], always=bool(said) and said not in map(text_of, row))


def _no_number(cell: object) -> bool:
    return sum(map(str.isdigit, text_of(cell))) < 6
