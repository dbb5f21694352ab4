"""How wide a text is, and how high a row must be for its wrapped texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np

from batch.report.excel.coded import Coded
from batch.report.excel.texts import display_width

#: Rows whose height is fitted to their wrapped text; further down Excel does it when it is asked.
FITTED_ROWS: Final = 5000
LINE_HEIGHT: Final = 13.5
MAX_LINES: Final = 9


def row_heights(rows: int, wrapped: Iterable[tuple[float, Coded]]) -> list[float]:
    """The height in points that the longest wrapped text of each fitted row needs, within bounds.

    ``wrapped``: the columns whose texts are wrapped, each with its width.
    """
    size = min(FITTED_ROWS, rows)
    lines = np.ones(size)
    for width, whole in wrapped:
        room, column = max(1.0, width - 1), whole.take(np.arange(size)).compact()
        needed = np.array([_lines(value, room) for value in column.values] or [1])
        lines = np.maximum(lines, needed[column.codes])
    heights: list[float] = (LINE_HEIGHT * np.minimum(MAX_LINES, lines) + 3).tolist()
    return heights


def _lines(value: Any, room: float) -> float:
    """The lines that a text takes in a column with room for so many characters."""
    if not isinstance(value, str):
        return 1
    return sum(-(-display_width(part) // room) or 1 for part in value.split("\n"))
