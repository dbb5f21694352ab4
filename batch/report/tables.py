"""The tables of one submission, or of several together, read for reports: whole, or what the lists tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.facts import Index
from batch.report.columnar import TOLD, columns_of, concatenated, joined_lists, texts_of, with_all
from batch.results import ISSUES, OPEN, OUTCOMES, PEOPLE, TABLES

#: Beside the tables of many people, until their papers are written: what the lists tell.
LISTED: Final = "listed.arrow"
#: Which outcomes a report needs: every one, or what the lists tell.
Extent = Literal["whole", "listed"]


@dataclass(frozen=True)
class Results:
    """The tables of one submission, or of several together, as reports need them.

    ``outcomes`` has the columns TOLD, lists as texts joined by BETWEEN, and only the rows
    that something is told of: what is eligible, open or upcoming, what is one requirement
    short, and of everything else one row a person and status, for the verdict on the person.
    Of very many people (:mod:`batch.report.counted`): what is eligible, open or upcoming, and of
    the issues what counting needs.
    """

    outcomes: pa.Table
    people: pa.Table
    issues: pa.Table

    def with_issues(self, more: pa.Table) -> Results:
        """The same with the issues about people of several submissions, columns of ISSUES."""
        if not more.num_rows:
            return self
        own = self.issues.schema
        joined = pa.concat_tables([self.issues, more.select(own.names).cast(own)])
        return replace(self, issues=joined)

    @classmethod
    def joined(cls, folders: list[Path], extent: Extent = "listed") -> Results:
        """The results written in several folders, one after the other."""
        return cls.of_parts(
            [{name: folder / f"{name}.parquet" for name in TABLES} for folder in folders], extent
        )

    @classmethod
    def of_parts(cls, parts: Sequence[Mapping[str, Path]], extent: Extent = "listed") -> Results:
        """The same from the tables of several submissions, wherever they stand: name → file."""
        return cls(
            concatenated([_told(_read(part["outcomes"], _TOLD), extent) for part in parts]),
            concatenated([_read(part["people"], PEOPLE) for part in parts]),
            concatenated([_read(part["issues"], ISSUES) for part in parts]),
        )

    @classmethod
    def of_listed(cls, folder: Path) -> Results:
        """The results of one submission in a folder where what the lists tell of it stands apart."""
        with pa.OSFile(str(folder / LISTED)) as file, pa.ipc.open_stream(file) as stream:
            table = stream.read_all()
        told = pa.array(table[_ITSELF].to_numpy() | _is_first(table, _statuses(table)[0]))
        return cls(
            concatenated([table.select(TOLD).filter(told)]),
            _read(folder / "people.parquet", PEOPLE),
            _read(folder / "issues.parquet", ISSUES),
        )

    @classmethod
    def of_tables(
        cls, outcomes: Sequence[pa.Table], people: pa.Table, issues: pa.Table, extent: Extent
    ) -> Results:
        """The same of one submission whose tables are at hand, as they were written."""
        told = concatenated([one.select(TOLD) for one in outcomes])
        return cls(concatenated([_told(told, extent)]), _coded(people, PEOPLE), _coded(issues, ISSUES))


_TOLD: Final = columns_of(OUTCOMES, TOLD)
_ITSELF: Final = "itself"


class ListedWriter:
    """What the lists tell of some outcomes, apart from all others: each paper of many people begins with it.

    The first of each person and status among some outcomes stands there; which is the first among all is
    asked again when they are read.
    """

    def __init__(self, path: Path) -> None:
        """Write nothing yet."""
        self._path = path
        self._stream: pa.ipc.RecordBatchStreamWriter | None = None

    def see(self, table: pa.Table) -> None:
        """Take in outcomes, columns of OUTCOMES, each person's together."""
        codes, words = _statuses(table)
        itself = _is_told_itself(table, codes, words)
        told = table.select(TOLD).append_column(_ITSELF, pa.array(itself))
        told = joined_lists(told.filter(pa.array(itself | _is_first(table, codes))))
        if self._stream is None:
            self._stream = pa.ipc.new_stream(str(self._path), told.schema)
        self._stream.write_table(told)

    def close(self) -> None:
        """All is written."""
        if self._stream is not None:
            self._stream.close()


def _told(table: pa.Table, extent: Extent) -> pa.Table:
    """Of the outcomes of one submission, columns of TOLD, those that something is told of."""
    return joined_lists(table if extent == "whole" else table.filter(pa.array(_is_told(table))))


def _is_told(table: pa.Table) -> npt.NDArray[np.bool_]:
    codes, words = _statuses(table)
    return _is_told_itself(table, codes, words) | _is_first(table, codes)


def _statuses(table: pa.Table) -> tuple[Index, list[str]]:
    """The number of each row's status, and the words."""
    column = table["status"]
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    whole = coded.unify_dictionaries().combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pa.array([], pa.string()).dictionary_encode()
    return np.asarray(whole.indices.to_numpy(zero_copy_only=False), np.int32), whole.dictionary.to_pylist()


def _is_told_itself(table: pa.Table, codes: Index, words: list[str]) -> npt.NDArray[np.bool_]:
    """Whether something is told of each row, whichever others there are."""
    shown, refused = (np.array([word in some for word in words] or [False]) for some in (OPEN, ("not_met",)))
    short = pc.equal(pc.list_value_length(table["blocking"]), 1).to_numpy()
    return np.asarray(shown[codes] | (refused[codes] & short))


def _is_first(table: pa.Table, codes: Index) -> npt.NDArray[np.bool_]:
    """Whether each row is the first of its person and status."""
    key = table["person"].to_numpy().astype(np.int64) * 16 + codes
    rows = np.arange(key.size)
    place = np.zeros(int(key.max(initial=0)) + 1, np.int64)
    place[key[::-1]] = rows[::-1]  # the first is written last
    return np.asarray(place[key] == rows)


def _read(path: Path, schema: pa.Schema) -> pa.Table:
    """One table of one submission; what an earlier version of the program did not write is blank."""
    try:
        return _read_columns(path, schema)
    except KeyError:
        there = set(pq.read_schema(path).names)
        return with_all(_read_columns(path, pa.schema([one for one in schema if one.name in there])), schema)


def _read_columns(path: Path, schema: pa.Schema) -> pa.Table:
    with pq.ParquetFile(path, read_dictionary=texts_of(schema)) as file:
        return file.read(columns=schema.names, use_threads=False).select(schema.names)


def _coded(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table as it would be read again: repeated texts as dictionaries."""
    texts = set(texts_of(schema))
    columns = [table[name].dictionary_encode() if name in texts else table[name] for name in schema.names]
    return pa.table(columns, names=schema.names).combine_chunks()
