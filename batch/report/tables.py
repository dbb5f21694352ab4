"""The tables of one submission, or of several together, read for reports: whole, listed, or only counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.engine.kinds.case import EMPLOYER
from batch.language.text import BETWEEN
from batch.results import IDENTITY, ISSUES, LISTS, OUTCOMES, PEOPLE, TABLES

#: What of an outcome a report is made from; the rest follows from its route.
TOLD: Final = (
    "submission", "person", "rulebook", "route", "status", "sure", "maybe", "undated", "blocking", "missing", "assumed",
    "reason", "decided_by", "note",
)  # fmt: skip
#: Which outcomes a report needs: every one, what the lists tell, or only what is eligible, open or upcoming.
Extent = Literal["whole", "listed", "counted"]
#: What counting needs of the issues, and of the people.
_COUNTED_ISSUES: Final = ("submission", "code", "severity", "header")
_COUNTED_PEOPLE: Final = (
    "submission", "person", "row", *IDENTITY.names[1:], "place", "occupation", "skill", "title", "work_start",
    "certificates", "coached",
)  # fmt: skip
_AT_ONCE: Final = 100  # files whose descriptions are held in memory
#: What somebody may do about; everything else is decided.
_OPEN: Final = ("eligible", "undetermined", "upcoming")


@dataclass(frozen=True)
class Results:
    """The tables of one submission, or of several together, as reports need them.

    ``outcomes`` has the columns TOLD, lists as texts joined by BETWEEN, and only the rows
    that something is told of: what is eligible, open or upcoming, what is one requirement
    short, and of everything else one row a person and status, for the verdict on the person.
    Where things are only ``counted``: what is eligible, open or upcoming, and of the issues
    what counting needs.
    """

    outcomes: pa.Table
    people: pa.Table
    issues: pa.Table
    #: The issues about people of several submissions, which are among the others: columns of ISSUES.
    shared: pa.Table = field(default_factory=ISSUES.empty_table)

    def with_issues(self, more: pa.Table) -> Results:
        """The same with the issues about people of several submissions, columns of ISSUES."""
        if not more.num_rows:
            return self
        own = self.issues.schema
        joined = pa.concat_tables([self.issues, more.select(own.names).cast(own)])
        return replace(self, issues=joined, shared=more)

    @classmethod
    def joined(cls, folders: list[Path], extent: Extent = "listed") -> Results:
        """The results written in several folders, one after the other."""
        return cls.of_parts(
            [{name: folder / f"{name}.parquet" for name in TABLES} for folder in folders], extent
        )

    @classmethod
    def of_parts(cls, parts: Sequence[Mapping[str, Path]], extent: Extent = "listed") -> Results:
        """The same from the tables of several submissions, wherever they stand: name → file."""
        if extent == "counted":
            return cls._counted(parts)
        return cls(
            _concatenated([_told(_read(part["outcomes"], _TOLD), extent) for part in parts]),
            _concatenated([_read(part["people"], PEOPLE) for part in parts]),
            _concatenated([_read(part["issues"], ISSUES) for part in parts]),
        )

    @classmethod
    def of_tables(
        cls, outcomes: Sequence[pa.Table], people: pa.Table, issues: pa.Table, extent: Extent
    ) -> Results:
        """The same of one submission whose tables are at hand, as they were written."""
        told = _concatenated([one.select(TOLD) for one in outcomes])
        return cls(_concatenated([_told(told, extent)]), _coded(people, PEOPLE), _coded(issues, ISSUES))

    @classmethod
    def _counted(cls, parts: Sequence[Mapping[str, Path]]) -> Results:
        return cls(
            _joined(_scanned([part["outcomes"] for part in parts], _of(OUTCOMES, TOLD), _counting())),
            _scanned([part["people"] for part in parts], _of(PEOPLE, _COUNTED_PEOPLE)),
            _scanned([part["issues"] for part in parts], _of(ISSUES, _COUNTED_ISSUES)),
        )


def _of(schema: pa.Schema, names: Sequence[str]) -> pa.Schema:
    return pa.schema([schema.field(name) for name in names])


_TOLD: Final = _of(OUTCOMES, TOLD)


def _told(table: pa.Table, extent: Extent) -> pa.Table:
    """Of the outcomes of one submission, columns of TOLD, those that something is told of."""
    return _joined(table if extent == "whole" else table.filter(_is_told(table)))


def _joined(table: pa.Table) -> pa.Table:
    """The same, its lists as texts."""
    for name in LISTS:
        if name not in table.column_names:
            table = table.append_column(
                name, pa.DictionaryArray.from_arrays(np.zeros(table.num_rows, np.int32), [""])
            )
            continue
        joined = pc.binary_join(table[name], BETWEEN).dictionary_encode()
        table = table.set_column(table.column_names.index(name), name, joined)
    return table


def _is_told(table: pa.Table) -> pa.Array:
    status = table["status"].cast(pa.string())
    shown = pc.is_in(status, pa.array(_OPEN))
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


def _texts(schema: pa.Schema) -> list[str]:
    """The columns of texts: repeated ones stay dictionaries."""
    return [one.name for one in schema if one.type == pa.string()]


def _read(path: Path, schema: pa.Schema) -> pa.Table:
    """One table of one submission."""
    with pq.ParquetFile(path, read_dictionary=_texts(schema)) as file:
        return file.read(columns=schema.names, use_threads=False).select(schema.names)


def _coded(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table as it would be read again: repeated texts as dictionaries."""
    texts = set(_texts(schema))
    columns = [table[name].dictionary_encode() if name in texts else table[name] for name in schema.names]
    return pa.table(columns, names=schema.names).combine_chunks()


def _counting() -> dict[str, Any]:
    """Of outcomes that are counted: only the reasons that are shown, and not what blocks."""
    eligible = pc.field("status") == "eligible"
    shown = eligible | (pc.field("decided_by") != EMPLOYER)
    nothing = pa.scalar([], OUTCOMES.field("blocking").type)
    return {
        "reason": pc.if_else(shown, pc.field("reason"), ""),
        "assumed": pc.if_else(eligible, pc.field("assumed"), nothing),
    }


def _scanned(paths: Sequence[Path], schema: pa.Schema, counting: Mapping[str, Any] | None = None) -> pa.Table:
    """The tables of very many submissions one after the other; ``counting``: of outcomes, made of which columns."""
    import pyarrow.dataset as ds  # only very many need it

    asked = {"status", "decided_by", *(counting or ())}  # what is computed with stands as it is
    form = ds.ParquetFileFormat(dictionary_columns=[name for name in _texts(schema) if name not in asked])
    columns = {name: pc.field(name) for name in schema.names} | dict(counting or {})
    if counting:
        del columns["blocking"]  # nobody counts by it
    wanted = pc.field("status").isin(_OPEN) if counting else None
    tables = []
    for first in range(0, len(paths), _AT_ONCE):
        found = ds.dataset([str(path) for path in paths[first : first + _AT_ONCE]], format=form)
        table = found.to_table(columns=columns, filter=wanted)
        for name in asked & set(_texts(schema)):
            table = table.set_column(table.column_names.index(name), name, table[name].dictionary_encode())
        tables.append(table)
    return _concatenated(tables)


def _concatenated(tables: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(tables, promote_options="permissive").unify_dictionaries().combine_chunks()
