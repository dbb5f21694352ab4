"""Rows directly below a header that number its columns: 甲 乙 1 2 3. They look like somebody called 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.celltext import text_of

_LEAST: Final = 3  # cells
_DIGITS: Final = 2  # of a column's number
#: What the first columns may be called.
_COLUMN_NAMES: Final = frozenset("甲乙丙丁戊abcde") | {"栏次", "栏目", "列次", "行次"}


def numberings(rows: Sequence[Sequence[Any]], heads: Iterable[int], end: int) -> list[int]:
    """Those of the rows below some header rows that number the columns; ``end``: where the table does."""
    return [head + 1 for head in heads if head + 1 < end and _is_numbering(rows[head + 1])]


def _is_numbering(row: Sequence[Any]) -> bool:
    words = [word for cell in row if (word := squeeze(text_of(cell)).strip("()（）"))]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= _DIGITS]
    others = words[: len(words) - len(numbers)]
    counted = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return counted and len(words) >= _LEAST and all(word in _COLUMN_NAMES for word in others)
