"""Sheets of many rows, written straight as sheet XML into a workbook that XlsxWriter made.

XlsxWriter remains the only thing that knows formats: it writes the workbook with styles,
widths, filters, charts and, on each long sheet, a few *sample rows* that show every look a
column can have. Here the style numbers are read back from the samples, the samples are
replaced by the real rows, and the new texts are added to the shared strings. Everything
else in the file is kept byte for byte.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

_CELL: Final = re.compile(r'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?')
_STRINGS: Final = re.compile(r'(<sst [^>]*?)count="(\d+)" uniqueCount="(\d+)"')
_DIMENSION: Final = re.compile(r'<dimension ref="([A-Z]+\d+):([A-Z]+)\d+"/>')
_ESCAPED: Final = re.compile(r"(_x[0-9A-Fa-f]{4}_)")  # would be read as a character's code
_EPOCH: Final = date(1899, 12, 30).toordinal()
_BLOCK: Final = 2000  # rows joined before they are compressed
_LEVEL: Final = 2

#: What a cell is given as: (variant, value); the variant names a sample row.
Variant = Callable[[int, Any], int]


@dataclass(frozen=True)
class LongSheet:
    """One sheet to fill: its member in the archive, its rows, and which sample fits a cell."""

    member: str
    first_row: int  # Excel row of the first sample, and of the first real row
    rows: Iterable[Sequence[Any]]
    variant: Variant  # (column, value) → number of the sample row whose look it takes


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
        self._uses += 1
        known = self.added.get(text)
        if known is None:
            known = self.added[text] = self._first + len(self.added)
        return known

    def xml(self) -> str:
        """The part with the new texts."""
        total = self._first + len(self.added)
        head = _STRINGS.sub(rf'\1count="{self._uses}" uniqueCount="{total}"', self._xml, count=1)
        return head.replace("</sst>", "".join(map(_item, self.added)) + "</sst>")


def _item(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    written = escape(_ESCAPED.sub(r"_x005F\1", text))
    return f"<si><t{space}>{written}</t></si>"


def fill(path: Path, sheets: Sequence[LongSheet]) -> None:
    """Put the rows of long sheets into the workbook at ``path``, which is replaced."""
    if not sheets:
        return
    fresh = path.with_name(f".{path.name}.part")
    by_member = {sheet.member: sheet for sheet in sheets}
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as new,
    ):
        strings = _Strings(old.read("xl/sharedStrings.xml").decode())
        for info in old.infolist():
            if info.filename in by_member:
                with new.open(_like(info), "w", force_zip64=True) as out:
                    xml = old.read(info).decode()
                    for block in _sheet_xml(xml, by_member[info.filename], strings):
                        out.write(block.encode())
            elif info.filename != "xl/sharedStrings.xml":
                new.writestr(_like(info), old.read(info))
        new.writestr("xl/sharedStrings.xml", strings.xml())
    fresh.replace(path)


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = info.external_attr
    return made


def _sheet_xml(xml: str, sheet: LongSheet, strings: _Strings) -> Iterator[str]:
    """The sheet's XML in blocks, its samples replaced by its rows."""
    start = xml.index(f'<row r="{sheet.first_row}"')
    end = xml.index("</sheetData>")
    looks = _looks(xml[start:end], sheet.first_row)
    rows = list(_rows(sheet, looks, strings))
    last = sheet.first_row + len(rows) - 1
    yield _DIMENSION.sub(
        lambda found: f'<dimension ref="{found[1]}:{found[2]}{last}"/>', xml[:start], count=1
    )
    for block in range(0, len(rows), _BLOCK):
        yield "".join(rows[block : block + _BLOCK])
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
    letters = [f'<c r="{letter}' for letter, _ in looks[0]]
    styles = [[style for _, style in row] for row in looks]
    variant, number = sheet.variant, strings.number
    for place, row in enumerate(sheet.rows, start=sheet.first_row):
        cells = [f'<row r="{place}">']
        for column, value in enumerate(row):
            style = styles[variant(column, value)][column]
            if value is None or value == "":
                cells.append(f'{letters[column]}{place}"{style}/>')
            elif isinstance(value, str):
                cells.append(f'{letters[column]}{place}"{style} t="s"><v>{number(value)}</v></c>')
            elif isinstance(value, date):
                cells.append(f'{letters[column]}{place}"{style}><v>{value.toordinal() - _EPOCH}</v></c>')
            elif isinstance(value, int | float):
                cells.append(f'{letters[column]}{place}"{style}><v>{value}</v></c>')
            else:  # a link: a formula with its text
                formula, text = escape(value.formula), escape(value.text)
                cells.append(f'{letters[column]}{place}"{style} t="str"><f>{formula}</f><v>{text}</v></c>')
        cells.append("</row>")
        yield "".join(cells)
