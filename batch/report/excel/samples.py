"""The sample rows of a long sheet, and which of their cells a real cell looks like.

The first row shows each column's own look, the second a blank cell of each, the rows below
the looks that are the same in every column: a date, a number, a link and the coloured words,
side by side.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from typing import Any, Final

from batch.report.excel.fastsheet import Variant
from batch.report.excel.styles import SEVERITY_COLOURS, STATUS_COLOURS

OWN_SAMPLE: Final = "样"
_WORDS: Final = tuple(STATUS_COLOURS | SEVERITY_COLOURS)
_OWN, _BLANK, _OTHER = range(3)
_DATE, _NUMBER, _LINK, _FIRST_WORD = range(4)
_PLACE: Final = {word: _FIRST_WORD + number for number, word in enumerate(_WORDS)}


def other_samples(link: Any, words: bool) -> list[Any]:
    """What stands below the second row; ``link``: some link, ``words``: whether any column has coloured words."""
    return [date(2000, 1, 1), 0, link, *(_WORDS if words else ())]


def variant_of(words: Set[int], width: int) -> Variant:
    """Which sample a cell of a column looks like.

    ``words``: the columns whose words have colours; ``width``: how many columns there are.
    """

    def other(place: int) -> tuple[int, int]:
        return _OTHER + place // width, place % width

    def variant(column: int, value: Any) -> tuple[int, int]:
        if value is None or value == "":
            return _BLANK, column
        if isinstance(value, str):
            place = _PLACE.get(value) if column in words else None
            return (_OWN, column) if place is None else other(place)
        if isinstance(value, date):
            return other(_DATE)
        return other(_NUMBER if isinstance(value, int | float) else _LINK)

    return variant
