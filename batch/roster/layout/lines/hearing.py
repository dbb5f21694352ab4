"""All that is heard beside the tables of a submission: lines, and lists that name people without their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from batch.roster.cells import Table
from batch.roster.celltext import is_nothing, text_of
from batch.roster.certificates.doubt import DOUBT
from batch.roster.layout.lines.listrows import told_by_rows
from batch.roster.layout.lines.notes import Told, apply_notes
from batch.roster.layout.lines.unread import Unread, row_at
from batch.roster.leaving import HEADER, names_on, notes_of
from batch.roster.leaving.lines import states_doubt
from batch.roster.leaving.status import state_of
from batch.sheets.sheet import Sheet

#: What tells on a list of certificates which one a row is.
_TELLING: Final = frozenset({"证书类别", "级别", "名称", "系列", "专业", "职业（工种）"})
_MOST_UNNUMBERED: Final = 2_000  # rows of a table that name somebody and no number


def hear(sheets: Sequence[Sheet], tables: Sequence[Table], unread: Sequence[Unread]) -> None:
    """Let lines and lists beside the tables say of their people what they say."""
    people = [table for table in tables if table.kind == "人员" and "姓名" in table.columns]
    if not people:
        return
    read = {table.sheet for table in tables}
    notes = [(text, sheet) for sheet in sheets for text in notes_of(sheet)]
    by_line = dict(notes)
    by_name = [names for sheet in sheets if sheet.name not in read and (names := names_on(sheet))]
    by_row = [text for one in unread for text in told_by_rows(one.name, one.heads, one.rows)]
    by_row += [
        text
        for sheet in sheets
        for table in people
        if table.sheet == sheet.name
        for text in _unnumbered(sheet, table)
    ]
    by_row += [text for table in tables if table.kind == "证书" for text in _void_papers(table)]
    lines = list(dict.fromkeys([*by_line, *by_name, *by_row]))
    stated = frozenset(text for text, sheet in notes if sheet.name in read and states_doubt(text))
    gone = sum(map(_gone, people)) if lines else 0
    for table in people if lines else ():
        apply_notes(Told(lines, by_line, frozenset(by_name), stated, gone), table)


def _gone(table: Table) -> int:
    """Of how many people a table says that they are, or may be, gone."""
    state = table.columns.get(HEADER)
    return 0 if state is None else int(np.count_nonzero(state.each(_is_gone, np.bool_)))


def _is_gone(cell: object) -> bool:
    return not is_nothing(cell) and state_of(cell) != "在职"


def _void_papers(table: Table) -> Iterator[str]:
    """What is said against certificates of which a list tells nothing but a number: any of theirs may be meant."""
    if DOUBT not in table.columns or _TELLING & set(table.columns) or "姓名" not in table.columns:
        return
    doubt, names = table.columns[DOUBT], table.columns["姓名"]
    for place in np.flatnonzero(~doubt.blank & ~names.blank)[:_MOST_UNNUMBERED].tolist():
        yield f"{table.sheet}：{text_of(names.raw[place])}：证书{text_of(doubt.raw[place])}"


def _unnumbered(sheet: Sheet, table: Table) -> Iterator[str]:
    """What rows say that name somebody without a number: of another list below, or of a section."""
    ids, staff = table.columns.get("身份证号"), table.columns.get("工号")
    blank = np.ones(len(table), np.bool_) if staff is None else staff.blank
    if ids is not None and blank.any():
        blank = blank & ids.each(_no_number, np.bool_)
    status = table.columns.get(HEADER)
    for place in np.flatnonzero(blank & ~table.columns["姓名"].blank)[:_MOST_UNNUMBERED].tolist():
        row = row_at(sheet, int(table.rows[place]))
        said = text_of(status.raw[place]) if status else ""
        title = said or sheet.name
        yield from told_by_rows(title, {}, [row], always=bool(said) and said not in map(text_of, row))


def _no_number(cell: object) -> bool:
    return sum(map(str.isdigit, text_of(cell))) < 6
