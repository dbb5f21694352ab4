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
from batch.roster.layout.labels import yearly_header
from batch.roster.layout.shapes import odd_shape
from batch.roster.layout.strangers import suggestion
from batch.roster.leaving import apply_notes, leaving_notes
from batch.sheets.sheet import Sheet

#: Sheets of this program's own that are no part of a roster: its help, examples, lists and notes.
AUXILIARY_SHEETS: Final = frozenset({"填写说明", "示例", "词表", "校验问题"})
#: Columns that everybody knows and nobody reads (in their normal form).
_IGNORED_HEADERS: Final = frozenset({"序号", "编号", "备注", "no.", "no", "校验结果"})
#: Words of lists that are about the family or the pay, and name people all the same.
_FAMILY_LISTS: Final = re.compile(r"称谓|与(?:本人|员工|职工|户主)?的?关系|关系|成员姓名")
_PAY_LISTS: Final = re.compile(
    r"(?:应发|实发|基本|岗位|绩效)?工资|应发(?:合计|金额)?|实发(?:合计|金额)?|个税|个人所得税|代扣.*"
)
_OTHER_SHEETS: Final = re.compile("评委|专家|考评员|裁判|家属|亲属|家庭成员|工资|薪酬|通讯录")
#: Names and titles of lists of certificates that are not held, or not of the kinds that are asked for.
_NOT_HELD: Final = re.compile(
    "拟|计划|报名|培训|学员|参加|报考|申报|预计|目标|特种作业|特种设备|驾驶|安全员|健康证|上岗证"
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
            layout.refusals.append("F04")
            continue
        before = sum(map(len, layout.tables)) + layout.refused
        _read_sheet(sheet, layout, issues)
        written = sum(map(any, sheet.rows))
        layout.others += max(0, written - (sum(map(len, layout.tables)) + layout.refused - before))
    notes = [
        text
        for sheet in sheets
        if not sheet.hidden and sheet.name.strip() not in AUXILIARY_SHEETS
        for text in leaving_notes(sheet)
    ]
    for table in layout.tables if notes else ():
        if table.kind == "人员" and "姓名" in table.columns:
            apply_notes(notes, table.columns, len(table))
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
        if _is_other_list(sheet.name, block, claims):
            layout.refusals.append("F18")
            issues.on_sheet(sheet.name, "F18", raw=sheet.name)
            continue
        if not PERSON & set(claims.columns):
            issues.on_sheet(sheet.name, "F01", raw=sheet.name)
            continue
        above = sheet.rows[floor : block.top]
        floor = block.end
        if kind == "证书" and _is_not_held(sheet.name, above):
            layout.refusals.append("F21")
            issues.on_sheet(sheet.name, "F21", raw=sheet.name)
            _imply_people(sheet, block, above, layout)
            continue
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


def _is_other_list(name: str, block: Block, claims: Claims) -> bool:
    """Whether a table is about the family, the pay or somebody else, and names people all the same."""
    leaves = [one.leaf for one in block.labels]
    if any(domain_of_header(key) for key in claims.columns):
        return bool(re.search("评委|专家|考评员|裁判", name))
    family = any(_FAMILY_LISTS.fullmatch(leaf) for leaf in leaves)
    paid = sum(_PAY_LISTS.fullmatch(leaf) is not None for leaf in leaves)
    few = set(claims.columns) <= _WHO | {"岗位类别", "现岗位职业（工种）"}
    return family or (few and (paid > 0 or bool(_OTHER_SHEETS.search(name))))


def _is_not_held(name: str, above: Sequence[Sequence[Any]]) -> bool:
    """Whether a list of certificates says that they are planned, or permits that no document asks for."""
    titles = [text_of(cell) for row in above for cell in row if isinstance(cell, str) and cell]
    return any(_NOT_HELD.search(text) for text in (name, *titles[:6]) if len(text) <= 40)


def kind_of(sheet: str, block: Block, given: ColumnMap = NO_MAP) -> tuple[str, Claims]:
    """What kind of sheet a table is, and what its columns are."""
    name = sheet.strip()
    kinds = [name] if name in SHEETS else list(SHEETS)
    told = given.of(block.labels)
    found = [(kind, claims_of(kind, block.labels, _fitting(kind, told))) for kind in kinds]
    if len(found) > 1:
        own = {domain_of_header(key) for key in found[0][1].columns} - {""}
        fitting = [
            one for one in found
            if PERSON & set(one[1].columns) and not _is_wide(*one, own) and _is_about_something(*one)
        ]  # fmt: skip
        found = fitting or found[:1]
    return max(found, key=lambda one: (len(one[1].columns), _is_hinted(name, one[0]), -len(one[1].notes)))


def _fitting(kind: str, told: Mapping[int, str] | None) -> dict[int, str] | None:
    """The headers of a column map that a sheet kind has; those of other kinds are not read in it."""
    if told is None:
        return None
    own = {
        index: header.partition("#")[0] in SHEETS[kind] or (kind == "人员" and bool(yearly_header(header)))
        for index, header in told.items()
    }
    return {index: header if own[index] else "" for index, header in told.items()}


def _is_wide(kind: str, claims: Claims, own: set[str]) -> bool:
    """Whether the rows are people's own, and not of a sheet kind that a row has one thing on.

    ``own``: whose certificates the columns of a person's own row would be.
    """
    if kind == "证书":
        return {SKILL, TITLE} <= own or bool({"级别", "名称", "取得日期"} & claims.doubles.keys())
    return kind != "人员" and bool(own)


def _is_about_something(kind: str, claims: Claims) -> bool:
    """Whether a sheet of things, and not of people, has a column for the thing."""
    return kind == "人员" or bool(claims.columns.keys() - PERSON)


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
