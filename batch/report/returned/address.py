"""Where an issue stands: from its address to the cell that is seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import MergedCell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

_KNOWN_TOPS: Final[WeakKeyDictionary[Worksheet, dict[tuple[int, int], tuple[int, int]]]] = WeakKeyDictionary()


def position_of(address: str) -> tuple[int, int]:
    """Row and column of an address from 1; 0 for what it does not tell."""
    if re.fullmatch(r"[A-Z]{1,3}[1-9]\d{0,6}", address):
        return coordinate_to_tuple(address)
    return (int(address), 0) if re.fullmatch(r"[1-9]\d{0,6}", address) else (0, 0)


def cell_at(page: Worksheet, row: int, column: int) -> Any:
    """A cell; inside a merged range the range's first cell, which is the one that is seen."""
    cell: Any = page.cell(row, column)
    if isinstance(cell, MergedCell):
        top = _tops(page).get((row, column))
        return page.cell(*top) if top else cell
    return cell


def _tops(page: Worksheet) -> Mapping[tuple[int, int], tuple[int, int]]:
    """For each cell inside a merged range the place of the range's first cell, worked out once a page."""
    if page not in _KNOWN_TOPS:
        _KNOWN_TOPS[page] = {
            (row, column): (area.min_row, area.min_col)
            for area in page.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
    return _KNOWN_TOPS[page]
