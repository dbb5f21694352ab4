"""People who are asked together, of one submission or of several: what is known of them, and their outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from batch.context import Context
from batch.days.moments import Mask
from batch.engine.outcomes import outcome_batch
from batch.engine.screening import Screening, screen
from batch.facts import Facts, Index
from batch.results import IDENTITY, OUTCOMES
from batch.roster.people.persons import Texts
from batch.roster.roster import Roster
from batch.submission.persons.clocks import clocks

#: People screened at a time; small enough for their columns to stay in the cache.
CHUNK: Final = 65536


@dataclass(frozen=True)
class Crowd:
    """People with their facts, the codes of their places, and who they are: columns of IDENTITY, shape (n,)."""

    facts: Facts
    places: Texts
    identity: tuple[Texts, ...]

    @classmethod
    def of(cls, submission: str, roster: Roster) -> Crowd:
        """The people of one roster."""
        persons = roster.persons
        file = np.full(persons.count, submission, np.object_)
        about = (roster.texts("单位名称"), roster.texts("部门"))
        numbers = (persons.names, persons.id_numbers, persons.staff_numbers)
        return cls(roster.facts, roster.places, (file, *about, *numbers))


def outcome_tables(
    crowd: Crowd, speaking: Mapping[str, Mask], context: Context
) -> Iterator[tuple[pa.Table, Screening, Index]]:
    """The outcomes, columns of ``OUTCOMES``, chunk by chunk and rulebook by rulebook."""
    identity = _coded(crowd)
    for first, screening, people in _screenings(crowd, speaking, context):
        batch = outcome_batch(screening, people, first)
        who = np.repeat(people + np.int32(first), len(screening.routes))
        columns = [pa.DictionaryArray.from_arrays(pa.array(codes[who]), words) for codes, words in identity]
        yield pa.table([*columns, *batch.columns], names=OUTCOMES.names), screening, people


def _screenings(
    crowd: Crowd, speaking: Mapping[str, Mask], context: Context
) -> Iterator[tuple[int, Screening, Index]]:
    """Chunk by chunk: the first person's number, and each rulebook's screening with its people."""
    question = context.question
    asked = [
        (clock.of(question), [entry for entry, _ in entries], [mask for _, mask in entries])
        for clock, entries in clocks(crowd.places, speaking, context)
    ]
    for first, facts in crowd.facts.chunks(CHUNK):
        for by_clock, entries, masks in asked:
            for screening, mask in zip(screen(facts, entries, by_clock), masks, strict=True):
                people = np.flatnonzero(mask[first : first + facts.size])
                if people.size:
                    yield first, screening, people.astype(np.int32)


def _coded(crowd: Crowd) -> list[tuple[Index, Any]]:
    """The columns of IDENTITY as numbers of distinct texts."""
    coded = []
    for column, _ in zip(crowd.identity, IDENTITY, strict=True):
        codes, words = pd.factorize(column)
        coded.append((codes.astype(np.int32), pa.array([str(word) for word in words], pa.string())))
    return coded
