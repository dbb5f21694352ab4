"""What outcomes say, as a row of words each: where these are equal the same is said of the same people.

The day asked about is no part of it, nor are days that rest on something undated: these move
every day, and no paper shows them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.days.moments import NEVER, Days, day_number
from batch.facts import Index
from batch.language.text import BETWEEN
from batch.report.results.lines import add_months
from batch.settings import Settings
from batch.submission.nights.days import days_in

#: The texts that an outcome says; who it is about stands among the people, the rest follows from the route.
_TEXTS: Final = (
    "rulebook", "route", "status", "blocking", "missing", "assumed", "reason", "decided_by", "note",
)  # fmt: skip
_READ: Final = ("person", *_TEXTS, "sure", "maybe", "undated", "filing_year")
_LIST: Final = pa.list_(pa.string())
_WIDTH: Final = 8  # bytes of a text's fingerprint
SaidWords = npt.NDArray[np.int64]  # shape (rows, words)


class Saying(NamedTuple):
    """What outcomes of one rulebook say of whom."""

    rulebook: str
    persons: Index  # of each row, rising
    words: SaidWords


def sayings(tables: Iterable[pa.Table], settings: Settings, day: date) -> list[Saying]:
    """What outcomes say, columns of OUTCOMES, asked on a day; by rulebook and first person."""
    return [
        Saying(table["rulebook"][0].as_py(), table["person"].to_numpy(), said_in(table, settings, day))
        for table in in_order(tables)
    ]


def print_of(said: Sequence[Saying]) -> str:
    """The fingerprint of what is said of whom, as they are numbered; empty where nothing is."""
    digest = hashlib.sha256()
    for one in said:
        digest.update(np.ascontiguousarray(one.persons, np.int32).data)
        digest.update(np.ascontiguousarray(one.words).data)
    return digest.hexdigest()[:32] if said else ""


def said_in(table: pa.Table, settings: Settings, day: date) -> SaidWords:
    """What outcomes say, asked on a day: a row of words for each of their rows, equal where the same is said.

    Days that rest on something undated are no days; who a row is about is no part of it.
    """
    undated = np.asarray(table["undated"].to_numpy(), np.bool_)
    sure, maybe = (np.where(undated, NEVER, days_in(table, name)) for name in ("sure", "maybe"))
    year = table["filing_year"].to_numpy()
    numbers = [undated, sure, maybe, year, _soon(table["status"], maybe, settings, day)]
    found = np.empty((table.num_rows, len(numbers) + len(_TEXTS)), np.int64)
    for place, column in enumerate([*numbers, *(_words(table[name]) for name in _TEXTS)]):
        found[:, place] = column
    return found


def _words(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """The fingerprint of every text, or list of texts, of a column."""
    texts = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_list(texts.type):
        length = pc.list_value_length(texts).cast(pa.string())
        every = texts.cast(_LIST) if texts.type != _LIST else texts
        texts = pc.binary_join_element_wise(length, pc.binary_join(every, BETWEEN), BETWEEN)
    if not pa.types.is_dictionary(texts.type):
        texts = texts.dictionary_encode()
    distinct = b"".join(_digest(text) for text in texts.dictionary.to_pylist())
    words = np.frombuffer(distinct + bytes(_WIDTH), np.int64)  # the last of none
    return np.asarray(words[texts.indices.fill_null(words.size - 1).to_numpy()])


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_WIDTH).digest()


def in_order(tables: Iterable[pa.Table]) -> list[pa.Table]:
    """Those that have rows, by rulebook and first person: in which order they were asked is nobody's business."""
    return sorted((table for table in tables if table.num_rows), key=_place)


def of_whom_alike(before: Sequence[Saying], now: Sequence[Saying], people: int) -> Index:
    """The numbers of those people of whom the same is said as on an earlier day."""
    (persons, old), (others, new) = (_of_all(said) for said in (before, now))
    if not persons.size or persons.size != others.size:
        return np.zeros(0, np.int32)
    differs = (persons != others) | (old != new).any(axis=1)
    alike = np.ones(people, np.bool_)
    for numbers in (persons, others):
        alike[numbers[differs]] = False
    return np.flatnonzero(alike).astype(np.int32)


def _of_all(said: Sequence[Saying]) -> tuple[Index, SaidWords]:
    """Whom each row is about, and what it says."""
    if not said:
        return np.zeros(0, np.int32), np.zeros((0, 1), np.int64)
    return np.concatenate([one.persons for one in said]), np.concatenate([one.words for one in said])


def about_some(said: Sequence[Saying], people: Index) -> list[Saying]:
    """What is said of some people (rising numbers), who are numbered in their order."""
    found = []
    for one in said:
        place = np.searchsorted(people, one.persons)
        rows = np.flatnonzero(np.append(people, -1)[place] == one.persons)
        if rows.size:
            found.append(Saying(one.rulebook, place[rows].astype(np.int32), one.words[rows]))
    return sorted(found, key=lambda one: (one.rulebook, int(one.persons[0])))


def outcomes_in(path: Path) -> list[pa.Table]:
    """What outcomes say that were written, a table for each that was written."""
    with pq.ParquetFile(path) as file:
        every = range(file.metadata.num_row_groups)
        return [file.read_row_group(number, columns=list(_READ), use_threads=False) for number in every]


def _soon(status: pa.ChunkedArray, maybe: Days, settings: Settings, day: date) -> npt.NDArray[np.bool_]:
    """Whose list hangs on the horizon, and is within it on a day."""
    until = np.int32(day_number(add_months(day, settings.horizon)))
    return np.asarray((maybe <= until) & pc.equal(status, "upcoming").to_numpy())


def _place(table: pa.Table) -> tuple[str, int]:
    """Rulebook and first person: in which order they were asked is nobody's business."""
    return table["rulebook"][0].as_py(), table["person"][0].as_py()
