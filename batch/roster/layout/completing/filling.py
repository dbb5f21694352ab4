"""The cells of one table as columns: filled by merged ranges and 同上, joined where two say the same thing."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.layout.blocks import Block
from batch.roster.layout.completing.fills import with_ditto, with_merged
from batch.roster.layout.completing.grouped import leave_grouped
from batch.roster.layout.completing.sideways import fill_sideways
from batch.roster.layout.headings.claims import Claims
from batch.roster.layout.headings.labels import Label
from batch.sheets.address import column_letter
from batch.sheets.sheet import Sheet

Cells = npt.NDArray[np.object_]
_YEARS: Final = re.compile(r"[(（](?:单位[:：]?)?年[)）]")
_AT_ONCE: Final = 512  # rows
_BESIDE: Final = 3  # columns behind the last header in which remarks may stand, and lists of choices beyond
_CHOICES: Final = 3  # of a list that cells are chosen from, at least
_CHOICE: Final = 8  # characters
#: Headers where the first entry is shown and nothing rests on a second one that differs.
_SHOWN_ONLY: Final = frozenset(
    {"姓名", "单位名称", "部门", "毕业院校", "所学专业", "技能证书编号", "职称证书编号"}
)


def columns_of(body: list[list[Any]], width: int) -> list[Cells]:
    """Each column's cells as an array."""
    width = len(body[0]) if body else width
    cells = np.empty((width, len(body)), np.object_)
    for first in range(0, len(body), _AT_ONCE):  # so many as a cache holds
        some = body[first : first + _AT_ONCE]
        part = np.fromiter(chain.from_iterable(some), np.object_, len(some) * width)
        cells[:, first : first + _AT_ONCE] = part.reshape(-1, width).T
    return list(cells)


def filled(
    sheet: Sheet, block: Block, claims: Claims, cells: list[Cells], numbers: npt.NDArray[np.int32]
) -> tuple[dict[str, Column], Mask]:
    """The claimed columns, and which rows hold anything of their own."""
    columns = {key: Column(key, cells[index], column_letter(index)) for key, index in claims.columns.items()}
    used = np.zeros(numbers.size, np.bool_)
    for column in columns.values():
        used |= ~column.blank
    fill_sideways(columns, claims.columns, numbers, sheet.merged, block.head)
    merged = [span for span in sheet.merged if span.last_row > span.row > block.head]
    for key, index in claims.columns.items():
        raw = with_merged(columns[key], index, numbers, merged)
        if raw is not None:
            columns[key] = Column(key, raw, columns[key].letter)
        raw = with_ditto(columns[key], used)
        if raw is not None:
            columns[key] = Column(key, raw, columns[key].letter)
        for double in claims.doubles.get(key, ()):
            other = Column(key, cells[double], "")
            used |= ~other.blank
            for filled in (with_merged(other, double, numbers, merged), with_ditto(other, used)):
                other = other if filled is None else Column(key, filled, "")
            columns[key] = _joined(columns[key], other)
    leave_grouped(columns, claims.columns, used)
    return columns, used


def in_years(columns: dict[str, Column], block: Block, claims: Claims) -> None:
    """中断工作月数（单位：年） counts years: 2 is 2年, which the reader understands."""
    key = "中断工作月数"
    shown = {one.index: one.shown for one in block.labels}
    if key in columns and _YEARS.search(shown.get(claims.columns[key], "")):
        raw = columns[key].each(
            lambda cell: "" if is_nothing(cell) else f"{text_of(cell).removesuffix('年')}年", np.object_
        )
        columns[key] = Column(key, raw, columns[key].letter)


def unheaded(sheet: Sheet, block: Block, cells: list[Cells]) -> list[Label]:
    """Columns of the table that have no header: what stands there may be a remark."""
    named = {one.index for one in block.labels}
    near = block.labels[-1].index + _BESIDE
    heads = sheet.rows[block.top : block.head + 1]
    return [
        Label(index, "", "", (), block.head)
        for index in range(block.labels[0].index, len(cells))
        if index not in named
        and all(is_nothing(row[index]) for row in heads)
        and any(isinstance(cell, str) and cell.strip() for cell in cells[index])
        and (index <= near or not _are_choices(cells[index]))
    ]


def _are_choices(column: Cells) -> bool:
    """Whether a column far behind the table is a list that its cells are chosen from: 在职, 退休, 离职."""
    texts = [text_of(cell).strip() for cell in column if not is_nothing(cell)]
    return _CHOICES <= len(texts) == len(set(texts)) and max(map(len, texts)) <= _CHOICE


def stranger(
    sheet: Sheet, block: Block, label: Label, cells: list[Cells], numbers: npt.NDArray[np.int32], used: Mask
) -> Column:
    """A column that nobody knows, merged cells and 同上 filled in as in any other."""
    column = Column(label.leaf, cells[label.index], column_letter(label.index))
    merged = [span for span in sheet.merged if span.last_row > span.row > block.head]
    raw = with_merged(column, label.index, numbers, merged)
    column = column if raw is None else Column(label.leaf, raw, column.letter)
    raw = with_ditto(column, used)
    return column if raw is None else Column(label.leaf, raw, column.letter)


def _joined(first: Column, second: Column) -> Column:
    """Two columns of one meaning: what one leaves blank the other says; two answers are none."""
    raw = np.where(first.blank, second.raw, first.raw)
    if first.header not in _SHOWN_ONLY:
        for row in np.flatnonzero(~first.blank & ~second.blank & (first.raw != second.raw)):
            raw[row] = f"{text_of(first.raw[row])}；{text_of(second.raw[row])}"
    return Column(first.header, raw, first.letter)
