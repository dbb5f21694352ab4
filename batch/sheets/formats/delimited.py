"""Text tables: .csv, .tsv and .txt, in any encoding that Excel or WPS writes.

Values stay text: a number of eighteen digits is an ID, and one with noughts before it too.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Final, Literal

from batch.errors import UnreadableFileError
from batch.sheets.grid import cut_empty_end
from batch.sheets.limits import MAX_COLUMNS, check_cells
from batch.sheets.refusals import NO_COLUMNS, REFUSALS
from batch.sheets.sheet import Sheet
from batch.sheets.sniff import Kind
from batch.sheets.source import Format, Source
from batch.sheets.text import as_text

_DELIMITERS: Final = "\t,;|"
_SAMPLE: Final = 50  # lines
_QUOTED: Final = re.compile(r'"[^"\n]*"')
_SEPARATOR: Final = re.compile(r"sep=(.)\r?\n")
_WRAPPED: Final = re.compile(r'="([^"]*)"')  # how exports keep Excel from making a number of a text


def read(source: Source) -> list[Sheet]:
    """The one sheet of a text. Raises UnreadableFileError."""
    text = as_text(source.data)
    if text is None:
        raise UnreadableFileError("F93", REFUSALS[Kind.UNKNOWN])
    separator = _SEPARATOR.match(text)
    delimiter = separator[1] if separator else delimiter_of(text)
    if delimiter not in text:
        raise UnreadableFileError("F93", NO_COLUMNS)
    rows = _rows(text[separator.end() :] if separator else text, delimiter)
    cut_empty_end(rows)
    width = max(map(len, rows), default=0)
    check_cells(len(rows) * width)
    return [Sheet(source.name, [row + [""] * (width - len(row)) for row in rows])]


def delimiter_of(text: str) -> str:
    """What stands in most of the first lines, and most often in them; a comma if nothing does."""
    lines = [_QUOTED.sub("", line) for line in text[:100_000].splitlines()[:_SAMPLE] if line.strip()]

    def weight(delimiter: str) -> tuple[int, int]:
        return sum(delimiter in line for line in lines), sum(line.count(delimiter) for line in lines)

    best = max(_DELIMITERS, key=weight)
    return best if weight(best)[0] else ","


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows as quotes say; where a quote has no proper end, as makes the more even table."""
    try:
        return _split(text, delimiter, csv.QUOTE_MINIMAL, strict=True)
    except csv.Error:
        plain = _split(text, delimiter, csv.QUOTE_NONE)
    try:
        quoted = _split(text, delimiter, csv.QUOTE_MINIMAL)
    except csv.Error:  # a cell of more than 128 KB: the quote swallowed everything
        return plain
    swallowed = any("\n" in cell and delimiter in cell for row in quoted for cell in row)
    return plain if (_evenness(plain), swallowed) > (_evenness(quoted), False) else quoted


def _evenness(rows: list[list[str]]) -> float:
    """The share of rows that are as wide as most rows are."""
    widths = Counter(map(len, rows))
    return max(widths.values(), default=0) / max(1, len(rows))


def _split(text: str, delimiter: str, quoting: Literal[0, 3], strict: bool = False) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = 0
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=strict)
    for line in lines:
        cells += len(line)
        check_cells(cells)
        rows.append([_bare(cell) for cell in line[:MAX_COLUMNS]])
    return rows


def _bare(cell: str) -> str:
    """A cell without what only keeps Excel from changing it."""
    if cell[:1] in ("=", "'"):
        wrapped = _WRAPPED.fullmatch(cell)
        return wrapped[1] if wrapped else cell.removeprefix("'")
    return cell


FORMAT = Format("delimited", (Kind.DELIMITED,), read)
