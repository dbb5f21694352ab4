"""Asking many submissions again, for another day or other numbers in the rules, from the facts that were kept: no file is read.

Asked first are only those people whose days move with the day; of the others it is known until when
nothing changes. Where these say the same, the day is put in its place. Else everybody is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from batch.context import Context, context_from
from batch.facts import Index
from batch.facts.together import Shape, shape_of, together
from batch.results import IDENTITY, OUTCOMES, writer
from batch.roster.people.persons import Texts
from batch.submission.countedoutcomes import Counted
from batch.submission.nights.answers import Answers, answered, edges, undated_days
from batch.submission.nights.days import Moved
from batch.submission.nights.keeping import Kept, keep_again, kept_facts, kept_movers
from batch.submission.nights.redated import redated
from batch.submission.nights.reissued import Told, reissued
from batch.submission.nights.saying import of_whom_alike, outcomes_in, print_of, sayings
from batch.submission.nights.steady import Decided, Watch
from batch.submission.nights.told import told_again, told_by
from batch.submission.persons.crowd import Crowd, outcome_tables
from batch.submission.persons.speaking import rulebooks_at
from batch.submission.persons.unclear import asked_by

_TOGETHER: Final = 6000  # people asked at once
Numbered = tuple[int, Kept]


@dataclass(frozen=True)
class Again:
    """One submission that is to be asked again; all paths as texts, so that they travel."""

    facts: str  # where they are kept
    people: str  # its table of people
    outcomes: str  # that of outcomes
    issues: str  # that of issues
    folder: str  # where its new outcomes are to be made
    kept_as: str
    sha256: str
    told: str  # what was said the last time
    day: str  # when that was, as ISO says it
    holds: str = ""  # SHA-256 of its table of outcomes, where it is known


class Said(NamedTuple):
    """What a submission says; its new outcomes are made."""

    told: str
    moved: Moved | None = None  # where it says the same as before
    counted: Counted | None = None  # where it says something else: its papers must be written
    alike: bytes = b""  # but for those of these people (int32), of whom the same is said
    sha256: str = ""  # of its new table of outcomes, where that is known
    tables: Told | None = None  # of its other tables, where they have been made, too


def ask_again(every: Sequence[Again], settings_json: str) -> list[Said | None]:
    """For each submission what it says; None for one whose facts do not hold, which must be worked."""
    context = context_from(settings_json)
    said: list[Said | None] = [None] * len(every)
    for group in _groups(every, context, movers=True):
        for (number, kept), answers in zip(group, answered([one for _, one in group], context), strict=True):
            said[number] = _redated(every[number], kept, answers, context)
    left = [number for number, one in enumerate(said) if one is None]
    rest = [every[number] for number in left]
    for group in _groups(rest, context, movers=False):
        watch = Watch(context.settings, sum(kept.facts.size for _, kept in group))
        first = 0
        identity = _identity([rest[number].people for number, _ in group])
        for (number, kept), tables in zip(group, _asked(group, identity, context, watch), strict=True):
            people = slice(first, first := first + kept.facts.size)
            said[left[number]] = _written(rest[number], kept, tables, context, watch, people)
    return said


def _groups(every: Sequence[Again], context: Context, movers: bool) -> Iterator[list[Numbered]]:
    """Those whose facts hold, with their numbers: of one shape, some thousand people together."""
    groups: dict[Shape, list[Numbered]] = {}
    for number, one in enumerate(every):
        about = (Path(one.facts), one.kept_as, one.sha256)
        kept = kept_movers(*about, context) if movers else kept_facts(*about, context.settings.day)
        if kept is None or kept.about.get("told") != one.told or (not kept.facts.size and not movers):
            continue
        group = groups.setdefault(shape_of(kept.facts), [])
        group.append((number, kept))
        if sum(other.facts.size for _, other in group) >= _TOGETHER:
            yield groups.pop(shape_of(kept.facts))
    yield from groups.values()


def _redated(one: Again, kept: Kept, answers: Sequence[Answers], context: Context) -> Said | None:
    """Its outcomes with the new day in them, where those say the same whose days move."""
    places = kept.about["days"]
    if places is None or print_of([each.said for each in answers]) != kept.about["moving_told"]:
        return None
    target = Path(one.folder) / "outcomes.parquet"
    day = context.settings.day
    found = redated(
        Path(one.outcomes), target, one.holds, places, date.fromisoformat(one.day), day, undated_days(answers)
    )
    return Said(one.told, found.moved, sha256=found.sha256) if found else None


def _written(
    one: Again, kept: Kept, tables: Sequence[pa.Table], context: Context, watch: Watch, people: slice
) -> Said | None:
    """Its outcomes written anew, and its facts with what is known of the days to come.

    None where the people's table, which stays, would say something else.
    """
    settings, folder = context.settings, Path(one.folder)
    said = sayings(tables, settings, settings.day)
    came = reissued(Path(one.people), Path(one.issues), kept, context)
    if came:
        told = told_by([came.people, came.issues], said, came.coming.rows)
        kept = replace(kept, coming=came.coming, about={**kept.about, "since": settings.day.isoformat()})
    else:
        told = told_again(one.told, said)
    if told != one.told and kept.about.get("other_sheets") is not False and not _asks_alike(one, tables):
        return None
    with writer(folder / "outcomes.parquet", OUTCOMES) as out:
        for table in tables:
            out.write_table(table)
    keep_again(folder, kept, context, Decided(tables, said, told, watch, people))
    if told == one.told:
        return Said(told, Moved.among(tables))
    counted = Counted()
    for table in tables:
        counted.see(table)
    before = sayings(outcomes_in(Path(one.outcomes)), settings, date.fromisoformat(one.day))
    alike = of_whom_alike(before, said, kept.facts.size)
    if came is None:
        return Said(told, None, counted, alike.tobytes())
    came.write(folder)
    return Said(told, None, counted, np.setdiff1d(alike, came.about).tobytes(), tables=came.told)


def _asks_alike(one: Again, tables: Sequence[pa.Table]) -> bool:
    """Whether the same facts leave the same people open as before: the people's table says where these stand."""
    columns = ["person", "status", "missing"]
    before = asked_by([pq.read_table(one.outcomes, columns=columns)])
    now = asked_by([table.select(columns) for table in tables])
    return [(who, *headers) for who, headers in before.items()] == [
        (who, *headers) for who, headers in now.items()
    ]


