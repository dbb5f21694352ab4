"""在岗状态 as a first column that names each group of rows once, where no merged cell tells (a CSV of merged cells).

What stands blank below 离职 may be as above, and is not taken for 在职: it is open, and said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.facts import Index
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.leaving import HEADER
from batch.roster.leaving.status import state_of

_GROUPS: Final = 2


def leave_grouped(columns: dict[str, Column], places: Mapping[str, int], used: Mask) -> None:
    """Make a text that is none of each such blank; ``places``: header → column of the sheet."""
    first = min(places, key=places.__getitem__, default="")
    column, rows = columns.get(first), np.flatnonzero(used)
    if first != HEADER or column is None or not rows.size:
        return
    words = [squeeze(text_of(cell)) for cell in column.raw[rows[~column.blank[rows]]]]
    if column.blank[rows[0]] or len(words) < _GROUPS or len(set(words)) < len(words):
        return  # a group has its word once, from its first row on
    _fill(columns, column, _leaving(column), np.asarray(rows, np.int32))


def _fill(columns: dict[str, Column], column: Column, told: Mask, rows: Index) -> None:
    """Say of the blank ones of some rows what stands above them, where it is of those ``told``."""
    above = np.maximum.accumulate(np.where(column.blank[rows], -1, np.arange(rows.size)))
    hit = column.blank[rows] & told[rows[above]]
    raw = column.raw.copy()
    for row, place in zip(rows[hit].tolist(), rows[above[hit]].tolist(), strict=True):
        raw[row] = f"（空白，上面是“{text_of(column.raw[place])}”）"
    columns[column.header] = Column(column.header, raw, column.letter)


def _leaving(column: Column) -> Mask:
    """Where people left: below those who serve, a blank is what they are too."""
    return column.each(lambda cell: state_of(cell) != "在职", np.bool_) & ~column.blank
