"""The rows of a list: all at hand, or in pieces that wait packed until they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

import numpy as np
import pyarrow as pa

from batch.report.excel.coded import Coded
from batch.report.excel.fields import Link
from batch.report.excel.texts import cleaned

_BETWEEN: Final = "\x1f"  # parts of a packed link; no clean text has it
_KIND: Final = b"kind"
_LINK: Final = {_KIND: b"link"}
_OPTIONS: Final = pa.ipc.IpcWriteOptions(compression="lz4")


class Rows(Protocol):
    """Some rows of a list."""

    @property
    def size(self) -> int:
        """How many."""

    def columns(self) -> Sequence[Coded]:
        """Their columns, without values that no cell has; texts are clean."""


def tidy(columns: Sequence[Coded]) -> list[Coded]:
    """Columns as a spreadsheet holds them: without values that no cell has, texts clean."""
    used = [column.compact() for column in columns]
    return [Coded(one.codes, cleaned(one.values)) for one in used]


@dataclass(frozen=True)
class Whole:
    """Rows at hand."""

    held: Sequence[Coded]

    @property
    def size(self) -> int:
        """How many."""
        return len(self.held[0])

    def columns(self) -> Sequence[Coded]:
        """Their columns."""
        return self.held


@dataclass(frozen=True)
class Packed:
    """Rows that take little room, also on their way from one process to another.

    Cells are texts, dates, links or blank; in one column all of one kind.
    """

    size: int
    data: bytes

    @classmethod
    def of(cls, columns: Sequence[Coded]) -> Packed:
        """Pack columns of one length. Raises pyarrow's errors for other cells than those named."""
        arrays, fields = [], []
        for number, column in enumerate(columns):
            meta = _LINK if any(isinstance(value, Link) for value in column.values) else None
            values = pa.array([_plain(value) for value in column.values] or [None])
            array = pa.DictionaryArray.from_arrays(pa.array(column.codes), values)
            arrays.append(array)
            fields.append(pa.field(str(number), array.type, metadata=meta))
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, pa.schema(fields), options=_OPTIONS) as writer:
            writer.write_batch(pa.record_batch(arrays, schema=pa.schema(fields)))
        return cls(len(columns[0]), sink.getvalue().to_pybytes())

    def columns(self) -> list[Coded]:
        """The columns again."""
        with pa.ipc.open_stream(self.data) as reader:
            batch = reader.read_next_batch()
        return [_coded(array, field) for array, field in zip(batch.columns, batch.schema, strict=True)]


def _plain(value: Any) -> str | date | None:
    if isinstance(value, Link):
        return _BETWEEN.join((value.sheet, str(value.row), value.text))
    return value if isinstance(value, str | date) else None


def _coded(array: pa.DictionaryArray, field: pa.Field) -> Coded:
    values = array.dictionary.to_pylist()
    if field.metadata and _KIND in field.metadata:
        values = [None if value is None else _link(value) for value in values]
    return Coded(array.indices.to_numpy(), values)


def _link(text: str) -> Link:
    sheet, row, said = text.split(_BETWEEN, 2)
    return Link(said, sheet, int(row))


@dataclass(frozen=True)
class Chosen:
    """Some of the columns of other rows, or some of their rows."""

    rows: Rows
    which: Sequence[int] | None = None  # numbers of columns; all if None
    first: int = 0
    stop: int | None = None

    @property
    def size(self) -> int:
        """How many rows."""
        return (self.rows.size if self.stop is None else self.stop) - self.first

    def columns(self) -> list[Coded]:
        """The columns."""
        held = self.rows.columns()
        chosen = held if self.which is None else [held[number] for number in self.which]
        if self.size == self.rows.size:
            return list(chosen)
        rows = np.arange(self.first, self.first + self.size)
        return [column.take(rows).compact() for column in chosen]


def cut(pieces: Sequence[Rows], most: int) -> list[list[Rows]]:
    """The pieces of each sheet, where one holds so many rows; one sheet at least."""
    sheets: list[list[Rows]] = [[]]
    room = most
    for piece in pieces:
        first = 0
        while first < piece.size:
            if not room:
                sheets.append([])
                room = most
            stop = min(piece.size, first + room)
            whole = stop - first == piece.size
            sheets[-1].append(piece if whole else Chosen(piece, None, first, stop))
            room -= stop - first
            first = stop
    return sheets
