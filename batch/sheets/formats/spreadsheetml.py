"""Excel 2003's XML (SpreadsheetML), which older programs save under the name .xls."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from batch.errors import UnreadableFileError
from batch.sheets.calamine import limited
from batch.sheets.grid import Grid
from batch.sheets.limits import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS
from batch.sheets.looks import as_shown, shown_by
from batch.sheets.mlstyles import Defaults, Styles
from batch.sheets.refusals import DAMAGED
from batch.sheets.sheet import NO_RESULT, Sheet
from batch.sheets.sniff import Kind
from batch.sheets.source import Format, Source
from batch.sheets.text import as_text
from batch.sheets.xmlwalk import Attributes, local, locals_of, parse

_STRUCK: Final = ("S", "Strike", "Del")  # of a part of a text
_NAMED_FORMATS: Final = {"Short Date": "yyyy/m/d"}


class _Book:
    """The sheets, filled while the document is walked through."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._path: list[str] = []
        self._styles = Styles()
        self._style = ""  # of the open cell
        self._defaults, self._last_column = Defaults(), -1
        self._struck = False  # something in the cell's data
        self._comment: list[str] = []
        self._author = ""
        self._said = False  # whether a comment is being read
        self._name, self._hidden, self._grid = "", False, Grid()
        self._row = self._column = -1
        self._cell: Attributes = {}
        self._kind: str | None = None  # of the cell's data; None without any
        self._text: list[str] = []
        self._depth = 0  # of the data that is being read; comments have data too

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        self._path.append(tag)
        handler = _STARTS.get(tag)
        if handler:
            handler(self, locals_of(attributes))
        elif self._depth and tag in _STRUCK:
            self._struck = True

    def text(self, content: str) -> None:
        if self._depth or self._path[-1:] == ["Visible"]:
            self._text.append(content)
        elif self._said:
            self._comment.append(content)

    def end(self, _: str) -> None:
        tag = self._path.pop()
        if len(self._path) < self._depth:
            self._depth = 0
        if tag == "Cell":
            self._end_cell()
        elif tag == "Comment":
            self._grid.comment(self._row, self._column, "".join(self._comment).strip(), self._author)
            self._said = False
        elif tag == "Visible":
            self._hidden |= "".join(self._text).strip() in ("SheetHidden", "SheetVeryHidden")
            self._text = []
        elif tag == "Worksheet" and len(self.sheets) <= MAX_SHEETS:
            self.sheets.append(
                Sheet(self._name, [], hidden=True) if self._hidden else self._grid.sheet(self._name)
            )

    def start_sheet(self, attributes: Attributes) -> None:
        self._name, self._hidden, self._grid = attributes.get("Name", ""), False, Grid()
        self._row = -1

    def start_row(self, attributes: Attributes) -> None:
        self._row = _index(attributes.get("Index"), self._row + 1, MAX_ROWS)
        self._defaults.row(attributes.get("StyleID", ""))
        self._column = -1

    def start_cell(self, attributes: Attributes) -> None:
        self._cell, self._kind, self._text = attributes, None, []
        self._column = _index(attributes.get("Index"), self._column + 1, MAX_COLUMNS)
        self._style = attributes.get("StyleID") or self._defaults.of(self._column)
        self._struck = self._styles.strikes(self._style)

    def start_data(self, attributes: Attributes) -> None:
        if self._path[-2:-1] == ["Cell"]:
            self._kind, self._text = attributes.get("Type", "String"), []
            self._depth = len(self._path)

    def start_table(self, attributes: Attributes) -> None:
        self._defaults, self._last_column = Defaults(attributes.get("StyleID", "")), -1

    def start_column(self, attributes: Attributes) -> None:
        first = _index(attributes.get("Index"), self._last_column + 1, MAX_COLUMNS)
        self._last_column = first + _index(attributes.get("Span"), 0, MAX_COLUMNS, 0)
        self._defaults.column(first, self._last_column, attributes.get("StyleID", ""))

    def start_style(self, attributes: Attributes) -> None:
        self._styles.start(attributes)

    def start_font(self, attributes: Attributes) -> None:
        if self._path[-2:-1] == ["Style"]:
            self._styles.font(attributes)

    def start_comment(self, attributes: Attributes) -> None:
        self._comment, self._author, self._said = [], attributes.get("Author", ""), True

    def start_format(self, attributes: Attributes) -> None:
        code = attributes.get("Format", "")
        self._styles.format(shown_by(_NAMED_FORMATS.get(code, code)))

    def start_visible(self, _: Attributes) -> None:
        self._text = []

    def _end_cell(self) -> None:
        value = self._value()
        shown = self._styles.shown(self._style)
        self._grid.put(self._row, self._column, as_shown(value, shown) if shown else value)
        if self._struck:
            self._grid.strike(self._row, self._column)
        across = _index(self._cell.get("MergeAcross"), 0, MAX_COLUMNS, 0)
        down = _index(self._cell.get("MergeDown"), 0, MAX_ROWS, 0)
        self._grid.merge(self._row, self._column, self._row + down, self._column + across)
        self._column += across
        self._text = []

    def _value(self) -> Any:
        text = "".join(self._text)
        if self._kind is None:
            return NO_RESULT if "Formula" in self._cell else ""
        try:
            if self._kind == "Number":
                return float(text)
            if self._kind == "DateTime":
                moment = datetime.fromisoformat(text.strip())
                return moment if moment.time() != moment.min.time() else moment.date()
        except ValueError:
            return text
        return text.strip() == "1" if self._kind == "Boolean" else text


_STARTS: Final = {
    "Worksheet": _Book.start_sheet,
    "Table": _Book.start_table,
    "Column": _Book.start_column,
    "Row": _Book.start_row,
    "Cell": _Book.start_cell,
    "Data": _Book.start_data,
    "Style": _Book.start_style,
    "NumberFormat": _Book.start_format,
    "Font": _Book.start_font,
    "Comment": _Book.start_comment,
    "Visible": _Book.start_visible,
}


def read(source: Source) -> list[Sheet]:
    """All sheets. Raises UnreadableFileError or expat's error for a damaged file."""
    book = _Book()
    page = as_text(source.data)  # expat knows no encoding of Chinese
    if page is None:
        raise UnreadableFileError("F93", DAMAGED)
    parse(page.encode("utf-8"), book.start, book.end, book.text, encoding="utf-8")
    if not book.sheets:
        raise UnreadableFileError("F93", DAMAGED)
    return limited(book.sheets[:MAX_SHEETS], len(book.sheets))


def _index(text: str | None, default: int, most: int, first: int = 1) -> int:
    """A number that the file counts from ``first``, from 0; never behind the end of any sheet."""
    if not (text and text.isascii() and text.isdigit() and len(text) < 10):
        return min(default, most)
    return max(0, min(int(text) - first, most))


FORMAT = Format("spreadsheetml", (Kind.SPREADSHEETML,), read)
