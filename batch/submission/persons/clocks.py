"""By which day each person's years are counted, for each rulebook: the flag's, the notice's, or today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from batch.context import Context
from batch.days.moments import Mask, day_number, to_date
from batch.engine.question import Question
from batch.policy.annual import AnnualNotice
from batch.policy.library import Entry

Places = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Clock:
    """The days that one notice sets, or the day of the run."""

    counted_to: int  # day number: years, levels held, undated things
    awards_to: int
    notice: AnnualNotice | None = None

    def of(self, question: Question) -> Question:
        """A question of the run's day asked by this clock; in force is what is so on the run's day."""
        year = question.filing_year if self.notice is None else self.notice.filing_year
        return replace(
            question,
            as_of=self.counted_to, awards_by=self.awards_to, in_force_on=question.as_of, filing_year=year,
        )  # fmt: skip

    def entry(self, entry: Entry) -> Entry:
        """A rulebook with what the notice bars."""
        if self.notice is None or not self.notice.bars:
            return entry
        return replace(entry, rulebook=self.notice.barring(entry.rulebook))


def clock_of(context: Context, notice: AnnualNotice | None) -> Clock:
    """A day that was asked for wins over the notice's, which wins over today."""
    today = day_number(context.settings.day)
    if notice is None or context.settings.as_of is not None:
        return Clock(today, today, notice)
    return Clock(day_number(notice.counted_to), day_number(notice.awards_to), notice)


def counted_elsewhere(context: Context, notice: AnnualNotice | None) -> date | None:
    """The day to which a notice has years counted, where that is another than the day of the run."""
    clock = clock_of(context, notice)
    return to_date(clock.counted_to) if clock.counted_to != clock_of(context, None).counted_to else None


def notice_of(context: Context, place: str, region: str) -> AnnualNotice | None:
    """The notice for somebody at a place; where nobody knows the place, the one of the rulebook's region."""
    return context.library.notice(place or region, context.settings.filed)


def clocks(
    places: Places, speaking: Mapping[str, Mask], context: Context
) -> Iterator[tuple[Clock, list[tuple[Entry, Mask]]]]:
    """For each clock the rulebooks that are asked by it, and for whom, shape (n,)."""
    found: dict[Clock, list[tuple[Entry, Mask]]] = {}
    distinct = list(dict.fromkeys(places.tolist()))
    for entry in context.library.named(speaking):
        region = entry.rulebook.region
        groups: dict[Clock, list[str]] = {}
        for place in distinct if context.library.notices else ():
            groups.setdefault(clock_of(context, notice_of(context, place, region)), []).append(place)
        groups = groups or {clock_of(context, None): distinct}
        for clock, own in groups.items():
            mask = speaking[entry.rulebook.id]
            if len(groups) > 1:
                mask = mask & np.isin(places.astype(str), own)
            if mask.any():
                found.setdefault(clock, []).append((clock.entry(entry), mask))
    yield from found.items()
