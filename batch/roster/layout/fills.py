"""What a cell says by standing where it stands: merged ranges down a column, 同上 and 〃."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.roster.cells import is_nothing
from batch.sheets.sheet import Span

Cells = npt.NDArray[np.object_]

_DITTO: Final = frozenset({"同上", "同前", "〃", "″", "''", '"', "”", "“", "〞", "...同上", "同上。"})
_DASHES: Final = frozenset({"-", "--", "—", "——", "–", "－", "ー", "一"})


def fill_merged(cells: Cells, column: int, first_row: int, merged: Iterable[Span]) -> None:
    """Write the value of each range merged down a column into all of its rows, in place."""
    for span in merged:
        top, last = span.row - first_row, min(span.last_row - first_row + 1, cells.size)
        if span.column == column and 0 <= top < last - 1:
            inside = cells[top + 1 : last]
            inside[[is_nothing(cell) for cell in inside]] = cells[top]


def fill_ditto(cells: Cells, used: npt.NDArray[np.bool_]) -> None:
    """Repeat the cell above for 同上 and 〃, in place; a dash in such a column is not nothing then."""
    if _DITTO.isdisjoint(cells):
        return
    above: Any = ""
    for row in np.flatnonzero(used):
        cell = cells[row].strip() if isinstance(cells[row], str) else cells[row]
        if cell in _DITTO:
            cells[row] = above
        elif isinstance(cell, str) and cell in _DASHES:
            cells[row] = f"“{cell}”"
        above = cells[row]
