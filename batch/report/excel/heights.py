"""How wide a text is, and how high a row must be for its wrapped texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np

from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.excel.pieces import Rows
from batch.report.excel.texts import display_width

#: Rows whose height is fitted to their wrapped text; further down Excel does it when it is asked.
FITTED_ROWS: Final = 5000
LINE_HEIGHT: Final = 13.5
MAX_LINES: Final = 16


def row_heights(rows: int, wrapped: Iterable[tuple[float, Coded]]) -> list[float]:
    """The height in points that the longest wrapped text of each fitted row needs, within bounds.

    ``wrapped``: the columns whose texts are wrapped, each with its width.
    """
    size = min(FITTED_ROWS, rows)
    lines = np.ones(size)
    for width, column in wrapped:
        room = max(1.0, width - 1)
        which, places = np.unique(column.codes[:size], return_inverse=True)
        needed = np.array([_lines(column.values[code], room) for code in which.tolist()] or [1])
        lines = np.maximum(lines, needed[places])
    heights: list[float] = (LINE_HEIGHT * np.minimum(MAX_LINES, lines) + 3).tolist()
    return heights


def _lines(value: Any, room: float) -> float:
    """The lines that a text takes in a column with room for so many characters."""
    if not isinstance(value, str) or (2 * len(value) <= room and "\n" not in value):
        return 1
    return sum(-(-display_width(part) // room) or 1 for part in value.split("\n"))


def heights_of(fields: Sequence[Field], pieces: Iterable[Rows]) -> list[float]:
    """The heights of the first rows."""
    found: list[float] = []
    for piece in pieces:
        if len(found) >= FITTED_ROWS:
            break
        pairs = zip(fields, piece.columns(), strict=True)
        found += row_heights(piece.size, ((one.width, column) for one, column in pairs if one.look == "wrap"))
    return found[:FITTED_ROWS]
