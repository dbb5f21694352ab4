"""Until when the outcomes of a submission stay as they are, and of whom they must be asked every day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from batch.context import Context
from batch.days.moments import NEVER, Days, day_number
from batch.engine.screening import Screening
from batch.engine.steady import moves_daily, next_change
from batch.facts import Facts, Index
from batch.report.results.lines import add_months
from batch.settings import Settings
from batch.submission.nights.redated import days_at
from batch.submission.nights.saying import Saying, about_some, print_of

_AHEAD = 366  # days; facts are kept to the end of a year at most


@dataclass
class Watch:
    """The next day of change of each of some people, gathered while they are asked; shape (n,)."""

    settings: Settings
    size: int
    days: Days = field(init=False)

    def __post_init__(self) -> None:
        """Nothing changes yet."""
        self.days = np.full(self.size, NEVER, np.int32)

    def see(self, table: pa.Table, screening: Screening, people: Index) -> None:
        """Take in the outcomes of some people, numbered within the screening; ``table``: columns of OUTCOMES."""
        if not people.size:
            return
        who = people + np.int32(int(table["person"][0].as_py()) - int(people[0]))
        self.days[who] = np.minimum(self.days[who], next_change(screening)[people])
        waits = pc.equal(table["status"], "upcoming").to_numpy()
        rows = np.flatnonzero(waits)
        maybe = np.asarray(table["maybe"].cast(pa.int32()).fill_null(int(NEVER)).to_numpy()[rows], np.int32)
        np.minimum.at(self.days, table["person"].to_numpy()[rows], self._listed(maybe))

    def _listed(self, maybe: Days) -> Days:
        """The first day after today on whose horizon each of some days lies, where it does not yet; NEVER for none."""
        today, ends = day_number(self.settings.day), _horizons(self.settings.day, self.settings.horizon)
        place = np.searchsorted(ends, maybe)  # days after today
        ahead = (place > 0) & (place < ends.size)
        return np.where(ahead, today + place, NEVER).astype(np.int32)

    def until(self, people: slice, moving: Index) -> int:
        """The first day on which something may be otherwise of some people but those ``moving`` (numbers among them)."""
        days = self.days[people].copy()
        days[moving] = NEVER
        return int(days.min(initial=NEVER))


@lru_cache(maxsize=4)
def _horizons(day: date, months: int) -> Days:
    """Where the horizon lies on a day and on each of those after it."""
    every = (add_months(day + timedelta(days=number), months) for number in range(_AHEAD + 1))
    return np.array([day_number(one) for one in every], np.int32)


def movers(facts: Facts, context: Context) -> Index:
    """The numbers of those who must be asked for every day."""
    return np.flatnonzero(moves_daily(facts, context.question)).astype(np.int32)


@dataclass(frozen=True)
class Decided:
    """What was decided about everybody of a submission."""

    outcomes: Sequence[pa.Table]  # columns of OUTCOMES, as they stand in their file
    said: Sequence[Saying]  # what they say
    told: str  # the fingerprint of all its tables
    watch: Watch
    people: slice = field(default_factory=lambda: slice(None))  # which of those watched are its own


def about(
    facts: Facts, file: Path, decided: Decided, context: Context, coming: int
) -> tuple[Index, dict[str, Any]]:
    """Who of a submission must be asked every day, and what is kept of it: until when the others need not be.

    ``file``: of its outcomes, and where in it the days stand that move; ``coming``: the first day on which
    something else is otherwise.
    """
    moving, tables = movers(facts, context), decided.outcomes
    until = min(decided.watch.until(decided.people, moving), coming)
    left = until - day_number(context.settings.day)
    steady = context.settings.day + timedelta(days=min(left, _AHEAD))
    return moving, {
        "asked": context.settings.day.isoformat(),
        "steady": steady.isoformat(),
        "moving": moving.tolist(),
        "moving_told": print_of(about_some(decided.said, moving)),
        "days": days_at(file, tables, context.settings.day) if _only_of(moving, tables) else None,
    }


def _only_of(people: Index, tables: Sequence[pa.Table]) -> bool:
    """Whether whatever rests on something undated is about some of the people."""
    persons = (table["person"].to_numpy()[table["undated"].to_numpy()] for table in tables)
    return all(bool(np.isin(one, people).all()) for one in persons)
