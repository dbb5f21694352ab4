"""What the tables of a submission say, as a fingerprint: where the same is said again its papers stay.

The day asked about is no part of it, nor are days that rest on something undated: these move
every day, and no paper shows them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from batch.days.moments import NEVER, day_number
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


def told_by(others: Sequence[pa.Table], outcomes: Sequence[pa.Table], settings: Settings) -> str:
    """The fingerprint of outcomes, columns of OUTCOMES, and of the other tables; equal ones say the same."""
    return f"{_print(others)}{_BESIDE}{print_of(outcomes, settings)}"


def told_again(told: str, outcomes: Sequence[pa.Table], settings: Settings) -> str:
    """The same of new outcomes beside the other tables of an earlier fingerprint."""
    return f"{told.partition(_BESIDE)[0]}{_BESIDE}{print_of(outcomes, settings)}"


def print_of(tables: Sequence[pa.Table], settings: Settings) -> str:
    """The fingerprint of what outcomes say, columns of OUTCOMES; empty where there are none."""
    ordered = sorted((table for table in tables if table.num_rows), key=_place)
    if not ordered:
        return ""
    joined = pa.concat_tables([table.select(_SAID).cast(_SCHEMA) for table in ordered]).combine_chunks()
    joined = joined.take(pa.array(np.arange(joined.num_rows)))  # a slice is not written as a whole column is
    never = pa.scalar(int(NEVER), pa.int32())
    for name in ("sure", "maybe"):  # no cell is null: what stands under a null is anything
        days = pc.if_else(joined["undated"], never, joined[name].cast(pa.int32()).fill_null(never))
        joined = joined.set_column(joined.column_names.index(name), name, days)
    until = np.int32(day_number(add_months(settings.day, settings.horizon)))
    soon = (joined["maybe"].to_numpy() <= until) & _is_upcoming(joined)
    return _print([joined], np.packbits(soon).tobytes())


def _place(table: pa.Table) -> tuple[str, int]:
    """Rulebook and first person: in which order they were asked is nobody's business."""
    return table["rulebook"][0].as_py(), table["person"][0].as_py()


def _is_upcoming(outcomes: pa.Table) -> npt.NDArray[np.bool_]:
    """Whose list hangs on the horizon."""
    return np.asarray(pc.equal(outcomes["status"], "upcoming").to_numpy())


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
