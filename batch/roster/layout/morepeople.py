"""Lists that look like sheets of certificates (工种, 技能等级, 取得日期) and are further people beside those of another sheet.

A sheet a workshop, one of them with a column more, is a list of people each. Certificates of nobody on the other
sheets would be lost with everybody on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Final

from batch.language.text import squeeze
from batch.roster.cells import Table

_WHO: Final = ("身份证号", "工号", "姓名")  # who has one of them in common may be the same


def people_instead(tables: list[Table], as_people: Iterable[tuple[Table, Callable[[], Table]]]) -> None:
    """Put the tables of people in the place of those of certificates which name nobody on a sheet of people.

    ``as_people``: such a table, and how it is read as one of people.
    """
    lists = [table for table in tables if table.kind == "人员"]
    if not lists:
        return
    known = {one for table in lists for one in _who(table)}
    for table, read in as_people:
        own = _who(table)
        if own and known.isdisjoint(own):
            tables[next(n for n, one in enumerate(tables) if one is table)] = read()
    for table, offset in zip(tables, accumulate(map(len, tables), initial=0), strict=False):
        table.offset = offset


def _who(table: Table) -> set[str]:
    """The names and numbers of everybody on a table."""
    columns = (table.columns[header] for header in _WHO if header in table.columns)
    return {squeeze(text) for column in columns for text in column.texts if text}
