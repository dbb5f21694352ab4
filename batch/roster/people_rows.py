"""The rows of sheet 人员 before they are read: several sheets as one, assumptions, rows of one person."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from batch.roster.cells import Column, Table, text_of
from batch.roster.layout import yearly_header
from batch.roster.persons import Persons


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


def complete(table: Table, persons: Persons) -> None:
    """Several rows about one person: what the first leaves blank is taken from the later ones."""
    later = np.flatnonzero(persons.of_record >= 0)
    later = later[persons.record[persons.of_record[later]] != later]
    if not later.size:
        return
    first = persons.record[persons.of_record[later]]
    for header, column in table.columns.items():
        if header.startswith(OWN_ROWS) or yearly_header(header):
            continue
        useful = column.blank[first] & ~column.blank[later]
        if useful.any():
            raw = column.raw.copy()
            raw[first[useful][::-1]] = column.raw[later[useful][::-1]]
            table.columns[header] = Column(header, raw, column.letter, column.assumed)