def _asked(
    group: Sequence[Numbered], identity: tuple[Texts, ...], context: Context, watch: Watch
) -> Iterator[list[pa.Table]]:
    """The outcomes of each submission of a group, asked all at once; ``identity``: who its people are."""
    kept = [one for _, one in group]
    places = np.concatenate([one.places for one in kept])
    crowd = Crowd(together([one.facts for one in kept]), places, identity)
    tables = []
    for table, screening, who in outcome_tables(crowd, rulebooks_at(places, context), context):
        tables.append(table)
        watch.see(table, screening, who)
    persons = [table["person"].to_numpy() for table in tables]
    for first, stop in edges(kept):
        own = (_between(table, column, first, stop) for table, column in zip(tables, persons, strict=True))
        yield [table for table in own if table.num_rows]


def _between(table: pa.Table, persons: Index, first: int, stop: int) -> pa.Table:
    """The rows of some of the persons, who are numbered from 0 again."""
    low, high = np.searchsorted(persons, [first, stop])
    return _numbered(table.slice(int(low), int(high - low)), persons[low:high] - np.int32(first))


def _numbered(table: pa.Table, persons: Index) -> pa.Table:
    return table.set_column(table.column_names.index("person"), "person", pa.array(persons))


def _identity(every: Sequence[str]) -> tuple[Texts, ...]:
    """Who the people of some tables are: columns of IDENTITY."""
    tables = [pq.read_table(path, columns=IDENTITY.names) for path in every]
    columns = ([np.array(table[name].to_pylist(), np.object_) for table in tables] for name in IDENTITY.names)
    return tuple(np.concatenate(column) for column in columns)
