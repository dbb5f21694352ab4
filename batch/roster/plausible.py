"""Days that cannot be: before anybody's fourteenth birthday, before 1950, years after the day asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Days, Mask, add_years, day_number
from batch.facts import Index, Interval

FIRST_YEAR: Final = 1950
YOUNGEST: Final = 14  # years of age
YET_TO_COME: Final = "V16"  # the code of what is odd until its day
AHEAD: Final = 2  # years after the day asked about


class Odd(NamedTuple):
    """Rows whose date is odd in one way: the code of the issue, and what is said of it."""

    code: str
    rows: Mask
    more: str
    moves: int = int(NEVER)  # the first day on which one of them is odd no more, or in another way


@dataclass(frozen=True)
class Limits:
    """The first and the last day that a date can be, one a row for the first."""

    day: int
    first: Days
    last: int

    def odd(self, dates: Interval) -> Iterator[Odd]:
        """The rows whose whole interval lies outside, and those whose day is yet to come."""
        known = ~dates.blank
        floor = day_number(date(FIRST_YEAR, 1, 1))
        old = known & (dates.last < floor)
        yield Odd("V15", old, f"早于{FIRST_YEAR}年")
        young = known & ~old & (dates.last < self.first)
        yield Odd("V15", young, f"本人当时未满{YOUNGEST}周岁")
        far = known & (dates.first > self.last)
        near = add_years(dates.first[far], -AHEAD).min(initial=NEVER)
        yield Odd("V15", far, f"晚于筛查日{AHEAD}年以上", int(near))
        ahead = known & ~far & (dates.first > self.day)
        yield Odd(YET_TO_COME, ahead, "", int(dates.first[ahead].min(initial=NEVER)))


@dataclass(frozen=True)
class Plausible:
    """When each person was born, and the day asked about: from these the limits of any date of theirs."""

    day: int = int(NEVER)
    youngest: Days = field(
        default_factory=lambda: np.zeros(0, np.int32)
    )  # fourteenth birthday; ALWAYS if unknown

    @classmethod
    def at(cls, day: date, births: Days) -> Plausible:
        """For people born on some days (ALWAYS where nobody knows), on the day asked about."""
        return cls(day_number(day), add_years(births, YOUNGEST))

    def of(self, person: Index) -> Limits | None:
        """The limits of each row's dates, by whose row it is (-1 for nobody)."""
        if self.day == NEVER:
            return None
        first = np.full(person.size, ALWAYS, np.int32)
        mine = person >= 0
        first[mine] = self.youngest[person[mine]]
        ahead = add_years(np.array([self.day], np.int32), AHEAD)
        return Limits(self.day, first, int(ahead[0]))
