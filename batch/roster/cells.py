"""Columns of raw cells, and tables of columns: each distinct value is understood once, not each cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.facts import Index
from batch.roster.celltext import texts_of

Raw = npt.NDArray[np.object_]


@dataclass
class Column:
    """One column of a table: raw cells, their distinct values, and where they stand."""

    header: str  # canonical; of a further set of certificates with its number, 技能等级#2
    raw: Raw
    letter: str
    assumed: Mask | None = None  # cells filled by an assumption

    @cached_property
    def _coded(self) -> tuple[Index, list[Any]]:
        cells = self.raw.tolist()
        number: defaultdict[Any, int] = defaultdict(count().__next__)
        return np.fromiter(map(number.__getitem__, cells), np.int32, len(cells)), list(number)

    @property
    def codes(self) -> Index:
        """For each cell the number of its distinct value."""
        return self._coded[0]

    @property
    def distinct(self) -> list[Any]:
        """The distinct values."""
        return self._coded[1]

    @cached_property
    def blank(self) -> Mask:
        """Where the cell says nothing."""
        return np.array([text == "" for text in self.texts], np.bool_)[self.codes]

    @cached_property
    def texts(self) -> list[str]:
        """The distinct values as text; empty for cells that say nothing."""
        return texts_of(self.distinct)

    @classmethod
    def nothing(cls, header: str, size: int) -> Column:
        """A column whose every cell is blank."""
        column = cls(header, np.full(size, "", np.object_), "")
        if size:
            column._coded = np.zeros(size, np.int32), [""]
        return column

    def some(self, chosen: Mask | Index) -> Column:
        """The column with some of its cells; what is known of its distinct values is kept."""
        kept = Column(
            self.header,
            self.raw[chosen],
            self.letter,
            None if self.assumed is None else self.assumed[chosen],
        )
        if "_coded" in self.__dict__:
            codes, distinct = self._coded
            kept._coded, left = _renumbered(codes[chosen], distinct)
            if "texts" in self.__dict__:
                kept.texts = self.texts if left is None else [self.texts[number] for number in left]
        return kept

    def where(self, chosen: Mask, header: str) -> Column:
        """A column of another header with some of the cells, all others blank; distinct values are not looked for again."""
        kept = Column(header, np.where(chosen, self.raw, "").astype(np.object_, copy=False), self.letter)
        if self.raw.size:
            codes, distinct = self._coded
            kept._coded = np.where(chosen, codes, len(distinct)).astype(np.int32), [*distinct, ""]
        return kept

    def each(self, function: Callable[[Any], Any], dtype: Any) -> npt.NDArray[Any]:
        """A function's result for every cell, called once a distinct value."""
        return np.array([function(value) for value in self.distinct], dtype)[self.codes]

    def cells(self, wanted: Iterable[int]) -> Index:
        """The places of the cells that hold one of some distinct values."""
        hit = np.zeros(len(self.distinct), np.bool_)
        hit[list(wanted)] = True
        return np.flatnonzero(hit[self.codes]).astype(np.int32)


def _renumbered(codes: Index, distinct: list[Any]) -> tuple[tuple[Index, list[Any]], list[int] | None]:
    """Numbers and values without the values that no number means; and which are left, None for all."""
    met = np.zeros(len(distinct), np.bool_)
    met[codes] = True
    if met.all():
        return (codes, distinct), None
    left = np.flatnonzero(met).tolist()
    return ((np.cumsum(met, dtype=np.int32) - 1)[codes], [distinct[number] for number in left]), left


@dataclass
class Table:
    """One sheet as a table: canonical columns of equal length, and the rows they came from."""

    sheet: str  # its name in the file
    kind: str  # 人员 证书 …
    rows: Index  # Excel row of each record
    columns: dict[str, Column]
    offset: int = 0  # of its first record among the records of all tables
    part: Index | None = None  # for sheets joined into one: which of ``parts`` a record is from
    parts: tuple[tuple[str, dict[str, str]], ...] = ()  # sheet name, and header → column letter
    head: int = 0  # its (last) header row, from 0
    subjects: frozenset[str] = frozenset()  # which certificates a sheet of certificates may list: 技能, 职称

    def __len__(self) -> int:
        return int(self.rows.size)

    def column(self, header: str) -> Column:
        """The column of a header; a blank one if the sheet has none."""
        if header not in self.columns:
            return Column.nothing(header, len(self))
        return self.columns[header]

    def text(self, header: str, record: int) -> str:
        """One cell as text."""
        column = self.column(header)
        return column.texts[int(column.codes[record])]

    def sheet_of(self, record: int) -> str:
        """The name of the sheet that a record stands on."""
        return self.sheet if self.part is None else self.parts[int(self.part[record])][0]

    def cell(self, header: str, record: int) -> str:
        """One cell's address; without a column letter where the sheet has no such column."""
        if self.part is None:
            column = self.columns.get(header)
            letter = column.letter if column else ""
        else:
            letter = self.parts[int(self.part[record])][1].get(header, "")
        return f"{letter}{int(self.rows[record])}"

    def some(self, chosen: Mask | Index) -> Table:
        """The same table with some of its records."""
        columns = {header: column.some(chosen) for header, column in self.columns.items()}
        part = None if self.part is None else self.part[chosen]
        rows = self.rows[chosen]
        return replace(self, rows=rows, columns=columns, part=part)
