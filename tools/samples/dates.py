"""The days that the careers lead up to, and how days are counted and drawn."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from random import Random
from typing import Final

#: The day that the careers lead up to.
AS_OF: Final = date(2026, 11, 21)
#: No certificate is younger.
LAST_CERTIFICATE: Final = date(2026, 10, 30)
#: The years whose assessments and hours matter.
YEARS: Final = (2023, 2024, 2025)


def shift(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def some_day(rng: Random, first: date, last: date) -> date:
    """Any day between two days, moved to the Friday before if it is on a weekend."""
    return workday(first + timedelta(days=rng.randint(0, max(0, (last - first).days))))


def birth_date(rng: Random, first: int, last: int) -> date:
    """A birth date from the December of one year to the June of another."""
    begin, end = date(first, 12, 1), date(last, 6, 30)
    return begin + timedelta(days=rng.randint(0, (end - begin).days))
