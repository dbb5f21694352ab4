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
#: What ends a line of text that stands in no table.
_BLOCKS: Final = _LINES | {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "center",
    "table",
    "caption",
    "tr",
    "body",
    "pre",
}
_MOST_LINES: Final = 200  # over one table
_LONGEST_LINE: Final = 2_000
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
    lines: list[str] = field(default_factory=list)  # over it


class Page(NamedTuple):
    """The tables of a page that are not empty, as they begin, with the lines over each, and those below the last."""

    tables: list[tuple[Grid, tuple[str, ...]]]
    below: tuple[str, ...]


class Tables:
    """A target for lxml's HTML parser, which returns a :class:`Page`."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._over: list[tuple[Grid, list[str]]] = []  # every table with the lines over it
        self._open: list[_Table] = []
        self._outside: list[str] = []  # text since the last table began that stands in no cell
        self._ignored = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _IGNORED or self._ignored:
            self._ignored += tag in _IGNORED
        elif tag == "table":
            self._open.append(_Table())
            self._over.append((self._open[-1].grid, self._open[-1].lines))
            self._open[-1].lines.extend(self._lines())
        elif not self._open or (tag in _LINES and self._open[-1].text is None):
            self._break(tag)
        elif tag == "tr":
            self._new_row(self._open[-1])
        elif tag in ("td", "th"):
            self._new_cell(self._open[-1], attributes)
        elif tag in _LINES:
            self.data("\0")

    def data(self, content: str) -> None:
        """Characters between elements."""
        if self._ignored:
            return
        text = self._open[-1].text if self._open else None
        if text is not None:
            text.append(content)
        else:
            self._outside.append(content)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._ignored:
            self._ignored -= tag in _IGNORED
        elif self._open and tag in ("td", "th", "tr"):
            self._close_cell(self._open[-1])
        elif self._open and tag == "table":
            self._end_table()
        else:
            self._break(tag)

    def comment(self, content: str) -> None:
        """Comments say nothing."""

    def close(self) -> Page:
        """The page is at its end, and so are tables that did not say so."""
        while self._open:
            self._end_table()
        found: list[tuple[Grid, tuple[str, ...]]] = []
        above: tuple[str, ...] = ()  # a line holds until the next one
        waiting: tuple[str, ...] = ()  # lines that no table has come behind yet
        for grid, lines in self._over:
            waiting += tuple(lines)
            if grid and len(found) < MAX_SHEETS:
                above = waiting or above
                found.append((grid, above[:_MOST_LINES]))
                waiting = grid.as_line()
        return Page(found, (waiting + self._lines())[:_MOST_LINES])

    def _lines(self) -> tuple[str, ...]:
        """The lines that stand in no table, up to here, which begin anew."""
        text = "".join(self._outside)
        self._outside = []
        lines = (_BLANKS.sub(" ", line).replace("\xa0", " ").strip() for line in text.split("\0"))
        return tuple(line[:_LONGEST_LINE] for line in lines if line)[:_MOST_LINES]

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._outside.append("\0")

    def _end_table(self) -> None:
        table = self._open.pop()
        self._close_cell(table)
        table.lines.extend(self._lines())  # its caption, and what stands between its rows

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
