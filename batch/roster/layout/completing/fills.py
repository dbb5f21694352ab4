"""What a cell says by standing where it stands: merged ranges down a column, 同上 and 〃."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing
from batch.sheets.sheet import Span

Cells = npt.NDArray[np.object_]

_DITTO: Final = frozenset({"同上", "同前", "〃", "″", "''", '"', "”", "“", "〞", "...同上", "同上。"})
_DASHES: Final = frozenset({"-", "--", "—", "——", "–", "－", "ー", "一"})


def with_merged(
    column: Column, index: int, numbers: npt.NDArray[np.int32], merged: Iterable[Span]
) -> Cells | None:
    """The cells with the value of each range merged down the column in all of its rows; None where none is.

    ``numbers``: the sheet's row of each cell, from 0.
    """
    own = [span for span in merged if span.column == index]
    if not own or not numbers.size:
        return None
    cells = column.raw.copy()
    for span in own:
        top = int(np.searchsorted(numbers, span.row))
        last = int(np.searchsorted(numbers, span.last_row, side="right"))
        if top < numbers.size and numbers[top] == span.row:
            inside = cells[top + 1 : last]
            inside[[is_nothing(cell) for cell in inside]] = cells[top]
    return cells


def with_ditto(column: Column, used: Mask) -> Cells | None:
    """The cells with the one above in place of 同上 and 〃; None where there is none.

    A dash in such a column is not nothing: it may repeat, too.
    """
    if _DITTO.isdisjoint(column.texts):
        return None
    cells = column.raw.copy()
    above: Any = None  # before the first row there is nothing to repeat: the mark stays, and is said
    for row in np.flatnonzero(used):
        cell = cells[row].strip() if isinstance(cells[row], str) else cells[row]
        if isinstance(cell, str) and cell in _DITTO:
            cells[row] = cells[row] if above is None else above
        elif isinstance(cell, str) and cell in _DASHES:
            cells[row] = f"“{cell}”"
        above = cells[row]
    return cells
