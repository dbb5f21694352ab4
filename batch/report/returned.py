"""The returned roster (校验退回件): the sender's own workbook, marked, to be corrected and sent again."""

from __future__ import annotations

import math
import os
import re
import tempfile
import warnings
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from batch.errors import UnreadableFileError, UserError, is_disk_full
from batch.report.marks import (
    FILLS,
    SEVERITIES,
    Numbered,
    Place,
    add_results,
    by_cell,
    cell_at,
    mark,
    place_of,
    unmark,
)
from batch.report.sheets import FITTED_ROWS, LINE_HEIGHT, MAX_LINES, display_width
from batch.report.stripped import put_text, strip
from batch.report.styles import FONT, INK
from batch.roster.cells import Issues, text_of
from batch.roster.layout import tables_of
from batch.roster.messages import SEVERITY_WORDS, Issue
from batch.roster.workbook import Sheet, read_workbook
from batch.sheets.ranges import covered_cells

ISSUE_SHEET: Final = "校验问题"

_COLUMNS: Final = (
    ("序号", 6), ("程度", 7), ("编号", 7), ("工作表", 13), ("单元格", 9), ("表头", 18), ("原内容", 24),
    ("问题", 54), ("怎么改", 44),
)  # fmt: skip
_HEAD_ROW: Final = 4
_SHEET, _CELL = 4, 5  # columns of the list
_LOOK: Final = len(_COLUMNS) + 1  # a hidden column: what each marked cell looked like
_LAST: Final = get_column_letter(len(_COLUMNS))
_MAX_LISTED: Final = 1_000_000
MAX_COVERED: Final = 200_000  # cells under merged ranges and links that openpyxl is let build
_WHAT_TO_DO: Final = (
    "请改正标色的单元格，改好后保存，原样交回；本页和“校验结果”列不用删。",
    "红色是错误，必须改；黄色是警告，请核对；蓝色是提示，知道即可。点“单元格”一列可跳到出错处，"
    "鼠标停在标色的单元格上可看到批注。",
)
_EDGE: Final = Side("thin", "D9D9D9")
_GRID: Final = Border(_EDGE, _EDGE, _EDGE, _EDGE)


@dataclass
class _Copy:
    """The workbook being marked: its pages by the sheet's name in the source."""

    book: Workbook
    pages: dict[str, Worksheet]
    sheets: dict[str, Sheet]
    note: str = ""  # what could not be kept
    plain: bool = False  # without any looks of its own

    def cell(self, issue: Issue) -> Any:
        """The cell of an issue; None where it has none, or none that can be told."""
        page, position = self.pages.get(issue.sheet), _position(issue.cell)
        return cell_at(page, *position) if page is not None and position[1] else None

    def content(self, issue: Issue) -> str:
        """What the sender wrote there."""
        row, column = _position(issue.cell)
        sheet = self.sheets.get(issue.sheet)
        if sheet and column and row <= len(sheet.rows) and column <= len(sheet.rows[row - 1]):
            return text_of(sheet.rows[row - 1][column - 1])
        return issue.raw


def write_returned(source: Path, issues: Sequence[Issue], target: Path) -> None:
    """Mark a copy of ``source`` with its issues and write it to ``target``, an .xlsx file.

    Workbooks of Excel's own format keep styles, comments, validations and formulas (macros,
    pictures and charts are lost: openpyxl cannot keep them); others come back as plain values.
    Above some 20,000 rows this is right but slow: openpyxl takes minutes and gigabytes for 100,000.
    Raises UserError where the source cannot be read or the target not be written.
    """
    try:
        sheets = {sheet.name: sheet for sheet in read_workbook(source) if sheet.name != ISSUE_SHEET}
    except UnreadableFileError as error:
        raise UserError(f"校验退回件无法生成：{error}") from error
    ways = (_kept, _plain) if _is_excel(source) else (_plain,)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what it leaves out
        for copied_from in ways:
            try:
                copied = copied_from(source, sheets)
                _mark_all(copied, issues)
                _save(copied.book, target)
                return
            except (OSError, MemoryError) as error:
                why = "磁盘已满" if is_disk_full(error) else "无法写入"
                raise UserError(f"{why}：{target.name}") from error
            except Exception as error:  # what other programs write and openpyxl stumbles over
                reason = error
    raise UserError(f"校验退回件无法生成（{type(reason).__name__}）") from reason


def _kept(source: Path, sheets: dict[str, Sheet]) -> _Copy:
    """The sender's workbook. Raises ValueError where it has not the sheets that the reader found."""
    if covered_cells(source, MAX_COVERED) > MAX_COVERED:
        raise ValueError("ranges over far more cells than there are")
    book = _loaded(source)
    taken = strip(book, lambda: _loaded(source, data_only=True))
    pages: dict[str, Any] = {page.title: page for page in book.worksheets}
    if not sheets.keys() <= pages.keys():
        raise ValueError("sheets are missing")
    notes = ["宏"] if source.suffix.lower() == ".xlsm" else []
    notes += taken
    return _Copy(
        book, pages, sheets, f"为安全起见，已从退回件中去除或改变：{'、'.join(notes)}。" if notes else ""
    )


def _loaded(source: Path, data_only: bool = False) -> Workbook:
    """The sender's workbook by openpyxl, which would look at the file's name if it was given one."""
    with source.open("rb") as stream:
        return load_workbook(stream, rich_text=True, keep_links=False, data_only=data_only)


def _is_excel(source: Path) -> bool:
    """Whether a file is Office Open XML, whatever its name says."""
    if not zipfile.is_zipfile(source):
        return False
    with zipfile.ZipFile(source) as archive:
        return any(re.fullmatch(r"xl/workbook\d*\.xml", name) for name in archive.namelist())


