"""What the tables of a submission say, as a fingerprint: where the same is said again its papers stay.

The day asked about is no part of it, nor are days that rest on something undated: these move
every day, and no paper shows them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

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
_WIDTH: Final = 16  # bytes of a text's fingerprint
SaidWords = npt.NDArray[np.uint64]  # shape (rows, words)


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
    return print_of_rows(
        [(table["person"].to_numpy(), said_in(table, settings, settings.day)) for table in in_order(tables)]
    )


def print_of_rows(parts: Sequence[tuple[Index, SaidWords]]) -> str:
    """The same of persons, as they are numbered, and what is said of them."""
    if not parts:
        return ""
    digest = hashlib.sha256()
    for persons, said in parts:
        digest.update(np.ascontiguousarray(persons, np.int32).data)
        digest.update(np.ascontiguousarray(said).data)
    return digest.hexdigest()[:32]


def said_in(table: pa.Table, settings: Settings, day: date) -> SaidWords:
    """What outcomes say, asked on a day: a row of words for each of their rows, equal where the same is said.

    Days that rest on something undated are no days; who a row is about is no part of it.
    """
    undated = np.asarray(table["undated"].to_numpy(), np.bool_)
    sure, maybe = (np.where(undated, NEVER, days_in(table, name)) for name in ("sure", "maybe"))
    year = table["filing_year"].to_numpy()
    numbers = [undated, sure, maybe, year, _soon(table["status"], maybe, settings, day)]
    plain = np.stack([column.astype(np.int64) for column in numbers], axis=1).view(np.uint64)
    return np.hstack([plain, *(_words(table[name]) for name in _TEXTS)])


def _words(column: pa.ChunkedArray) -> SaidWords:
    """The fingerprint of every text, or list of texts, of a column."""
    texts = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_list(texts.type):
        length = pc.list_value_length(texts).cast(pa.string())
        every = texts.cast(_LIST) if texts.type != _LIST else texts
        texts = pc.binary_join_element_wise(length, pc.binary_join(every, BETWEEN), BETWEEN)
    if not pa.types.is_dictionary(texts.type):
        texts = texts.dictionary_encode()
    distinct = b"".join(_digest(text) for text in texts.dictionary.to_pylist())
    words = np.frombuffer(distinct + bytes(_WIDTH), np.uint64).reshape(-1, 2)  # the last of none
    return np.asarray(words[texts.indices.fill_null(len(words) - 1).to_numpy()])


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_WIDTH).digest()


def in_order(tables: Iterable[pa.Table]) -> list[pa.Table]:
    """Those that have rows, by rulebook and first person: in which order they were asked is nobody's business."""
    return sorted((table for table in tables if table.num_rows), key=_place)


def of_whom_alike(
    before: Sequence[pa.Table], day: date, now: Sequence[pa.Table], settings: Settings, people: int
) -> Index:
    """The numbers of those people of whom outcomes say the same as those of an earlier day did, columns of OUTCOMES."""
    (persons, old), (others, new) = _said_of(before, settings, day), _said_of(now, settings, settings.day)
    if not persons.size or persons.size != others.size:
        return np.zeros(0, np.int32)
    differs = (persons != others) | (old != new).any(axis=1)
    alike = np.ones(people, np.bool_)
    for numbers in (persons, others):
        alike[numbers[differs]] = False
    return np.flatnonzero(alike).astype(np.int32)


def _said_of(tables: Sequence[pa.Table], settings: Settings, day: date) -> tuple[Index, SaidWords]:
    """Of outcomes in their order whom each row is about, and what it says."""
    ordered = in_order(tables)
    if not ordered:
        return np.zeros(0, np.int32), np.zeros((0, 1), np.uint64)
    said = np.concatenate([said_in(table, settings, day) for table in ordered])
    return np.concatenate([table["person"].to_numpy() for table in ordered]), said


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
