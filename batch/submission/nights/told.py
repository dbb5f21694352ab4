"""What the tables of a submission say, as a fingerprint: where the same is said again its papers stay.

The day asked about is no part of it, nor are days that rest on something undated: these move
every day, and no paper shows them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.days.moments import NEVER, day_number
from batch.facts import Index
from batch.language.text import BETWEEN
from batch.report.results.lines import add_months
from batch.results import OUTCOMES
from batch.settings import Settings

#: What of an outcome is said; who it is about stands among the people, the rest follows from the route.
_SAID: Final = (
    "person", "rulebook", "route", "status", "sure", "maybe", "undated", "blocking", "missing", "assumed", "reason",
    "decided_by", "note", "filing_year",
)  # fmt: skip
_SCHEMA: Final = pa.schema([OUTCOMES.field(name) for name in _SAID])


_BESIDE: Final = "+"


def told_without(others: Sequence[pa.Table]) -> str:
    """The fingerprint of tables beside which there are no outcomes."""
    return f"{_print(others)}{_BESIDE}"


def told_by(
    others: Sequence[pa.Table], outcomes: Sequence[pa.Table], settings: Settings, rows: Mapping[str, int]
) -> str:
    """The fingerprint of outcomes, columns of OUTCOMES, and of the other tables; equal ones say the same.

    ``rows``: how many rows of the file were what.
    """
    counts = repr(sorted(rows.items())).encode()
    return f"{_print(others, counts)}{_BESIDE}{print_of(outcomes, settings)}"


def told_again(told: str, outcomes: Sequence[pa.Table], settings: Settings) -> str:
    """The same of new outcomes beside the other tables of an earlier fingerprint."""
    return f"{beside_outcomes(told)}{_BESIDE}{print_of(outcomes, settings)}"


def beside_outcomes(told: str) -> str:
    """The part of a fingerprint that is of the other tables; empty where nothing is known."""
    return told.partition(_BESIDE)[0]


def print_of(tables: Sequence[pa.Table], settings: Settings) -> str:
    """The fingerprint of what outcomes say, columns of OUTCOMES; empty where there are none."""
    joined = _joined(tables)
    return _print([joined], np.packbits(_soon(joined, settings, settings.day)).tobytes()) if joined else ""


def of_whom_alike(
    before: Sequence[pa.Table], day: date, now: Sequence[pa.Table], settings: Settings, people: int
) -> Index:
    """The numbers of those people of whom outcomes say the same as those of an earlier day did, columns of OUTCOMES."""
    old, new = _joined(before), _joined(now)
    if old is None or new is None or old.num_rows != new.num_rows:
        return np.zeros(0, np.int32)
    differs = _soon(old, settings, day) != _soon(new, settings, settings.day)
    for name in _SAID:
        one, other = (table[name] for table in (old, new))
        if pa.types.is_list(one.type):
            one, other = pc.binary_join(one, BETWEEN), pc.binary_join(other, BETWEEN)
        equal = pc.fill_null(pc.equal(one, other), False)
        differs |= ~np.asarray(equal.to_numpy(), np.bool_)
    alike = np.ones(people, np.bool_)
    for table in (old, new):
        alike[table["person"].to_numpy()[differs]] = False
    return np.flatnonzero(alike).astype(np.int32)


def outcomes_in(path: Path) -> list[pa.Table]:
    """What outcomes say that were written, a table for each that was written."""
    with pq.ParquetFile(path) as file:
        every = range(file.metadata.num_row_groups)
        return [file.read_row_group(number, columns=list(_SAID), use_threads=False) for number in every]


def _joined(tables: Sequence[pa.Table]) -> pa.Table | None:
    """What outcomes say, in an order of its own; days that rest on something undated are no days. None for none."""
    ordered = sorted((table for table in tables if table.num_rows), key=_place)
    if not ordered:
        return None
    joined = pa.concat_tables([table.select(_SAID).cast(_SCHEMA) for table in ordered]).combine_chunks()
    joined = joined.take(pa.array(np.arange(joined.num_rows)))  # a slice is not written as a whole column is
    never = pa.scalar(int(NEVER), pa.int32())
    for name in ("sure", "maybe"):  # no cell is null: what stands under a null is anything
        days = pc.if_else(joined["undated"], never, joined[name].cast(pa.int32()).fill_null(never))
        joined = joined.set_column(joined.column_names.index(name), name, days)
    return joined


def _soon(joined: pa.Table, settings: Settings, day: date) -> npt.NDArray[np.bool_]:
    """Whose list hangs on the horizon, and is within it on a day."""
    until = np.int32(day_number(add_months(day, settings.horizon)))
    upcoming = np.asarray(pc.equal(joined["status"], "upcoming").to_numpy())
    return np.asarray((joined["maybe"].to_numpy() <= until) & upcoming)


def _place(table: pa.Table) -> tuple[str, int]:
    """Rulebook and first person: in which order they were asked is nobody's business."""
    return table["rulebook"][0].as_py(), table["person"][0].as_py()


def _print(tables: Sequence[pa.Table], more: bytes = b"") -> str:
    """The fingerprint of tables, as their stream."""
    sink = _Hash()
    for table in tables:
        with pa.ipc.new_stream(pa.PythonFile(sink, "w"), table.schema) as stream:
            stream.write_table(table.combine_chunks())
    sink.write(more)
    return sink.digest.hexdigest()[:32]


class _Hash:
    """A stream that keeps nothing of what is written but its fingerprint."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self.closed = False

    def write(self, data: Any) -> int:
        """Take some bytes in."""
        self.digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is held."""
