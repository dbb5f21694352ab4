"""The entry point: the sender's workbook is copied, marked and saved."""

from __future__ import annotations

import hashlib
import os
import tempfile
import warnings
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from batch.errors import UnreadableFileError, UserError, is_disk_full
from batch.report.returned.address import position_of
from batch.report.returned.copy import Copy, is_excel, kept_copy, plain_copy
from batch.report.returned.earlier import forget_earlier
from batch.report.returned.issue_sheet import ISSUE_SHEET, write_issues
from batch.report.returned.marks import SEVERITIES, Numbered, by_cell, mark, offer
from batch.report.returned.place import Place, place_of
from batch.report.returned.results_column import add_results
from batch.roster.issues import Issues
from batch.roster.layout import tables_of
from batch.roster.layout.columnmap import ColumnMap, map_for
from batch.roster.messages import Issue
from batch.sheets.open import read_workbook
from batch.sheets.origin import source_words


def write_returned(
    source: Path,
    issues: Sequence[Issue],
    target: Path,
    columns: Path | None = None,
    passwords: Sequence[str] = (),
) -> None:
    """Mark a copy of ``source`` with its issues and write it to ``target``, an .xlsx file.

    ``columns`` and ``passwords`` are those that it was read with.

    Workbooks of Excel's own format keep styles, comments, validations and formulas (macros,
    pictures and charts are lost: openpyxl cannot keep them); others come back as plain values.
    Above some 20,000 rows this is right but slow: openpyxl takes minutes and gigabytes for 100,000.
    Raises UserError where the source cannot be read or the target not be written.
    """
    try:
        sheets = {
            sheet.name: sheet for sheet in read_workbook(source, passwords) if sheet.name != ISSUE_SHEET
        }
    except UnreadableFileError as error:
        raise UserError(f"校验退回件无法生成：{error}") from error
    ways = (kept_copy, plain_copy) if is_excel(source) else (plain_copy,)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what it leaves out
        for copied_from in ways:
            try:
                copied = copied_from(source, sheets)
                _mark_all(copied, issues, map_for(source, columns))
                copied.book.properties.keywords = source_words(_digest(source))
                _save(copied.book, target)
                return
            except (OSError, MemoryError) as error:
                why = "磁盘已满" if is_disk_full(error) else "无法写入"
                raise UserError(f"{why}：{target.name}") from error
            except Exception as error:  # what other programs write and openpyxl stumbles over
                reason = error
    raise UserError(f"校验退回件无法生成（{type(reason).__name__}）") from reason


def _digest(source: Path) -> str:
    with source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _mark_all(copied: Copy, issues: Sequence[Issue], given: ColumnMap) -> None:
    forget_earlier(copied)
    places = _places(copied, given)
    numbered = [Numbered(number, issue) for number, issue in enumerate(_in_order(copied, issues), start=1)]
    write_issues(copied, numbered, places)
    rows: dict[str, dict[int, list[Numbered]]] = defaultdict(lambda: defaultdict(list))
    for one in numbered:
        row, _ = position_of(one.issue.cell)
        if row:
            rows[one.issue.sheet][row].append(one)
    for name, place in places.items():
        if copied.plain:
            _plain_header(copied.pages[name], place)
        add_results(copied.pages[name], place, rows[name])
    cells = ((copied.cell(one.issue), one) for one in numbered)
    for cell, found in by_cell((cell, one) for cell, one in cells if cell is not None):
        mark(cell, found)
        offer(cell.parent, cell, found)


def _places(copied: Copy, given: ColumnMap) -> dict[str, Place]:
    tables = tables_of(list(copied.sheets.values()), Issues(), given).tables
    return {table.sheet: place_of(copied.sheets[table.sheet], table) for table in reversed(tables)}


def _in_order(copied: Copy, issues: Sequence[Issue]) -> list[Issue]:
    """Errors first; then sheet by sheet, row by row."""
    order = {name: number for number, name in enumerate(copied.pages)}
    return sorted(
        issues,
        key=lambda one: (
            SEVERITIES.index(one.severity), order.get(one.sheet, len(order)), *position_of(one.cell), one.code
        ),
    )  # fmt: skip


def _plain_header(page: Worksheet, place: Place) -> None:
    for cell in page[place.header]:
        cell.font = Font(bold=True)
    page.freeze_panes = f"A{place.header + 1}"


def _save(book: Workbook, target: Path) -> None:
    """Write the file beside its place, under a name that nobody can foresee, and rename it."""
    handle, part = tempfile.mkstemp(prefix=".guantong-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            book.save(stream)
        Path(part).replace(target)
    finally:
        Path(part).unlink(missing_ok=True)
