"""The tables of very many submissions as they are counted: only what is open, and of people and issues what counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from batch.engine.kinds.case import EMPLOYER
from batch.report.columnar import TOLD, columns_of, concatenated, joined_lists, texts_of, with_all
from batch.results import IDENTITY, ISSUES, OPEN, OUTCOMES, PEOPLE

#: What counting needs of each table.
_COUNTED: Final = {
    "outcomes": columns_of(OUTCOMES, TOLD),
    "people": columns_of(
        PEOPLE,
        (
            "submission", "person", "row", *IDENTITY.names[1:], "place", "occupation", "post", "skill", "title", "work_start",
            "certificates", "coached", "dated",
        ),
    ),
    "issues": columns_of(ISSUES, ("submission", "code", "severity", "header")),
}  # fmt: skip
_CODED: Final = pa.dictionary(pa.int32(), pa.string())
_AT_ONCE: Final = 100  # files whose descriptions are held in memory


def counted_columns(name: str) -> frozenset[str]:
    """The columns of a table (one of TABLES) that is counted."""
    return frozenset(_COUNTED[name].names)


def table_of(name: str, paths: Sequence[Path]) -> pa.Table:
    """A table (one of TABLES) of some submissions, one behind the other."""
    table = _scanned(paths, _COUNTED[name], _counting() if name == "outcomes" else None)
    return joined_lists(table) if name == "outcomes" else table


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
    form = ds.ParquetFileFormat(dictionary_columns=[name for name in texts_of(schema) if name not in asked])
    columns = {name: pc.field(name) for name in schema.names} | dict(counting or {})
    if counting:
        del columns["blocking"]  # nobody counts by it
    wanted = pc.field("status").isin(OPEN) if counting else None
    tables = []
    for first in range(0, len(paths), _AT_ONCE):
        found = ds.dataset([str(path) for path in paths[first : first + _AT_ONCE]], format=form)
        lacking = [pa.field(name, _CODED) for name in texts_of(schema) if name not in found.schema.names]
        found = found.replace_schema(pa.schema([*found.schema, *lacking])) if lacking else found
        table = with_all(found.to_table(columns=columns, filter=wanted), schema)
        for name in asked & set(texts_of(schema)):
            table = table.set_column(table.column_names.index(name), name, table[name].dictionary_encode())
        tables.append(table)
    return concatenated(tables)
