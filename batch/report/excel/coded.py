"""Columns of a report: each distinct value stands once, each cell is its number.

What is said of a value (its text, its look, its XML) is worked out once a distinct value,
never once a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from batch.days.moments import ALWAYS, NEVER, Days, Mask, to_date
from batch.facts import Index


@dataclass(frozen=True)
class Coded:
    """A column of shape (n,): ``codes`` are numbers of ``values``."""

    codes: Index
    values: Sequence[Any]

    @classmethod
    def constant(cls, size: int, value: Any) -> Coded:
        """The same value in every cell."""
        return cls(np.zeros(size, np.int32), [value])

    @classmethod
    def each(cls, values: Sequence[Any]) -> Coded:
        """Every cell a value of its own."""
        return cls(np.arange(len(values), dtype=np.int32), values)

    @classmethod
    def of_arrow(cls, column: pa.ChunkedArray) -> Coded:
        """A column of texts, dictionaries or not."""
        if not pa.types.is_dictionary(column.type):
            column = column.dictionary_encode()
        joined = column.unify_dictionaries().combine_chunks()
        if isinstance(joined, pa.ChunkedArray):
            joined = joined.chunk(0) if joined.num_chunks else pa.array([], column.type)
        return cls(
            joined.indices.to_numpy(zero_copy_only=False).astype(np.int32), joined.dictionary.to_pylist()
        )

    @classmethod
    def of_days(cls, days: Days, hidden: Mask | None = None) -> Coded:
        """Day numbers as dates; None for ALWAYS, NEVER and where they are hidden."""
        shown = days if hidden is None else np.where(hidden, NEVER, days)
        which, distinct = pd.factorize(np.where(shown == ALWAYS, NEVER, shown))
        return cls(which.astype(np.int32), [to_date(int(day)) for day in distinct])

    @classmethod
    def combined(cls, columns: Sequence[Coded], make: Callable[..., Any]) -> Coded:
        """What a function makes of the values of several columns, called once a combination."""
        key = np.zeros(columns[0].codes.size, np.int64)
        for column in columns:
            key = key * max(1, len(column.values)) + column.codes
        which, distinct = pd.factorize(key)  # there may be many more combinations than cells
        made = []
        for number in distinct.tolist():
            parts = []
            for column in reversed(columns):
                number, code = divmod(number, max(1, len(column.values)))
                parts.append(column.values[code])
            made.append(make(*reversed(parts)))
        return cls(which.astype(np.int32), made)

    def __len__(self) -> int:
        return int(self.codes.size)

    def take(self, rows: npt.NDArray[Any]) -> Coded:
        """The same for some rows, by their numbers or a mask."""
        return Coded(self.codes[rows], self.values)

    def made(self, make: Callable[[Any], Any]) -> Coded:
        """What a function makes of each distinct value."""
        return Coded(self.codes, [make(value) for value in self.values])

    def compact(self) -> Coded:
        """The same with no value that no cell has, in the order of the cells."""
        size = self.codes.size
        first = np.full(len(self.values), size)
        first[self.codes[::-1]] = np.arange(size - 1, -1, -1)  # of a value's cells the first stays
        met = np.flatnonzero(first < size)
        order = met[np.argsort(first[met], kind="stable")]
        if np.array_equal(order, np.arange(len(self.values))):
            return self
        which = np.zeros(len(self.values), np.int32)
        which[order] = np.arange(order.size)
        return Coded(which[self.codes], [self.values[code] for code in order.tolist()])

    def distinct(self) -> Coded:
        """The same with each value once, for values that several numbers have; they can be hashed."""
        place = {value: number for number, value in enumerate(dict.fromkeys(self.values))}
        renumber = np.array([place[value] for value in self.values] or [0], np.int32)
        return Coded(renumber[self.codes], list(place))

    def cells(self) -> list[Any]:
        """The value of every cell."""
        values = self.values
        return [values[code] for code in self.codes.tolist()]
