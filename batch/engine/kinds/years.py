"""What the kinds that look at the calendar years before share."""

from __future__ import annotations

from datetime import date

import numpy as np

from batch.days.moments import day_number
from batch.engine.view import View


def asked_years(view: View, count: int) -> list[int]:
    """The calendar years before the year asked about, oldest first."""
    return list(range(view.question.year - count, view.question.year))


def next_chance(year: int, count: int) -> np.int32:
    """The first day on which a failed year is no longer among those asked about."""
    return np.int32(day_number(date(year + count + 1, 1, 1)))
