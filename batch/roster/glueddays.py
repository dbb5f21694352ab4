"""A level and its day in one cell: 高级工（2018.05）, 电工技师 2018-05-20, 2016年12月取得工程师.

They are put apart only where all that is left is a level or title as it is written alone, and where the
column of the day is blank or says the same: 2016.12聘, 高级工（有效期2027.5） stay whole, and open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from batch.days.moments import NEVER
from batch.roster.cells import Column, Table
from batch.roster.dates import read_date

_DAY: Final = (
    r"(?:19|20)\d\d(?:年(?:(?:0?[1-9]|1[0-2])月(?:(?:0?[1-9]|[12]\d|3[01])日?)?)?"
    r"|(?P<{0}>[./-])(?:0?[1-9]|1[0-2])(?:(?P={0})(?:0?[1-9]|[12]\d|3[01]))?)"
)
_LONGEST: Final = 60  # characters of a cell that says a level and a day
_GOT: Final = "(?:取得|获得|考取|获证|取证|发证)"
#: A colon or semicolon beside a level is how columns of levels say what they do not understand.
_BEHIND: Final = re.compile(
    rf"(?P<rest>.*?[^\d\s,，、/:：;；(（.\-])[\s,，/]*[(（]?(?P<day>{_DAY.format('m')}){_GOT}?[)）]?"
)
_BEFORE: Final = re.compile(rf"(?P<day>{_DAY.format('m')}){_GOT}(?P<rest>\D+)")


def split_day(text: str) -> tuple[str, str] | None:
    """A text without its day, and the day; None where there is none to take off."""
    for form in (_BEHIND, _BEFORE) if len(text) <= _LONGEST else ():
        found = form.fullmatch(text.strip())
        if found and len(re.findall("[(（]", found["rest"])) == len(re.findall("[)）]", found["rest"])):
            return found["rest"], found["day"]
    return None


def days_apart(table: Table, header: str, day: str, plain: Callable[[str], bool]) -> Table:
    """The table with days under a level's header moved to the column of the day.

    ``plain``: whether what is left is all that a level's cell says.
    """
    column = table.columns.get(header)
    if column is None:
        return table
    split = {n: found for n, text in enumerate(column.texts) if text and (found := split_day(text))}
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
