"""One value into one cell, as it was read: a text is never a formula."""

from __future__ import annotations

import math
from datetime import date, time, timedelta
from typing import Any

from batch.report.excel.texts import clean
from batch.roster.celltext import text_of


def put_text(cell: Any, text: str) -> None:
    """Write a text as a text, whatever it begins with once it is clean."""
    cell.value = clean(text)
    cell.data_type = "s"
    if cell.value[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True


def put_value(cell: Any, value: Any) -> None:
    """One value as it was read; text is text, whatever it begins with."""
    if isinstance(value, date) and value.year < 1900:
        value = text_of(value)
    if isinstance(value, float) and not math.isfinite(value):
        value = str(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int | float | date | time | timedelta):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    else:
        put_text(cell, str(value))
        cell.number_format = "@"
