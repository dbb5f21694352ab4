"""Days and pairs of days: the algebra that every decision rests on.

A day is an int32 count of days since 1970-01-01. ``ALWAYS`` and ``NEVER`` are days too.
A :class:`Moment` is a pair of columns: ``sure``, the day from which something certainly
holds, and ``maybe``, the earliest day from which it could. ``maybe <= sure`` always.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

NEVER: Final = np.int32(np.iinfo(np.int32).max)
ALWAYS: Final = np.int32(np.iinfo(np.int32).min)

_EPOCH: Final = date(1970, 1, 1)
#: Dates that a roster may carry; the tables below reach a little further.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days


def to_date(number: int) -> date | None:
    """The date of a day number; None for ALWAYS and NEVER."""
    if number in (NEVER, ALWAYS):
        return None
    return _EPOCH + timedelta(days=int(number))


_TABLE_FIRST: Final = day_number(date(FIRST_YEAR - 1, 1, 1))
_TABLE_LAST: Final = day_number(date(LAST_YEAR + 60, 12, 31))


def shift_months(days: Days, months: Days | int) -> Days:
    """Move real days (no ALWAYS or NEVER) forward by calendar months.

    A day that the target month lacks becomes the month's last day (民法典第二百零二条:
    没有对应日的，月末日为最后一日), so 29 February falls to 28 February.
    """
    stamps = days.astype("datetime64[D]")
    month = stamps.astype("datetime64[M]")
    day_of_month = (stamps - month.astype("datetime64[D]")).astype(np.int32)
    target = month + np.asarray(months, dtype="timedelta64[M]")
    first = target.astype("datetime64[D]").astype(np.int64).astype(np.int32)
    following = (target + 1).astype("datetime64[D]").astype(np.int64).astype(np.int32)
    return np.asarray(np.minimum(first + day_of_month, following - 1), dtype=np.int32)


@lru_cache(maxsize=64)
def _year_table(years: int) -> Days:
    """Every day of the table's range moved by ``years``; ALWAYS before it, NEVER after."""
    days = np.arange(_TABLE_FIRST, _TABLE_LAST + 1, dtype=np.int32)
    moved = shift_months(days, 12 * years)
    return np.concatenate([[ALWAYS], moved, [NEVER]]).astype(np.int32)


def add_years(days: Days, years: int) -> Days:
    """The day ``years`` full years later; the anniversary itself counts. ALWAYS and NEVER stay."""
    if years == 0:
        return days
    place = np.clip(days, _TABLE_FIRST - 1, _TABLE_LAST + 1)
    place -= _TABLE_FIRST - 1
    return _year_table(years).take(place)


def add_months(days: Days, months: Days) -> Days:
    """Each day moved by its own number of months, shape as ``days``. ALWAYS and NEVER stay."""
    rows = np.flatnonzero(months > 0)
    if not rows.size:
        return days
    rows = rows[(days[rows] != ALWAYS) & (days[rows] != NEVER)]
    moved = days.copy()
    moved[rows] = shift_months(days[rows], months[rows])
    return moved


@dataclass(frozen=True, slots=True)
class Moment:
    """From which day something holds: two int32 columns of equal shape."""

    sure: Days
    maybe: Days

    @classmethod
    def constant(cls, size: int, sure: int, maybe: int) -> Moment:
        """The same pair for everybody, shape (size,)."""
        return cls(np.full(size, sure, np.int32), np.full(size, maybe, np.int32))

    @classmethod
    def by_code(cls, codes: npt.NDArray[np.int8], sure: Days, maybe: Days) -> Moment:
        """A pair for every code; negative codes count from the end of the tables."""
        place = codes.astype(np.intp)
        place[codes < 0] += sure.size
        return cls(sure.take(place), maybe.take(place))

    @classmethod
    def where(cls, passes: Mask, opens: Mask) -> Moment:
        """ALWAYS where it passes, open where it is open, NEVER elsewhere."""
        return cls(
            np.where(passes, ALWAYS, NEVER),
            np.where(passes | opens, ALWAYS, NEVER),
        )

    def after(self, years: int) -> Moment:
        """Held for ``years`` full years."""
        return Moment(add_years(self.sure, years), add_years(self.maybe, years))

    def later_of(self, other: Moment) -> Moment:
        """Both hold."""
        return Moment(np.maximum(self.sure, other.sure), np.maximum(self.maybe, other.maybe))

    def earlier_of(self, other: Moment) -> Moment:
        """Either holds."""
        return Moment(np.minimum(self.sure, other.sure), np.minimum(self.maybe, other.maybe))

    def unsettled(self) -> Moment:
        """Never a bar, but certain only from ``sure``: it is open until then."""
        return Moment(self.sure, np.full_like(self.maybe, ALWAYS))


def all_of(moments: Iterable[Moment], size: int) -> Moment:
    """Every one of several holds; of none, always."""
    result: Moment | None = None
    for moment in moments:
        result = moment if result is None else result.later_of(moment)
    return result or Moment.constant(size, int(ALWAYS), int(ALWAYS))


def any_of(moments: Iterable[Moment], size: int) -> Moment:
    """At least one of several holds; of none, never."""
    result: Moment | None = None
    for moment in moments:
        result = moment if result is None else result.earlier_of(moment)
    return result or Moment.constant(size, int(NEVER), int(NEVER))
