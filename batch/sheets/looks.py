"""Cells that show less, or more, than they hold: a month for a day, 000001 for 1.

A date cell that shows only a month or a year says no day, whatever day it holds: someone who
types 2023-6 gets a cell that holds 1 June 2023 and shows 2023年6月; the day is Excel's. So is the year
of one that shows 6月3日: that in which somebody typed it.
What a number format shows: ISO/IEC 29500-1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final


class Shown(StrEnum):
    """What a cell shows of what it holds."""

    MONTH = "month"
    YEAR = "year"
    DAY = "day"  # of which year, it does not show
    PADDED_2 = "2"  # a number with zeros before it: so many digits
    PADDED_3 = "3"
    PADDED_4 = "4"
    PADDED_5 = "5"
    PADDED_6 = "6"
    PADDED_7 = "7"
    PADDED_8 = "8"
    PADDED_9 = "9"
    PADDED_10 = "10"
    PADDED_11 = "11"
    PADDED_12 = "12"


#: Formats that need no code of their own: mmm-yy and d-mmm, and those of Chinese Excel that are year and month, or month and day.
BUILT_IN: Final = dict.fromkeys((17, 27, 36, 50, 52, 57), Shown.MONTH) | dict.fromkeys(
    (16, 28, 29, 51, 53, 54, 58), Shown.DAY
)
#: What a code shows as it stands or uses for looks: texts, conditions and locales, padding.
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].', re.DOTALL)
_OTHER: Final = re.compile(r"[dhs0#?@]|general|am/pm|a/p|aaa|上午", re.IGNORECASE)
_YEAR: Final = re.compile(r"[yYeE]")
_MONTH_AND_DAY: Final = re.compile(
    r"m{1,3}[^a-z0#?@]*d{1,2}[^a-z0#?@]*|d{1,2}[^a-z0#?@]*m{1,3}[^a-z0#?@]*", re.IGNORECASE
)
_FIRST_1900: Final = date(1899, 12, 30)
_FIRST_1904: Final = date(1904, 1, 1)
_LAST_SERIAL: Final = 2_958_465  # 9999-12-31


@lru_cache(4096)
def shown_by(code: str) -> Shown | None:
    """What a number format's code shows, where it is less than a day of a year, or zeros before a number."""
    bare = _LITERAL.sub("", code[:255]).split(";", 1)[0]
    if re.fullmatch("0{2,12}", bare) and bare == code.split(";", 1)[0]:
        return Shown(str(len(bare)))
    if _MONTH_AND_DAY.fullmatch(bare):
        return Shown.DAY
    if _OTHER.search(bare) or not _YEAR.search(bare):
        return None
    return Shown.MONTH if re.search("[mM]", bare) else Shown.YEAR


def shown_by_styles(formats: list[int], codes: dict[int, str]) -> dict[int, Shown]:
    """Style number → what it shows, of each style's format and the formats' codes."""
    found = {}
    for style, number in enumerate(formats):
        shown = shown_by(codes[number]) if number in codes else BUILT_IN.get(number)
        if shown:
            found[style] = shown
    return found


def as_shown(value: Any, shown: Shown, since_1904: bool = False) -> Any:
    """A date as the text of what it shows, a number with its zeros; anything else as it is."""
    if shown.isdigit():
        whole = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e12
        return f"{int(value):0{shown}d}" if whole and float(value).is_integer() else value
    day = _day(value, since_1904)
    if day is None:
        return value
    if shown is Shown.DAY:
        return f"{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月" if shown is Shown.MONTH else f"{day.year}年"


def _day(value: Any, since_1904: bool) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 1 <= value <= _LAST_SERIAL:
        first = _FIRST_1904 if since_1904 else _FIRST_1900
        try:
            return first + timedelta(days=int(value))
        except OverflowError:
            return None
    return None
