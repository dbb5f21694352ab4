"""Sheets by python-calamine, put right by what is known of their cells besides."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from batch.sheets.address import Position
from batch.sheets.grid import clipped, cut_empty_end
from batch.sheets.limits import MAX_SHEETS, MAX_SPANS, check_cells
from batch.sheets.looks import Shown, as_shown
from batch.sheets.sheet import Sheet, SheetNote, Span, hidden_notes
from batch.sheets.stray import Bounds, stray_notes


@dataclass
class Extra:
    """What is known of one sheet besides calamine's cells."""

    texts: dict[Position, str] = field(default_factory=dict)  # what stands there instead
    shown: dict[Position, Shown] = field(default_factory=dict)  # dates that show less than a day
    strays: list[Position] = field(default_factory=list)
    bounds: Bounds | None = None  # how much of the sheet is kept; None for all
    since_1904: bool = False
    hides: bool = False  # rows or columns that are not shown
    struck: frozenset[Position] = frozenset()
    comments: dict[Position, str] = field(default_factory=dict)

    def beside(self, sheet: Sheet) -> Sheet:
        """The sheet with what is said of its cells beside what they hold."""
        if not self.struck and not self.comments:
            return sheet
        return replace(sheet, struck=self.struck, comments=self.comments)


class NoSheetReadError(Exception):
    """The workbook opens, but every sheet of it that should be read is damaged."""


_NOTHING: Final = Extra()
_PASSED_ON: Final = (MemoryError, KeyboardInterrupt, SystemExit)


def read_sheets(data: bytes, extras: Mapping[str, Extra]) -> list[Sheet]:
    """All sheets of a workbook; one that cannot be read costs itself.

    Raises what calamine raises for a workbook that does not open, NoSheetReadError,
    and UnreadableFileError for one that is too large.
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets, budget, damaged = [], _Budget(), 0
    for meta in book.sheets_metadata[:MAX_SHEETS]:
        if meta.visible is not SheetVisibleEnum.Visible:
            sheets.append(Sheet(meta.name, [], hidden=True))
        elif meta.typ is not SheetTypeEnum.WorkSheet:
            sheets.append(_unread(meta.name))
        else:
            sheet = _read(book, meta.name, extras.get(meta.name, _NOTHING), budget)
            damaged += sheet is None
            sheets.append(sheet or _unread(meta.name))
    if damaged and not any(sheet.rows for sheet in sheets):
        raise NoSheetReadError
    return limited(sheets, len(book.sheets_metadata))


def limited(sheets: list[Sheet], count: int) -> list[Sheet]:
    """The sheets that were read, with a note where the file has more."""
    if count <= MAX_SHEETS or not sheets:
        return sheets
    first = sheets[0]
    noted = replace(first, notes=(SheetNote("F09"), *first.notes))
    return [noted, *sheets[1:MAX_SHEETS]]


class _Budget:
    """The cells of all sheets together."""

    def __init__(self) -> None:
        self._spent = 0

    def spend(self, cells: int) -> None:
        self._spent += cells
        check_cells(self._spent)


def _unread(name: str) -> Sheet:
    return Sheet(name, [], notes=(SheetNote("F07", raw=name),))


def _read(book: Any, name: str, extra: Extra, budget: _Budget) -> Sheet | None:
    """One sheet; None for one that cannot be read."""
    try:
        page = book.get_sheet_by_name(name)
    except _PASSED_ON:
        raise
    except BaseException:  # damage ends calamine in many ways, panics of Rust among them
        return None
    budget.spend(page.total_height * page.total_width)
    rows: list[list[Any]] = page.to_python(skip_empty_area=False)
    if extra.bounds is not None:
        rows = _within(rows, extra.bounds)
    put_right(rows, extra)
    cut_empty_end(rows)
    merged = clipped(_spans(page), len(rows), len(rows[0]) if rows else 0)
    notes = (*stray_notes(extra.strays), *hidden_notes(extra.hides))
    return extra.beside(Sheet(name, rows, merged=merged, notes=notes))


def _within(rows: list[list[Any]], bounds: Bounds) -> list[list[Any]]:
    kept = rows[: bounds.row + 1]
    if kept and len(kept[0]) > bounds.column + 1:
        return [row[: bounds.column + 1] for row in kept]
    return kept


def put_right(rows: list[list[Any]], extra: Extra) -> None:
    """Put texts in their places, behind the last row and column too, and cut dates to what they show."""
    strays = set(extra.strays)
    texts = {place: text for place, text in extra.texts.items() if place not in strays}
    height, width = len(rows), len(rows[0]) if rows else 0
    last_row = max((row for row, _ in texts), default=-1)
    last_column = max((column for _, column in texts), default=-1)
    check_cells(max(height, last_row + 1) * max(width, last_column + 1))
    if last_column >= width:
        for line in rows:
            line.extend([""] * (last_column + 1 - width))
        width = last_column + 1
    rows.extend([""] * width for _ in range(height, last_row + 1))
    for (row, column), text in texts.items():
        rows[row][column] = text
    for (row, column), shown in extra.shown.items():
        if row < height and column < len(rows[row]):
            rows[row][column] = as_shown(rows[row][column], shown, extra.since_1904)


def _spans(page: Any) -> list[Span]:
    ranges = page.merged_cell_ranges or []
    if len(ranges) > MAX_SPANS:
        return []
    return [Span(*first, *last) for first, last in ranges]
