"""The records of an .xls: BIFF5 and BIFF8, as far as calamine leaves something out ([MS-XLS] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from batch.errors import UnreadableFileError
from batch.sheets.address import Position
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
_BOF, _EOF, _CODEPAGE, _DATEMODE, _BOUNDSHEET, _XF, _FORMAT = 0x809, 0x0A, 0x42, 0x22, 0x85, 0xE0, 0x41E
_FORMULA, _BOOLERR, _MULRK, _ROW, _COLINFO = 0x06, 0x205, 0xBD, 0x208, 0x7D
_NUMBERS: Final = frozenset({_FORMULA, 0x203, 0x27E})
_SINGLE: Final = frozenset({_FORMULA, _BOOLERR, 0x203, 0x27E, 0xFD, 0x204, 0xD6})
_BIFF8: Final = 0x600
_COLUMNS: Final = 256


class Record(NamedTuple):
    """One record: its number and its body."""

    number: int
    body: memoryview


@dataclass
class _Globals:
    biff8: bool = True
    encoding: str = "cp1252"
    since_1904: bool = False
    formats: list[int] = field(default_factory=list)  # of each style
    codes: dict[int, str] = field(default_factory=dict)
    sheets: list[tuple[str, int, int]] = field(
        default_factory=list
    )  # name, offset, hidden or not a worksheet


def extras_of(stream: bytes) -> dict[str, Extra]:
    """What is known of each sheet of a workbook's stream. Raises UnreadableFileError or struct.error."""
    book = _globals(stream)
    styles = shown_by_styles(book.formats, book.codes)
    return {
        name: _extra(stream, offset, styles, book.since_1904)
        for name, offset, other in book.sheets[:MAX_SHEETS]
        if not other
    }


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one substream, without those of charts within it."""
    depth, view = 0, memoryview(stream)
    unpack, size = struct.Struct("<HH").unpack_from, len(stream)
    while at + 4 <= size:
        number, length = unpack(stream, at)
        if number == _BOF:
            depth += 1
        elif depth == 0:
            return  # no substream begins here
        elif number == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield Record(number, view[at + 4 : at + 4 + length])
        at += 4 + length


def _globals(stream: bytes) -> _Globals:
    book = _Globals()
    for number, body in _records(stream, 0):
        if number == _BOF:
            book.biff8 = _u16(body, 0) == _BIFF8
        elif number == _CODEPAGE:
            book.encoding = f"cp{_u16(body, 0)}"
        elif number == _DATEMODE:
            book.since_1904 = _u16(body, 0) == 1
        elif number == _XF:
            book.formats.append(_u16(body, 2))
        elif number == _FORMAT:
            book.codes[_u16(body, 0)] = _text(book, body[2:], long=book.biff8)
        elif number == _BOUNDSHEET:
            offset, other = struct.unpack_from("<IH", body)
            book.sheets.append((_text(book, body[6:], long=False), offset, other))
    return book


def _text(book: _Globals, body: memoryview, long: bool) -> str:
    """A short text: its length in one byte or two, in BIFF8 a byte that says how wide characters are."""
    length, start = (_u16(body, 0), 2) if long else (body[0], 1)
    if not book.biff8:
        try:
            return bytes(body[start : start + length]).decode(book.encoding, "replace")
        except LookupError:
            return bytes(body[start : start + length]).decode("gb18030", "replace")
    wide = body[start] & 1
    content = bytes(body[start + 1 : start + 1 + length * (1 + wide)])
    return content.decode("utf-16-le" if wide else "latin-1", "replace")


def _u16(body: memoryview, at: int) -> int:
    return int.from_bytes(body[at : at + 2], "little")


def _extra(stream: bytes, offset: int, styles: dict[int, Shown], since_1904: bool) -> Extra:
    extra, rows, columns = Extra(since_1904=since_1904), [], []
    unpack = struct.Struct("<HHH").unpack_from
    for number, body in _records(stream, offset):
        if number in _SINGLE and len(body) > 6:
            row, column, style = unpack(body)
            rows.append(row)
            columns.append(column)
            if number in (_FORMULA, _BOOLERR):
                error = _error(number, body)
                if error:
                    extra.texts[row, column] = error
            if number in _NUMBERS and style in styles:
                extra.shown[row, column] = styles[style]
        elif (number == _ROW and len(body) > 12 and body[12] & 0x20) or (
            number == _COLINFO and len(body) > 8 and body[8] & 1
        ):
            extra.hides = True
        elif number == _MULRK:
            for place, style in _many(body):
                rows.append(place[0])
                columns.append(place[1])
                if style in styles:
                    extra.shown[place] = styles[style]
    _bound(extra, rows, columns)
    return extra


def _error(number: int, body: memoryview) -> str:
    if number == _BOOLERR:
        return ERRORS.get(body[6], "#N/A") if len(body) > 7 and body[7] else ""
    failed = len(body) >= 14 and body[6] == 2 and body[12] == body[13] == 0xFF
    return ERRORS.get(body[8], "#N/A") if failed else ""


def _many(body: memoryview) -> Iterator[tuple[Position, int]]:
    """The numbers of neighbouring cells: their places and styles."""
    row, first = struct.unpack_from("<HH", body)
    for count in range((len(body) - 6) // 6):
        yield (row, first + count), _u16(body, 4 + count * 6)


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
