"""Working days: weekends, holidays, days worked instead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.days.workdays import WorkCalendar

PLAIN = WorkCalendar()
#: The days around 1 October 2026 as a yearly notice would list them.
OCTOBER = WorkCalendar.of(
    [date(2026, 10, day) for day in range(1, 8)], [date(2026, 9, 20), date(2026, 10, 10)]
)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def test_monday_to_friday() -> None:
    """2026-05-08 is a Friday."""
    assert [PLAIN.is_workday(date(2026, 5, day)) for day in range(8, 12)] == [True, False, False, True]


def test_holidays_are_not_worked_and_exchanged_days_are() -> None:
    """A Saturday worked for a holiday."""
    assert not OCTOBER.is_workday(date(2026, 10, 1))
    assert OCTOBER.is_workday(date(2026, 10, 10))
    assert OCTOBER.is_workday(date(2026, 10, 8))


@pytest.mark.parametrize(
    ("calendar", "day", "count", "expected"),
    [
        (PLAIN, date(2026, 5, 8), 1, date(2026, 5, 11)),
        (PLAIN, date(2026, 5, 8), 10, date(2026, 5, 22)),
        (PLAIN, date(2026, 5, 9), 1, date(2026, 5, 11)),
        (OCTOBER, date(2026, 9, 30), 1, date(2026, 10, 8)),
        (OCTOBER, date(2026, 9, 30), 3, date(2026, 10, 10)),
        (OCTOBER, date(2026, 9, 30), 4, date(2026, 10, 12)),
    ],
)
def test_so_many_working_days_after(calendar: WorkCalendar, day: date, count: int, expected: date) -> None:
    """The day itself is not counted."""
    assert calendar.after(day, count) == expected


def test_a_period_begins_on_the_next_working_day() -> None:
    """Five working days from Friday: Monday to Friday."""
    assert PLAIN.period(date(2026, 5, 8), 5) == (date(2026, 5, 11), date(2026, 5, 15))


def test_no_days_is_an_error() -> None:
    """Not today, not for ever."""
    with pytest.raises(ValueError, match="0"):
        PLAIN.after(date(2026, 5, 8), 0)


@given(DAYS, st.integers(1, 60), st.lists(DAYS, max_size=20), st.lists(DAYS, max_size=20))
def test_just_so_many_working_days_lie_between(
    day: date, count: int, holidays: list[date], workdays: list[date]
) -> None:
    """Counted one by one."""
    calendar = WorkCalendar.of(holidays, workdays)
    found = calendar.after(day, count)
    between = (day + timedelta(number) for number in range(1, (found - day).days + 1))
    assert calendar.is_workday(found)
    assert sum(map(calendar.is_workday, between)) == count
