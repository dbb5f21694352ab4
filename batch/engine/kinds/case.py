"""What is said of a requirement to those whom it decides: cases, tried in their order.

A case says one thing to some people, with a fact of theirs in it (a day, a word), and who
settles it: the employer (单位补), an authority (主管部门) or the committee (评委会).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Days, Mask, to_date
from batch.facts import Certificates, Index

EMPLOYER: Final = "单位"
AUTHORITY: Final = "主管部门"
COMMITTEE: Final = "评委会"
_CODE_BITS: Final = 24  # of the number of a word, beside a day in one key


@dataclass(frozen=True)
class Case:
    """One thing that is said; ``text`` may use {day} and {word}, facts of each person, shape (n,)."""

    people: Mask
    text: str
    decided_by: str = ""
    day: Days | None = None
    word: tuple[Index, Sequence[str]] | None = None  # codes of each person, and the words

    def texts(self, people: Index) -> tuple[Index, list[str]]:
        """For some people the number of what is said to each, and the distinct texts."""
        if self.day is None and self.word is None:
            return np.zeros(people.size, np.int32), [self._text(0, 0)]
        key = np.zeros(people.size, np.int64)
        if self.day is not None:
            key += self.day[people].astype(np.int64) << _CODE_BITS
        if self.word is not None:
            key += self.word[0][people]
        pairs, which = np.unique(key, return_inverse=True)
        texts = [self._text(pair >> _CODE_BITS, pair & ((1 << _CODE_BITS) - 1)) for pair in pairs.tolist()]
        return which.astype(np.int32), texts

    def _text(self, day: int, code: int) -> str:
        word = "" if self.word is None else str(self.word[1][code])
        return self.text.format(day=day_words(day) if self.day is not None else "", word=word)


def day_words(day: int) -> str:
    """A day number as letters write it; for none 某日."""
    found = to_date(day) if day not in (ALWAYS, NEVER) else None
    return f"{found.year}年{found.month}月{found.day}日" if found else "某日"


def first_row(rows: Certificates, chosen: Mask, size: int) -> Index:
    """The first of each person's chosen certificate rows; 0 where there is none, shape (size,)."""
    found = np.zeros(size, np.int32)
    places = np.flatnonzero(chosen).astype(np.int32)[::-1]
    found[rows.person[places]] = places
    return found


def highest(rows: Certificates, chosen: Mask, size: int) -> Index:
    """The highest level that each person's chosen rows may be; -1 for none, shape (size,)."""
    found = np.full(size, -1, np.int32)
    places = np.flatnonzero(chosen)
    np.maximum.at(found, rows.person[places], rows.high[places].astype(np.int32))
    return found
