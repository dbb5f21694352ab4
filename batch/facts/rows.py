"""Rows of facts that belong to people: certificates and awards."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np

from batch.days.moments import NEVER, Days, Mask
from batch.facts.columns import Codes, Index, Interval
from batch.language.terms import Kind


@dataclass(frozen=True)
class Rows:
    """Rows that belong to people, sorted by person; ``person`` has shape (m,)."""

    person: Index
    place: Index  # the source row: index into Sources.rows

    def earliest(self, days: Days, size: int, chosen: Index | None = None) -> Days:
        """The earliest day of each person's rows, shape (size,); NEVER for none.

        ``days`` has a day for every row; ``chosen`` are the rows to look at, all if None.
        """
        result = np.full(size, NEVER, np.int32)
        if chosen is None:
            np.minimum.at(result, self.person, days)
        else:
            np.minimum.at(result, self.person.take(chosen), days.take(chosen))
        return result

    def earliest_by_level(self, chosen: Mask, level: Codes, days: Days, levels: int, size: int) -> Days:
        """The earliest day of each level or a higher one, shape (levels + 1, size).

        Row 0 is level -1, row ``n + 1`` level ``n``; only rows in the mask ``chosen`` count.
        """
        rows = np.flatnonzero(chosen)
        result = np.full((levels + 1, size), NEVER, np.int32)
        place = (level.take(rows).astype(np.intp) + 1) * size + self.person.take(rows)
        np.minimum.at(result.ravel(), place, days.take(rows))
        for number in range(levels - 1, -1, -1):
            np.minimum(result[number], result[number + 1], out=result[number])
        return result

    def anybody(self, mask: Mask, size: int) -> Mask:
        """Whether any row of a person fits, shape (size,)."""
        result = np.zeros(size, dtype=np.bool_)
        result[self.person[mask]] = True
        return result

    def some(self, chosen: slice | Index, shift: int = 0) -> Self:
        """The same for some rows, persons renumbered by ``-shift``."""
        changes: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Interval):
                changes[field.name] = value.take(chosen)
            elif isinstance(value, np.ndarray):
                changes[field.name] = value[chosen]
        changes["person"] = self.person[chosen] - np.int32(shift)
        return replace(self, **changes)

    def of(self, people: Index) -> Self:
        """The rows of some persons (rising numbers), renumbered in their order."""
        place = np.searchsorted(people, self.person)
        chosen = np.flatnonzero(np.append(people, -1)[place] == self.person).astype(np.int32)
        return replace(self.some(chosen), person=place[chosen].astype(np.int32))

    def between(self, first: int, stop: int) -> Self:
        """The rows of the persons ``first`` to ``stop - 1``, renumbered from 0."""
        low, high = np.searchsorted(self.person, np.array([first, stop], self.person.dtype))
        return self.some(slice(int(low), int(high)), first)


@dataclass(frozen=True)
class Certificates(Rows):
    """Certificates: one row each, all arrays of shape (m,).

    Levels are intervals too: ``low`` is the level it certainly is, ``high`` the highest it
    may be; a level that is blank or not understood is (-1, top). ``obtained`` is the day of
    the certificate, ``appointed`` that of the appointment to a title (聘任).
    """

    kind: Codes
    low: Codes
    high: Codes
    series: Index  # mask of possible series; 0 where nobody knows
    occupation: Index  # into Facts.occupations
    obtained: Interval
    appointed: Interval
    valid: Mask
    name: Index  # into Facts.names
    issuer: Index  # into Facts.names
    wide: Mask  # written in the person's own row, not on a sheet of certificates
    doubt: Codes  # Doubt

    def of_kind(self, kind: Kind) -> Mask:
        """Which certificates are of a kind, shape (m,)."""
        return np.asarray(self.kind == np.int8(kind))


@dataclass(frozen=True)
class Award:
    """One distinct award as it was understood: what decides whether a list names it."""

    name: str  # canonical name; empty for a competition that no table names
    text: str  # as written
    level: str = ""  # 国际 国家级 省级 市级 县级
    place: str = ""  # code of the province or city whose own it is
    category: str = ""  # 一类 二类
    prize: str = ""  # 金牌 … 三等奖; （未识别） for a text that is none
    rank: int = 0
    role: str = "选手"
    competition: bool = False
    may_be: tuple[str, ...] = ()  # names it could stand for if more were known


@dataclass(frozen=True)
class Awards(Rows):
    """Awards: one row each; ``award`` indexes Facts.awards_seen, ``at_school`` is 1 是, 0 否, -1."""

    award: Index
    day: Interval
    at_school: Codes
