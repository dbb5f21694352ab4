"""Working days: Monday to Friday, without the holidays, with the days worked instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked; the yearly notice of the State Council says what differs."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()  # weekend days worked instead (调休); these win

    @classmethod
    def of(cls, holidays: Iterable[date], workdays: Iterable[date]) -> WorkCalendar:
        """A calendar of two lists of days."""
        return cls(frozenset(holidays), frozenset(workdays))

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked."""
        if day in self.workdays:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def after(self, day: date, count: int) -> date:
        """The working day that is ``count`` working days after a day, which itself is not counted.

        Raises ValueError for a count below 1.
        """
        if count < 1:
            raise ValueError(count)
        while count:
            day += _DAY
            count -= self.is_workday(day)
        return day

    def period(self, day: date, count: int) -> tuple[date, date]:
        """First and last day of ``count`` working days that begin on the next one after a day."""
        return self.after(day, 1), self.after(day, count)
