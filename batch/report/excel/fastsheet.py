"""Sheets of many rows, written straight as sheet XML into a workbook that XlsxWriter made.

XlsxWriter remains the only thing that knows formats: it writes the workbook with styles,
widths, filters, charts and, on each long sheet, a few *sample rows* that show every look a
column can have. Here the style numbers are read back from the samples, the samples are
replaced by the real rows, and the new texts are added to the shared strings. Everything
else in the file is kept byte for byte.

Rows are made of columns: the XML of a cell is made once a distinct value of its column,
a row only puts its numbers and the finished cells together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from batch.report.excel.coded import Coded
from batch.report.excel.pieces import Rows
from batch.report.excel.rawzip import ZipWriter
from batch.report.excel.sharedstrings import Strings, has_escapes, inline

_CELL: Final = re.compile(r'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?')
_DIMENSION: Final = re.compile(r'<dimension ref="([A-Z]+\d+):([A-Z]+)\d+"/>')
_EPOCH: Final = date(1899, 12, 30).toordinal()
_SHARED: Final = "xl/sharedStrings.xml"
_TEXT: Final = "文"  # any text: in a column without colours all look alike
_COUNT: Final = 1  # any whole number, likewise
_REPEATED: Final = 8  # cells for each text from which on texts of several pieces are shared
_BLOCK: Final = 4000  # rows joined before they are compressed

#: Which sample's look a value of a column takes: row and place of the sample.
Variant = Callable[[int, Any], tuple[int, int]]  # (column, value)


@dataclass(frozen=True)
class LongSheet:
    """One sheet to fill: its member in the archive, its rows, and which sample fits a value."""

    member: str
    first_row: int  # Excel row of the first sample, and of the first real row
    pieces: Sequence[Rows]  # one behind the other
    variant: Variant
    coloured: Set[int]  # the columns in which texts may look each otherwise
    heights: Sequence[float] = ()  # in points, of the first rows; the others have none of their own

    @property
    def size(self) -> int:
        """How many rows."""
        return sum(piece.size for piece in self.pieces)


def write_filled(path: Path, parts: Mapping[str, str | bytes], sheets: Sequence[LongSheet]) -> None:
    """Write a workbook from its parts, with the rows of long sheets in their places; it is renamed into its own."""
    fresh = path.with_name(f".{path.name}.part")
    by_member = {sheet.member: sheet for sheet in sheets}
    rest = dict(parts)
    strings = Strings(str(rest.pop(_SHARED, "")))
    with fresh.open("wb") as stream:
        archive = ZipWriter(stream)
        for name, part in rest.items():
            if name in by_member:
                blocks = _sheet_xml(str(part), by_member[name], strings)
                archive.add(name, (block.encode() for block in blocks))
            else:
                archive.add(name, [part.encode() if isinstance(part, str) else part])
        if _SHARED in parts:
            archive.add(_SHARED, [strings.xml().encode()])
        archive.close()
    fresh.replace(path)


def _sheet_xml(xml: str, sheet: LongSheet, strings: Strings) -> Iterator[str]:
    """The sheet's XML in blocks, its samples replaced by its rows."""
    start = xml.index(f'<row r="{sheet.first_row}"')
    end = xml.index("</sheetData>")
    looks = _looks(xml[start:end], sheet.first_row)
    last = sheet.first_row + sheet.size - 1
    yield _DIMENSION.sub(
        lambda found: f'<dimension ref="{found[1]}:{found[2]}{last}"/>', xml[:start], count=1
    )
    yield from _rows(sheet, looks, strings)
    yield xml[end:]


def _looks(samples: str, first_row: int) -> list[list[tuple[str, str]]]:
    """For each sample row and column the cell's letters and its style attribute."""
    looks: list[list[tuple[str, str]]] = []
    for letters, row, style in _CELL.findall(samples):
        number = int(row) - first_row
        while len(looks) <= number:
            looks.append([])
        looks[number].append((letters, f' s="{style}"' if style else ""))
    return looks


def _rows(sheet: LongSheet, looks: list[list[tuple[str, str]]], strings: Strings) -> Iterator[str]:
    """The rows as text, block by block."""
    letters = [letter for letter, _ in looks[0]]
    styles = [[style for _, style in row] for row in looks]
    row = '<row r="%s"%s>' + "".join(f'<c r="{letter}%s"%s' for letter in letters) + "</row>"
    looks_of = {height: f' ht="{height:g}" customHeight="1"' for height in set(sheet.heights)}
    heights = [looks_of[height] for height in sheet.heights]
    done = 0
    for piece in sheet.pieces:
        columns = piece.columns()
        several = len(sheet.pieces) > 1
        made = [_cells(sheet, number, one, styles, strings, several) for number, one in enumerate(columns)]
        for first in range(0, piece.size, _BLOCK):
            parts = [column.codes[first : first + _BLOCK].tolist() for column in columns]
            start = sheet.first_row + done
            places = [str(number) for number in range(start, start + len(parts[0]))]
            cells = ([xml[code] for code in codes] for xml, codes in zip(made, parts, strict=True))
            tall = heights[done : done + len(places)]
            tall += [""] * (len(places) - len(tall))
            together = chain([places, tall], chain.from_iterable((places, one) for one in cells))
            yield "".join([row % values for values in zip(*together, strict=True)])
            done += len(places)


def _cells(
    sheet: LongSheet, number: int, column: Coded, styles: list[list[str]], strings: Strings, several: bool
) -> list[str]:
    """The XML of each distinct value of a column, from the style on; ``several``: whether it is one of several pieces."""
    variant = sheet.variant
    apart = several and len(column.values) * _REPEATED > len(column) and not has_escapes(column.values)
    told = inline if apart else strings.of
    if not apart:
        strings.used(len(column))

    def made(value: Any) -> str:
        row, place = variant(number, value)
        return _cell(value, styles[row][place], told)

    if number in sheet.coloured:
        return list(map(made, column.values))
    places = [variant(number, one) for one in (_TEXT, _COUNT, None)]
    text, count, blank = (styles[row][place] for row, place in places)
    return [
        text + told(value)
        if type(value) is str and value
        else f"{count}><v>{value}</v></c>"
        if type(value) is int
        else f"{blank}/>"
        if value is None or value == ""
        else made(value)
        for value in column.values
    ]


def _cell(value: Any, style: str, told: Callable[[str], str]) -> str:
    if value is None or value == "":
        return f"{style}/>"
    if isinstance(value, str):
        return style + told(value)
    if isinstance(value, date):
        return f"{style}><v>{value.toordinal() - _EPOCH}</v></c>"
    if isinstance(value, int | float):
        return f"{style}><v>{value}</v></c>"
    formula, text = escape(value.formula), escape(value.text)  # a link: a formula with its text
    return f'{style} t="str"><f>{formula}</f><v>{text}</v></c>'
