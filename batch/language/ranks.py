"""A range of ranks as one word: 前三名 is 第1-3名, in the place of a prize."""

from __future__ import annotations

import re
from typing import Final

_RANGE: Final = re.compile(r"第(\d{1,3})-(\d{1,3})名")


def rank_range(low: int, high: int) -> str:
    """The word for all ranks from ``low`` to ``high``."""
    return f"第{low}-{high}名"


def read_rank_range(word: str) -> tuple[int, int] | None:
    """The lowest and highest rank that a word says; None if it is no range."""
    found = _RANGE.fullmatch(word)
    return (int(found[1]), int(found[2])) if found else None
