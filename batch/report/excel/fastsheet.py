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
from batch.report.excel.rawzip import ZipWriter

_CELL: Final = re.compile(r'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?')
_STRINGS: Final = re.compile(r'(<sst [^>]*?)count="(\d+)" uniqueCount="(\d+)"')
_DIMENSION: Final = re.compile(r'<dimension ref="([A-Z]+\d+):([A-Z]+)\d+"/>')
_ESCAPED: Final = re.compile(r"(_x[0-9A-Fa-f]{4}_)")  # would be read as a character's code
_SPECIAL: Final = re.compile(r"[&<>]|_x")
_EPOCH: Final = date(1899, 12, 30).toordinal()
_SHARED: Final = "xl/sharedStrings.xml"
_TEXT: Final = "文"  # any text: in a column without colours all look alike
_BLOCK: Final = 4000  # rows joined before they are compressed

#: Which sample's look a value of a column takes: row and place of the sample.
Variant = Callable[[int, Any], tuple[int, int]]  # (column, value)


@dataclass(frozen=True)
class LongSheet:
    """One sheet to fill: its member in the archive, its columns, and which sample fits a value."""

    member: str
    first_row: int  # Excel row of the first sample, and of the first real row
    columns: Sequence[Coded]  # texts already clean
    variant: Variant
    coloured: Set[int]  # the columns in which texts may look each otherwise
    heights: Sequence[float] = ()  # in points, of the first rows; the others have none of their own


class _Strings:
    """The shared strings: those of XlsxWriter, and those that the long sheets add."""

    def __init__(self, xml: str) -> None:
        found = _STRINGS.search(xml)
        self._xml = xml
        self._first = int(found[3]) if found else 0
        self._uses = int(found[2]) if found else 0
        self.added: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text among the shared strings."""
        added = self.added
        return added.setdefault(text, self._first + len(added))

    def used(self, count: int) -> None:
        """So many cells more use them."""
        self._uses += count

    def xml(self) -> str:
        """The part with the new texts."""
        total = self._first + len(self.added)
        head = _STRINGS.sub(rf'\1count="{self._uses}" uniqueCount="{total}"', self._xml, count=1)
        return head.replace("</sst>", "".join(map(_item, self.added)) + "</sst>")


def _item(text: str) -> str:
    if text.isalnum():  # many are names and numbers: nothing in them needs a look
        return f"<si><t>{text}</t></si>"
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    if _SPECIAL.search(text):
        text = escape(_ESCAPED.sub(r"_x005F\1", text))
    return f"<si><t{space}>{text}</t></si>"


def write_filled(path: Path, parts: Mapping[str, str | bytes], sheets: Sequence[LongSheet]) -> None:
    """Write a workbook from its parts, with the rows of long sheets in their places; it is renamed into its own."""
    fresh = path.with_name(f".{path.name}.part")
    by_member = {sheet.member: sheet for sheet in sheets}
    rest = dict(parts)
    strings = _Strings(str(rest.pop(_SHARED, "")))
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


def _sheet_xml(xml: str, sheet: LongSheet, strings: _Strings) -> Iterator[str]:
    """The sheet's XML in blocks, its samples replaced by its rows."""
    start = xml.index(f'<row r="{sheet.first_row}"')
    end = xml.index("</sheetData>")
    looks = _looks(xml[start:end], sheet.first_row)
    last = sheet.first_row + len(sheet.columns[0]) - 1
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


def _rows(sheet: LongSheet, looks: list[list[tuple[str, str]]], strings: _Strings) -> Iterator[str]:
    """The rows as text, block by block."""
    letters = [letter for letter, _ in looks[0]]
    styles = [[style for _, style in row] for row in looks]
    made = [_cells(sheet, number, styles, strings) for number in range(len(sheet.columns))]
    row = '<row r="%s"%s>' + "".join(f'<c r="{letter}%s"%s' for letter in letters) + "</row>"
    looks_of = {height: f' ht="{height:g}" customHeight="1"' for height in set(sheet.heights)}
    heights = [looks_of[height] for height in sheet.heights]
    for first in range(0, len(sheet.columns[0]), _BLOCK):
        parts = [column.codes[first : first + _BLOCK].tolist() for column in sheet.columns]
        start = sheet.first_row + first
        places = [str(number) for number in range(start, start + len(parts[0]))]
        cells = ([xml[code] for code in codes] for xml, codes in zip(made, parts, strict=True))
        tall = heights[first : first + _BLOCK]
        tall += [""] * (len(places) - len(tall))
        together = chain([places, tall], chain.from_iterable((places, one) for one in cells))
        yield "".join([row % values for values in zip(*together, strict=True)])


def _cells(sheet: LongSheet, number: int, styles: list[list[str]], strings: _Strings) -> list[str]:
    """The XML of each distinct value of a column, from the style on."""
    column, variant = sheet.columns[number], sheet.variant
    strings.used(len(column))

    def made(value: Any) -> str:
        row, place = variant(number, value)
        return _cell(value, styles[row][place], strings)

    if number in sheet.coloured:
        return list(map(made, column.values))
    row, place = variant(number, _TEXT)
    own, shared = f'{styles[row][place]} t="s"><v>', strings.number
    return [
        f"{own}{shared(value)}</v></c>" if type(value) is str and value else made(value)
        for value in column.values
    ]


def _cell(value: Any, style: str, strings: _Strings) -> str:
    if value is None or value == "":
        return f"{style}/>"
    if isinstance(value, str):
        return f'{style} t="s"><v>{strings.number(value)}</v></c>'
    if isinstance(value, date):
        return f"{style}><v>{value.toordinal() - _EPOCH}</v></c>"
    if isinstance(value, int | float):
        return f"{style}><v>{value}</v></c>"
    formula, text = escape(value.formula), escape(value.text)  # a link: a formula with its text
    return f'{style} t="str"><f>{formula}</f><v>{text}</v></c>'
