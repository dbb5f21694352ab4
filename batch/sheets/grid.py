"""A sheet built cell by cell, for the formats that are read here and not by calamine."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from batch.sheets.address import Position
from batch.sheets.cellmarks import put_comment
from batch.sheets.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SPANS, check_cells
from batch.sheets.sheet import Sheet, SheetNote, Span
from batch.sheets.stray import GAP_COLUMNS, GAP_ROWS, Bounds, kept_bounds, stray_notes


class Grid:
    """Filled cells by row and column; finished into rows from A1, without what is far away."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._rows: dict[int, list[Any]] = {}
        self._far: dict[Position, Any] = {}  # cells behind many empty ones of their row
        self._spans: list[Span] = []
        self._struck: dict[int, set[int]] = {}  # row → columns
        self._comments: dict[Position, str] = {}
        self._count = 0

    def put(self, row: int, column: int, value: Any) -> None:
        """Fill a cell; what is empty, or beyond any sheet, is none. Raises UnreadableFileError."""
        if value is None or value == "" or row >= MAX_ROWS or column >= MAX_COLUMNS:
            return
        line = self._rows.setdefault(row, [])
        gap = column - len(line)
        if gap < 0:
            line[column] = value
            return
        if gap > GAP_COLUMNS:
            self._far[row, column] = value
            self._spend(1)
            return
        line.extend(("",) * gap)
        line.append(value)
        self._spend(gap + 1)

    def repeat(self, row: int, times: int) -> None:
        """Have a row's cells again in the ``times`` rows after it. Raises UnreadableFileError."""
        line = self._rows.get(row, [])
        last = min(row + times, MAX_ROWS - 1)
        self._spend(len(line) * (last - row))
        if line:
            self._rows.update((number, list(line)) for number in range(row + 1, last + 1))
            if row in self._struck:
                self._struck.update((number, set(self._struck[row])) for number in range(row + 1, last + 1))

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Note a merged range; one of a single cell is none."""
        if (row, column) != (last_row, last_column) and len(self._spans) <= MAX_SPANS:
            self._spans.append(Span(row, column, last_row, last_column))

    def strike(self, row: int, column: int) -> None:
        """Note that something in a cell is struck through."""
        self._struck.setdefault(row, set()).add(column)

    def comment(self, row: int, column: int, text: str, author: str = "") -> None:
        """Note what somebody says at a cell."""
        if row < MAX_ROWS and column < MAX_COLUMNS:
            put_comment(self._comments, (row, column), text, author)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def as_line(self) -> tuple[str, ...]:
        """The texts of a table that is but a line of one or two cells; nothing for any other."""
        if len(self._rows) != 1 or self._far:
            return ()
        texts = [value for line in self._rows.values() for value in line if value]
        return tuple(map(str, texts)) if len(texts) <= 2 else ()

    def sheet(self, name: str, notes: tuple[SheetNote, ...] = ()) -> Sheet:
        """The sheet of it all. Raises UnreadableFileError for one that would be too large."""
        bounds, strays = self._bounds()
        check_cells(bounds.cells)
        width = bounds.column + 1
        rows = [_of_width(self._rows.get(number, []), width) for number in range(bounds.row + 1)]
        for (row, column), value in self._far.items():
            if row <= bounds.row and column < width:
                rows[row][column] = value
        cut_empty_end(rows)
        merged = clipped(self._spans, len(rows), width)
        return Sheet(
            name, rows, merged=merged, notes=notes + stray_notes(strays), struck=self._struck_of(rows), comments=self._comments
        )  # fmt: skip

    def _struck_of(self, rows: list[list[Any]]) -> frozenset[Position]:
        """The cells that are struck through and hold something."""
        return frozenset(
            (row, column)
            for row, columns in self._struck.items()
            if row < len(rows)
            for column in columns
            if column < len(rows[row]) and rows[row][column] not in (None, "")
        )

    def _spend(self, cells: int) -> None:
        self._count += cells
        if self._count > MAX_CELLS:
            check_cells(self._count)

    def _bounds(self) -> tuple[Bounds, list[Position]]:
        """Up to where the cells belong together, and which do not."""
        numbers = sorted(self._rows)
        far_apart = any(after - before > GAP_ROWS for before, after in pairwise(numbers))
        if not self._far and not far_apart:
            width = max((len(line) for line in self._rows.values()), default=0)
            return Bounds(numbers[-1] if numbers else -1, width - 1), []
        places = [
            (row, column)
            for row, line in self._rows.items()
            for column, value in enumerate(line)
            if value is not None and value != ""
        ]
        places += self._far
        both = np.array(places, np.int64)
        bounds = kept_bounds(both[:, 0], both[:, 1])
        return bounds, [place for place in places if place[0] > bounds.row or place[1] > bounds.column]


def _of_width(line: list[Any], width: int) -> list[Any]:
    return line + [""] * (width - len(line)) if len(line) <= width else line[:width]


def clipped(spans: list[Span], rows: int, columns: int) -> tuple[Span, ...]:
    """Merged ranges as far as there are cells; none at all of an absurd number of them."""
    if len(spans) > MAX_SPANS:
        return ()
    kept = []
    for one in spans:
        last_row, last_column = min(one.last_row, rows - 1), min(one.last_column, columns - 1)
        if one.row <= last_row and one.column <= last_column and one[:2] != (last_row, last_column):
            kept.append(Span(one.row, one.column, last_row, last_column))
    return tuple(kept)


def cut_empty_end(rows: list[list[Any]]) -> None:
    """Remove the rows at the end in which nothing stands."""
    while rows and all(value is None or value == "" for value in rows[-1]):
        rows.pop()
