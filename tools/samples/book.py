"""A workbook in one hand: styled header, frozen, dates as dates, numbers of papers as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from tools.samples.rows import Cell

#: "Created" of every workbook, so that a second run writes the same bytes.
CREATED: Final = datetime(2024, 6, 30, 9, 0)

EDGE: Final[dict[str, Any]] = {"border": 1, "border_color": "#BFBFBF"}
HEADER: Final = {
    "bold": True,
    "bg_color": "#1F4E78",
    "font_color": "white",
    "text_wrap": True,
    "valign": "vcenter",
} | EDGE
TITLE: Final = {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}
NOTE: Final = {"italic": True, "font_color": "#7F7F7F", "text_wrap": True}
DAY: Final = {"num_format": "yyyy-mm-dd", "align": "left"} | EDGE
TEXT: Final = {"num_format": "@"} | EDGE

WIDE_HEADERS: Final = frozenset(
    ("单位名称", "工作单位", "名称", "荣誉奖项", "获奖情况", "发证机构", "统一社会信用代码")
)


class Book:
    """A workbook whose sheets all look alike."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(str(path), {"in_memory": True})
        self.book.set_properties({"title": path.stem, "author": "样例（虚构）", "created": CREATED})
        self.header = self.book.add_format(HEADER)
        self.title = self.book.add_format(TITLE)
        self.note = self.book.add_format(NOTE)
        self.day = self.book.add_format(DAY)
        self.text = self.book.add_format(TEXT)
        self.plain = self.book.add_format(EDGE)

    def sheet(
        self, name: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]], above: Sequence[str] = ()
    ) -> None:
        """One sheet: a title and notes above, the header row, the rows."""
        sheet = self.book.add_worksheet(name)
        for number, line in enumerate(above):
            sheet.merge_range(number, 0, number, len(headers) - 1, line, self.note if number else self.title)
        top = len(above)
        sheet.set_row(top, 32)
        for column, header in enumerate(headers):
            sheet.write_string(top, column, header, self.header)
            sheet.set_column(column, column, _width(header))
        for number, row in enumerate(rows, start=top + 1):
            for column, value in enumerate(row):
                self._cell(sheet, number, column, value)
        sheet.freeze_panes(top + 1, 0)

    def _cell(self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Cell) -> None:
        if value is None:
            sheet.write_blank(row, column, None, self.plain)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self.day)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, self.text)
        else:
            sheet.write_number(row, column, value, self.plain)

    def close(self) -> None:
        """Write the file."""
        self.book.close()


def _width(header: str) -> float:
    if any(word in header for word in ("身份证", "证件", "编号", "证书号")):
        return 21
    if header in WIDE_HEADERS:
        return 28
    return max(9.0, min(24.0, 2.1 * len(header) + 1))
