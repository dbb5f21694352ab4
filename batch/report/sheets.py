"""One way of writing a list: header row, filter, widths, real dates, print set-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Final, Literal

import xlsxwriter

from batch.report.styles import Styles

MAX_ROWS: Final = 1_048_575  # data rows of a sheet, below one header row
MAX_TEXT: Final = 32_767
#: Characters that XML 1.0 does not allow, and lone surrogates.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: Rows whose height is fitted to their wrapped text; further down Excel does it when it is asked.
FITTED_ROWS: Final = 5000
LINE_HEIGHT: Final = 13.5
MAX_LINES: Final = 9

Look = Literal["text", "wrap", "date", "number", "centre", "word"]


@dataclass(frozen=True)
class Field:
    """One column of a list: its header, width in characters and look."""

    header: str
    width: float
    look: Look = "text"


def clean(text: str) -> str:
    """A text that any spreadsheet can hold: no forbidden characters, not too long."""
    return _FORBIDDEN.sub("", text)[:MAX_TEXT]


def _height(fields: Sequence[Field], row: Sequence[Any]) -> float:
    """The height in points that the longest wrapped text of a row needs, within bounds."""
    lines: float = 1
    for field, value in zip(fields, row, strict=True):
        if field.look == "wrap" and isinstance(value, str):
            room = max(1.0, field.width - 1)
            lines = max(lines, sum(-(-display_width(part) // room) or 1 for part in value.split("\n")))
    return LINE_HEIGHT * min(MAX_LINES, lines) + 3


def display_width(text: str) -> int:
    """Characters that a text takes up: two for a full-width one."""
    return len(text) + sum(1 for c in text if ord(c) > 0x2E7F or c in "“”‘’…—")


class Book:
    """A results workbook being written."""

    def __init__(self, path: str) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book = xlsxwriter.Workbook(path, options)
        self.styles = Styles(self.book)

    def close(self) -> None:
        """Write the file."""
        self.book.close()

    def list_sheet(
        self, name: str, fields: Sequence[Field], rows: Iterable[Sequence[Any]], empty: str, freeze: int = 1
    ) -> int:
        """A list with one header row; a very long one goes on on further sheets. Returns its rows."""
        iterator = iter(rows)
        written, number = 0, 1
        while number == 1 or written == (number - 1) * MAX_ROWS:
            part = islice(iterator, MAX_ROWS)
            title = name if number == 1 else f"{name}({number})"
            count = self._one_sheet(title, fields, part, empty if number == 1 else "", freeze)
            written += count
            number += 1
            if count < MAX_ROWS:
                break
        return written

    def _one_sheet(
        self, name: str, fields: Sequence[Field], rows: Iterable[Sequence[Any]], empty: str, freeze: int
    ) -> int:
        sheet = self.book.add_worksheet(name)
        for index, field in enumerate(fields):
            sheet.set_column(index, index, field.width)
            sheet.write_string(0, index, field.header, self.styles.head)
        sheet.set_row(0, 30)
        count = 0
        for count, row in enumerate(rows, start=1):
            if count <= FITTED_ROWS:
                sheet.set_row(count, _height(fields, row))
            for index, (field, value) in enumerate(zip(fields, row, strict=True)):
                self.cell(sheet, count, index, value, field.look)
        if not count and empty:
            sheet.merge_range(1, 0, 1, max(1, len(fields) - 1), empty, self.styles.subtitle)
        sheet.freeze_panes(1, freeze)
        sheet.autofilter(0, 0, max(1, count), len(fields) - 1)
        self.print_setup(sheet)
        sheet.repeat_rows(0)
        return count

    def print_setup(self, sheet: Any, landscape: bool = True) -> None:
        """A4, fitted to the page's width, page numbers below."""
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R第 &P 页，共 &N 页")

    def cell(self, sheet: Any, row: int, column: int, value: Any, look: Look = "text") -> None:
        """One cell: text stays text, whatever it begins with; dates are real dates."""
        styles = self.styles
        if value is None or value == "":
            sheet.write_blank(row, column, None, styles.text)
        elif isinstance(value, date | datetime):
            sheet.write_datetime(row, column, value, styles.date)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, styles.number)
        elif look == "word":
            sheet.write_string(row, column, clean(value), styles.words.get(value, styles.centre))
        else:
            sheet.write_string(row, column, clean(str(value)), getattr(styles, look, styles.text))
