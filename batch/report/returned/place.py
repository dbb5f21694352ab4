"""Where a table stands on its sheet, and which column is for 校验结果."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from batch.language.text import squeeze
from batch.roster.cells import Table
from batch.roster.celltext import is_nothing, text_of
from batch.sheets.sheet import Sheet

RESULT_HEADER: Final = "校验结果"


@dataclass(frozen=True)
class Place:
    """Where a roster's table stands on its sheet; rows and columns from 1."""

    header: int
    rows: Sequence[int]
    first: int
    column: int  # of 校验结果

    @property
    def last(self) -> int:
        """The last row of the table."""
        return self.rows[-1] if len(self.rows) else self.header + 1


def place_of(sheet: Sheet, table: Table) -> Place:
    """Where a table stands, and which column is free for (or already holds) 校验结果."""
    row = table.head
    names = [squeeze(text_of(cell)) for cell in sheet.rows[row]]
    filled = [index for index, name in enumerate(names) if name]
    if RESULT_HEADER in names:
        column = names.index(RESULT_HEADER)
    else:
        column = max(filled) + 1
        while any(len(cells) > column and not is_nothing(cells[column]) for cells in sheet.rows[row:]):
            column += 1
    return Place(row + 1, table.rows.tolist(), min(filled) + 1, column + 1)