def _plain(source: Path, sheets: dict[str, Sheet]) -> _Copy:
    """A new workbook with the same sheets and values."""
    book = Workbook()
    book.remove(book.worksheets[0])
    pages = {}
    for name, sheet in sheets.items():
        page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", "_", name)[:31] or "_")
        pages[name] = page
        widths: dict[int, int] = defaultdict(int)
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None and value != "":
                    _put(page.cell(number, column), value)
                    if number <= FITTED_ROWS:
                        widths[column] = max(widths[column], display_width(text_of(value)))
        for column, width in widths.items():
            page.column_dimensions[get_column_letter(column)].width = min(40, width + 2)
    return _Copy(book, pages, sheets, f"原文件（{source.suffix}）的格式无法保留，本文件只有内容。", True)


def _put(cell: Any, value: Any) -> None:
    """One value as it was read; text is text, whatever it begins with."""
    if isinstance(value, date) and value.year < 1900:
        value = text_of(value)
    if isinstance(value, float) and not math.isfinite(value):
        value = str(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int | float | date | time | timedelta):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    else:
        put_text(cell, str(value))
        cell.number_format = "@"


def _mark_all(copied: _Copy, issues: Sequence[Issue]) -> None:
    _forget_earlier(copied)
    places = _places(copied)
    numbered = [Numbered(number, issue) for number, issue in enumerate(_in_order(copied, issues), start=1)]
    _write_list(copied, numbered, places)
    rows: dict[str, dict[int, list[Numbered]]] = defaultdict(lambda: defaultdict(list))
    for one in numbered:
        row, _ = _position(one.issue.cell)
        if row:
            rows[one.issue.sheet][row].append(one)
    for name, place in places.items():
        if copied.plain:
            _plain_header(copied.pages[name], place)
        add_results(copied.pages[name], place, rows[name])
    cells = ((copied.cell(one.issue), one) for one in numbered)
    for cell, found in by_cell((cell, one) for cell, one in cells if cell is not None):
        mark(cell, found)


def _plain_header(page: Worksheet, place: Place) -> None:
    for cell in page[place.header]:
        cell.font = Font(bold=True)
    page.freeze_panes = f"A{place.header + 1}"


def _forget_earlier(copied: _Copy) -> None:
    """Take away the sheet 校验问题 and the marks of an earlier round."""
    old = copied.pages.pop(ISSUE_SHEET, None)
    looks: dict[int, Any] = {}
    listed: dict[str, dict[str, int]] = defaultdict(dict)
    cells: Any = old._cells if old else {}
    for row in sorted(row for row, column in cells if column == 1):
        if not {(row, _SHEET), (row, _CELL)} <= cells.keys():
            continue
        number, sheet, cell = (cells[row, column].value for column in (1, _SHEET, _CELL))
        if isinstance(number, int | float):
            looks[int(number)] = cells.get((row, _LOOK))
            if _position(str(cell))[1]:
                listed[str(sheet)].setdefault(str(cell), int(number))
    for name, page in copied.pages.items():
        unmark(page, looks, listed[name])
    if old:
        copied.book.remove(old)


def _places(copied: _Copy) -> dict[str, Place]:
    tables = tables_of(list(copied.sheets.values()), Issues())
    return {table.sheet: place_of(copied.sheets[table.sheet], table) for table in tables}


def _position(address: str) -> tuple[int, int]:
    """Row and column of an address from 1; 0 for what it does not tell."""
    if re.fullmatch(r"[A-Z]{1,3}[1-9]\d{0,6}", address):
        return coordinate_to_tuple(address)
    return (int(address), 0) if re.fullmatch(r"[1-9]\d{0,6}", address) else (0, 0)


def _in_order(copied: _Copy, issues: Sequence[Issue]) -> list[Issue]:
    """Errors first; then sheet by sheet, row by row."""
    order = {name: number for number, name in enumerate(copied.pages)}
    return sorted(
        issues,
        key=lambda one: (
            SEVERITIES.index(one.severity), order.get(one.sheet, len(order)), *_position(one.cell), one.code
        ),
    )  # fmt: skip


def _write_list(copied: _Copy, numbered: Sequence[Numbered], places: dict[str, Place]) -> None:
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
        _link(copied, page.cell(row, _CELL), one.issue)
        marked = copied.cell(one.issue)
        if marked is not None:
            page.cell(row, _LOOK)._style = copy(marked._style)
        if row <= FITTED_ROWS:
            page.row_dimensions[row].height = _height(values)
    _set_up(page, _HEAD_ROW + len(rows))


def _values(copied: _Copy, one: Numbered, places: dict[str, Place]) -> Iterator[Any]:
    issue = one.issue
    row, column = _position(issue.cell)
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
    cell.alignment = Alignment("center" if column in (1, 2, 3, _CELL) else None, "center", wrap_text=True)
    if column == 2:
        cell.fill = PatternFill("solid", fgColor=FILLS[severity])


def _link(copied: _Copy, cell: Any, issue: Issue) -> None:
    """From the address to the cell; to the row or the sheet where that is all that is known."""
    page = copied.pages.get(issue.sheet)
    if page is None or not issue.cell:
        return
    address = issue.cell if _position(issue.cell)[1] else f"A{issue.cell}"
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
    page.column_dimensions[get_column_letter(_LOOK)].hidden = True


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


def _save(book: Workbook, target: Path) -> None:
    """Write the file beside its place, under a name that nobody can foresee, and rename it."""
    handle, part = tempfile.mkstemp(prefix=".guantong-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            book.save(stream)
        Path(part).replace(target)
    finally:
        Path(part).unlink(missing_ok=True)
