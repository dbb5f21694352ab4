"""From days of certificates to days of people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Days, Mask, Moment
from batch.facts import Certificates
from batch.language.terms import SKILL_LEVELS, Doubt, Kind

_LEVELS = len(SKILL_LEVELS)  # the longer of the two ladders


def settled(certificates: Certificates, as_of: int) -> Moment:
    """The day of each certificate, shape (m,).

    The day it was obtained; if a title has only its appointment (聘任), it was held by that
    day at the latest; a certificate with no date was obtained on ``as_of`` at the latest.
    """
    obtained, appointed = certificates.obtained, certificates.appointed
    undated = obtained.last == NEVER
    by_appointment = undated & (appointed.last != NEVER) & (certificates.kind == Kind.TITLE)
    last = np.where(undated, np.int32(as_of), obtained.last)
    last = np.where(by_appointment, appointed.last, last)
    return Moment(last, obtained.first)


@dataclass(frozen=True)
class Held:
    """Certificates that may count, with the days from which they do."""

    certificates: Certificates
    days: Moment  # shape (m,)
    certain: Mask  # counts
    possible: Mask  # counts, or could
    size: int

    def __post_init__(self) -> None:
        """A certificate that is doubted never counts for certain."""
        object.__setattr__(self, "certain", self.certain & (self.certificates.doubt == Doubt.NONE))

    def at_least(self, level: int) -> Moment:
        """From which day each person holds the level or a higher one, shape (size,).

        Every level is found in one pass over the rows; -1 stands for any level at all.
        """
        return Moment(self._sure[level + 1], self._maybe[level + 1])

    def just(self, level: int) -> Moment:
        """From which day each person holds a certificate of just this level, shape (size,).

        Certainly one whose level is this, possibly one whose level may be; never a higher one.
        """
        rows = self.certificates
        may_be = self.possible & (rows.low <= level) & (rows.high >= level)
        is_it = self.certain & (rows.low == level) & (rows.high == level)
        return Moment(
            rows.earliest(self.days.sure, self.size, np.flatnonzero(is_it).astype(np.int32)),
            rows.earliest(self.days.maybe, self.size, np.flatnonzero(may_be).astype(np.int32)),
        )

    @cached_property
    def _sure(self) -> Days:
        rows = self.certificates
        return rows.earliest_by_level(self.certain, rows.low, self.days.sure, _LEVELS, self.size)

    @cached_property
    def _maybe(self) -> Days:
        rows = self.certificates
        return rows.earliest_by_level(self.possible, rows.high, self.days.maybe, _LEVELS, self.size)

    def certainly_by(self, level: int, day: int) -> Mask:
        """Who certainly holds the level or a higher one on ``day``."""
        return self.at_least(level).sure <= day

    def possibly_by(self, level: int, day: int) -> Mask:
        """Who may hold the level or a higher one on ``day``."""
        return self.at_least(level).maybe <= day

    def since(self, level: int, start: Moment) -> Days:
        """The earliest certain day of a certificate obtained on or after each one's start."""
        rows = self.certificates
        begun = (self.days.maybe >= start.sure[rows.person]) & (self.days.maybe != ALWAYS)
        chosen = np.flatnonzero(self.certain & (rows.low >= level) & begun)
        return rows.earliest(self.days.sure, self.size, chosen.astype(np.int32))
