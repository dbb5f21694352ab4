"""A row of a sheet: header and cell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Cell = str | int | float | date | None
Row = dict[str, Cell]


def in_order(headers: Iterable[str], rows: Iterable[Row]) -> list[list[Cell]]:
    """The cells of each row in the order of the headers, None where there is none."""
    order = list(headers)
    return [[row.get(header) for header in order] for row in rows]
