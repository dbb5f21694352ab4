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

from batch.report.columnar import TOLD, columns_of, concatenated, joined_lists, texts_of
from batch.results import ISSUES, OPEN, OUTCOMES, PEOPLE, TABLES

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
    def of_tables(
        cls, outcomes: Sequence[pa.Table], people: pa.Table, issues: pa.Table, extent: Extent
    ) -> Results:
        """The same of one submission whose tables are at hand, as they were written."""
        told = concatenated([one.select(TOLD) for one in outcomes])
        return cls(concatenated([_told(told, extent)]), _coded(people, PEOPLE), _coded(issues, ISSUES))


_TOLD: Final = columns_of(OUTCOMES, TOLD)


def _told(table: pa.Table, extent: Extent) -> pa.Table:
    """Of the outcomes of one submission, columns of TOLD, those that something is told of."""
    return joined_lists(table if extent == "whole" else table.filter(_is_told(table)))


def _is_told(table: pa.Table) -> pa.Array:
    status = table["status"].cast(pa.string())
    shown = pc.is_in(status, pa.array(OPEN))
    short = pc.and_(pc.equal(status, "not_met"), pc.equal(pc.list_value_length(table["blocking"]), 1))
    once = _first_of_each(table["person"].to_numpy(), status)
    return pc.or_(pc.or_(shown, short), pa.array(once))


def _first_of_each(person: npt.NDArray[np.int32], status: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    """The first row of each person and status."""
    codes = status.dictionary_encode().unify_dictionaries().combine_chunks()
    if isinstance(codes, pa.ChunkedArray):
        codes = codes.chunk(0) if codes.num_chunks else pa.array([], status.type).dictionary_encode()
    key = person.astype(np.int64) * 16 + codes.indices.to_numpy(zero_copy_only=False)
    first = np.zeros(key.size, np.bool_)
    first[np.unique(key, return_index=True)[1]] = True
    return first


def _read(path: Path, schema: pa.Schema) -> pa.Table:
    """One table of one submission."""
    with pq.ParquetFile(path, read_dictionary=texts_of(schema)) as file:
        return file.read(columns=schema.names, use_threads=False).select(schema.names)


def _coded(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table as it would be read again: repeated texts as dictionaries."""
    texts = set(texts_of(schema))
    columns = [table[name].dictionary_encode() if name in texts else table[name] for name in schema.names]
    return pa.table(columns, names=schema.names).combine_chunks()
