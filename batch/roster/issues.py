"""The data issues of one submission as they are found: each at its cell, column, row or sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from batch.days.moments import NEVER, Days, Mask, day_number
from batch.facts import Index
from batch.roster.cells import Column, Table
from batch.roster.celltext import text_of
from batch.roster.messages import Issue, message
from batch.sheets.sheet import LOST, fault_of


@dataclass
class Issues:
    """The data issues of one submission, on the day asked about."""

    found: list[Issue] = field(default_factory=list)
    today: date = field(default_factory=date.today)
    filed: int = 0  # the 申报年度; the year of the day if not given
    moves: int = int(NEVER)  # the first day, as far as known, on which what is read is read otherwise

    def __post_init__(self) -> None:
        self.filed = self.filed or self.today.year

    def moves_on(self, day: int) -> None:
        """Note that a day later than today, by its number, changes what is read."""
        self.moves = min(self.moves, max(day, day_number(self.today) + 1))

    def aside(self) -> Issues:
        """Issues of the same day that are said to nobody."""
        return Issues(today=self.today, filed=self.filed)

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

    def for_cells(
        self,
        table: Table,
        column: Column,
        records: Index,
        code: str,
        more: str = "",
        until: Days | None = None,
    ) -> None:
        """Note an issue at some cells of a column, each with what stands in it; ``until``: see :class:`Issue`."""
        numbers, codes = records.tolist(), column.codes[records].tolist()
        if table.part is None:
            places = [(table.sheet, f"{column.letter}{row}") for row in table.rows[records].tolist()]
        else:
            places = [(table.sheet_of(record), table.cell(column.header, record)) for record in numbers]
        shown, texts = column.header.partition("#")[0], column.texts
        clear = [number for number in set(codes) if not fault_of(texts[number])]
        said = {number: message(code, shown, texts[number], more) for number in clear}
        days = [int(NEVER)] * len(numbers) if until is None else until.tolist()
        for record, number, (sheet, cell), day in zip(numbers, codes, places, days, strict=True):
            if number in said:
                entry, text, advice = said[number]
                place = table.offset + record
                raw, severity = texts[number], entry.severity
                self.found.append(Issue(code, sheet, cell, shown, raw, text, severity, advice, place, day))

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
