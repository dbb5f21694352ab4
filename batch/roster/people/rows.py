"""The rows of sheet 人员 before they are read: several sheets as one, assumptions, rows of one person."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from batch.errors import UnreadableFileError
from batch.facts import Index
from batch.language.text import squeeze
from batch.roster.awards.doubt import AWARD_DOUBT
from batch.roster.cells import Column, Table
from batch.roster.celltext import text_of
from batch.roster.certificates.doubt import DOUBT
from batch.roster.issues import Issues
from batch.roster.layout import Layout
from batch.roster.layout.headings.labels import yearly_header
from batch.roster.leaving import HEADER as STATUS
from batch.roster.leaving import on_list_put_aside
from batch.roster.people.persons import Persons


def joined(tables: list[Table], people: list[Table]) -> tuple[list[Table], list[Table]]:
    """Several sheets of people (one a workshop, say) are worked as one, row after row."""
    headers = dict.fromkeys(h for table in people for h in table.columns)
    columns = {}
    for header in headers:
        parts = [table.column(header) for table in people]
        letter = next((p.letter for p in parts if p.letter), "")
        columns[header] = Column(header, np.concatenate([p.raw for p in parts]), letter)
    joined = Table(
        "、".join(table.sheet for table in people),
        "人员",
        np.concatenate([table.rows for table in people]),
        columns,
        part=np.repeat(np.arange(len(people), dtype=np.int32), [len(table) for table in people]),
        parts=tuple((t.sheet, {h: c.letter for h, c in t.columns.items()}) for t in people),
    )
    rest = [table for table in tables if table.kind != "人员"]
    offset = len(joined)
    for table in rest:
        table.offset = offset
        offset += len(table)
    return [joined, *rest], [joined]


def assume(table: Table, values: Mapping[str, str]) -> None:
    """Fill empty cells; what says 无 or / is an answer and stays."""
    for header, value in values.items():
        column = table.columns.get(header) or table.column(header)
        empty = column.each(lambda cell: cell is None or not text_of(cell), np.bool_)
        raw = column.raw.copy()
        raw[empty] = value
        table.columns[header] = Column(header, raw, column.letter, empty)


#: What stands in the person's own row once for each certificate or award, not once a person.
OWN_ROWS = ("技能", "职称", "荣誉奖项")


#: Where two rows of one person differ and nothing rests on it; the first is shown.
_NO_MATTER = frozenset({"单位名称", "部门", "毕业院校", "所学专业"})


def complete(table: Table, persons: Persons, issues: Issues) -> None:
    """Several rows about one person: blanks are filled from the later ones, two answers are none."""
    later = np.flatnonzero(persons.of_record >= 0)
    later = later[persons.record[persons.of_record[later]] != later]
    if not later.size:
        return
    first = persons.record[persons.of_record[later]]
    _leave_lists_put_aside(table, first, later)
    _doubt_denied_awards(table, persons, issues)
    differing: dict[int, list[str]] = {int(row): [] for row in later}
    for header, column in table.columns.items():
        if header.startswith(OWN_ROWS) or yearly_header(header) or header in ("姓名", "身份证号", "工号"):
            continue
        useful = column.blank[first] & ~column.blank[later]
        if header in (DOUBT, AWARD_DOUBT):
            useful &= ~column.each(_only_put_aside, np.bool_)[later]
        texts = np.array([squeeze(text) for text in column.texts], np.object_)[column.codes]
        differs = ~column.blank[first] & ~column.blank[later] & (texts[first] != texts[later])
        for row in later[differs]:
            differing[int(row)].append(header)
        raw = column.raw.copy()
        raw[first[useful][::-1]] = column.raw[later[useful][::-1]]
        if header not in _NO_MATTER:
            for one, other in zip(first[differs], later[differs], strict=True):
                raw[one] = f"{text_of(raw[one])}；{text_of(column.raw[other])}"
        if useful.any() or differs.any():
            table.columns[header] = Column(header, raw, column.letter, column.assumed)
    for row, headers in differing.items():
        number = str(table.rows[persons.record[persons.of_record[row]]])
        said = f"{number}行是同一人，“{'”“'.join(headers)}”" if headers else number
        key = "身份证号" if persons.id_numbers[persons.of_record[row]] else "工号"
        issues.at(table, key, [row], "R04" if headers else "R11", more=said)


_DENIED = frozenset({"无", "没有", "暂无", "否"})


def _doubt_denied_awards(table: Table, persons: Persons, issues: Issues) -> None:
    """An award in one row of somebody and 无 in another: it may be theirs."""
    column = table.columns.get("荣誉奖项")
    if column is None:
        return
    denied = column.each(lambda cell: squeeze(text_of(cell)) in _DENIED, np.bool_) & (persons.of_record >= 0)
    hit = np.flatnonzero(~column.blank & ~denied & np.isin(persons.of_record, persons.of_record[denied]))
    if not hit.size:
        return
    raw = table.column(AWARD_DOUBT).raw.copy()
    for row in hit.tolist():
        raw[row] = raw[row] or "同一人的另一行写“无”"
        issues.at(table, "荣誉奖项", [row], "C14", text_of(raw[row]))
    table.columns[AWARD_DOUBT] = Column(AWARD_DOUBT, raw, column.letter)


def _only_put_aside(cell: object) -> bool:
    return isinstance(cell, str) and on_list_put_aside(cell)


def _leave_lists_put_aside(table: Table, first: Index, later: Index) -> None:
    """Whoever stands on 旧名册 and on the list that counts is on the latter: the former says nothing of their status."""
    column = table.columns.get(STATUS)
    if column is None:
        return
    aside = column.each(_only_put_aside, np.bool_)
    if not aside.any():
        return
    raw = column.raw.copy()
    for one, other in zip(first.tolist(), later.tolist(), strict=True):
        if aside[one] and not aside[other]:
            raw[one], aside[one] = raw[other], False
        elif aside[other] and not aside[one]:
            raw[other] = ""
    table.columns[STATUS] = Column(STATUS, raw, column.letter, column.assumed)


def implied(layout: Layout) -> Table:
    """Sheet 人员 of a submission that has none: who its other sheets name, one record a row.

    Raises UnreadableFileError where they name nobody by a number.
    """
    if not layout.implied:
        raise UnreadableFileError("F94", _why_nobody(layout.refusals))
    _, people = joined(layout.implied, layout.implied)
    table = people[0]
    table.offset = sum(map(len, layout.tables))
    return table


_WHY = {
    "F15": "是一人一张的登记表，不是花名册，请把人员逐行填入花名册",
    "F16": "表头竖排在一列里（横竖颠倒），请转置为每人一行",
    "F17": "没有“身份证号”或“工号”一列，请增加后逐行填写",
    "F18": "是亲属或工资表，不是花名册",
    "F04": "没有可识别的花名册工作表，而有隐藏的工作表未读取；如花名册在其中，请取消隐藏后提交",
}


def _why_nobody(refusals: list[str]) -> str:
    for code, why in _WHY.items():
        if code in refusals:
            return why
    return "没有可识别的花名册工作表：找不到同时有“姓名”和“身份证号”（或“工号”）的表头"
