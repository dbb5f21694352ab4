"""From days of certificates to days of people."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from batch.facts import Certificates
from batch.moments import ALWAYS, NEVER, Days, Mask, Moment
from batch.terms import Kind


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
    _known: dict[int, Moment] = field(default_factory=dict)

    @cached_property
    def _certain_days(self) -> Days:
        return np.where(self.certain, self.days.sure, NEVER)

    @cached_property
    def _possible_days(self) -> Days:
        return np.where(self.possible, self.days.maybe, NEVER)

    def at_least(self, level: int) -> Moment:
        """From which day each person holds the level or a higher one, shape (size,)."""
        if level not in self._known:
            rows = self.certificates
            sure = np.where(rows.low >= level, self._certain_days, NEVER)
            maybe = np.where(rows.high >= level, self._possible_days, NEVER)
            self._known[level] = Moment(rows.earliest(sure, self.size), rows.earliest(maybe, self.size))
        return self._known[level]

    def certainly_by(self, level: int, day: int) -> Mask:
        """Who certainly holds the level or a higher one on ``day``."""
        return self.at_least(level).sure <= day

    def possibly_by(self, level: int, day: int) -> Mask:
        """Who may hold the level or a higher one on ``day``."""
        return self.at_least(level).maybe <= day

    def since(self, level: int, start: Moment) -> Days:
        """The earliest certain day of a certificate obtained on or after each one's start."""
        rows = self.certificates
        begun = self.days.maybe >= start.sure[rows.person]
        days = np.where((rows.low >= level) & begun & (self.days.maybe != ALWAYS), self._certain_days, NEVER)
        return rows.earliest(days, self.size)
