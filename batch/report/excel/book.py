"""One way of writing a list: header row, filter, widths, real dates, links, print set-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np

from batch.report.excel import fingerprint
from batch.report.excel.coded import Coded
from batch.report.excel.fastsheet import LongSheet, write_filled
from batch.report.excel.fields import Field, Link, Look
from batch.report.excel.heights import heights_of
from batch.report.excel.parts import PartsWorkbook
from batch.report.excel.pieces import Rows, Whole, cut, tidy
from batch.report.excel.samples import OWN_SAMPLE, other_samples, variant_of
from batch.report.excel.styles import Styles
from batch.report.excel.texts import clean
from batch.sheets.origin import RESULTS

#: A property of a workbook: what it says.
SAID: Final = "贯通·内容校验"
#: A list whose rows a person may take out.
LEFT: Final = "未能带入"
#: Columns of links: formulas, which not every program keeps the results of.
LINKED: Final = frozenset({"条款", "详情"})

MAX_ROWS: Final = 1_048_575  # data rows of a sheet, below one header row
#: From this many rows on a sheet's rows are written straight as XML; the looks cost about as many samples.
LONG: Final = 6

PAGE_WIDTH: Final = 200  # characters on a landscape page that can still be read


class Book:
    """A results workbook being written; long lists are filled in when it is closed."""

    def __init__(self, path: str, long: int = LONG, heading: str = "") -> None:
        """A workbook at ``path``; ``heading`` stands above every printed page of a list."""
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.path, self.heading = Path(path), clean(heading)
        self.book = PartsWorkbook(options)  # long lists are not in it: at most a few rows of each sheet
        self.book.set_properties({"author": "贯通", "title": "职业发展贯通筛查结果", "category": RESULTS})
        self.styles = Styles(self.book)
        self._long = long
        self._waiting: list[LongSheet] = []
        self._said: list[tuple[str, int, int]] = []  # what the lists say: sheet, rows, number

    def close(self) -> None:
        """Write the file, and into its properties what it says, so that a change is seen later."""
        listed = {name for name, _, _ in self._said}
        texts = {number: text for text, number in self.book.str_table.string_table.items()}
        for sheet in self.book.worksheets():
            if sheet.name not in listed | {LEFT}:
                cells = (cell for row in sheet.table.values() for cell in row.values())
                shown = [texts[cell.string] for cell in cells if type(cell).__name__ == "String"]
                self._said.append((sheet.name, -1, fingerprint.texts_hash(shown)))
        self.book.set_custom_property(SAID, fingerprint.joined(self._said), "text")
        write_filled(self.path, self.book.finished(), self._waiting)

    def list_sheet(
        self,
        name: str,
        fields: Sequence[Field],
        columns: Sequence[Coded],
        empty: str,
        freeze: int = 1,
        landscape: bool = True,
    ) -> None:
        """A list with one header row; a very long one goes on on further sheets.

        Printed are the columns up to ``PAGE_WIDTH``; the others are for the screen.
        """
        self.long_list(name, fields, [Whole(tidy(columns))], empty, freeze, landscape)

    def long_list(
        self,
        name: str,
        fields: Sequence[Field],
        pieces: Sequence[Rows],
        empty: str,
        freeze: int = 1,
        landscape: bool = True,
    ) -> None:
        """The same of rows that need not be at hand all at once: each piece is asked for when it is written."""
        self._fingerprint(name, fields, pieces, empty)
        for number, part in enumerate(cut(pieces, MAX_ROWS), start=1):
            size = sum(piece.size for piece in part)
            sheet = self.book.add_worksheet(name if number == 1 else f"{name}({number})")
            self._head(sheet, fields, size, freeze)
            self._printed(sheet, fields, max(1, size), landscape)
            if size >= self._long:
                self._samples(sheet, fields, part)
            else:
                self._write(sheet, fields, part)
            if not size and empty:
                sheet.merge_range(1, 0, 1, max(1, len(fields) - 1), empty, self.styles.subtitle)

    def _fingerprint(self, name: str, fields: Sequence[Field], pieces: Sequence[Rows], empty: str) -> None:
        """Note what a list says but for the cells that a person fills in."""
        if name == LEFT:
            return
        own = [
            number
            for number, field in enumerate(fields)
            if not field.choices and not field.hidden and field.header not in LINKED
        ]
        size, total = sum(piece.size for piece in pieces), 0
        for piece in pieces:
            columns = piece.columns()
            total += fingerprint.rows_hash([(columns[one].codes, columns[one].values) for one in own])
        if not size and empty:
            size, total = 1, fingerprint.rows_hash([(np.zeros(1, np.int32), [empty])])
        self._said.append((name, size, total & fingerprint.LARGEST))

    def _head(self, sheet: Any, fields: Sequence[Field], rows: int, freeze: int) -> None:
        for index, field in enumerate(fields):
            sheet.set_column(index, index, field.width, None, {"hidden": True} if field.hidden else {})
            sheet.write_string(0, index, field.header, self.styles.head)
            if field.choices and rows:
                rule = {"validate": "list", "source": list(field.choices), "ignore_blank": True}
                sheet.data_validation(1, index, rows, index, rule)
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, freeze)
        sheet.autofilter(0, 0, max(1, rows), len(fields) - 1)
        sheet.repeat_rows(0)

    def _printed(self, sheet: Any, fields: Sequence[Field], rows: int, landscape: bool) -> None:
        """A page is as wide as it can be read; what stands to the right of that is not printed."""
        self.print_setup(sheet, landscape)
        width, last = 0.0, 0
        for index, field in enumerate(fields):
            width += 0 if field.hidden else field.width
            if width > PAGE_WIDTH:
                break
            last = index
        sheet.print_area(0, 0, rows, last)

    def _write(self, sheet: Any, fields: Sequence[Field], pieces: Sequence[Rows]) -> None:
        heights = heights_of(fields, pieces)
        each = (zip(*(column.cells() for column in piece.columns()), strict=True) for piece in pieces)
        for count, row in enumerate(chain.from_iterable(each), start=1):
            if count <= len(heights):
                sheet.set_row(count, heights[count - 1])
            for index, (field, value) in enumerate(zip(fields, row, strict=True)):
                self.cell(sheet, count, index, value, field.look)

    def _samples(self, sheet: Any, fields: Sequence[Field], pieces: Sequence[Rows]) -> None:
        """Sample rows for the looks; the real rows are filled in when the file is closed."""
        words = {index for index, field in enumerate(fields) if field.look == "word"}
        for index, field in enumerate(fields):
            self.cell(sheet, 1, index, OWN_SAMPLE, field.look)
            self.cell(sheet, 2, index, None, field.look)
        for place, value in enumerate(other_samples(Link(OWN_SAMPLE, "概览", 1), bool(words))):
            self.cell(sheet, 3 + place // len(fields), place % len(fields), value, "word")
        member = f"xl/worksheets/sheet{len(self.book.worksheets())}.xml"
        self._waiting.append(
            LongSheet(member, 2, pieces, variant_of(words, len(fields)), words, heights_of(fields, pieces))
        )

    def print_setup(self, sheet: Any, landscape: bool = True) -> None:
        """A4, fitted to the width of a page, whose list it is above, page numbers below."""
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        if self.heading:
            sheet.set_header(f"&R&9 {self.heading.replace('&', '&&')[:120]}")
        sheet.set_footer("&L&A&R第 &P 页，共 &N 页")

    def cell(self, sheet: Any, row: int, column: int, value: Any, look: Look = "text") -> None:
        """One cell: text stays text, whatever it begins with; dates are real dates."""
        styles = self.styles
        if value is None or value == "":
            style = styles.choice if look == "choice" else styles.text
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, Link):
            sheet.write_formula(row, column, f"={value.formula}", styles.link, clean(value.text))
        elif isinstance(value, date | datetime):
            sheet.write_datetime(row, column, value, styles.date)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, styles.number)
        elif look == "word":
            sheet.write_string(row, column, clean(value), styles.words.get(value, styles.centre))
        else:
            sheet.write_string(row, column, clean(str(value)), getattr(styles, look, styles.text))
