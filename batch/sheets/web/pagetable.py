"""One table of a web page while it is walked through: its rows, its cells and what these cover."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from batch.sheets.grid import Grid
from batch.sheets.limits import MAX_COLUMNS, MAX_ROWS, check_cells

BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_COST: Final = 8  # a covered cell takes the time of so many


class _Reach(NamedTuple):
    """Columns that are covered up to a row."""

    first: int
    last: int
    row: int


@dataclass
class PageTable:
    """A table that is open; between cells ``text`` is None."""

    grid: Grid = field(default_factory=Grid)
    lines: list[str] = field(default_factory=list)  # over it
    text: list[str] | None = None  # of the open cell
    struck: bool = False  # something in the open cell
    comment: list[str] = field(default_factory=list)  # at the open cell
    _row: int = -1
    _column: int = 0  # of the open cell, else of the next one
    _after: int = 0  # the column behind the open cell
    _above: list[_Reach] = field(default_factory=list)  # cells of earlier rows that reach into this one
    _passed: int = 0  # of them, to the left of the open cell
    _below: list[_Reach] = field(default_factory=list)  # cells of this row that reach into the next one
    _covered: int = 0  # cells that others reach into, all in all

    def new_row(self) -> None:
        """A row begins. Raises UnreadableFileError for a table that covers too much."""
        self.close_cell()
        self._row += 1
        self._column = 0
        self._above = sorted(one for one in self._above + self._below if one.row >= self._row)
        self._below, self._passed = [], 0
        self._covered += len(self._above)
        check_cells(self._covered * _COST)

    def new_cell(self, attributes: Mapping[str, str]) -> None:
        """A cell begins, where none of another row reaches to."""
        self.close_cell()
        self._row = max(0, self._row)
        column = self._column
        while self._passed < len(self._above) and self._above[self._passed].first <= column:
            column = max(column, self._above[self._passed].last + 1)
            self._passed += 1
        wide, high = _span(attributes.get("colspan"), MAX_COLUMNS), _span(attributes.get("rowspan"), MAX_ROWS)
        last_row, last_column = self._row + high - 1, column + wide - 1
        self.grid.merge(self._row, column, last_row, last_column)
        if high > 1 and column < MAX_COLUMNS:
            self._below.append(_Reach(column, last_column, last_row))
        self._column, self._after = column, last_column + 1
        self.text, self.comment, self.struck = [], [], False

    def close_cell(self) -> None:
        """The open cell, if any, is at its end."""
        if self.text is None:
            return
        lines = (BLANKS.sub(" ", line).strip(" ") for line in "".join(self.text).split("\0"))
        value = "\n".join(lines).strip("\n").replace("\xa0", " ")
        if self._row < MAX_ROWS:
            self.grid.put(self._row, self._column, value if value.strip() else "")
            if self.struck:
                self.grid.strike(self._row, self._column)
            if self.comment:
                self.grid.comment(self._row, self._column, "".join(self.comment))
        self.text = None
        self._column = self._after


def _span(text: str | None, most: int) -> int:
    """How many rows or columns a cell covers; one for nothing and for nonsense."""
    return max(1, min(int(text), most)) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1
