"""The tables of an OpenDocument spreadsheet, from the walk through its XML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from batch.sheets.grid import Grid
from batch.sheets.limits import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS
from batch.sheets.opendocument.beside import ANNOTATION, DEFAULT_STYLE, PROPERTIES, Annotation, Strikes
from batch.sheets.opendocument.names import PARAGRAPH, STYLE, TABLE, TEXT
from batch.sheets.opendocument.values import value_of
from batch.sheets.sheet import Sheet, hidden_notes
from batch.sheets.xmlwalk import Attributes

_CELL, _COVERED_CELL = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_COLUMNS_REPEATED, _ROWS_REPEATED = f"{TABLE}number-columns-repeated", f"{TABLE}number-rows-repeated"
_COLUMNS_SPANNED, _ROWS_SPANNED = f"{TABLE}number-columns-spanned", f"{TABLE}number-rows-spanned"
_VISIBILITY: Final = f"{TABLE}visibility"
_EXTERNAL: Final = "'file:"  # what LibreOffice keeps of other files


class Document:
    """The sheets of a document, filled while it is walked through."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.sheets: list[Sheet] = []
        self._hidden: set[str] = set()  # table styles
        self._hides = False  # rows or columns of the table that are not shown
        self._style = ""
        self._name, self._shut = "", False
        self._grid: Grid | None = None
        self._row = self._column = 0
        self._rows = 1  # repeated
        self._cell: Attributes = {}
        self._paragraphs: list[str] | None = None  # of the open cell
        self._within = False  # one of these
        self.strikes = Strikes()
        self._struck = False  # a part of the open cell
        self._annotation: Annotation | None = None
        self._skipped = 0  # depth within what says nothing
        self._starts: Final[dict[str, Callable[[Attributes], None]]] = {
            _CELL: self._start_cell,
            _COVERED_CELL: self._start_cell,
            f"{TABLE}table-row": self._start_row,
            f"{TABLE}table-column": self._start_column,
            f"{TABLE}table": self._start_table,
            f"{TABLE}dde-links": self._skip,
            f"{TABLE}tracked-changes": self._skip,
            f"{STYLE}style": self._start_style,
            f"{STYLE}table-properties": self._start_properties,
            DEFAULT_STYLE: self.strikes.start_style,
            PROPERTIES: self.strikes.start_properties,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._annotation is not None:
            self._annotation.start(name)
        elif self._skipped:
            self._skipped += 1
        elif self._paragraphs is not None:
            self._start_in_cell(name, attributes)
        elif name in self._starts:
            self._starts[name](attributes)

    def text(self, content: str) -> None:
        """Characters between elements."""
        if self._annotation is not None:
            self._annotation.add(content)
        elif self._within and self._paragraphs and not self._skipped:
            self._paragraphs[-1] += content

    def end(self, name: str) -> None:
        """An element ends."""
        if self._annotation is not None:
            if self._annotation.end(name):
                self._end_annotation(self._annotation)
        elif self._skipped:
            self._skipped -= 1
        elif name == PARAGRAPH:
            self._within = False
        elif name in (_CELL, _COVERED_CELL):
            self._end_cell(name == _COVERED_CELL)
        elif self._grid is None:
            return
        elif name == f"{TABLE}table-row":
            if self._rows > 1:
                self._grid.repeat(self._row, self._rows - 1)
            self._row += self._rows
        elif name == f"{TABLE}table":
            self._end_table(self._grid)

    def _skip(self, _: Attributes) -> None:
        self._skipped = 1

    def _start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get(f"{STYLE}name", "")
        self.strikes.start_style(attributes)

    def _start_properties(self, attributes: Attributes) -> None:
        if attributes.get(f"{TABLE}display") == "false":
            self._hidden.add(self._style)

    def _start_table(self, attributes: Attributes) -> None:
        self._name, self._grid, self._row = attributes.get(f"{TABLE}name", ""), Grid(), 0
        self._shut = attributes.get(f"{TABLE}style-name", "") in self._hidden
        self._hides = False
        self.strikes.start_table()

    def _start_column(self, attributes: Attributes) -> None:
        self._hides |= attributes.get(_VISIBILITY, "visible") != "visible"
        self.strikes.start_column(attributes, _count(attributes.get(_COLUMNS_REPEATED), MAX_COLUMNS))

    def _start_row(self, attributes: Attributes) -> None:
        self._hides |= attributes.get(_VISIBILITY, "visible") != "visible"
        self.strikes.start_row(attributes)
        self._rows, self._column = _count(attributes.get(_ROWS_REPEATED), MAX_ROWS), 0

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell, self._paragraphs, self._struck = attributes, [], False

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        assert self._paragraphs is not None
        tag = name.removeprefix(TEXT)
        if name == ANNOTATION:
            self._annotation = Annotation()
        elif tag == name:  # a drawing, a table within
            self._skipped = 1
        elif tag == "p":
            self._paragraphs.append("")
            self._within = True
        elif tag == "span":
            self._struck |= self.strikes.strikes_part(attributes)
        elif tag == "s" and self._paragraphs:
            self._paragraphs[-1] += " " * _count(attributes.get(f"{TEXT}c"), 100)
        elif tag in ("tab", "line-break") and self._paragraphs:
            self._paragraphs[-1] += "\t" if tag == "tab" else "\n"

    def _end_cell(self, covered: bool) -> None:
        cell, shown = self._cell, "\n".join(self._paragraphs or ())
        self._paragraphs = None
        columns = _count(cell[_COLUMNS_REPEATED], MAX_COLUMNS) if _COLUMNS_REPEATED in cell else 1
        if self._grid is not None and not self._shut:
            value = "" if covered or (not shown and not cell) else value_of(cell, shown)
            if value != "":
                struck = self._struck or self.strikes.strikes(cell, self._column)
                for column in range(self._column, min(self._column + columns, MAX_COLUMNS)):
                    self._grid.put(self._row, column, value)
                    if struck:
                        self._grid.strike(self._row, column)
            if _COLUMNS_SPANNED in cell or _ROWS_SPANNED in cell:
                last_row = self._row + _count(cell.get(_ROWS_SPANNED), MAX_ROWS) - 1
                last_column = self._column + _count(cell.get(_COLUMNS_SPANNED), MAX_COLUMNS) - 1
                self._grid.merge(self._row, self._column, last_row, last_column)
        self._column += columns

    def _end_annotation(self, said: Annotation) -> None:
        self._annotation = None
        if self._grid is not None and not self._shut:
            self._grid.comment(self._row, self._column, said.text, said.author)

    def _end_table(self, grid: Grid) -> None:
        self._grid = None
        if self._name.startswith(_EXTERNAL):
            return
        if self._shut or len(self.sheets) >= MAX_SHEETS:
            self.sheets.append(Sheet(self._name, [], hidden=self._shut))
        else:
            self.sheets.append(grid.sheet(self._name, hidden_notes(self._hides)))


def _count(text: str | None, most: int) -> int:
    """A number of times; once for nothing, and never more than there can be."""
    return (
        max(1, min(int(text), most)) if text and text.isascii() and text.isdigit() and len(text) < 10 else 1
    )
