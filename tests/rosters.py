"""Small rosters for tests: as sheets in memory and as real files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from batch.policy.library import Library
from batch.roster.awards import AwardNames
from batch.roster.options import ReadOptions
from batch.roster.roster import Roster, read_file, read_sheets
from batch.sheets.sheet import Sheet

AS_OF = date(2024, 6, 30)
Cells = list[list[Any]]


def options(library: Library, as_of: date = AS_OF, **assume: str) -> ReadOptions:
    """What the reader is told."""
    return ReadOptions(AwardNames(library.awards), as_of, assume, library.region_names)


def read(library: Library, sheets: dict[str, Cells], **assume: str) -> Roster:
    """Sheets as they come out of a workbook, rows padded to one length."""
    padded = [Sheet(name, _padded(rows)) for name, rows in sheets.items()]
    return read_sheets("花名册.xlsx", padded, options(library, AS_OF, **assume))


def _padded(rows: Cells) -> Cells:
    width = max(len(row) for row in rows)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def write_xlsx(path: Path, sheets: dict[str, Cells]) -> Path:
    """A real workbook: dates as dates, numbers as numbers, text as text."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date | datetime):
                    sheet.write_datetime(number, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
    book.close()
    return path


def read_xlsx(library: Library, path: Path, sheets: dict[str, Cells], **assume: str) -> Roster:
    """The same through a real file."""
    return read_file(write_xlsx(path, sheets), options(library, AS_OF, **assume))


def issues(roster: Roster, code: str) -> list[tuple[str, str]]:
    """Sheet and cell of every issue of a code."""
    return [(issue.sheet, issue.cell) for issue in roster.issues if issue.code == code]


def codes(roster: Roster) -> set[str]:
    """The codes of all issues."""
    return {issue.code for issue in roster.issues}
