"""The entry point: the pages of the blank roster in their order, their set-up and their looks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from batch.report.blank.examples import write_examples
from batch.report.blank.form import Form, Lists
from batch.report.blank.help import write_help
from batch.report.blank.scope import Scope
from batch.report.excel.styles import FONT, INK
from batch.sheets.origin import BLANK

_COLOURS: Final = {
    "needed": ("#C00000", "#FFFFFF"),
    "decisive": (INK, "#FFFFFF"),
    "optional": ("#D9D9D9", "#404040"),
}


def write_blank(path: Path, scope: Scope, rows: int, day: date) -> None:
    """Write the blank roster with rules for some number of rows. Raises OSError."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    book.set_properties({"author": "贯通", "title": "职工花名册模板", "category": BLANK})
    book.set_calc_mode("auto")
    looks = _looks(book)
    page = _page(book, "填写说明")
    write_help(page, looks, scope, day)
    lists = Lists(book)
    for name, headers in scope.sheets.items():
        Form(_page(book, name), looks, scope, name, rows).write(headers, lists, day)
    write_examples(_page(book, "示例"), looks, scope, day.year)
    lists.write()
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(str(error)) from error


def _page(book: xlsxwriter.Workbook, name: str) -> Any:
    """A sheet set up for A4 landscape, as wide as the page."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R第 &P 页，共 &N 页")
    return sheet


def _looks(book: xlsxwriter.Workbook) -> dict[str, Any]:
    base = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
    grid = {**base, "font_size": 10, "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
    body = {**base, "font_size": 10, "text_wrap": True, "valign": "top", "align": "left", "indent": 1}
    looks = {
        "title": {**base, "font_size": 18, "bold": True, "font_color": INK},
        "topic": {**base, "bold": True, "font_color": INK, "valign": "top"},
        "body": body,
        "cell": {**grid, "indent": 1},
        "example": {**grid, "indent": 1, "num_format": "@", "italic": True, "font_color": "#595959"},
        "head": {**grid, "bold": True, "align": "center", "bg_color": "#EDEDED"},
        "warning": {**base, "bold": True, "font_size": 14, "font_color": "#C00000", "bg_color": "#FFF2CC"},
        "general": base,
        "text": {**base, "num_format": "@"},
        "date": {**base, "num_format": "yyyy-mm-dd", "align": "center"},
        "number": {**base, "align": "center"},
        "wrapped": {**base, "text_wrap": True},
        "lines": {"border": 1, "border_color": "#BFBFBF"},
        "missing": {"bg_color": "#F8CBAD", "border": 1, "border_color": "#BFBFBF"},
    }
    for importance, (back, front) in _COLOURS.items():
        looks[importance] = {**grid, "bold": True, "align": "center", "bg_color": back, "font_color": front}
    return {name: book.add_format(look) for name, look in looks.items()}
