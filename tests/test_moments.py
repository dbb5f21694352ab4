"""The algebra of days, against plain dates and plain max and min."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from batch.days.moments import (
    ALWAYS,
    NEVER,
    Days,
    Moment,
    add_months,
    add_years,
    all_of,
    any_of,
    day_number,
    to_date,
)

FIRST, LAST = day_number(date(1900, 1, 1)), day_number(date(2100, 12, 31))
#: Ends of months, where a later month may lack the day; February of leap years most of all.
ENDS = st.builds(
    lambda year, month: day_number(date(year, month, monthrange(year, month)[1])),
    st.sampled_from([1904, 1999, 2000, 2020, 2021, 2024, 2096]),
    st.sampled_from([1, 2, 2, 2, 3, 5, 8, 12]),
)
REAL = st.integers(FIRST, LAST) | ENDS
ANY = REAL | st.sampled_from([int(ALWAYS), int(NEVER)])
YEARS = st.integers(0, 50)
PAIRS = st.tuples(ANY, ANY).map(sorted)
SIZE = 4
MOMENTS = st.lists(PAIRS, min_size=SIZE, max_size=SIZE).map(
    lambda pairs: Moment(_days([sure for _, sure in pairs]), _days([maybe for maybe, _ in pairs]))
)


def _days(numbers: list[int]) -> Days:
    return np.array(numbers, np.int32)


def _later(day: date, months: int) -> date:
    """The plain reference: the same day of a later month, at most its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _ordered(moment: Moment) -> bool:
    return bool((moment.maybe <= moment.sure).all())


@given(REAL, YEARS)
def test_add_years_agrees_with_datetime(number: int, years: int) -> None:
    """The Nth anniversary itself; 29 February falls to 28 February."""
    day = date.fromordinal(number + date(1970, 1, 1).toordinal())
    try:
        expected = day.replace(year=day.year + years)
    except ValueError:
        expected = date(day.year + years, 2, 28)
    assert to_date(int(add_years(_days([number]), years)[0])) == expected


def test_leap_day_by_hand() -> None:
    """Known anniversaries of 29 February, 2100 being no leap year."""
    start = _days([day_number(date(2020, 2, 29))])
    found = [to_date(int(add_years(start, years)[0])) for years in (1, 4, 80)]
    assert found == [date(2021, 2, 28), date(2024, 2, 29), date(2100, 2, 28)]


@given(st.lists(ANY, min_size=2, max_size=20), YEARS)
def test_add_years_keeps_the_order(numbers: list[int], years: int) -> None:
    """An earlier day never gets the later anniversary."""
    moved = add_years(_days(sorted(numbers)), years)
    assert (np.diff(moved.astype(np.int64)) >= 0).all()


@given(st.lists(REAL, min_size=1, max_size=20), st.integers(1, 50))
def test_add_years_moves_on(numbers: list[int], years: int) -> None:
    """By 365 or 366 days a year, never to ALWAYS or NEVER."""
    moved = add_years(_days(numbers), years).astype(np.int64) - numbers
    assert ((moved >= 365 * years) & (moved <= 366 * years)).all()


@given(YEARS)
def test_always_and_never_stay(years: int) -> None:
    """Neither years nor months move what is no day."""
    ends = _days([int(ALWAYS), int(NEVER)])
    assert (add_years(ends, years) == ends).all()
    assert (add_months(ends, _days([years, years])) == ends).all()
    assert to_date(int(ALWAYS)) is None
    assert to_date(int(NEVER)) is None


@given(st.lists(st.tuples(ANY, st.integers(-2, 600)), min_size=1, max_size=20))
def test_add_months_agrees_with_a_plain_reference(rows: list[tuple[int, int]]) -> None:
    """Each its own number of months; none for a number that is not positive."""
    days, months = _days([row[0] for row in rows]), _days([row[1] for row in rows])
    before = days.copy()
    moved = add_months(days, months)
    assert (days == before).all()
    for (number, count), found in zip(rows, moved.tolist(), strict=True):
        day = to_date(number)
        expected = number if day is None or count <= 0 else day_number(_later(day, count))
        assert found == expected


@given(REAL)
def test_day_numbers_and_dates_go_both_ways(number: int) -> None:
    """A date's number is that date's."""
    day = to_date(number)
    assert day is not None
    assert day_number(day) == number


@given(MOMENTS, MOMENTS, YEARS)
def test_maybe_is_never_after_sure(one: Moment, other: Moment, years: int) -> None:
    """Every operation keeps the pair in order."""
    made = [
        one.after(years), one.unsettled(), one.later_of(other), one.earlier_of(other),
        all_of([one, other], SIZE), any_of([one, other], SIZE),
    ]  # fmt: skip
    assert all(_ordered(moment) for moment in made)


@given(st.lists(MOMENTS, min_size=1, max_size=4))
def test_all_is_the_latest_and_any_the_earliest(moments: list[Moment]) -> None:
    """In both columns."""
    for name in ("sure", "maybe"):
        columns = np.stack([getattr(moment, name) for moment in moments])
        assert (getattr(all_of(moments, SIZE), name) == columns.max(0)).all()
        assert (getattr(any_of(moments, SIZE), name) == columns.min(0)).all()


def test_all_of_nothing_holds_and_any_of_nothing_does_not() -> None:
    """The neutral elements of both."""
    assert (all_of([], SIZE).sure == ALWAYS).all()
    assert (all_of([], SIZE).maybe == ALWAYS).all()
    assert (any_of([], SIZE).sure == NEVER).all()
    assert (any_of([], SIZE).maybe == NEVER).all()


@given(MOMENTS)
def test_unsettled_is_no_bar_and_certain_only_from_sure(moment: Moment) -> None:
    """It could hold at any time, and certainly does from its day."""
    assert (moment.unsettled().maybe == ALWAYS).all()
    assert (moment.unsettled().sure == moment.sure).all()


@given(MOMENTS, MOMENTS, YEARS)
def test_years_after_the_later_is_the_later_of_the_years(one: Moment, other: Moment, years: int) -> None:
    """It does not matter whether one counts first or compares first."""
    together, apart = one.later_of(other).after(years), one.after(years).later_of(other.after(years))
    assert (together.sure == apart.sure).all()
    assert (together.maybe == apart.maybe).all()


def test_where_tells_passing_open_and_failing_apart() -> None:
    """ALWAYS twice, NEVER and ALWAYS, NEVER twice."""
    found = Moment.where(np.array([True, False, False]), np.array([False, True, False]))
    assert found.sure.tolist() == [ALWAYS, NEVER, NEVER]
    assert found.maybe.tolist() == [ALWAYS, ALWAYS, NEVER]
