"""What is said of those people whose days move with the day: asked of many submissions at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa

from batch.context import Context
from batch.days.moments import Days, Mask
from batch.facts.together import together
from batch.results import IDENTITY
from batch.submission.nights.days import days_in
from batch.submission.nights.keeping import Kept
from batch.submission.nights.saying import Saying, sayings
from batch.submission.persons.crowd import Crowd, outcome_tables
from batch.submission.persons.speaking import rulebooks_at


@dataclass(frozen=True)
class Answers:
    """What is said of some people by one rulebook, and the days of each outcome."""

    said: Saying
    undated: Mask
    days: tuple[Days, Days]  # sure, maybe

    @classmethod
    def of(cls, table: pa.Table, context: Context) -> Answers:
        """Of outcomes, columns of OUTCOMES."""
        (said,) = sayings([table], context.settings, context.settings.day)
        days = (days_in(table, "sure"), days_in(table, "maybe"))
        return cls(said, table["undated"].to_numpy(), days)

    def between(self, first: int, stop: int) -> Answers:
        """Of some of the people, who are numbered from 0 again."""
        said = self.said
        rows = slice(*np.searchsorted(said.persons, [first, stop]).tolist())
        own = Saying(said.rulebook, said.persons[rows] - np.int32(first), said.words[rows])
        return Answers(own, self.undated[rows], (self.days[0][rows], self.days[1][rows]))

    @property
    def place(self) -> tuple[str, int]:
        """Rulebook and first person."""
        return self.said.rulebook, int(self.said.persons[0])


def answered(kept: Sequence[Kept], context: Context) -> Iterator[list[Answers]]:
    """What is said of each submission of a group, asked all at once, by rulebook and first person."""
    places = np.concatenate([one.places for one in kept])
    nobody = tuple(np.full(places.size, "", np.object_) for _ in IDENTITY)
    crowd = Crowd(together([one.facts for one in kept]), places, nobody)
    tables = outcome_tables(crowd, rulebooks_at(places, context), context)
    answers = [Answers.of(table, context) for table, _, _ in tables if table.num_rows]
    for first, stop in edges(kept):
        own = (one.between(first, stop) for one in answers)
        yield sorted((one for one in own if one.said.persons.size), key=lambda one: one.place)


def undated_days(answers: Sequence[Answers]) -> tuple[Days, Days]:
    """The days that rest on something undated, ``sure`` and ``maybe``."""
    none = np.zeros(0, np.int32)
    sure, maybe = (
        np.concatenate([none, *(one.days[which][one.undated] for one in answers)]) for which in (0, 1)
    )
    return sure, maybe


def edges(kept: Sequence[Kept]) -> Iterator[tuple[int, int]]:
    """Of each submission its first person's number among all, and the next one's."""
    return pairwise(np.cumsum([0, *(one.facts.size for one in kept)]).tolist())
