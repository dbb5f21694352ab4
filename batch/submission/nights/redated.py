"""Another day put in its place in a table of outcomes of which nothing else has changed: it is not written anew.

The columns that a day moves are written plain and uncompressed (``results.writer``), so that the days of
them stand in the file as they are: those of ``sure`` and ``maybe`` behind each other at the end of their
column, the one of ``as_of`` as the only word of its dictionary. Where each stands is found once, when the
table has been written; a file that is another one by then is left alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from batch.days.moments import NEVER, Days, day_number
from batch.submission.nights.days import Moved, days_in, is_open
from batch.submission.nights.saying import in_order

_DAYS: Final = ("sure", "maybe")
_WIDTH: Final = 4  # bytes of a day
_NONE: Final = -1  # where no day stands
_Bytes = npt.NDArray[np.uint8]
Places = Mapping[str, list[int]]


class _OtherwiseError(Exception):
    """The file is not as such files are written."""


class Redated(NamedTuple):
    """A table with another day in it."""

    moved: Moved
    sha256: str


def days_at(path: Path, tables: Sequence[pa.Table], day: date) -> Places | None:
    """Where the days stand in a file of outcomes of a day that rest on something undated; None where nobody can say.

    ``tables``: its row groups, columns of OUTCOMES. The days are by rulebook and person (:func:`in_order`);
    ``open`` are the numbers of those that are open, in the order of the file.
    """
    groups = [table for table in tables if table.num_rows]
    try:
        data = np.fromfile(path, np.uint8)
        with pq.ParquetFile(pa.BufferReader(data)) as file:
            meta = file.metadata
        if [meta.row_group(n).num_rows for n in range(meta.num_row_groups)] != [
            one.num_rows for one in groups
        ]:
            return None
        found = [_group_at(data, meta.row_group(n), one, day) for n, one in enumerate(groups)]
    except (OSError, pa.ArrowException, KeyError, ValueError, IndexError, _OtherwiseError):
        return None
    rank = {id(one): number for number, one in enumerate(in_order(groups))}
    order = np.argsort([rank[id(one)] for one in groups], kind="stable").tolist()
    columns = {name: [place for n in order for place in found[n][name]] for name in _DAYS}
    starts = np.cumsum([0, *(len(found[n]["open"]) for n in order)])
    start = {n: int(starts[place]) for place, n in enumerate(order)}
    waits = [
        start[n] + number for n, one in enumerate(found) for number in np.flatnonzero(one["open"]).tolist()
    ]
    return {**columns, "open": waits, "as_of": [place for one in found for place in one["as_of"]]}


def _group_at(data: _Bytes, group: Any, table: pa.Table, day: date) -> dict[str, Any]:
    """The same of one row group: of its undated rows the places of their days, and whether they are open."""
    columns = {group.column(n).path_in_schema: group.column(n) for n in range(group.num_columns)}
    rows = np.flatnonzero(table["undated"].to_numpy())
    found = {name: _places(data, columns[name], days_in(table, name), rows) for name in _DAYS}
    word = list(_word(data, columns["as_of"], day_number(day)))
    return {**found, "open": is_open(table)[rows], "as_of": word}


def _places(data: _Bytes, column: Any, days: Days, rows: npt.NDArray[np.intp]) -> list[int]:
    """Where the days of some rows stand in a column of the file, _NONE for those that have none."""
    held = days != NEVER
    stop = column.data_page_offset + column.total_compressed_size
    start = stop - _WIDTH * int(np.count_nonzero(held))
    if column.compression != "UNCOMPRESSED" or column.is_stats_set or column.has_dictionary_page:
        raise _OtherwiseError
    if not np.array_equal(data[start:stop].view("<i4"), days[held]):
        raise _OtherwiseError
    places = start + _WIDTH * (np.cumsum(held) - 1)
    found: list[int] = np.where(held, places, _NONE)[rows].tolist()
    return found


def _word(data: _Bytes, column: Any, day: int) -> Iterator[int]:
    """Where the day stands in which a table's years are counted, where it is that one: a notice's own stays."""
    if column.compression != "UNCOMPRESSED" or column.is_stats_set or not column.has_dictionary_page:
        raise _OtherwiseError
    place = column.data_page_offset - _WIDTH
    if data[place : place + _WIDTH].view("<i4")[0] == day:
        yield place


def redated(
    old: Path, new: Path, sha256: str, places: Places, before: date, day: date, moved: tuple[Days, Days]
) -> Redated | None:
    """Write outcomes of the day ``before`` as those of another day; None where that cannot be done.

    ``sha256``: of the file of which ``places`` are known; ``moved``: its undated days, ``sure`` and
    ``maybe``, as they are now.
    """
    try:
        data = np.fromfile(old, np.uint8)
        if hashlib.sha256(data.data).hexdigest() != sha256:
            return None
        for name, days in zip(_DAYS, moved, strict=True):
            _put(data, np.array(places[name], np.int64), days)
        for place in places["as_of"]:
            word = data[place : place + _WIDTH].view("<i4")
            if word[0] != day_number(before):
                return None
            word[0] = day_number(day)
        waits = np.array(places["open"], np.int64)
        data.tofile(new)
        return Redated(Moved.of(*(days[waits] for days in moved)), hashlib.sha256(data.data).hexdigest())
    except (OSError, KeyError, ValueError, IndexError, TypeError, _OtherwiseError):
        return None


def _put(data: _Bytes, places: npt.NDArray[np.int64], days: Days) -> None:
    """Put days into their places. Raises _OtherwiseError where as many of them are none."""
    held = days != NEVER
    if not np.array_equal(held, places != _NONE):
        raise _OtherwiseError
    each = places[held][:, None] + np.arange(_WIDTH)
    data[each] = days[held].astype("<i4").view(np.uint8).reshape(-1, _WIDTH)
