"""Sheets written as files of several formats, as HR systems export them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from batch.sheets.sheet import Sheet


def write_xlsx(path: Path, sheets: list[Sheet]) -> None:
    """With merged cells, dates as date cells, numbers as numbers."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for span in sheet.merged:
            if (span.row, span.column) != (span.last_row, span.last_column):
                page.merge_range(*span, "")
        for number, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    page.write_datetime(number, column, value, day)
                elif isinstance(value, str) and value:
                    page.write_string(number, column, value)
                elif isinstance(value, float | int):
                    page.write_number(number, column, value)
    book.close()


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value.year}/{value.month}/{value.day}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _csv(encoding: str) -> Callable[[Path, list[Sheet]], None]:
    def write(path: Path, sheets: list[Sheet]) -> None:
        stream = StringIO()
        csv.writer(stream).writerows([_text(cell) for cell in row] for row in sheets[0].rows)
        path.write_bytes(stream.getvalue().encode(encoding))

    return write


def write_html(path: Path, sheets: list[Sheet]) -> None:
    """A web page named .xls, a table a sheet."""
    tables = []
    for sheet in sheets:
        spans = {(s.row, s.column): s for s in sheet.merged}
        hidden = {
            (row, column)
            for s in sheet.merged
            for row in range(s.row, s.last_row + 1)
            for column in range(s.column, s.last_column + 1)
        } - spans.keys()
        lines = []
        for number, row in enumerate(sheet.rows):
            cells = []
            for column, value in enumerate(row):
                if (number, column) in hidden:
                    continue
                span = spans.get((number, column))
                more = ""
                if span:
                    more = f' rowspan="{span.last_row - span.row + 1}" colspan="{span.last_column - span.column + 1}"'
                cells.append(f"<td{more}>{escape(_text(value))}</td>")
            lines.append(f"<tr>{''.join(cells)}</tr>")
        tables.append(f"<table>{''.join(lines)}</table>")
    page = f'<html><head><meta charset="gb18030"></head><body>{"".join(tables)}</body></html>'
    path.write_bytes(page.encode("gb18030"))


def write_spreadsheetml(path: Path, sheets: list[Sheet]) -> None:
    """SpreadsheetML of 2003 named .xls."""
    pages = []
    for sheet in sheets:
        lines = []
        for row in sheet.rows:
            cells = "".join(
                f'<Cell><Data ss:Type="String">{escape(_text(value))}</Data></Cell>'
                if value != ""
                else "<Cell/>"
                for value in row
            )
            lines.append(f"<Row>{cells}</Row>")
        name = escape(sheet.name)
        pages.append(f'<Worksheet ss:Name="{name}"><Table>{"".join(lines)}</Table></Worksheet>')
    space = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    path.write_text(f'<?xml version="1.0"?><Workbook {space}>{"".join(pages)}</Workbook>', encoding="utf-8")


#: Name of a file → how it is written, and whether it holds one sheet only.
FORMATS: Final[dict[str, tuple[Callable[[Path, list[Sheet]], None], bool]]] = {
    "名册.xlsx": (write_xlsx, False),
    "其实是xlsx.xls": (write_xlsx, False),
    "导出.csv": (_csv("utf-8-sig"), True),
    "导出gbk.csv": (_csv("gb18030"), True),
    "导出16.csv": (_csv("utf-16"), True),
    "网页.xls": (write_html, False),
    "导出xml.xls": (write_spreadsheetml, False),
}
