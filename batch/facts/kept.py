"""Facts as an Arrow file, and back: what was read once need not be read again.

A row holds the facts of some people; each of its columns is a list, for they differ in length. Columns of numbers
of one type are one list: a night reads those of thousands of rosters. Whatever else there is stands as JSON
in the file's metadata.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from batch.facts import Facts
from batch.facts.named import FLAGS, Columns, columns_in, facts_from, texts_in
from batch.facts.sealed import seal, unseal

_META: Final = b"guantong"
_SIZES: Final = "sizes"
_LENGTHS: Final = "lengths"
_NUMBERS: Final = "numbers/"  # before a type: the columns of it
ALL: Final = 0  # which facts of a file: those of everybody
SOME: Final = 1  # or only those of some


class NoFactsError(Exception):
    """A file that holds no facts, or not those of this version."""


def write_facts(path: Path, facts: Facts, about: Mapping[str, Any], some: Facts | None = None) -> None:
    """Write facts; ``about`` (JSON) says of what they are, by which they are known again.

    ``some``: those of some of the people, which can be read without the others.
    """
    every = [facts] if some is None else [facts, some]
    columns = [dict(columns_in(one)) for one in every]
    told = {
        "about": dict(about),
        "words": {header: column.words for header, column in facts.words.items()},
        **{name: getattr(facts, name) for name in FLAGS},
        _SIZES: [one.size for one in every],
        _LENGTHS: [{name: [one.dtype.str, one.size] for name, one in own.items()} for own in columns],
    }
    meta = {_META: json.dumps(told, ensure_ascii=False).encode()}
    rows = [_row(*one).replace_schema_metadata(meta) for one in zip(every, columns, strict=True)]
    seal(path, rows[0].schema, rows)


def _row(facts: Facts, columns: Columns) -> pa.RecordBatch:
    """Facts as one row of lists."""
    types = sorted({one.dtype.str for one in columns.values()})
    lists = {
        f"{_NUMBERS}{name}": pa.array(
            np.concatenate([one for one in columns.values() if one.dtype.str == name])
        )
        for name in types
    }
    lists |= {name: pa.array(texts, pa.string()) for name, texts in texts_in(facts)}
    arrays = [pa.ListArray.from_arrays(pa.array([0, len(one)], pa.int32()), one) for one in lists.values()]
    return pa.record_batch(arrays, names=list(lists))


def read_facts(path: Path, which: int = ALL) -> tuple[Facts, dict[str, Any]]:
    """The facts again, ALL or only those of SOME; and of what they are.

    Raises NoFactsError for anything else than such a file.
    """
    try:
        row = unseal(path).get_batch(which)
        told = json.loads(row.schema.metadata[_META])
        columns = {name: column.values for name, column in zip(row.schema.names, row.columns, strict=True)}
        texts = {k: v.to_pylist() for k, v in columns.items() if not k.startswith(_NUMBERS)}
        numbers = _apart(columns, told[_LENGTHS][which])
        return facts_from(numbers, texts, {**told, "size": told[_SIZES][which]}), told["about"]
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError, IndexError) as error:
        raise NoFactsError(path.name) from error


def _apart(columns: Mapping[str, pa.Array], lengths: Mapping[str, tuple[str, int]]) -> Columns:
    """The columns of numbers again, by their names; ``lengths``: of each its type and how many there are."""
    types = {name for name, _ in lengths.values()}
    lists = {name: columns[f"{_NUMBERS}{name}"].to_numpy(zero_copy_only=False) for name in types}
    starts, found = dict.fromkeys(lists, 0), {}
    for name, (kind, size) in lengths.items():
        start = starts[kind]
        starts[kind] = start + size
        found[name] = lists[kind][start : start + size]
    if any(starts[name] != one.size for name, one in lists.items()):
        raise ValueError(_LENGTHS)
    return found


def hold_the_same(path: Path, other: Path) -> bool:
    """Whether two files hold the same facts, whatever is known beside them; not where one holds none."""
    found = []
    for one in (path, other):
        try:
            row = unseal(one).get_batch(ALL)
            told = json.loads(row.schema.metadata[_META])
            found.append((row, told[_LENGTHS][ALL], {name: told[name] for name in ("words", *FLAGS)}))
        except (OSError, pa.ArrowException, KeyError, TypeError, ValueError, IndexError):
            return False
    (row, *told), (other_row, *other_told) = found
    return bool(told == other_told and row.equals(other_row))
