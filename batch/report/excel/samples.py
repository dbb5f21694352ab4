"""The sample rows of a long sheet, one a look, and which of them a real cell looks like."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from typing import Any, Final

from batch.report.excel.fastsheet import Variant
from batch.report.excel.styles import SEVERITY_COLOURS, STATUS_COLOURS

_WORDS: Final = tuple(STATUS_COLOURS | SEVERITY_COLOURS)
#: The rows: a column's own look, blank, date, number, link, then the words.
_OWN, _BLANK, _DATE, _NUMBER, _LINK, _FIRST_WORD = range(6)
_PLACE: Final = {word: _FIRST_WORD + number for number, word in enumerate(_WORDS)}


def sample_values(link: Any) -> list[Any]:
    """What stands in each sample row; ``link``: some link."""
    return ["样", None, date(2000, 1, 1), 0, link, *_WORDS]


def has_own_look(row: int) -> bool:
    """Whether a sample row is written with each column's own look, and not as plain text."""
    return row in (_OWN, _BLANK) or row >= _FIRST_WORD


def variant_of(words: Set[int]) -> Variant:
    """Which sample row a cell of a column looks like; ``words``: the columns whose words have colours."""

    def variant(column: int, value: Any) -> int:
        if value is None or value == "":
            return _BLANK
        if isinstance(value, str):
            return _PLACE.get(value, _OWN) if column in words else _OWN
        return _DATE if isinstance(value, date) else _NUMBER if isinstance(value, int | float) else _LINK

    return variant
