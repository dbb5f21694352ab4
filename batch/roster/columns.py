"""Columns of a table as facts: closed words, dates, months, occupations; helpers for rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from batch.days.moments import ALWAYS, NEVER, Mask
from batch.facts import (
    BLANK,
    UNREADABLE,
    Index,
    Interval,
    Occupation,
    Words,
)
from batch.language.text import squeeze
from batch.language.words import WORDS
from batch.roster.cells import Column, Table
from batch.roster.issues import Issues
from batch.roster.plausible import YET_TO_COME, Limits
from batch.roster.tables import word_table
from batch.roster.understand.codes import read_months, read_occupation_code
from batch.roster.understand.dates import read_date

#: Dates of sheet 人员 that become facts.
PERSON_DATES = ("现岗位起始日期", "从事技术技能工作起始日期", "从事本职业起始日期", "毕业日期")


def words_of(table: Table, header: str, issues: Issues) -> Words:
    """A closed column; a text that is none of its words is an issue and stays open."""
    column, known = table.column(header), word_table()[header]
    words = tuple(dict.fromkeys([*WORDS[header], *known.values()]))
    code_of = {word: number for number, word in enumerate(words)}
    codes, bad = [], {}
    for number, text in enumerate(column.texts):
        if header == "诚信记录" and not text and squeeze(str(column.distinct[number] or "")) == "无":
            text = "无"
        word = known.get(squeeze(text), "") if text else ""
        codes.append(code_of[word] if word else (UNREADABLE if text else BLANK))
        if text and not word:
            bad[number] = ("V04", "、".join(WORDS[header]))
    issues.for_values(table, column, bad)
    return Words(words, np.array(codes, np.int8)[column.codes])


def dates_of(
    table: Table, header: str, issues: Issues, only: Mask | None = None, limits: Limits | None = None
) -> Interval:
    """A column of dates; what is not understood, or cannot be, is an issue and no date."""
    column = table.column(header)
    read = [read_date(value, header) for value in column.distinct]
    issues.for_values(table, column, {n: (d.code, d.more) for n, d in enumerate(read) if d.code}, only)
    dates = Interval(
        np.array([d.first for d in read], np.int32)[column.codes],
        np.array([d.last for d in read], np.int32)[column.codes],
    )
    if limits is None:
        return dates
    first, last = dates.first.copy(), dates.last.copy()
    for code, rows, more, moves in limits.odd(dates):
        wanted = np.flatnonzero(rows if only is None else rows & only).astype(np.int32)
        if code == YET_TO_COME:  # until it has come
            issues.for_cells(table, column, wanted, code, more, dates.first[wanted])
            continue
        issues.moves_on(moves)
        issues.for_cells(table, column, wanted, code, more)
        if code == "V15":
            first[rows], last[rows] = ALWAYS, NEVER
    return Interval(first, last)


def months_of(table: Table, issues: Issues) -> Index:
    """中断工作月数: blank is none, a text that is no number is UNREADABLE."""
    column = table.column("中断工作月数")
    months = [0 if not text else read_months(text) for text in column.texts]
    issues.for_values(table, column, {n: ("V05", "") for n, m in enumerate(months) if m == UNREADABLE})
    return np.array(months, np.int32)[column.codes]


@dataclass
class Interner:
    """Distinct things numbered in the order met; number 0 is the blank one."""

    seen: dict[Any, int]

    def number(self, thing: Any) -> int:
        """The number of a thing."""
        return self.seen.setdefault(thing, len(self.seen))

    def all(self) -> tuple[Any, ...]:
        """All things by number."""
        return tuple(self.seen)


def post_occupations(table: Table, occupations: Interner, issues: Issues) -> Index:
    """The post's occupation: name and code, as numbers of distinct pairs."""
    names, codes = table.column("现岗位职业（工种）"), table.column("职业编码")
    read = [read_occupation_code(text) if text else "" for text in codes.texts]
    issues.for_values(table, codes, {n: ("V06", "") for n, code in enumerate(read) if code is None})

    def one(pair: tuple[int, int]) -> int:
        return occupations.number(Occupation(names.texts[pair[0]], read[pair[1]] or ""))

    return combined([names, codes], one)


def combined(columns: list[Column], function: Callable[[Any], Any]) -> Index:
    """A number for every row, computed once a distinct combination of cells."""
    combined = columns[0].codes.astype(np.int64)
    for column in columns[1:]:
        combined = combined * max(1, len(column.distinct)) + column.codes
    which, first = _distinct(combined)
    numbers = [function(tuple(int(column.codes[row]) for column in columns)) for row in first]
    return np.array(numbers, np.int32)[which]


def _distinct(values: npt.NDArray[np.int64]) -> tuple[Index, Index]:
    """For each value the number of its kind, and the first place of each kind."""
    which, kinds = pd.factorize(values)
    first = np.full(len(kinds), -1, np.int32)
    places = np.arange(values.size, dtype=np.int32)
    first[which[::-1]] = places[::-1]
    return which.astype(np.int32), first


@dataclass
class Parts:
    """Rows gathered from several tables, column by column."""

    columns: dict[str, list[npt.NDArray[Any]]] = field(default_factory=dict)

    def add(self, **arrays: npt.NDArray[Any]) -> None:
        """Add rows: one array a column, all of equal length."""
        for name, array in arrays.items():
            self.columns.setdefault(name, []).append(array)

    def joined(self, name: str, dtype: Any) -> npt.NDArray[Any]:
        """A column of all rows; empty where none were added."""
        parts = self.columns.get(name)
        return np.concatenate(parts).astype(dtype) if parts else np.zeros(0, dtype)

    def order(self) -> Index:
        """The order that sorts the rows by person, and keeps each person's in theirs."""
        return np.argsort(self.joined("person", np.int32), kind="stable").astype(np.int32)
