"""What was decided about each person of a submission, in few words: for the ledger, and to see what changed."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.days.moments import NEVER, day_number, to_date
from batch.facts import Index
from batch.report.results.content import Content
from batch.report.results.lines import add_months, target_words

DECIDED: Final = "decided.parquet"
SCHEMA: Final = pa.schema(
    [(name, pa.string()) for name in ("person", "staff", "name", "organisation", "told")]
)
#: What a night may not change without the papers being written again; the day itself is no part of it.
_DAY_COLUMNS: Final = ("as_of",)


def write_decided(folder: Path, content: Content) -> None:
    """Write one row a person: who, and what may be applied for, will be, and is open."""
    told: list[dict[str, Any]] = [{} for _ in range(content.size)]
    days = (
        ("可申报", content.one_a_target(content.eligible).rows, "sure"),
        ("即将符合", content.one_a_target(content.upcoming).rows, "maybe"),
        ("待核实", content.one_a_target(content.open).rows, ""),
    )
    verdicts = content.verdicts
    for word, rows, day in days:
        days_of = verdicts.shown_days(day, rows) if day else np.full(rows.size, NEVER)
        shown = np.where(verdicts.undated(rows), NEVER, days_of).tolist()
        for person, route, number in zip(
            verdicts.person[rows].tolist(), verdicts.route[rows].tolist(), shown, strict=True
        ):
            target = target_words(verdicts.routes[route].route)
            told[person].setdefault(word, {})[target] = _day(number)
    columns = [
        verdicts.of_people(name).cells() for name in ("id_number", "staff_number", "name", "organisation")
    ]
    rows_of = [
        (number or f"工号{staff}", staff, name, organisation, json.dumps(one, ensure_ascii=False))
        for number, staff, name, organisation, one in zip(*columns, told, strict=True)
    ]
    arrays = [pa.array(list(column), pa.string()) for column in zip(*rows_of, strict=True)] if rows_of else []
    table = pa.table(arrays, schema=SCHEMA) if arrays else SCHEMA.empty_table()
    pq.write_table(table, folder / DECIDED, store_schema=False)


def _day(number: int) -> str:
    found = to_date(number)
    return found.isoformat() if found else ""


def told_by(folder: Path, day: date, horizon: int) -> str:
    """The fingerprint of a submission's tables: equal ones mean equal lists, but for the day in their heads."""
    sink = _Hash()
    for name in ("outcomes", "people", "issues"):
        table = pq.read_table(folder / f"{name}.parquet")
        if name == "outcomes":
            table = _without_moving_days(table)
        with pa.ipc.new_stream(pa.PythonFile(sink, "w"), table.schema) as stream:
            stream.write_table(table.combine_chunks())
        if name == "outcomes":
            sink.write(np.packbits(_within(table, day, horizon)).tobytes())
    return sink.digest.hexdigest()


def _without_moving_days(outcomes: pa.Table) -> pa.Table:
    """Without the day asked about, and without days that rest on something undated.

    These move every day, and no paper shows them. No cell is null: what stands under a null is anything.
    """
    never = pa.scalar(int(NEVER), pa.int32())
    for name in ("sure", "maybe"):
        days = pc.if_else(outcomes["undated"], never, outcomes[name].cast(pa.int32()).fill_null(never))
        outcomes = outcomes.set_column(outcomes.column_names.index(name), name, days)
    return outcomes.drop_columns(list(_DAY_COLUMNS))


def _within(outcomes: pa.Table, day: date, horizon: int) -> Any:
    """Which outcomes may come true within the horizon: the lists of what is upcoming hang on it."""
    maybe = outcomes["maybe"].cast(pa.int32()).fill_null(int(NEVER)).to_numpy()
    until: Index = np.int32(day_number(add_months(day, horizon)))  # type: ignore[assignment]
    return maybe <= until


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
