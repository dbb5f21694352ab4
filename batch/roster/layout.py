"""From sheets to tables: which row holds the headers, what each column and each sheet is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from batch.language.text import squeeze
from batch.roster.cells import Column, Issues, Table, column_letter, is_nothing, text_of
from batch.roster.headers import SHEETS, header_table
from batch.roster.kinds import SHEET_KINDS
from batch.roster.leaving import HEADER, filled
from batch.roster.leaving import is_leaving as leaving_column
from batch.sheets.sheet import Sheet

HEADER_ROWS: Final = 30  # a header row is looked for among the first rows
#: Sheets of this program's own that are no part of a roster: its help, examples, lists and notes.
AUXILIARY_SHEETS: Final = frozenset({"填写说明", "示例", "词表", "校验问题"})
#: Columns that everybody knows and nobody reads (in their normal form).
_IGNORED_HEADERS: Final = frozenset({"序号", "编号", "备注", "no.", "校验结果"})
_PERSON: Final = frozenset({"姓名", "身份证号", "工号"})
#: What forms put around a header (in its normal form): marks of what must be filled, hints in brackets.
_MARKS: Final = re.compile(r"[*★●]|\(?(?:必填|选填|必填项)\)?|^\d{1,2}[.、]")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_YEARLY: Final = (
    (re.compile(r"(20\d\d)年?度?(年度)?(年终)?考核(结果|情况|等次|等级|结论)?"), "{}年度考核"),
    (re.compile(r"(20\d\d)年?度?(继续教育)?公需(科目|课)?(学时|课时)?"), "{}公需学时"),
    (re.compile(r"(20\d\d)年?度?继续教育(总)?(学时|课时)?"), "{}继续教育学时"),
)


@dataclass(frozen=True)
class _Headers:
    kind: str
    row: int
    columns: dict[str, int]  # canonical → index
    unused: list[int]
    doubled: list[int]


def yearly_header(text: str) -> str | None:
    """The canonical header of one year's column (2025年度考核 …); None for any other."""
    for form, canonical in _YEARLY:
        found = form.fullmatch(text)
        if found:
            return canonical.format(found[1])
    return None


def tables_of(sheets: list[Sheet], issues: Issues) -> list[Table]:
    """Every sheet that is part of a roster, as a table; the others become an issue."""
    tables, offset = [], 0
    for sheet in sheets:
        if sheet.name.strip() in AUXILIARY_SHEETS:
            continue
        if sheet.hidden:
            issues.on_sheet(sheet.name, "F04", raw=sheet.name)
            continue
        headers = _find_headers(sheet)
        if headers is None:
            if any(not is_nothing(cell) for row in sheet.rows for cell in row):
                issues.on_sheet(sheet.name, "F01", raw=sheet.name)
            continue
        table = _table(sheet, headers, offset, issues)
        _note_columns(sheet, headers, issues)
        tables.append(table)
        offset += len(table)
    return tables


def _find_headers(sheet: Sheet) -> _Headers | None:
    kinds = [sheet.name.strip()] if sheet.name.strip() in SHEETS else list(SHEETS)
    candidates: list[_Headers] = []
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        names = [squeeze(text_of(cell)) for cell in row]
        found = [_match(kind, number, names) for kind in kinds]
        best = max(found, key=lambda one: (len(one.columns), _hinted(sheet.name, one.kind)))
        if len(best.columns) >= 2 and _PERSON & set(best.columns):
            candidates.append(best)
    if not candidates:
        return None
    most = max(len(one.columns) for one in candidates)
    return next(one for one in candidates if 2 * len(one.columns) >= most)  # the rows above are lost


def _hinted(name: str, kind: str) -> bool:
    """Whether a sheet's name tells that it is of a kind."""
    hint = SHEET_KINDS[kind].hint
    return bool(hint) and re.search(hint, name) is not None


def _canonical(kind: str, name: str, spellings: dict[str, str]) -> str | None:
    """What a header means: as it stands, else without its marks, else without hints in brackets."""
    bare = _MARKS.sub("", name)
    for form in (name, bare, _BRACKETS.sub("", bare)):
        canonical = spellings.get(form) or (yearly_header(form) if kind == "人员" else None)
        if canonical:
            return canonical
    return None


def _match(kind: str, row: int, names: list[str]) -> _Headers:
    spellings = header_table()[kind]
    columns: dict[str, int] = {}
    unused, doubled = [], []
    for index, name in enumerate(names):
        canonical = _canonical(kind, name, spellings)
        if canonical is None:
            if name:
                unused.append(index)
        elif canonical in columns:
            doubled.append(index)
        else:
            columns[canonical] = index
    return _Headers(kind, row, columns, unused, doubled)


def _note_columns(sheet: Sheet, headers: _Headers, issues: Issues) -> None:
    cells = sheet.rows[headers.row]
    for code, indexes in (("F02", headers.unused), ("F03", headers.doubled)):
        for index in indexes:
            if code == "F02" and squeeze(text_of(cells[index])) in _IGNORED_HEADERS:
                continue
            cell = f"{column_letter(index)}{headers.row + 1}"
            issues.on_sheet(sheet.name, code, cell, text_of(cells[index]))


def _table(sheet: Sheet, headers: _Headers, offset: int, issues: Issues) -> Table:
    body = sheet.rows[headers.row + 1 :]
    used = list(headers.columns.values())
    transposed: list[Any] = list(zip(*body, strict=True)) if body else [()] * (max(used) + 1)
    arrays = {index: _objects(transposed[index]) for index in used}
    filled = np.zeros(len(body), np.bool_)
    columns = {}
    for canonical, index in headers.columns.items():
        column = Column(canonical, arrays[index], column_letter(index))
        filled |= ~column.blank
        columns[canonical] = column
    if headers.kind == "人员" and body:
        _fill_status(sheet, headers, transposed, columns, filled)
    rows = np.arange(headers.row + 2, headers.row + 2 + len(body), dtype=np.int32)
    again = (
        columns["姓名"].each(lambda cell: squeeze(text_of(cell)) == "姓名", np.bool_)
        if "姓名" in columns
        else ~filled
    )
    issues.on_sheet_rows(sheet.name, "F05", rows[again & filled])
    filled &= ~again
    table = Table(sheet.name, headers.kind, rows, columns)
    if not filled.all():
        table = table.some(filled)
    table.offset = offset
    return table


def _fill_status(
    sheet: Sheet, headers: _Headers, cells: list[Any], columns: dict[str, Column], used: Any
) -> None:
    """在岗状态 as the sheet's name and its other columns say it, on rows that hold anything."""
    names = [squeeze(text_of(cell)) for cell in sheet.rows[headers.row]]
    leaving = {names[n]: _objects(cells[n]) for n in headers.unused if leaving_column(names[n])}
    known = columns.get(HEADER)
    said = filled(known.raw if known else None, leaving, sheet.name, used.size)
    if said is not None:
        raw = np.where(used, said, "")
        where = next((column_letter(n) for n in headers.unused if names[n] in leaving), "")
        columns[HEADER] = Column(HEADER, raw, known.letter if known else where)


def _objects(values: Any) -> Any:
    array = np.empty(len(values), np.object_)
    array[:] = values
    return array
