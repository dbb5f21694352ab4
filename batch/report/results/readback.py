"""What a person did to one of our workbooks: the marks, and whether anything else was changed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from batch.errors import UnreadableFileError
from batch.report.excel.book import LEFT, LINKED, SAID
from batch.report.excel.fingerprint import as_text, joined, rows_hash, texts_hash
from batch.report.excel.styles import FILLS
from batch.report.excel.texts import clean
from batch.report.results.marks import KEY, MARKED, Mark, Marks
from batch.sheets.open import read_workbook
from batch.sheets.sheet import Sheet

_PROPERTY: Final = re.compile(
    r'<(?:\w+:)?property\b[^>]*\bname="([^"]*)"[^>]*>\s*<(?:\w+:)?lpwstr\b[^>]*>([^<]*)</'
)
_FILLS: Final = re.compile(r"<(?:\w+:)?fills\b[^>]*>(.*?)</(?:\w+:)?fills>", re.DOTALL)
_COLOUR: Final = re.compile(r'<(?:\w+:)?fgColor\b[^>]*?\b(rgb|theme|indexed)="([^"]*)"')
_PLAIN: Final = frozenset({"FFFFFF", "000000"})  # what programs write of cells without a colour
_COMMENTS: Final = re.compile(r"xl/(?:comments|threadedComments)", re.IGNORECASE)
_END: Final = 22  # bytes of the end of a zip file's directory
_MOST: Final = 1 << 20  # bytes of a part that are looked at
_ABOUT: Final = 10  # cells that say which row it was
_LONGEST: Final = 200


@dataclass(frozen=True)
class ReadBack:
    """The marks of a workbook; ``elsewhere``: whether more was changed, or may have been."""

    marks: Marks
    elsewhere: bool
    rows: frozenset[tuple[str, str]] = frozenset()  # every row that could be marked
    left: frozenset[tuple[str, str]] = frozenset()  # the rows of which a mark stands under 未能带入


def read_back(path: Path) -> ReadBack:
    """Read a workbook that a run wrote and a person may have worked in; one that cannot be read was changed."""
    try:
        sheets = read_workbook(path)
        said, changed = _looks(path)
    except (UnreadableFileError, OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile):
        return ReadBack(Marks(), elsewhere=True)
    marks: dict[tuple[str, str], Mark] = {}
    beside: list[Mark] = []
    for sheet in sheets:  # 未能带入 comes last: what is at its row has the better of it
        beside += [
            mark for mark in _marks(sheet) if marks.setdefault((mark.sheet, mark.key), mark) is not mark
        ]
    changed |= said != joined(_said(sheet) for sheet in sheets if sheet.name != LEFT)
    rows = frozenset(row for sheet in sheets for row in _rows(sheet))
    left = {(mark.sheet, mark.key) for sheet in sheets if sheet.name == LEFT for mark in _marks(sheet)}
    return ReadBack(Marks(marks, tuple(beside)), changed, rows, frozenset(left))


def _looks(path: Path) -> tuple[str, bool]:
    """What the workbook said when it was written, and whether it has other colours now, or comments."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        tail = path.stat().st_size - archive.start_dir - sum(map(_entry_size, archive.infolist())) - _END
        properties = dict(_PROPERTY.findall(_part(archive, "docProps/custom.xml")))
        fills = _FILLS.search(_part(archive, "xl/styles.xml"))
    colours = _COLOUR.findall(fills[1]) if fills else []
    known = FILLS | _PLAIN
    other = any(
        kind == "theme" or (kind == "rgb" and value[-6:].upper() not in known) for kind, value in colours
    )
    other |= tail > 0 or any(_COMMENTS.match(name) for name in names)
    return unescape(properties.get(SAID, "")), other


def _entry_size(info: zipfile.ZipInfo) -> int:
    """How long a member's entry in the directory of a zip file is."""
    return 46 + len(info.orig_filename.encode("utf-8")) + len(info.extra) + len(info.comment)


def _part(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as part:
        return part.read(_MOST).decode("utf-8", "replace")


def _said(sheet: Sheet) -> tuple[str, int, int]:
    """A sheet as its writer counted it."""
    if not _is_list(sheet):
        return sheet.name, -1, texts_hash(cell for row in sheet.rows for cell in row if isinstance(cell, str))
    head, rows = sheet.rows[0], sheet.rows[1:]
    columns = []
    for number, header in enumerate(head):
        if header != MARKED.get(sheet.name) and header not in LINKED | {KEY}:
            codes, values = pd.factorize(np.array([as_text(row[number]) for row in rows], np.object_))
            columns.append((codes, list(values)))
    return sheet.name, len(rows), rows_hash(columns)


def _is_list(sheet: Sheet) -> bool:
    """Whether a sheet is a list; the first sheet, the summary, is laid out freely."""
    return bool(sheet.rows) and sheet.name != "概览"


def _head(sheet: Sheet) -> list[str]:
    return [as_text(cell) for cell in sheet.rows[0]] if sheet.rows else []


def _marks(sheet: Sheet) -> Iterator[Mark]:
    head = _head(sheet)
    if KEY not in head:
        return
    key = head.index(KEY)
    if sheet.name == LEFT:
        for row in sheet.rows[1:]:
            name, _, own = as_text(row[key]).partition("|")
            if own and as_text(row[1]):
                yield Mark(name, own, as_text(row[1]), as_text(row[2]), as_text(row[3]))
    elif MARKED.get(sheet.name) in head:
        column = head.index(MARKED[sheet.name])
        for row in sheet.rows[1:]:
            text = clean(as_text(row[column])).strip()
            if text and as_text(row[key]):
                yield Mark(sheet.name, as_text(row[key]), text, _about(row, {key, column}))


def _rows(sheet: Sheet) -> Iterator[tuple[str, str]]:
    head = _head(sheet)
    if sheet.name in MARKED and KEY in head:
        key = head.index(KEY)
        yield from ((sheet.name, as_text(row[key])) for row in sheet.rows[1:])


def _about(row: Sequence[Any], but: set[int]) -> str:
    cells = [as_text(cell) for number, cell in enumerate(row) if number not in but]
    return "，".join([cell for cell in cells if cell][:_ABOUT])[:_LONGEST]
