"""The tables of a web page, from the walk through its HTML: each one a grid, nested ones by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from batch.sheets.grid import Grid
from batch.sheets.limits import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, check_cells

_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_IGNORED: Final = frozenset({"script", "style", "head", "select", "template", "xml"})
_LINES: Final = frozenset({"br", "p", "div", "li"})
_COST: Final = 8  # a covered cell takes the time of so many


class _Reach(NamedTuple):
    """Columns that are covered up to a row."""

    first: int
    last: int
    row: int


@dataclass
class _Table:
    grid: Grid = field(default_factory=Grid)
    row: int = -1
    column: int = 0  # of the open cell, else of the next one
    after: int = 0  # the column behind the open cell
    above: list[_Reach] = field(default_factory=list)  # cells of earlier rows that reach into this one
    passed: int = 0  # of them, to the left of the open cell
    below: list[_Reach] = field(default_factory=list)  # cells of this row that reach into the next one
    covered: int = 0  # cells that others reach into, all in all
    text: list[str] | None = None  # of the open cell


class Tables:
    """A target for lxml's HTML parser, which returns the tables that are not empty, as they begin."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._grids: list[Grid] = []
        self._open: list[_Table] = []
        self._ignored = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _IGNORED or self._ignored:
            self._ignored += tag in _IGNORED
        elif tag == "table":
            self._open.append(_Table())
            self._grids.append(self._open[-1].grid)
        elif not self._open:
            return
        elif tag == "tr":
            self._new_row(self._open[-1])
        elif tag in ("td", "th"):
            self._new_cell(self._open[-1], attributes)
        elif tag in _LINES:
            self.data("\0")

    def data(self, content: str) -> None:
        """Characters between elements."""
        if self._open and not self._ignored:
            text = self._open[-1].text
            if text is not None:
                text.append(content)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._ignored:
            self._ignored -= tag in _IGNORED
        elif self._open and tag in ("td", "th", "tr"):
            self._close_cell(self._open[-1])
        elif self._open and tag == "table":
            self._end_table()

    def comment(self, content: str) -> None:
        """Comments say nothing."""

    def close(self) -> list[Grid]:
        """The page is at its end, and so are tables that did not say so."""
        while self._open:
            self._end_table()
        return [grid for grid in self._grids if grid][:MAX_SHEETS]

    def _end_table(self) -> None:
        self._close_cell(self._open.pop())

    def _new_row(self, table: _Table) -> None:
        self._close_cell(table)
        table.row += 1
        table.column = 0
        table.above = sorted(one for one in table.above + table.below if one.row >= table.row)
        table.below, table.passed = [], 0
        table.covered += len(table.above)
        check_cells(table.covered * _COST)

    def _new_cell(self, table: _Table, attributes: Mapping[str, str]) -> None:
        self._close_cell(table)
        if table.row < 0:
            table.row = 0
        column = table.column
        while table.passed < len(table.above) and table.above[table.passed].first <= column:
            column = max(column, table.above[table.passed].last + 1)
            table.passed += 1
        wide, high = _span(attributes.get("colspan"), MAX_COLUMNS), _span(attributes.get("rowspan"), MAX_ROWS)
        last_row, last_column = table.row + high - 1, column + wide - 1
        table.grid.merge(table.row, column, last_row, last_column)
        if high > 1 and column < MAX_COLUMNS:
            table.below.append(_Reach(column, last_column, last_row))
        table.column = column
        table.text = []
        table.after = last_column + 1

    def _close_cell(self, table: _Table) -> None:
        if table.text is None:
            return
        lines = (_BLANKS.sub(" ", line).strip(" ") for line in "".join(table.text).split("\0"))
        value = "\n".join(lines).strip("\n").replace("\xa0", " ")
        if table.row < MAX_ROWS:
            table.grid.put(table.row, table.column, value if value.strip() else "")
        table.text = None
        table.column = table.after


def _span(text: str | None, most: int) -> int:
    """How many rows or columns a cell covers; one for nothing and for nonsense."""
    return max(1, min(int(text), most)) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1
