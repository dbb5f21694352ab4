"""From sheets to tables: every block of every sheet with its kind, its columns and its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np

from batch.language.text import squeeze
from batch.language.variants import simplified
from batch.roster.cells import Column, Table
from batch.roster.celltext import is_nothing, text_of
from batch.roster.headers import PERSON
from batch.roster.issues import Issues
from batch.roster.layout.blocks import find_blocks
from batch.roster.layout.building import build
from batch.roster.layout.columnmap import NO_MAP, ColumnMap
from batch.roster.layout.headings.claims import Claims
from batch.roster.layout.headings.domains import domain_of_header
from batch.roster.layout.headings.labels import Label
from batch.roster.layout.headings.strangers import suggestion
from batch.roster.layout.implied import NUMBERS, Layout, imply_people, may_be_people
from batch.roster.layout.lines.awardlines import apply_award_lines
from batch.roster.layout.lines.hearing import hear
from batch.roster.layout.lines.otherlists import is_not_held, is_other_list
from batch.roster.layout.lines.unread import Unread
from batch.roster.layout.morepeople import people_instead
from batch.roster.layout.shapes import is_form, odd_shape
from batch.roster.layout.sheetkind import kind_of
from batch.roster.layout.traditional import in_simplified
from batch.sheets.address import column_letter
from batch.sheets.sheet import Sheet

#: Sheets of this program's own that are no part of a roster: its help, examples, lists and notes.
AUXILIARY_SHEETS: Final = frozenset({"填写说明", "示例", "词表", "校验问题"})
#: Columns that everybody knows and nobody reads (in their normal form).
_IGNORED_HEADERS: Final = frozenset({"序号", "编号", "备注", "no.", "no", "校验结果"})
_REMARKS: Final = "备注"  # heard for what speaks of the row, and not otherwise read
_PROOFS: Final = ("证书", "荣誉竞赛")


def tables_of(sheets: list[Sheet], issues: Issues, given: ColumnMap = NO_MAP) -> Layout:
    """Every table of every sheet that is part of a roster; the others become an issue.

    ``given`` is the sender's column map.
    """
    layout = Layout(given=given)
    sheets = [in_simplified(sheet, given) for sheet in sheets]
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
    people_instead(layout.tables, layout.certificates)
    shown = [one for one in sheets if not one.hidden and one.name.strip() not in AUXILIARY_SHEETS]
    hear(shown, layout.tables or layout.implied, layout.unread)
    for table in layout.tables if layout.unread else ():
        if table.kind == "人员" and "姓名" in table.columns:
            apply_award_lines(layout.unread, table)
    return layout


def _read_sheet(sheet: Sheet, layout: Layout, issues: Issues) -> None:
    shape = odd_shape(sheet.rows)
    blocks = [] if shape else find_blocks(sheet, layout.given)
    if not blocks:
        if shape or any(not is_nothing(cell) for row in sheet.rows for cell in row):
            _refuse(sheet, shape or ("F15" if is_form(sheet.rows) else "F01"), layout, issues)
        return
    floor, name = 0, simplified(sheet.name)
    for block in blocks:
        kind, claims = kind_of(name, block, layout.given)
        if is_other_list(name, block, claims):
            layout.refusals.append("F18")
            issues.on_sheet(sheet.name, "F18", raw=sheet.name)
            continue
        above = [*([text] for text in sheet.above if not floor), *sheet.rows[floor : block.top]]
        if not PERSON & set(claims.columns):
            issues.on_sheet(sheet.name, "F01", raw=sheet.name)
            layout.unread.append(Unread.of_block(sheet, block, above))
            continue
        floor = block.end
        if kind in _PROOFS and is_not_held(name, above, awards=kind != "证书"):
            layout.refusals.append("F21")
            issues.on_sheet(sheet.name, "F21", raw=sheet.name)
            imply_people(sheet, block, above, layout, issues, Claims())
            continue
        table = build(sheet, block, kind, claims, above, issues)
        if claims.mapped:
            _say_in_our_words(table, layout.given)
            issues.on_sheet(sheet.name, "F20", raw=layout.given.source)
        _note_columns(sheet, claims, issues)
        if kind == "人员" and not NUMBERS & set(claims.columns):
            _leave_out(table, layout, issues)
            certificates = any(map(domain_of_header, claims.columns))
            layout.unread.append(Unread.of_block(sheet, block, above, certificates))
            continue
        table.offset = sum(map(len, layout.tables))
        layout.tables.append(table)
        if kind != "人员":
            imply_people(sheet, block, above, layout, issues, claims)
            may_be_people(sheet, block, above, layout, issues, table)


def _leave_out(table: Table, layout: Layout, issues: Issues) -> None:
    """A list that names people by no number is none of the roster."""
    layout.refused += len(table)
    layout.refusals.append("F17")
    issues.on_sheet(table.sheet, "F17", str(table.head + 1), str(len(table)))


def _refuse(sheet: Sheet, code: str, layout: Layout, issues: Issues) -> None:
    """Say that a sheet is no list; what it says of people by their names is heard all the same."""
    layout.refusals.append(code)
    issues.on_sheet(sheet.name, code, raw=sheet.name)
    layout.unread.append(Unread.of_sheet(sheet))


def _say_in_our_words(table: Table, given: ColumnMap) -> None:
    """Replace the sender's own words by those that the column map has for them."""
    for key, column in table.columns.items():
        words = given.words_of(key)
        if words:
            raw = column.each(lambda cell, words=words: words.get(squeeze(text_of(cell)), cell), np.object_)  # type: ignore[misc]
            table.columns[key] = Column(key, raw, column.letter)


def _note_columns(sheet: Sheet, claims: Claims, issues: Issues) -> None:
    for note in claims.notes:
        cell = f"{column_letter(note.label.index)}{note.label.row + 1}"
        issues.on_sheet(sheet.name, note.code, cell, note.label.shown, note.more)
    for label in claims.strangers:
        if squeeze(label.leaf) == _REMARKS and _says_anything(sheet, label):
            cell = f"{column_letter(label.index)}{label.row + 1}"
            issues.on_sheet(sheet.name, "F22", cell, label.shown)
    for label in _unexpected(claims.strangers, claims.columns):
        cell = f"{column_letter(label.index)}{label.row + 1}"
        near = suggestion(label.leaf, "".join(label.groups), claims.columns)
        issues.on_sheet(sheet.name, "F13" if near else "F02", cell, label.shown, near)


def _says_anything(sheet: Sheet, label: Label) -> bool:
    below = (row[label.index] for row in sheet.rows[label.row + 1 :] if label.index < len(row))
    return not all(map(is_nothing, below))


def _unexpected(strangers: Iterable[Any], columns: dict[str, int]) -> list[Any]:
    return [one for one in strangers if squeeze(one.leaf) not in _IGNORED_HEADERS]
