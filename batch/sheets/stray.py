"""Cells far away from everything else: a keystroke at XFD1048576 makes a table of 17 billion cells.

Stray is what stands behind a gap of many empty rows or columns while being few: it is left out
and named. What is not few stays, and the limit on cells decides.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from batch.sheets.address import Position, cell_name
from batch.sheets.sheet import SheetNote

GAP_ROWS: Final = 5_000
GAP_COLUMNS: Final = 200
FEW: Final = 100  # cells
_NAMED: Final = 20

Places = npt.NDArray[np.int64]


class Bounds(NamedTuple):
    """The last row and column from 0 that are kept; -1 where nothing is."""

    row: int
    column: int

    @property
    def cells(self) -> int:
        """How many cells stand within, empty ones included."""
        return (self.row + 1) * (self.column + 1)


def kept_bounds(rows: Places, columns: Places) -> Bounds:
    """Up to where a sheet's filled cells belong together; ``rows`` and ``columns`` are of equal length."""
    if not rows.size:
        return Bounds(-1, -1)
    row = _edge(rows, GAP_ROWS)
    return Bounds(row, _edge(columns[rows <= row], GAP_COLUMNS))


def _edge(places: Places, gap: int) -> int:
    """The last place before the first gap behind which there is little, else the last of all."""
    values, counts = np.unique(places, return_counts=True)
    until = np.cumsum(counts)
    for jump in np.flatnonzero(np.diff(values) - 1 > gap):
        behind = until[-1] - until[jump]
        if behind <= min(FEW, until[jump]):
            return int(values[jump])
    return int(values[-1])


def stray_notes(strays: list[Position]) -> tuple[SheetNote, ...]:
    """A note for each stray cell, for the first ones in the sheet's order."""
    names = [cell_name(*position) for position in sorted(strays)[:_NAMED]]
    return tuple(SheetNote("F06", cell=name, raw=name) for name in names)
