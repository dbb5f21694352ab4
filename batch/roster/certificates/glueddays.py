"""Days under a level's header, moved to the column of the day.

They are put apart only where all that is left is a level or title as it is written alone, and where the
column of the day is blank or says the same: 2016.12聘, 高级工（有效期2027.5） stay whole, and open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from batch.days.moments import NEVER
from batch.roster.cells import Column, Table
from batch.roster.understand.dates import read_date
from batch.roster.understand.leveldays import day_of_one


def days_apart(table: Table, header: str, day: str, plain: Callable[[str], bool]) -> Table:
    """The table with days under a level's header moved to the column of the day.

    ``plain``: whether what is left is all that a level's cell says.
    """
    column = table.columns.get(header)
    if column is None:
        return table
    split = {n: found for n, text in enumerate(column.texts) if text and (found := day_of_one(text))}
    split = {n: found for n, found in split.items() if plain(found[0])}
    if not split:
        return table
    days = table.column(day)
    left, moved = column.raw.copy(), days.raw.copy()
    for record in column.cells(split):
        rest, own = split[int(column.codes[record])]
        if days.blank[record]:
            left[record], moved[record] = rest, own
        elif _agree(own, days.raw[record]):
            left[record] = rest
            moved[record] = min(days.raw[record], own, key=_length)
    letter = days.letter or column.letter
    columns = {
        header: Column(header, left, column.letter, column.assumed),
        day: Column(day, moved, letter, days.assumed),
    }
    return replace(table, columns={**table.columns, **columns})


def _agree(one: object, other: object) -> bool:
    """Whether two cells may mean one day."""
    first, second = read_date(one), read_date(other)
    known = "" == first.code == second.code and NEVER not in (first.last, second.last)
    return known and max(first.first, second.first) <= min(first.last, second.last)


def _length(day: object) -> int:
    """How many days a cell may mean."""
    read = read_date(day)
    return read.last - read.first
