"""Columns of raw cells: each distinct value is understood once, not each cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.facts import Index
from batch.language.text import squeeze
from batch.roster.messages import Issue, message
from batch.roster.tables import NOTHING
from batch.sheets.sheet import LOST, fault_of


def _wide(character: str) -> str:
    """The full-width form of a character of ASCII; any other as it is."""
    return chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character


_LONGEST_NOTHING = 12  # with spaces inside
#: What a text that says nothing can begin with, in any width; also what no eye sees.
_BEGINNINGS = frozenset(
    {
        form
        for word in NOTHING
        if word
        for form in (word[0], word[0].upper(), _wide(word[0]), _wide(word[0].upper()))
    }
    | {"\u200b", "\ufeff"}
)

Raw = npt.NDArray[np.object_]


def text_of(value: object) -> str:
    """A cell's content as text: whole numbers without a decimal point, dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def is_nothing(value: object) -> bool:
    """Whether a cell says that there is nothing."""
    if not isinstance(value, str):
        return value is None
    if not value:
        return True
    if value[0] not in _BEGINNINGS and not value[0].isspace():
        return False
    return len(value.strip()) <= _LONGEST_NOTHING and squeeze(value) in NOTHING


def column_letter(index: int) -> str:
    """Excel's letters of a column number from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


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
        return ["" if is_nothing(value) else text_of(value) for value in self.distinct]

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


@dataclass
class Issues:
    """The data issues of one submission."""

    found: list[Issue] = field(default_factory=list)

    def at(
        self, table: Table, header: str, records: Iterable[int], code: str, raw: str = "", more: str = ""
    ) -> None:
        """Note an issue at each of some records, in the column of a header."""
        if fault_of(raw):  # said once, for what it is
            return
        self._add(table, header, records, code, raw, more)

    def _add(
        self, table: Table, header: str, records: Iterable[int], code: str, raw: str, more: str = ""
    ) -> None:
        shown = header.partition("#")[0]
        entry, text, advice = message(code, shown, raw, more)
        for record in map(int, records):
            sheet, cell = table.sheet_of(record), table.cell(header, record)
            self.found.append(
                Issue(code, sheet, cell, shown, raw, text, entry.severity, advice, table.offset + record)
            )

    def for_cells(self, table: Table, column: Column, records: Index, code: str, more: str = "") -> None:
        """Note an issue at some cells of a column, each with what stands in it."""
        numbers, codes = records.tolist(), column.codes[records].tolist()
        if table.part is None:
            places = [(table.sheet, f"{column.letter}{row}") for row in table.rows[records].tolist()]
        else:
            places = [(table.sheet_of(record), table.cell(column.header, record)) for record in numbers]
        shown, texts = column.header.partition("#")[0], column.texts
        said = {number: message(code, shown, texts[number], more) for number in set(codes)}
        for record, number, (sheet, cell) in zip(numbers, codes, places, strict=True):
            if not fault_of(texts[number]):
                entry, text, advice = said[number]
                place = table.offset + record
                self.found.append(
                    Issue(code, sheet, cell, shown, texts[number], text, entry.severity, advice, place)
                )

    def faults(self, table: Table) -> None:
        """Note every cell that shows an error or whose formula has no result, once and as what it is."""
        for header, column in table.columns.items():
            bad = {
                n: code
                for n, text in enumerate(column.texts)
                if (text[:1] in "#（" or LOST in text) and (code := fault_of(text))
            }
            for record in column.cells(bad).tolist() if bad else ():
                number = int(column.codes[record])
                self._add(table, header, [record], bad[number], column.texts[number])

    def on_sheet(self, sheet: str, code: str, cell: str = "", raw: str = "", more: str = "") -> None:
        """Note an issue of a whole sheet or column."""
        entry, text, advice = message(code, "", raw, more)
        self.found.append(Issue(code, sheet, cell, "", raw, text, entry.severity, advice))

    def on_sheet_rows(self, sheet: str, code: str, rows: Iterable[int]) -> None:
        """Note an issue of some whole rows."""
        for row in rows:
            self.on_sheet(sheet, code, str(int(row)))

    def for_values(
        self,
        table: Table,
        column: Column,
        bad: dict[int, tuple[str, str]],
        only: Mask | None = None,
    ) -> None:
        """Note an issue at every cell of some distinct values: number → (code, more)."""
        if not bad:
            return
        for record in column.cells(bad).tolist():
            if only is None or only[record]:
                value = int(column.codes[record])
                code, more = bad[value]
                self.at(table, column.header, [record], code, text_of(column.distinct[value]), more)
