"""The sheets of an .xlsb ([MS-XLSB] 2.4), as far as calamine leaves something out."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from batch.sheets.address import Position
from batch.sheets.biff.sheets import ERRORS
from batch.sheets.biff12.beside import Struck
from batch.sheets.biff12.records import number_at, records, text_at
from batch.sheets.calamine import Extra
from batch.sheets.limits import check_cells
from batch.sheets.looks import Shown, shown_by_styles
from batch.sheets.stray import kept_bounds

_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _RICH = 0, 1, 3, 11, 62
_NUMBERS: Final = frozenset({2, 5, 9})
_CELLS: Final = frozenset({*range(2, 12), _RICH})
_SHEET, _PROPERTIES, _FONT, _FORMAT, _XF, _CELL_XFS, _END_CELL_XFS = 156, 153, 43, 44, 47, 617, 618
_STRIKEOUT: Final = 0x08  # of a font's flags


class SheetEntry(NamedTuple):
    """A sheet of the workbook: its name and the id of its relation."""

    name: str
    relation: str


def sheet_entries(workbook: bytes) -> list[SheetEntry]:
    """The sheets in their order."""
    found = []
    for number, _, body, end in records(workbook):
        if number == _SHEET:
            relation, rest = text_at(workbook, body + 8, end)
            found.append(SheetEntry(text_at(workbook, rest, end)[0], relation))
    return found


def is_1904(workbook: bytes) -> bool:
    """Whether days are counted from 1904."""
    return any(one.number == _PROPERTIES and workbook[one.body] & 1 for one in records(workbook))


class Styles(NamedTuple):
    """The styles of a workbook: those that show only a month or a year, the font of each, and which fonts strike through."""

    shown: dict[int, Shown]
    fonts: list[int]
    struck: frozenset[int]


def styles_of(styles: bytes) -> Styles:
    """What the part of styles says."""
    formats: list[int] = []
    fonts: list[int] = []
    strikes: list[bool] = []
    codes: dict[int, str] = {}
    inside = False
    for number, _, body, end in records(styles):
        if number == _FORMAT:
            codes[number_at(styles, body, 2)] = text_at(styles, body + 2, end)[0]
        elif number in (_CELL_XFS, _END_CELL_XFS):
            inside = number == _CELL_XFS
        elif number == _XF and inside:
            formats.append(number_at(styles, body + 2, 2))
            fonts.append(number_at(styles, body + 4, 2))
        elif number == _FONT:
            strikes.append(bool(number_at(styles, body + 2, 2) & _STRIKEOUT))
    struck = frozenset(font for font, strikes_through in enumerate(strikes) if strikes_through)
    return Styles(shown_by_styles(formats, codes), fonts, struck)


def looked_through(
    sheet: bytes, styles: dict[int, Shown], since_1904: bool, struck: Struck
) -> tuple[Extra, bytes]:
    """What is known of a sheet's cells, and the sheet without stray ones. Raises UnreadableFileError."""
    extra, row = Extra(since_1904=since_1904), 0
    rows, columns, spans, crossed = [], [], [], set[Position]()
    for number, begin, body, end in records(sheet):
        if number == _ROW:
            row = number_at(sheet, body, 4)
        elif number in _CELLS:
            column = number_at(sheet, body, 4)
            rows.append(row)
            columns.append(column)
            spans.append((begin, end))
            if struck and struck.is_in(sheet, number, body, end):
                crossed.add((row, column))
            if number in (_ERROR, _FORMULA_ERROR):
                extra.texts[row, column] = ERRORS.get(sheet[body + 8], "#N/A")
            elif styles and number in _NUMBERS and number_at(sheet, body + 4, 3) in styles:
                extra.shown[row, column] = styles[number_at(sheet, body + 4, 3)]
    extra.struck = frozenset(crossed)
    row_of, column_of = np.array(rows, np.int64), np.array(columns, np.int64)
    bounds = kept_bounds(row_of, column_of)
    check_cells(bounds.cells)
    kept, at = [], 0
    for stray in np.flatnonzero((row_of > bounds.row) | (column_of > bounds.column)).tolist():
        extra.strays.append((rows[stray], columns[stray]))
        kept.append(sheet[at : spans[stray][0]])
        at = spans[stray][1]
    return extra, b"".join([*kept, sheet[at:]]) if kept else sheet
