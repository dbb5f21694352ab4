"""Another day put in its place in a table of outcomes of which nothing else has changed: it is not written anew.

The columns that a day moves are written plain and uncompressed (``results.writer``), so that the days of
them stand in the file as they are: those of ``sure`` and ``maybe`` behind each other at the end of their
column, the one of ``as_of`` as the only word of its dictionary. Whatever stands there otherwise is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from batch.days.moments import NEVER, Days, day_number
from batch.facts import Index
from batch.results import OUTCOMES
from batch.submission.nights.days import Moved, days_in, is_open

#: What is read of outcomes, and how.
_READ: Final = pa.schema(
    [OUTCOMES.field(name) for name in ("person", "rulebook", "status", "undated", "sure", "maybe")]
)
_WIDTH: Final = 4  # bytes of a day
_Bytes = npt.NDArray[np.uint8]


class _OtherwiseError(Exception):
    """The file is not as such files are written, or says something else."""


def redated(old: Path, new: Path, before: date, day: date, outcomes: Sequence[pa.Table]) -> Moved | None:
    """Write outcomes of the day ``before`` as those of another day; None where that cannot be done.

    ``outcomes``: new ones of everybody whose days move, columns of OUTCOMES, which say the same
    as the old ones but for days that rest on something undated. Returns how these days are now.
    """
    data = np.fromfile(old, np.uint8)
    try:
        with pq.ParquetFile(pa.BufferReader(data)) as file:
            table, meta = file.read(columns=_READ.names, use_threads=False), file.metadata
        now = _moved(table, outcomes)
        first = 0
        for number in range(meta.num_row_groups):
            group = meta.row_group(number)
            places = {group.column(n).path_in_schema: group.column(n) for n in range(group.num_columns)}
            for name, days in now.items():
                rows = slice(first, first + group.num_rows)
                _put(data, places[name], days_in(table, name)[rows], days[rows])
            _put_day(data, places["as_of"], day_number(before), day_number(day))
            first += group.num_rows
    except (OSError, pa.ArrowException, KeyError, ValueError, IndexError, _OtherwiseError):
        return None
    data.tofile(new)
    open_rows = is_open(table)
    return Moved.of(now["sure"][open_rows], now["maybe"][open_rows])


def _moved(table: pa.Table, outcomes: Sequence[pa.Table]) -> dict[str, Days]:
    """The columns of days of a table with those of the new outcomes in it. Raises _OtherwiseError."""
    every = [_READ.empty_table(), *(one.select(_READ.names).cast(_READ) for one in outcomes)]
    fresh = pa.concat_tables(every)
    rows, others = _order(table), _order(fresh)
    for name in ("person", "rulebook", "status"):
        one, other = (
            whole[name].take(pa.array(some)).to_pylist() for whole, some in ((table, rows), (fresh, others))
        )
        if one != other:
            raise _OtherwiseError
    found = {name: days_in(table, name).copy() for name in ("sure", "maybe")}
    for name, days in found.items():
        days[rows] = days_in(fresh, name)[others]
    return found


def _order(table: pa.Table) -> Index:
    """The rows that rest on something undated, by rulebook and person."""
    rows = np.flatnonzero(table["undated"].to_numpy())
    part = table.take(pa.array(rows))
    books = np.array(part["rulebook"].to_pylist(), np.str_)
    return np.asarray(rows[np.lexsort((rows, part["person"].to_numpy(), books))], np.int32)


def _put(data: _Bytes, place: Any, before: Days, now: Days) -> None:
    """Put days into a column of the file. Raises _OtherwiseError where it does not hold those of before."""
    held = before != NEVER
    if place.compression != "UNCOMPRESSED" or place.is_stats_set or not np.array_equal(held, now != NEVER):
        raise _OtherwiseError
    if not held.any():
        return
    stop = place.data_page_offset + place.total_compressed_size
    start = stop - _WIDTH * int(np.count_nonzero(held))
    days = data[start:stop].view("<i4")
    if place.has_dictionary_page or not np.array_equal(days, before[held]):
        raise _OtherwiseError
    days[:] = now[held]


def _put_day(data: _Bytes, place: Any, before: int, now: int) -> None:
    """Put the day in which a table's years are counted, where it is that of before: a notice's own stays."""
    if place.compression != "UNCOMPRESSED" or place.is_stats_set or not place.has_dictionary_page:
        raise _OtherwiseError
    word = data[place.data_page_offset - _WIDTH : place.data_page_offset].view("<i4")
    if word[0] == before:
        word[0] = now
