"""The counted tables of very many submissions, kept from night to night: only what has changed is read again.

Rows are known again by the SHA-256 of the file that they were read from. Of a submission that was
asked again and says the same its days are put in, which rest on something undated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from batch import __version__
from batch.days.moments import NEVER
from batch.facts.sealed import seal, unseal
from batch.inbox.publishing.record import digest_of
from batch.report.columnar import compacted, concatenated
from batch.report.counted import counted_columns, table_of
from batch.report.excel.coded import Coded
from batch.submission.nights.days import Moved, days_in

_META: Final = b"guantong"
DAMAGED: Final = (OSError, pa.ArrowException, KeyError, TypeError, ValueError)
_Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """The tables of one submission."""

    submission: str
    files: Mapping[str, Path]  # name → file
    before: Mapping[str, str]  # name → SHA-256 of the last run's file, where its rows are still the same
    moved: Moved | None = None  # but for these days of the outcomes


class Held(NamedTuple):
    """A table that was kept, and which rows were read from which file: submission and SHA-256 → first and last."""

    table: pa.Table | None
    rows: Mapping[tuple[str, str], tuple[int, int]]


def together(name: str, parts: Sequence[Part], kept: Sequence[Path], made: Path) -> pa.Table:
    """A table of some submissions, in their order; it is also written to ``made``, with which rows are whose.

    ``kept``: where it was kept of these and others. What is not there, or damaged, is read again.
    """
    held = held_in(name, kept)
    moves = name == "outcomes"
    keys = [(part.submission, part.before.get(name, "")) for part in parts]
    stay = [key in held.rows and _fits(part, held, key, moves) for part, key in zip(parts, keys, strict=True)]
    table, sizes, rows = held.table, list[int](), list[_Rows]()
    fresh = [part for part, stays in zip(parts, stay, strict=True) if not stays]
    read = table_of(name, [part.files[name] for part in fresh]) if fresh else None
    if table is not None and moves:
        table = _with_moved(
            table, held, [(key, part.moved) for part, key, one in zip(parts, keys, stay, strict=True) if one]
        )
    first = table.num_rows if table is not None else 0
    starts = _starts(read, [part.submission for part in fresh], first)
    for part, key, stays in zip(parts, keys, stay, strict=True):
        low, high = held.rows[key] if stays else starts[part.submission]
        rows.append(np.arange(low, high, dtype=np.int64))
        sizes.append(high - low)
    both = [one for one in (table, read) if one is not None]
    found = compacted(_taken(concatenated(both), np.concatenate(rows)))
    known = [
        part.before[name] if stays and not (moves and part.moved) else digest_of(part.files[name])
        for part, stays in zip(parts, stay, strict=True)
    ]
    _write(
        made,
        found,
        [(part.submission, sha256, size) for part, sha256, size in zip(parts, known, sizes, strict=True)],
    )
    del held, table, read, both
    pa.default_memory_pool().release_unused()  # what was read is several times what is kept of it
    return found


def _taken(table: pa.Table, rows: _Rows) -> pa.Table:
    same = rows.size == table.num_rows and np.array_equal(rows, np.arange(rows.size))
    return table if same else table.take(pa.array(rows))


def _starts(read: pa.Table | None, names: Sequence[str], first: int) -> dict[str, tuple[int, int]]:
    """Which rows are of which submission, of those that were read in this order and stand from ``first`` on."""
    if read is None:
        return {}
    column = Coded.of_arrow(read["submission"])
    numbers = np.bincount(column.codes, minlength=len(column.values)).tolist()
    size = dict(zip(column.values, numbers, strict=True))
    edges = [first, *accumulate((size.get(name, 0) for name in names), initial=first)][1:]
    return {name: (low, high) for name, low, high in zip(names, edges, edges[1:], strict=False)}


def _undated(table: pa.Table, place: tuple[int, int]) -> _Rows:
    low, high = place
    return low + np.flatnonzero(table["undated"].slice(low, high - low).to_numpy())


def _fits(part: Part, held: Held, key: tuple[str, str], moves: bool) -> bool:
    """Whether the days that have moved are just those that were kept."""
    if not moves or part.moved is None or held.table is None:
        return True
    return bool(_undated(held.table, held.rows[key]).size == part.moved.days[0].size)


def _with_moved(
    table: pa.Table, held: Held, parts: Sequence[tuple[tuple[str, str], Moved | None]]
) -> pa.Table:
    """The outcomes with the days that have moved."""
    columns = [days_in(table, name).copy() for name in ("sure", "maybe")]
    for key, moved in parts:
        if moved is not None:
            rows = _undated(table, held.rows[key])
            for column, days in zip(columns, moved.days, strict=True):
                column[rows] = days
    for name, column in zip(("sure", "maybe"), columns, strict=True):
        days = pa.array(column, mask=column == NEVER).view(pa.date32())
        table = table.set_column(table.column_names.index(name), name, days)
    return table


def _write(path: Path, table: pa.Table, rows: Sequence[tuple[str, str, int]]) -> None:
    about: dict[str, Any] = {"version": __version__, "rows": rows}
    meta = {_META: json.dumps(about, ensure_ascii=False).encode()}
    told = table.replace_schema_metadata(meta)
    seal(path, told.schema, told.to_batches())


def held_in(what: str, paths: Sequence[Path]) -> Held:
    """What was kept of a table of some groups; nothing of one that is damaged, another version's or of other columns."""
    tables: list[pa.Table] = []
    places: dict[tuple[str, str], tuple[int, int]] = {}
    first = 0
    for path in paths:
        try:
            table = unseal(path).read_all()
            rows = rows_in(table.schema)
        except DAMAGED:
            continue
        edges = list(accumulate((size for *_, size in rows), initial=first))
        if edges[-1] != first + table.num_rows or set(table.column_names) != counted_columns(what):
            continue
        tables.append(table.replace_schema_metadata(None))
        for (name, sha256, _), low, high in zip(rows, edges, edges[1:], strict=False):
            places[name, sha256] = (low, high)
        first = edges[-1]
    return Held(concatenated(tables) if tables else None, places)


def columns_in(path: Path, names: Sequence[str]) -> pa.Table:
    """Some columns of a table that this run has written."""
    return unseal(path, names).read_all().replace_schema_metadata(None)


def rows_in(schema: pa.Schema) -> list[tuple[str, str, int]]:
    """Which rows a kept table has. Raises what ``DAMAGED`` names."""
    about = json.loads(schema.metadata[_META])
    if about["version"] != __version__:
        raise ValueError(about["version"])
    return [(str(name), str(sha256), int(size)) for name, sha256, size in about["rows"]]
