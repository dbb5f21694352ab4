"""Facts: what a roster says, in columns, with nothing of spreadsheets or policies in it.

The roster makes them, the engine reads them. Fields keep the canonical Chinese header of
the roster as their name, because that is the word every message uses.

An unknown date is the pair (ALWAYS, NEVER): it may be any day and is certainly none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from batch.moments import ALWAYS, NEVER, Days, Mask

Codes = npt.NDArray[np.int8]
Index = npt.NDArray[np.int32]

#: Codes of a closed column beside its words.
BLANK = -1
UNREADABLE = -2


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
    def imprecise(self) -> Mask:
        """Where the day is not known exactly, or not at all."""
        return np.asarray(self.first != self.last)

    def take(self, rows: slice | Index) -> Interval:
        """The same for some rows."""
        return Interval(self.first[rows], self.last[rows])


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


@dataclass(frozen=True)
class Hours:
    """One year's continuing education (学时), float32 columns; NaN where nothing is recorded."""

    total: npt.NDArray[np.float32]
    general: npt.NDArray[np.float32]
    unreadable: Mask

    def take(self, rows: slice | Index) -> Hours:
        """The same for some people."""
        return Hours(self.total[rows], self.general[rows], self.unreadable[rows])


@dataclass(frozen=True)
class Occupation:
    """A post's or certificate's occupation as written: name, code, both may be empty."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class Facts:
    """All that a roster says about ``size`` people, as columns."""

    size: int
    words: Mapping[str, Words]
    dates: Mapping[str, Interval]
    occupation: Index  # into occupations; 0 is blank
    interruption: Index  # months; UNREADABLE where the text is no number
    assessments: Mapping[int, Codes]  # year -> Grade
    hours: Mapping[int, Hours]
    certificates: Certificates
    awards: Awards
    occupations: tuple[Occupation, ...]  # [0] is blank
    names: tuple[str, ...]  # [0] is blank
    awards_seen: tuple[Award, ...]
    knows_skills: bool  # the roster has a place for skill certificates
    knows_titles: bool
    knows_certificates: bool  # the roster has a sheet or a column for certificates of any kind
    assumed: Mapping[str, Mask]  # header -> whose cell was filled by an assumption

    def between(self, first: int, stop: int) -> Facts:
        """The facts of the persons ``first`` to ``stop - 1``."""
        certificates, awards = self.certificates.between(first, stop), self.awards.between(first, stop)
        return self._some(slice(first, stop), stop - first, certificates, awards)

    def of(self, people: Index) -> Facts:
        """The facts of some persons, by rising numbers."""
        return self._some(people, int(people.size), self.certificates.of(people), self.awards.of(people))

    def _some(self, rows: slice | Index, size: int, certificates: Certificates, awards: Awards) -> Facts:
        return replace(
            self,
            size=size,
            words={k: Words(v.words, v.codes[rows]) for k, v in self.words.items()},
            dates={k: v.take(rows) for k, v in self.dates.items()},
            occupation=self.occupation[rows],
            interruption=self.interruption[rows],
            assessments={k: v[rows] for k, v in self.assessments.items()},
            hours={k: v.take(rows) for k, v in self.hours.items()},
            certificates=certificates,
            awards=awards,
            assumed={k: v[rows] for k, v in self.assumed.items()},
        )

    def chunks(self, people: int) -> Iterator[tuple[int, Facts]]:
        """Consecutive parts of at most ``people`` persons, each with its first person's number."""
        for first in range(0, self.size, people):
            yield first, self.between(first, min(first + people, self.size))
