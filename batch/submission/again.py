"""Asking many submissions again for another day, from the facts that were kept: no file is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from batch.context import Context, context_from
from batch.days.moments import Mask
from batch.facts.together import Shape, shape_of, together
from batch.results import IDENTITY, OUTCOMES, writer
from batch.submission.crowd import Crowd, outcome_tables
from batch.submission.keeping import Kept, kept_facts
from batch.submission.speaking import rulebooks_at
from batch.submission.told import told_again


@dataclass(frozen=True)
class Again:
    """One submission that is to be asked again; all paths as texts, so that they travel."""

    facts: str  # where they are kept
    people: str  # its table of people
    folder: str  # where its new outcomes are to be made
    kept_as: str
    sha256: str
    told: str  # what was said the last time


def ask_again(every: Sequence[Again], settings_json: str) -> list[str]:
    """For each submission what it says, where that is the same as before: its outcomes are then made.

    Empty for one that says something else, or whose facts do not hold: it must be worked.
    """
    context = context_from(settings_json)
    said = [""] * len(every)
    groups: dict[Shape, list[tuple[int, Kept]]] = {}
    for number, one in enumerate(every):
        kept = kept_facts(Path(one.facts), one.kept_as, one.sha256, context.settings.day)
        if kept is not None and kept.facts.size:
            groups.setdefault(shape_of(kept.facts), []).append((number, kept))
    for group in groups.values():
        for (number, _), tables in zip(group, _asked(group, every, context), strict=True):
            told = told_again(every[number].told, tables, context.settings)
            if told == every[number].told:
                _write(Path(every[number].folder), tables)
                said[number] = told
    return said


def _asked(
    group: Sequence[tuple[int, Kept]], every: Sequence[Again], context: Context
) -> Iterator[list[pa.Table]]:
    """The outcomes of each submission of a group, asked all at once."""
    kept = [one for _, one in group]
    people = [_identity(Path(every[number].people)) for number, _ in group]
    places = np.concatenate([one.places for one in kept])
    identity = tuple(np.concatenate(columns) for columns in zip(*people, strict=True))
    crowd = Crowd(together([one.facts for one in kept]), places, identity)
    speaking = rulebooks_at(places, context)
    tables = [table for table, _, _ in outcome_tables(crowd, speaking, context)]
    starts = np.cumsum([0, *(one.facts.size for one in kept)])
    persons = [table["person"].to_numpy() for table in tables]
    for first, stop in zip(starts.tolist(), starts[1:].tolist(), strict=False):
        own = (_between(table, column, first, stop) for table, column in zip(tables, persons, strict=True))
        yield [table for table in own if table.num_rows]


def _between(table: pa.Table, persons: Mask, first: int, stop: int) -> pa.Table:
    """The rows of some of the persons, who are numbered from 0 again."""
    low, high = np.searchsorted(persons, [first, stop])
    part = table.slice(int(low), int(high - low))
    number = pa.array(persons[low:high] - np.int32(first))
    return part.set_column(part.column_names.index("person"), "person", number)


def _identity(path: Path) -> list[np.ndarray]:
    """Who the people of a submission are: columns of IDENTITY."""
    table = pq.read_table(path, columns=IDENTITY.names)
    return [np.array(table[name].to_pylist(), np.object_) for name in IDENTITY.names]


def _write(folder: Path, tables: Sequence[pa.Table]) -> None:
    with writer(folder / "outcomes.parquet", OUTCOMES) as out:
        for table in tables:
            out.write_table(table)
