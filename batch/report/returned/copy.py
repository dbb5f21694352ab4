"""The workbook to be marked: the sender's own, or a plain one with the same values."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from batch.report.excel.heights import FITTED_ROWS
from batch.report.excel.texts import display_width
from batch.report.returned.address import cell_at, position_of
from batch.report.returned.stripped import strip
from batch.report.returned.values import put_value
from batch.roster.celltext import text_of
from batch.roster.messages import Issue
from batch.sheets.ooxml.ranges import covered_cells
from batch.sheets.origin import RETURNED
from batch.sheets.sheet import Sheet

MAX_COVERED: Final = 200_000  # cells under merged ranges and links that openpyxl is let build


@dataclass
class Copy:
    """The workbook being marked: its pages by the sheet's name in the source."""

    book: Workbook
    pages: dict[str, Worksheet]
    sheets: dict[str, Sheet]
    note: str = ""  # what could not be kept
    plain: bool = False  # without any looks of its own

    def cell(self, issue: Issue) -> Any:
        """The cell of an issue; None where it has none, or none that can be told."""
        page, position = self.pages.get(issue.sheet), position_of(issue.cell)
        return cell_at(page, *position) if page is not None and position[1] else None

    def content(self, issue: Issue) -> str:
        """What the sender wrote there."""
        row, column = position_of(issue.cell)
        sheet = self.sheets.get(issue.sheet)
        if sheet and column and row <= len(sheet.rows) and column <= len(sheet.rows[row - 1]):
            return text_of(sheet.rows[row - 1][column - 1])
        return issue.raw


def kept_copy(source: Path, sheets: dict[str, Sheet]) -> Copy:
    """The sender's workbook. Raises ValueError where it has not the sheets that the reader found."""
    if covered_cells(source, MAX_COVERED) > MAX_COVERED:
        raise ValueError("ranges over far more cells than there are")
    book = _loaded(source)
    taken = strip(book, lambda: _loaded(source, data_only=True))
    pages: dict[str, Any] = {page.title: page for page in book.worksheets}
    read = {name for name, sheet in sheets.items() if sheet.rows}  # charts are no sheets of openpyxl's
    if not read <= pages.keys():
        raise ValueError("sheets are missing")
    notes = ["宏"] if source.suffix.lower() == ".xlsm" else []
    notes += taken
    return Copy(
        book, pages, sheets, f"为安全起见，已从退回件中去除或改变：{'、'.join(notes)}。" if notes else ""
    )


def _loaded(source: Path, data_only: bool = False) -> Workbook:
    """The sender's workbook by openpyxl, which would look at the file's name if it was given one."""
    with source.open("rb") as stream:
        return load_workbook(stream, rich_text=True, keep_links=False, data_only=data_only)


def is_excel(source: Path) -> bool:
    """Whether a file is Office Open XML, whatever its name says."""
    if not zipfile.is_zipfile(source):
        return False
    with zipfile.ZipFile(source) as archive:
        return any(re.fullmatch(r"xl/workbook\d*\.xml", name) for name in archive.namelist())


def plain_copy(source: Path, sheets: dict[str, Sheet]) -> Copy:
    """A new workbook with the same sheets and values."""
    book = Workbook()
    book.properties = DocumentProperties(creator="贯通", title="校验退回件", category=RETURNED)
    book.remove(book.worksheets[0])
    pages = {}
    for name, sheet in sheets.items():
        page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", "_", name)[:31] or "_")
        pages[name] = page
        widths: dict[int, int] = defaultdict(int)
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None and value != "":
                    put_value(page.cell(number, column), value)
                    if number <= FITTED_ROWS:
                        widths[column] = max(widths[column], display_width(text_of(value)))
        for column, width in widths.items():
            page.column_dimensions[get_column_letter(column)].width = min(40, width + 2)
    return Copy(book, pages, sheets, f"原文件（{source.suffix}）的格式无法保留，本文件只有内容。", True)
