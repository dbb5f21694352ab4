"""The tables of people and of issues once a day has come that a roster speaks of: not read again, only said again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from batch.context import Context
from batch.days.moments import day_number
from batch.facts import Index
from batch.results import PEOPLE
from batch.submission.nights.coming import Coming, without
from batch.submission.nights.keeping import Kept
from batch.submission.persons.people import of_the_day
from batch.submission.persons.speaking import rulebooks_at


class Told(NamedTuple):
    """What a receipt says of them."""

    issues: int
    rows: Mapping[str, int]  # by what became of them
    noted: bool  # whether any issue is more than a remark


@dataclass(frozen=True)
class Reissued:
    """The tables, columns of PEOPLE and of ISSUES, and what is left of days to come."""

    people: pa.Table
    issues: pa.Table
    coming: Coming
    about: Index  # of which people they say something else

    @property
    def told(self) -> Told:
        """What a receipt says of them."""
        return Told(self.issues.num_rows, self.coming.rows, self.coming.is_noted)

    def write(self, folder: Path) -> None:
        """Write the tables into a folder."""
        for name, table in (("people", self.people), ("issues", self.issues)):
            pq.write_table(table, folder / f"{name}.parquet", store_schema=False)


def reissued(people: Path, issues: Path, kept: Kept, context: Context) -> Reissued | None:
    """The tables of a submission as they are on the run's day; None where no day has come.

    ``people``, ``issues``: as they were; ``kept``: the facts of everybody.
    """
    today = day_number(context.settings.day)
    if kept.coming.next > today:
        return None
    before, gone = pq.read_table(people), kept.coming.gone(today)
    speaking = rulebooks_at(kept.places, context)
    fresh = of_the_day(kept.facts, speaking, context.library, context.question)
    columns = [_plain(fresh.get(one.name, before[one.name]), one.type) for one in PEOPLE]
    now, said = pa.table(columns, schema=PEOPLE), pq.read_table(issues)
    otherwise = np.zeros(now.num_rows, np.bool_)
    for name in fresh:
        pairs = zip(before[name].to_pylist(), now[name].to_pylist(), strict=True)
        otherwise |= np.array([one != other for one, other in pairs], np.bool_)
    theirs = said["person"].to_numpy()[gone]
    otherwise[theirs[theirs >= 0]] = True
    left = without(said, gone)
    left = pa.table([_plain(left[one.name], one.type) for one in left.schema], schema=left.schema)
    return Reissued(now, left, kept.coming.after(today), np.flatnonzero(otherwise).astype(np.int32))


def _plain(values: object, kind: pa.DataType) -> pa.Array:
    """A column laid out as when it is first made: its fingerprint is of its bytes."""
    if isinstance(values, pa.ChunkedArray | pa.Array):
        values = values.to_pylist()
    return pa.array(values, kind)
