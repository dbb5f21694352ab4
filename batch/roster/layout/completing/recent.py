"""Columns about the assessments of several years (近三年考核, 上年度考核) as one column a year.

The years are those before the 申报年度, unless the header names them. Where the day asked about is of another year,
or a line above the table speaks of one, nobody can tell which are meant: only years that are written count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.issues import Issues
from batch.roster.layout.blocks import Block
from batch.roster.layout.headings.claims import Claims
from batch.roster.tables import grade_table
from batch.roster.understand.grades_of_years import LAST_YEAR, OF_YEARS, grades_of_years, untold, years_named
from batch.sheets.sheet import Sheet

_NUMBERED: Final = re.compile(r"[〔\[【(]20\d\d[〕\]】)]")  # of a document
_YEAR: Final = re.compile(r"20\d\d")
_ASKED: Final = re.compile("是否|均|都|全部")
_OPEN: Final = "待定"  # a grade that is open, said already


def in_each_year(
    sheet: Sheet, block: Block, claims: Claims, columns: dict[str, Column], above: Sequence[Sequence[Any]],
    issues: Issues,
) -> None:  # fmt: skip
    """Replace each column about several years by one a year; a year's own column stands before it."""
    shown = {one.index: squeeze(one.shown) for one in block.labels}
    for key in [key for key in columns if OF_YEARS.fullmatch(key)]:
        column, header = columns.pop(key), shown.get(claims.columns[key], "")
        count = int(key[1]) if key[1].isdigit() else int(key == LAST_YEAR)
        named = _named(header, count)
        bases = {issues.filed, issues.today.year, *([] if named else _said_above(sheet, above))}
        years = named or sorted({base - n for base in bases for n in range(1, count + 1)})
        sure = tuple(years) if named or len(bases) == 1 else ()
        _spread(column, years, sure, _ASKED.search(header) is not None, columns)


def _named(header: str, count: int) -> list[int]:
    """The years that a header names: 近三年考核（2021-2023）; none where they are not as many as it says."""
    years = years_named(header) or sorted({int(year) for year in _YEAR.findall(header)})
    return years if len(years) == count else []


def _said_above(sheet: Sheet, above: Sequence[Sequence[Any]]) -> set[int]:
    """Every year of which the sheet's name or a line above the table speaks."""
    texts = [sheet.name, *(text_of(cell) for row in above for cell in row if isinstance(cell, str))]
    return {int(year) for text in texts for year in _YEAR.findall(_NUMBERED.sub("", squeeze(text)))}


def _spread(
    column: Column, years: Sequence[int], sure: tuple[int, ...], asked: bool, columns: dict[str, Column]
) -> None:
    told = [grades_of_years(text, sure, asked) if text else {} for text in column.texts]
    every = sorted({*years, *(year for one in told if one for year in one)})
    for number, year in enumerate(every):
        cells = []
        for text, one in zip(column.texts, told, strict=True):
            unclear = untold(column.header, text) if not number else _OPEN
            cells.append(unclear if one is None else one.get(year, ""))
        raw = np.array(cells, np.object_)[column.codes]
        key = f"{year}年度考核"
        columns[key] = _beside(columns[key], raw) if key in columns else Column(key, raw, column.letter)


def _beside(own: Column, raw: Any) -> Column:
    """A year's own column, and what another one says of that year: two answers are none."""
    known, cells = grade_table(), own.raw.copy()
    for row in np.flatnonzero(raw != "").tolist():
        mine, other = text_of(own.raw[row]), str(raw[row])
        if own.blank[row]:
            cells[row] = other
        elif other != _OPEN and known.get(squeeze(mine)) != known.get(squeeze(other)):
            cells[row] = f"{mine}；{other}"
    return Column(own.header, cells, own.letter)
