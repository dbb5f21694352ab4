"""Columns of facts: dates as intervals, closed words, hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import ALWAYS, NEVER, Days, Mask, day_number

Codes = npt.NDArray[np.int8]
Index = npt.NDArray[np.int32]

#: Codes of a closed column beside its words.
BLANK = -1
UNREADABLE = -2


#: The first day of a date that is written and not understood, where a blank one is taken to say nothing.
UNREADABLE_SINCE: Final = day_number(date(1900, 1, 1))
#: Before this day nobody did anything who is on a roster: an earlier day, with years added, stands for any.
ANY_DAY: Final = day_number(date(1920, 1, 1))


@dataclass(frozen=True)
class Interval:
    """Dates as first and last possible day, two int32 columns of shape (n,)."""

    first: Days
    last: Days

    @classmethod
    def unknown(cls, size: int) -> Interval:
        """Nobody's date is known."""
        return cls(np.full(size, ALWAYS, np.int32), np.full(size, NEVER, np.int32))

    @cached_property
    def blank(self) -> Mask:
        """Where no date is known at all."""
        return np.asarray((self.first == ALWAYS) & (self.last == NEVER))

    @cached_property
    def unreadable(self) -> Mask:
        """Where something is written that is no date: any day since 1900, or none."""
        return np.asarray((self.first == UNREADABLE_SINCE) & (self.last == NEVER))

    @cached_property
    def imprecise(self) -> Mask:
        """Where the day is not known exactly, or not at all."""
        return np.asarray(self.first != self.last)

    @cached_property
    def whole_months(self) -> Mask:
        """Where it begins and ends with a month: what is written to a month or a year."""
        begins, next_begins = (
            days.astype("datetime64[D]") for days in (self.first, self.last.astype(np.int64) + 1)
        )
        return np.asarray(_is_a_first(begins) & _is_a_first(next_begins))

    def take(self, rows: slice | Index) -> Interval:
        """The same for some rows."""
        return Interval(self.first[rows], self.last[rows])


def _is_a_first(days: npt.NDArray[np.datetime64]) -> Mask:
    return np.asarray(days == days.astype("datetime64[M]"))


@dataclass(frozen=True)
class Words:
    """A closed column: int8 codes into ``words``; BLANK or UNREADABLE where it has none."""

    words: tuple[str, ...]
    codes: Codes

    def among(self, wanted: tuple[str, ...] | list[str] | set[str]) -> Mask:
        """Where the word is one of ``wanted``."""
        hit = np.zeros(len(self.words) + 2, dtype=np.bool_)
        for number, word in enumerate(self.words):
            hit[number] = word in wanted
        return np.asarray(hit[self.codes])

    @property
    def blank(self) -> Mask:
        """Where the cell is empty."""
        return np.asarray(self.codes == BLANK)

    @property
    def unreadable(self) -> Mask:
        """Where the cell holds a text that is none of the words."""
        return np.asarray(self.codes == UNREADABLE)

    def word(self, person: int) -> str:
        """The word of one person, for people to read."""
        code = int(self.codes[person])
        return self.words[code] if code >= 0 else ("" if code == BLANK else "（未识别）")


@dataclass(frozen=True)
class Hours:
    """One year's continuing education (学时), float32 columns; NaN where nothing is recorded."""

    total: npt.NDArray[np.float32]
    general: npt.NDArray[np.float32]
    unreadable: Mask

    def take(self, rows: slice | Index) -> Hours:
        """The same for some people."""
        return Hours(self.total[rows], self.general[rows], self.unreadable[rows])
