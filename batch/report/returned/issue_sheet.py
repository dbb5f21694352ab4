"""The sheet 校验问题: every issue a line, first in the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from batch.report.excel.heights import FITTED_ROWS, LINE_HEIGHT, MAX_LINES
from batch.report.excel.styles import FONT, INK
from batch.report.excel.texts import display_width
from batch.report.returned.address import position_of
from batch.report.returned.copy import Copy
from batch.report.returned.marks import FILLS, SEVERITIES, Numbered
from batch.report.returned.place import Place
from batch.report.returned.values import put_text
from batch.roster.celltext import text_of
from batch.roster.messages import SEVERITY_WORDS, Issue

ISSUE_SHEET: Final = "校验问题"
_COLUMNS: Final = (
    ("序号", 6), ("程度", 7), ("编号", 7), ("工作表", 13), ("单元格", 9), ("表头", 18), ("原内容", 24),
    ("问题", 54), ("怎么改", 44),
)  # fmt: skip
_HEAD_ROW: Final = 4
#: Columns of the list, by which the next round finds what to take away.
SHEET_COLUMN: Final = 4
CELL_COLUMN: Final = 5
LOOK_COLUMN: Final = len(_COLUMNS) + 1  # a hidden column: what each marked cell looked like
_LAST: Final = get_column_letter(len(_COLUMNS))
_MAX_LISTED: Final = 1_000_000
_WHAT_TO_DO: Final = (
    "请改正标色的单元格，改好后保存，原样交回；本页和“校验结果”列不用删。",
    "红色是错误，必须改；黄色是警告，请核对；蓝色是提示，知道即可。点“单元格”一列可跳到出错处，"
    "鼠标停在标色的单元格上可看到批注。",
)
_EDGE: Final = Side("thin", "D9D9D9")
_GRID: Final = Border(_EDGE, _EDGE, _EDGE, _EDGE)


def write_issues(copied: Copy, numbered: Sequence[Numbered], places: dict[str, Place]) -> None:
    """The sheet 校验问题, first in the workbook."""
    book = copied.book
    page = book.create_sheet(ISSUE_SHEET, 0)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is page
    book.active = 0
    if book.views:
        book.views[0].firstSheet = 0
    _write_top(page, numbered, copied.note)
    rows = numbered[:_MAX_LISTED]
    for row, one in enumerate(rows, start=_HEAD_ROW + 1):
        values = tuple(_values(copied, one, places))
        for column, value in enumerate(values, start=1):
            cell: Any = page.cell(row, column)
            put_text(cell, value) if isinstance(value, str) else setattr(cell, "value", value)
            _look(cell, one.issue.severity, column)
        _link(copied, page.cell(row, CELL_COLUMN), one.issue)
        marked = copied.cell(one.issue)
        if marked is not None:
            page.cell(row, LOOK_COLUMN)._style = copy(marked._style)
        if row <= FITTED_ROWS:
            page.row_dimensions[row].height = _height(values)
    _set_up(page, _HEAD_ROW + len(rows))


def _values(copied: Copy, one: Numbered, places: dict[str, Place]) -> Iterator[Any]:
    issue = one.issue
    row, column = position_of(issue.cell)
    yield from (one.number, SEVERITY_WORDS[issue.severity], issue.code, issue.sheet)
    yield issue.cell if column else f"第{row}行" if row else ""
    header, place = "", places.get(issue.sheet)
    if place and column:
        names = copied.sheets[issue.sheet].rows[place.header - 1]
        header = " ".join(text_of(names[column - 1]).split()) if column <= len(names) else ""
    yield header or issue.header
    yield from (copied.content(issue), issue.message, issue.advice)


def _height(values: Sequence[Any]) -> float:
    lines = [
        -(-display_width(str(value)) // (width - 1)) or 1
        for value, (_, width) in zip(values, _COLUMNS, strict=True)
    ]
    return LINE_HEIGHT * min(MAX_LINES, max(lines)) + 4


def _look(cell: Any, severity: str, column: int) -> None:
    cell.font = Font(FONT, 10)
    cell.border = _GRID
    cell.alignment = Alignment(
        "center" if column in (1, 2, 3, CELL_COLUMN) else None, "center", wrap_text=True
    )
    if column == 2:
        cell.fill = PatternFill("solid", fgColor=FILLS[severity])


def _link(copied: Copy, cell: Any, issue: Issue) -> None:
    """From the address to the cell; to the row or the sheet where that is all that is known."""
    page = copied.pages.get(issue.sheet)
    if page is None or not issue.cell:
        return
    address = issue.cell if position_of(issue.cell)[1] else f"A{issue.cell}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(page.title)}!{address}")
    cell.font = Font(FONT, 10, color="0563C1", underline="single")


def _write_top(page: Worksheet, numbered: Sequence[Numbered], note: str) -> None:
    counts = Counter(one.issue.severity for one in numbered)
    parts = "，".join(f"{SEVERITY_WORDS[name]}{counts[name]}处" for name in SEVERITIES if counts[name])
    title = f"校验发现{len(numbered)}处问题：{parts}" if numbered else "校验通过，没有发现问题"
    for row, text in enumerate((title, _WHAT_TO_DO[0] + note, _WHAT_TO_DO[1]), start=1):
        page.merge_cells(f"A{row}:{_LAST}{row}")
        cell: Any = page.cell(row, 1, text)
        cell.font = Font(FONT, 14 if row == 1 else 11, bold=row < 3, color=INK[1:] if row == 1 else "404040")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        page.row_dimensions[row].height = 28 if row == 1 else 20
    page.row_dimensions[_HEAD_ROW].height = 24
    for column, (header, width) in enumerate((*_COLUMNS, ("原样", 6)), start=1):
        cell = page.cell(_HEAD_ROW, column, header)
        cell.font = Font(FONT, 10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=INK[1:])
        cell.alignment = Alignment("center", "center")
        cell.border = _GRID
        page.column_dimensions[get_column_letter(column)].width = width
    page.column_dimensions[get_column_letter(LOOK_COLUMN)].hidden = True


def _set_up(page: Worksheet, last: int) -> None:
    """Frozen header, filter, A4 landscape as wide as the page."""
    page.freeze_panes = f"A{_HEAD_ROW + 1}"
    page.auto_filter.ref = f"A{_HEAD_ROW}:{_LAST}{max(last, _HEAD_ROW + 1)}"
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = "C00000"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    footer: Any = page.oddFooter
    footer.center.text = "第 &P 页，共 &N 页"
    for side in ("left", "right"):
        setattr(page.page_margins, side, 0.4)
