"""From sheets to tables: every block of every sheet with its kind, its columns and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from batch.language.text import squeeze
from batch.roster.cells import Column, Issues, Table, column_letter, is_nothing, text_of
from batch.roster.headers import SHEETS
from batch.roster.kinds import SHEET_KINDS
from batch.roster.layout.blocks import PERSON, Block, find_blocks
from batch.roster.layout.building import build
from batch.roster.layout.claims import Claims, claims_of
from batch.roster.layout.columnmap import NO_MAP, ColumnMap
from batch.roster.layout.domains import SKILL, TITLE, domain_of_header
from batch.roster.layout.labels import Label, known, yearly_header
from batch.roster.layout.shapes import odd_shape
from batch.roster.layout.strangers import suggestion
from batch.sheets.sheet import Sheet

#: Sheets of this program's own that are no part of a roster: its help, examples, lists and notes.
AUXILIARY_SHEETS: Final = frozenset({"填写说明", "示例", "词表", "校验问题"})
#: Columns that everybody knows and nobody reads (in their normal form).
_IGNORED_HEADERS: Final = frozenset({"序号", "编号", "备注", "no.", "no", "校验结果"})
#: Words of lists that are about the family or the pay, and name people all the same.
_OTHER_LISTS: Final = re.compile(
    r"称谓|与(?:本人|员工|职工)?的?关系|关系|(?:应发|实发|基本|岗位)工资|应发合计|实发合计"
)
_WHO: Final = PERSON | {"部门", "单位名称", "性别", "出生日期", "学历", "统一社会信用代码", "在岗状态"}
_NUMBERS: Final = frozenset({"身份证号", "工号"})


@dataclass
class Layout:
    """The tables of a submission, and its rows that are in none."""

    tables: list[Table] = field(default_factory=list)
    implied: list[Table] = field(default_factory=list)  # who is named on sheets of other kinds
    others: int = 0  # titles, headers, remarks, sheets that are no part of a roster
    refused: int = 0  # rows of tables that name nobody by a number
    refusals: list[str] = field(default_factory=list)  # codes of what makes a sheet no list
    given: ColumnMap = NO_MAP


def tables_of(sheets: list[Sheet], issues: Issues, given: ColumnMap = NO_MAP) -> Layout:
    """Every table of every sheet that is part of a roster; the others become an issue.

    ``given`` is the sender's column map.
    """
    layout = Layout(given=given)
    for sheet in sheets:
        if sheet.name.strip() in AUXILIARY_SHEETS:
            continue
        for note in sheet.notes:
            issues.on_sheet(sheet.name, note.code, note.cell, note.raw)
        if sheet.hidden:
            issues.on_sheet(sheet.name, "F04", raw=sheet.name)
            continue
        before = sum(map(len, layout.tables)) + layout.refused
        _read_sheet(sheet, layout, issues)
        written = sum(map(any, sheet.rows))
        layout.others += max(0, written - (sum(map(len, layout.tables)) + layout.refused - before))
    return layout


def _read_sheet(sheet: Sheet, layout: Layout, issues: Issues) -> None:
    shape = odd_shape(sheet.rows)
    blocks = [] if shape else find_blocks(sheet, layout.given)
    if not blocks:
        if shape or any(not is_nothing(cell) for row in sheet.rows for cell in row):
            layout.refusals.append(shape or "F01")
            issues.on_sheet(sheet.name, shape or "F01", raw=sheet.name)
        return
    floor = 0
    for block in blocks:
        kind, claims = kind_of(sheet.name, block, layout.given)
        if set(claims.columns) <= _WHO and any(_OTHER_LISTS.fullmatch(one.leaf) for one in block.labels):
            layout.refusals.append("F18")
            issues.on_sheet(sheet.name, "F18", raw=sheet.name)
            continue
        if not PERSON & set(claims.columns):
            issues.on_sheet(sheet.name, "F01", raw=sheet.name)
            continue
        above = sheet.rows[floor : block.top]
        floor = block.end
        table = build(sheet, block, kind, claims, above, issues)
        if claims.mapped:
            _say_in_our_words(table, layout.given)
            issues.on_sheet(sheet.name, "F20", raw=layout.given.source)
        _note_columns(sheet, claims, issues)
        if kind == "人员" and not _NUMBERS & set(claims.columns):
            layout.refused += len(table)
            layout.refusals.append("F17")
            issues.on_sheet(sheet.name, "F17", str(block.head + 1), str(len(table)))
            continue
        table.offset = sum(map(len, layout.tables))
        layout.tables.append(table)
        if kind != "人员":
            _imply_people(sheet, block, above, layout)


def kind_of(sheet: str, block: Block, given: ColumnMap = NO_MAP) -> tuple[str, Claims]:
    """What kind of sheet a table is, and what its columns are."""
    name = sheet.strip()
    kinds = [name] if name in SHEETS else list(SHEETS)
    told = given.of(block.labels)
    found = [(kind, claims_of(kind, block.labels, _fitting(kind, told))) for kind in kinds]
    if len(found) > 1:
        wide = [one for one in found if PERSON & set(one[1].columns) and not _is_wide(*one, block.labels)]
        found = wide or found[:1]
    return max(found, key=lambda one: (len(one[1].columns), _is_hinted(name, one[0])))


def _fitting(kind: str, told: Mapping[int, str] | None) -> dict[int, str] | None:
    """The headers of a column map that a sheet kind has; those of other kinds are not read in it."""
    if told is None:
        return None
    own = {
        index: header.partition("#")[0] in SHEETS[kind] or (kind == "人员" and bool(yearly_header(header)))
        for index, header in told.items()
    }
    return {index: header if own[index] else "" for index, header in told.items()}


def _is_wide(kind: str, claims: Claims, labels: Iterable[Label]) -> bool:
    """Whether one row of what would be a sheet of certificates names two of them."""
    if kind != "证书":
        return False
    own = {domain_of_header(known("人员", one.leaf) or "") for one in labels}
    return {SKILL, TITLE} <= own or bool({"级别", "名称", "取得日期"} & claims.doubles.keys())


def _is_hinted(name: str, kind: str) -> bool:
    """Whether a sheet's name tells that it is of a kind."""
    hint = SHEET_KINDS[kind].hint
    return bool(hint) and re.search(hint, name) is not None


