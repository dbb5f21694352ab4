"""A sheet's XML without its stray cells, before calamine makes a rectangle of everything.

Only the cells that hold something count: what ``dimension`` claims refuses nothing and protects
from nothing.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import numpy as np

from batch.sheets.address import Position
from batch.sheets.ooxml.oddcells import cells
from batch.sheets.stray import Bounds, kept_bounds

_END: Final = re.compile(rb"</(?:[\w.-]{1,40}:)?c\s*+>")
_LONGEST_REST: Final = 100_000  # bytes between a cell's value and its end


class Mended(NamedTuple):
    """A sheet's XML as it can be read, how far it reaches then, and what was left out."""

    xml: bytes
    bounds: Bounds
    strays: list[Position]


def mended(xml: bytes) -> Mended:
    """A sheet (without comments) without the cells that stand far from the others."""
    begins, ends, rows, columns = [], [], [], []
    for cell in cells(xml):
        if cell.filled:
            begins.append(cell.begin)
            ends.append(cell.end)
            rows.append(cell.position[0])
            columns.append(cell.position[1])
    row_of, column_of = np.array(rows, np.int64), np.array(columns, np.int64)
    bounds = kept_bounds(row_of, column_of)
    stray = np.flatnonzero((row_of > bounds.row) | (column_of > bounds.column)).tolist()
    kept, at = [], 0
    for number in stray:
        kept.append(xml[at : begins[number]])
        closing = _END.search(xml, ends[number], ends[number] + _LONGEST_REST)
        at = closing.end() if closing else ends[number]
    return Mended(b"".join([*kept, xml[at:]]), bounds, [(rows[one], columns[one]) for one in stray])
