"""The records of an .xlsb ([MS-XLSB] 2.4), as far as calamine leaves something out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from batch.sheets.biff import ERRORS
from batch.sheets.calamine import Extra
from batch.sheets.limits import check_cells
from batch.sheets.looks import Shown, shown_by_styles
from batch.sheets.stray import kept_bounds

_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _RICH = 0, 1, 3, 11, 62
_NUMBERS: Final = frozenset({2, 5, 9})
_CELLS: Final = frozenset({*range(2, 12), _RICH})
_SHEET, _PROPERTIES, _FORMAT, _XF, _CELL_XFS, _END_CELL_XFS = 156, 153, 44, 47, 617, 618


class Record(NamedTuple):
    """One record: its number, where it begins, where its body does, and where it ends."""

    number: int
    begin: int
    body: int
    end: int


class SheetEntry(NamedTuple):
    """A sheet of the workbook: its name and the id of its relation."""

    name: str
    relation: str


def records(data: bytes) -> Iterator[Record]:
    """All records of a part; one that is cut off is none."""
    at, size = 0, len(data)
    while at + 1 < size:
        begin = at
        number = data[at]
        at += 1
        if number & 0x80:
            number = (number & 0x7F) | ((data[at] & 0x7F) << 7)
            at += 1
        length = shift = 0
        while at < size and shift < 28:
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        if at + length > size:
            return
        yield Record(number, begin, at, at + length)
        at += length


def sheet_entries(workbook: bytes) -> list[SheetEntry]:
    """The sheets in their order."""
    found = []
    for number, _, body, end in records(workbook):
        if number == _SHEET:
            relation, rest = _text(workbook, body + 8, end)
            found.append(SheetEntry(_text(workbook, rest, end)[0], relation))
    return found


def is_1904(workbook: bytes) -> bool:
    """Whether days are counted from 1904."""
    return any(one.number == _PROPERTIES and workbook[one.body] & 1 for one in records(workbook))


def styles_of(styles: bytes) -> dict[int, Shown]:
    """The styles that show only a month or a year."""
    formats: list[int] = []
    codes: dict[int, str] = {}
    inside = False
    for number, _, body, end in records(styles):
        if number == _FORMAT:
            codes[_number(styles, body, 2)] = _text(styles, body + 2, end)[0]
        elif number in (_CELL_XFS, _END_CELL_XFS):
            inside = number == _CELL_XFS
        elif number == _XF and inside:
            formats.append(_number(styles, body + 2, 2))
    return shown_by_styles(formats, codes)


def looked_through(sheet: bytes, styles: dict[int, Shown], since_1904: bool) -> tuple[Extra, bytes]:
    """What is known of a sheet's cells, and the sheet without stray ones. Raises UnreadableFileError."""
    extra, row = Extra(since_1904=since_1904), 0
    rows, columns, spans = [], [], []
    for number, begin, body, end in records(sheet):
        if number == _ROW:
            row = _number(sheet, body, 4)
        elif number in _CELLS:
            column = _number(sheet, body, 4)
            rows.append(row)
            columns.append(column)
            spans.append((begin, end))
            if number in (_ERROR, _FORMULA_ERROR):
                extra.texts[row, column] = ERRORS.get(sheet[body + 8], "#N/A")
            elif styles and number in _NUMBERS and _number(sheet, body + 4, 3) in styles:
                extra.shown[row, column] = styles[_number(sheet, body + 4, 3)]
    row_of, column_of = np.array(rows, np.int64), np.array(columns, np.int64)
    bounds = kept_bounds(row_of, column_of)
    check_cells(bounds.cells)
    kept, at = [], 0
    for stray in np.flatnonzero((row_of > bounds.row) | (column_of > bounds.column)).tolist():
        extra.strays.append((rows[stray], columns[stray]))
        kept.append(sheet[at : spans[stray][0]])
        at = spans[stray][1]
    return extra, b"".join([*kept, sheet[at:]]) if kept else sheet


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")


def _text(data: bytes, at: int, end: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    stop = min(at + 4 + 2 * _number(data, at, 4), end)
    return data[at + 4 : stop].decode("utf-16-le", "replace"), stop
