"""The sheets of an .xls: BIFF5 and BIFF8, as far as calamine leaves something out ([MS-XLS] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from batch.errors import UnreadableFileError
from batch.sheets.address import Position
from batch.sheets.biff.beside import CONTINUE, OF_COMMENTS, Comments, Fonts, Struck
from batch.sheets.biff.records import BOF, records, text_in, u16
from batch.sheets.calamine import Extra
from batch.sheets.limits import MAX_SHEETS
from batch.sheets.looks import Shown, shown_by_styles
from batch.sheets.refusals import DAMAGED
from batch.sheets.stray import kept_bounds

#: The byte of an error and what the cell shows ([MS-XLS] 2.5.10).
ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_CODEPAGE, _DATEMODE, _BOUNDSHEET, _XF, _FORMAT = 0x42, 0x22, 0x85, 0xE0, 0x41E
_FONT, _SHARED = 0x31, 0xFC
_FORMULA, _BOOLERR, _MULRK, _ROW, _COLINFO = 0x06, 0x205, 0xBD, 0x208, 0x7D
_NUMBERS: Final = frozenset({_FORMULA, 0x203, 0x27E})
_SINGLE: Final = frozenset({_FORMULA, _BOOLERR, 0x203, 0x27E, 0xFD, 0x204, 0xD6})
_BIFF8: Final = 0x600
_COLUMNS: Final = 256
_PLACE: Final = struct.Struct("<HHH").unpack_from


@dataclass
class _Globals:
    biff8: bool = True
    codepage: str = "cp1252"
    since_1904: bool = False
    formats: list[int] = field(default_factory=list)  # of each style
    codes: dict[int, str] = field(default_factory=dict)
    sheets: list[tuple[str, int, int]] = field(
        default_factory=list
    )  # name, offset, hidden or not a worksheet
    fonts: Fonts = field(default_factory=Fonts)

    @property
    def encoding(self) -> str:
        """Of texts; empty in BIFF8, where each says how it is written."""
        return "" if self.biff8 else self.codepage


def extras_of(stream: bytes) -> dict[str, Extra]:
    """What is known of each sheet of a workbook's stream. Raises UnreadableFileError or struct.error."""
    book = _globals(stream)
    styles = shown_by_styles(book.formats, book.codes)
    struck = Struck(book.fonts.styles(), book.fonts.texts())
    return {
        name: _extra(stream, offset, book, styles, struck)
        for name, offset, other in book.sheets[:MAX_SHEETS]
        if not other
    }


def _globals(stream: bytes) -> _Globals:
    book, before = _Globals(), 0
    for number, body in records(stream, 0):
        if number == BOF:
            book.biff8 = u16(body, 0) == _BIFF8
        elif number == _CODEPAGE:
            book.codepage = f"cp{u16(body, 0)}"
        elif number == _DATEMODE:
            book.since_1904 = u16(body, 0) == 1
        elif number == _XF:
            book.formats.append(u16(body, 2))
            book.fonts.of_styles.append(u16(body, 0))
        elif number == _FONT:
            book.fonts.see(body)
        elif number == _SHARED or (number == CONTINUE and before == _SHARED):
            book.fonts.shared.append(body)
            number = _SHARED  # what goes on with it is part of it
        elif number == _FORMAT:
            book.codes[u16(body, 0)] = text_in(body[2:], book.biff8, book.encoding)
        elif number == _BOUNDSHEET:
            offset, other = struct.unpack_from("<IH", body)
            book.sheets.append((text_in(body[6:], False, book.encoding), offset, other))
        before = number
    return book


def _extra(stream: bytes, offset: int, book: _Globals, styles: Mapping[int, Shown], struck: Struck) -> Extra:
    extra, comments = Extra(since_1904=book.since_1904), Comments(book.encoding)
    cells = _Cells(extra, styles, struck)
    for number, body in records(stream, offset):
        if number in _SINGLE:
            cells.one(number, body)
        elif number == _MULRK:
            cells.many(body)
        elif number in OF_COMMENTS:
            comments.see(number, body)
        elif _is_not_shown(number, body):
            extra.hides = True
    extra.struck, extra.comments = frozenset(cells.crossed), comments.found
    _bound(extra, cells.rows, cells.columns)
    return extra


@dataclass
class _Cells:
    """What is known of the cells of a sheet, taken in record by record."""

    extra: Extra
    styles: Mapping[int, Shown]
    struck: Struck
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    crossed: set[Position] = field(default_factory=set)

    def one(self, number: int, body: memoryview) -> None:
        """A cell."""
        if len(body) <= 6:
            return
        row, column, style = _PLACE(body)
        self.rows.append(row)
        self.columns.append(column)
        if number in (_FORMULA, _BOOLERR):
            error = _error(number, body)
            if error:
                self.extra.texts[row, column] = error
        if number in _NUMBERS and style in self.styles:
            self.extra.shown[row, column] = self.styles[style]
        if self.struck and self.struck.is_in(style, number, body):
            self.crossed.add((row, column))

    def many(self, body: memoryview) -> None:
        """The numbers of neighbouring cells."""
        row, first = struct.unpack_from("<HH", body)
        for count in range((len(body) - 6) // 6):
            style = u16(body, 4 + count * 6)
            self.rows.append(row)
            self.columns.append(first + count)
            if style in self.styles:
                self.extra.shown[row, first + count] = self.styles[style]
            if style in self.struck.styles:
                self.crossed.add((row, first + count))


def _is_not_shown(number: int, body: memoryview) -> bool:
    """Whether a record says that rows or columns are hidden."""
    if number == _ROW:
        return len(body) > 12 and bool(body[12] & 0x20)
    return number == _COLINFO and len(body) > 8 and bool(body[8] & 1)


def _error(number: int, body: memoryview) -> str:
    if number == _BOOLERR:
        return ERRORS.get(body[6], "#N/A") if len(body) > 7 and body[7] else ""
    failed = len(body) >= 14 and body[6] == 2 and body[12] == body[13] == 0xFF
    return ERRORS.get(body[8], "#N/A") if failed else ""


def _bound(extra: Extra, rows: list[int], columns: list[int]) -> None:
    """Note which cells are stray. Raises UnreadableFileError for a column that no .xls has."""
    if columns and max(columns) >= _COLUMNS:
        raise UnreadableFileError("F93", DAMAGED)
    bounds = kept_bounds(np.array(rows, np.int64), np.array(columns, np.int64))
    extra.strays = [
        (row, column)
        for row, column in zip(rows, columns, strict=True)
        if row > bounds.row or column > bounds.column
    ]
    extra.bounds = bounds if extra.strays else None
