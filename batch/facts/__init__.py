"""Facts: what a roster says, in columns, with nothing of spreadsheets or policies in it.

The roster makes them, the engine reads them. Fields keep the canonical Chinese header of
the roster as their name, because that is the word every message uses.

An unknown date is the pair (ALWAYS, NEVER): it may be any day and is certainly none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from batch.days.moments import Mask
from batch.facts.columns import (
    ANY_DAY,
    BLANK,
    UNREADABLE,
    UNREADABLE_SINCE,
    Codes,
    Hours,
    Index,
    Interval,
    Words,
)
from batch.facts.rows import Award, Awards, Certificates, Rows


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
    placeless: Mask | None = None  # whose 所在地 is blank or not known; None where nobody asks

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
            placeless=None if self.placeless is None else self.placeless[rows],
        )

    def chunks(self, people: int) -> Iterator[tuple[int, Facts]]:
        """Consecutive parts of at most ``people`` persons, each with its first person's number."""
        for first in range(0, self.size, people):
            yield first, self.between(first, min(first + people, self.size))


__all__ = [
    "ANY_DAY", "BLANK", "UNREADABLE", "UNREADABLE_SINCE", "Award", "Awards", "Certificates", "Codes", "Facts", "Hours", "Index",
    "Interval", "Occupation", "Rows", "Words",
]  # fmt: skip
