"""What tables of results have in common as they are read: which columns, and repeated texts as dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from batch.language.text import BETWEEN
from batch.results import LISTS

#: What of an outcome a report is made from; the rest follows from its route.
TOLD: Final = (
    "submission", "person", "rulebook", "route", "status", "sure", "maybe", "undated", "blocking", "missing", "assumed",
    "reason", "decided_by", "note",
)  # fmt: skip


def columns_of(schema: pa.Schema, names: Sequence[str]) -> pa.Schema:
    """Some columns of a schema."""
    return pa.schema([schema.field(name) for name in names])


def texts_of(schema: pa.Schema) -> list[str]:
    """The columns of texts: repeated ones stay dictionaries."""
    return [one.name for one in schema if one.type == pa.string()]


def with_all(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The columns of a schema, in its order; texts that an earlier version of the program did not write are blank."""
    for name in texts_of(schema):
        if name not in table.column_names:
            blank = pa.DictionaryArray.from_arrays(np.zeros(table.num_rows, np.int32), [""])
            table = table.append_column(name, blank)
        elif table[name].null_count:
            filled = table[name].cast(pa.string()).fill_null("").dictionary_encode()
            table = table.set_column(table.column_names.index(name), name, filled)
    return table.select([name for name in schema.names if name in table.column_names])


def joined_lists(table: pa.Table) -> pa.Table:
    """The same, its lists as texts; one that was not read is empty."""
    for name in LISTS:
        if name not in table.column_names:
            table = table.append_column(
                name, pa.DictionaryArray.from_arrays(np.zeros(table.num_rows, np.int32), [""])
            )
            continue
        texts = table[name].cast(pa.list_(pa.string()))
        joined = pc.binary_join(texts, BETWEEN).dictionary_encode()
        table = table.set_column(table.column_names.index(name), name, joined)
    return table


def concatenated(tables: Sequence[pa.Table]) -> pa.Table:
    """Tables one behind the other as one piece, of each column one dictionary."""
    return pa.concat_tables(tables, promote_options="permissive").unify_dictionaries().combine_chunks()


def compacted(table: pa.Table) -> pa.Table:
    """The same, in its dictionaries no text that no row has: nobody's name stays behind."""
    for number, name in enumerate(table.column_names):
        column = table[name].combine_chunks()
        if not pa.types.is_dictionary(column.type):
            continue
        column = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
        used = (
            np.bincount(column.indices.to_numpy(zero_copy_only=False), minlength=len(column.dictionary)) > 0
        )
        if not used.all():
            places = (np.cumsum(used) - 1).astype(np.int32)
            codes = places[column.indices.to_numpy(zero_copy_only=False)]
            words = column.dictionary.take(pa.array(np.flatnonzero(used)))
            table = table.set_column(number, name, pa.DictionaryArray.from_arrays(pa.array(codes), words))
    return table
