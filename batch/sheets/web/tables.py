"""The tables of a web page, from the walk through its HTML: each one a grid, nested ones by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from batch.sheets.grid import Grid
from batch.sheets.limits import MAX_SHEETS
from batch.sheets.web.crossed import Crossed
from batch.sheets.web.pagetable import BLANKS, PageTable

_COMMENT: Final = "comment"  # 批注, as LibreOffice writes them
_IGNORED: Final = frozenset({"script", "style", "head", "select", "template", "xml", _COMMENT})
_LINES: Final = frozenset({"br", "p", "div", "li"})
#: What ends a line of text that stands in no table.
_BLOCKS: Final = _LINES | {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "center",
    "table",
    "caption",
    "tr",
    "body",
    "pre",
}
_MOST_LINES: Final = 200  # over one table
_LONGEST_LINE: Final = 2_000


class Page(NamedTuple):
    """The tables of a page that are not empty, as they begin, with the lines over each, and those below the last."""

    tables: list[tuple[Grid, tuple[str, ...]]]
    below: tuple[str, ...]


class Tables:
    """A target for lxml's HTML parser, which returns a :class:`Page`."""

    def __init__(self, struck: bool) -> None:
        """``struck``: whether anything may be struck through."""
        self._over: list[tuple[Grid, list[str]]] = []  # every table with the lines over it
        self._open: list[PageTable] = []
        self._outside: list[str] = []  # text since the last table began that stands in no cell
        self._ignored = 0
        self._within = ""  # what is ignored
        self._crossed = Crossed() if struck else None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _IGNORED or self._ignored:
            self._ignored += tag in _IGNORED
            self._within = tag
            return
        if self._crossed is not None:
            self._crossed.enter(tag, attributes)
        if tag == "table":
            self._open.append(PageTable())
            self._over.append((self._open[-1].grid, self._open[-1].lines))
            self._open[-1].lines.extend(self._lines())
        elif not self._open or (tag in _LINES and self._open[-1].text is None):
            self._break(tag)
        elif tag == "tr":
            self._open[-1].new_row()
        elif tag in ("td", "th"):
            self._open[-1].new_cell(attributes)
        elif tag in _LINES:
            self.data("\0")

    def data(self, content: str) -> None:
        """Characters between elements."""
        if self._ignored:
            if self._within == "style" and self._crossed is not None:
                self._crossed.style_sheet(content)
            elif self._within == _COMMENT and self._open:
                self._open[-1].comment.append(content)
            return
        text = self._open[-1].text if self._open else None
        if text is not None:
            text.append(content)
            if self._crossed and content.strip(" \t\r\n\0\xa0"):
                self._open[-1].struck = True
        else:
            self._outside.append(content)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._ignored:
            self._ignored -= tag in _IGNORED
            return
        if self._crossed is not None:
            self._crossed.leave(tag)
        if self._open and tag in ("td", "th", "tr"):
            self._open[-1].close_cell()
        elif self._open and tag == "table":
            self._end_table()
        elif not self._open or self._open[-1].text is None:
            self._break(tag)

    def comment(self, content: str) -> None:
        """Comments say nothing."""

    def close(self) -> Page:
        """The page is at its end, and so are tables that did not say so."""
        while self._open:
            self._end_table()
        found: list[tuple[Grid, tuple[str, ...]]] = []
        above: tuple[str, ...] = ()  # a line holds until the next one
        waiting: tuple[str, ...] = ()  # lines that no table has come behind yet
        for grid, lines in self._over:
            waiting += tuple(lines)
            if grid and len(found) < MAX_SHEETS:
                above = waiting or above
                found.append((grid, above[:_MOST_LINES]))
                waiting = grid.as_line()
        return Page(found, (waiting + self._lines())[:_MOST_LINES])

    def _lines(self) -> tuple[str, ...]:
        """The lines that stand in no table, up to here, which begin anew."""
        text = "".join(self._outside)
        self._outside = []
        lines = (BLANKS.sub(" ", line).replace("\xa0", " ").strip() for line in text.split("\0"))
        return tuple(line[:_LONGEST_LINE] for line in lines if line)[:_MOST_LINES]

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._outside.append("\0")

    def _end_table(self) -> None:
        table = self._open.pop()
        table.close_cell()
        table.lines.extend(self._lines())  # its caption, and what stands between its rows
