"""Days of a roster that are yet to come: until then each is a warning, and what rests on it is not held.

A certificate of next month has been misread, or is expected. When its day has come the warning goes, and the
people's table says what they hold: neither needs the roster to be read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa

from batch.days.moments import ALWAYS, NEVER
from batch.facts import Facts
from batch.roster.accounting import REFUSING
from batch.roster.messages import Issue
from batch.roster.roster import Roster

_NO_ROW = -1


@dataclass(frozen=True)
class Coming:
    """What a roster says of days that are yet to come."""

    days: Sequence[int] = ()  # of its facts, rising
    #: Of each issue that is said until a day: the day, its number among the issues, and the row that has no other.
    odd: Sequence[tuple[int, int, int]] = ()
    rows: Mapping[str, int] = field(default_factory=dict)  # by what became of them, as ``accounting.Rows``
    noted: bool = False  # whether anything but these issues is more than a remark

    @classmethod
    def of(cls, roster: Roster, issues: Sequence[Issue], today: int) -> Coming:
        """Of a roster that was read, and all its issues."""
        passing = [number for number, one in enumerate(issues) if one.until != NEVER]
        others = [one for one in issues if one.until == NEVER and one.severity != "info"]
        held = {one.place for one in roster.issues if one.until == NEVER and one.severity != "info"}
        held |= {one.place for one in roster.issues if one.code in REFUSING}
        odd = [
            (one.until, number, _NO_ROW if one.place in held else one.place)
            for number in passing
            for one in [issues[number]]
        ]
        days = sorted({int(day) for day in _yet_to_come(roster.facts, today)})
        return cls(days, odd, asdict(roster.rows), bool(others))

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Coming:
        """What was kept as JSON. Raises KeyError, TypeError or ValueError."""
        odd = [(int(day), int(number), int(place)) for day, number, place in told["odd"]]
        return cls([int(day) for day in told["days"]], odd, dict(told["rows"]), bool(told["noted"]))

    def to_json(self) -> dict[str, Any]:
        """As JSON can say it."""
        return asdict(self)

    @property
    def next(self) -> int:
        """The first of the days; NEVER for none."""
        return min([*self.days[:1], *(day for day, _, _ in self.odd)], default=int(NEVER))

    def gone(self, today: int) -> list[int]:
        """The numbers of the issues that are said no more."""
        return [number for day, number, _ in self.odd if day <= today]

    def after(self, today: int) -> Coming:
        """What is left of it once a day has come."""
        gone = np.sort(np.array(self.gone(today), np.int64))
        odd = [
            (day, number - int(np.searchsorted(gone, number)), place)
            for day, number, place in self.odd
            if day > today
        ]
        still = {place for _, _, place in odd}
        cleared = {place for day, _, place in self.odd if day <= today and place != _NO_ROW} - still
        more = {"people": len(cleared), "noted": -len(cleared)}
        rows = {name: count + more.get(name, 0) for name, count in self.rows.items()}
        return replace(self, days=[day for day in self.days if day > today], odd=odd, rows=rows)

    @property
    def is_noted(self) -> bool:
        """Whether any issue is more than a remark."""
        return self.noted or bool(self.odd)


def without(table: pa.Table, rows: Sequence[int]) -> pa.Table:
    """A table but for some of its rows."""
    stay = np.ones(table.num_rows, np.bool_)
    stay[list(rows)] = False
    return table.filter(pa.array(stay))


def _yet_to_come(facts: Facts, today: int) -> Iterator[Any]:
    """Every day after today in a column of dates."""
    rows = (facts.certificates.obtained, facts.certificates.appointed, facts.awards.day)
    for interval in (*facts.dates.values(), *rows):
        for days in (interval.first, interval.last):
            yield from np.unique(days[(days > today) & (days != NEVER) & (days != ALWAYS)])
