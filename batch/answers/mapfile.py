"""A column map written as a workbook: what was understood, with lists to choose from for what should be."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from batch.answers.seencolumns import SeenColumns, shown_header
from batch.report.excel.texts import display_width
from batch.roster.layout.columnmap import COLUMN_SHEET, COLUMNS, UNREAD, WORD_SHEET, WORDS, known_headers
from batch.sheets.origin import COLUMN_MAP

_LIST: Final = "可选"
_ROWS_TO_COME: Final = 500  # rows of a sheet that have a drop-down list


def write_map(seen: SeenColumns, target: Path) -> None:
    """Write the column map: what was understood, with drop-down lists for what should be."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    fill = book.add_format({"border": 1, "bg_color": "#FFF2CC", "valign": "top", "num_format": "@"})
    share = book.add_format({"border": 1, "num_format": "0%", "valign": "top"})
    rows = [
        (one.sheet, one.letter, one.header, shown_header(one.meaning), one.how, one.samples, one.filled)
        for one in seen.columns
    ]
    page = book.add_worksheet(COLUMN_SHEET)
    _fill(page, COLUMNS, rows, (head, cell, fill, share))
    words = book.add_worksheet(WORD_SHEET)
    _fill(
        words,
        WORDS,
        [(shown_header(header), text, "") for header, text in seen.words],
        (head, cell, fill, share),
    )
    _offer(book, page, words)
    book.set_properties({"author": "贯通", "title": "列对应", "category": COLUMN_MAP})
    book.close()


def _offer(book: xlsxwriter.Workbook, page: Any, words: Any) -> None:
    """Lists to choose a header from, on the page of columns and on that of words."""
    lists = book.add_worksheet(_LIST)
    options = [*known_headers(), "年度考核", UNREAD]
    for number, option in enumerate(options):
        lists.write_string(number, 0, option)
    lists.hide()
    source = f"={_LIST}!$A$1:$A${len(options)}"
    for sheet, column, title in ((page, 3, "读作"), (words, 0, "表头")):
        rule = {
            "validate": "list",
            "source": source,
            "input_title": title,
            "input_message": "从列表中选择；不用这一列选“不读”，留空由程序判断。",
        }
        rule |= {
            "error_type": "warning",
            "error_title": title,
            "error_message": "不在列表中；年度列可写 2025年度考核。",
        }
        sheet.data_validation(1, column, _ROWS_TO_COME, column, rule)


def _fill(page: Any, headers: tuple[str, ...], rows: list[tuple[Any, ...]], looks: tuple[Any, ...]) -> None:
    head, cell, fill, share = looks
    widths: dict[int, int] = defaultdict(lambda: 8)
    for column, header in enumerate(headers):
        page.write_string(0, column, header, head)
        widths[column] = max(widths[column], display_width(header) + 2)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, float):
                page.write_number(number, column, value, share)
                continue
            page.write_string(number, column, value, fill if headers[column] == "读作" else cell)
            widths[column] = max(widths[column], min(36, display_width(value) + 2))
    for column, width in widths.items():
        page.set_column(column, column, width)
    page.freeze_panes(1, 0)