def _say_in_our_words(table: Table, given: ColumnMap) -> None:
    """Replace the sender's own words by those that the column map has for them."""
    for key, column in table.columns.items():
        words = given.words_of(key)
        if words:
            raw = column.each(lambda cell, words=words: words.get(squeeze(text_of(cell)), cell), np.object_)  # type: ignore[misc]
            table.columns[key] = Column(key, raw, column.letter)


def _imply_people(sheet: Sheet, block: Block, above: Sequence[Sequence[Any]], layout: Layout) -> None:
    """Who a sheet of another kind names, for a submission that has no sheet of people."""
    claims = claims_of("人员", block.labels)
    for key in [key for key in claims.columns if domain_of_header(key)]:
        del claims.columns[key]
    if "姓名" in claims.columns and _NUMBERS & set(claims.columns):
        claims.notes.clear()
        table = build(sheet, block, "人员", claims, above, Issues())
        layout.implied.append(table)


def _note_columns(sheet: Sheet, claims: Claims, issues: Issues) -> None:
    for note in claims.notes:
        cell = f"{column_letter(note.label.index)}{note.label.row + 1}"
        issues.on_sheet(sheet.name, note.code, cell, note.label.shown, note.more)
    for label in _unexpected(claims.strangers, claims.columns):
        cell = f"{column_letter(label.index)}{label.row + 1}"
        near = suggestion(label.leaf, claims.columns)
        issues.on_sheet(sheet.name, "F13" if near else "F02", cell, label.shown, near)


def _unexpected(strangers: Iterable[Any], columns: dict[str, int]) -> list[Any]:
    return [one for one in strangers if squeeze(one.leaf) not in _IGNORED_HEADERS]
