"""Prizes, ranks and ranges of ranks, from their words."""

from __future__ import annotations

import re
from typing import Final

from batch.language.numerals import count
from batch.language.ranks import rank_range

_GRADE: Final = {"一": "一等奖", "壹": "一等奖", "1": "一等奖", "二": "二等奖", "贰": "二等奖", "2": "二等奖",
                 "三": "三等奖", "叁": "三等奖", "3": "三等奖"}  # fmt: skip
_PLACES: Final = {"冠军": 1, "亚军": 2, "季军": 3, "头名": 1, "榜首": 1}
UNREAD: Final = "（未识别）"
N: Final = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"


def prize_of(text: str) -> str:
    """金牌 … 三等奖 from the words for it."""
    if text[:2] in ("金牌", "银牌", "铜牌"):
        return text[:2]
    if text.startswith("优胜"):
        return "优胜奖"
    return _GRADE.get(text[0], UNREAD)


def rank_of(text: str) -> tuple[int, str]:
    """A rank, or the range of ranks as a prize (第1-3名): 第二名, 亚军, 前三名, 前四至六名."""
    if text in _PLACES:
        return _PLACES[text], ""
    numbers = [count(one) for one in re.findall(N, text)]
    if not numbers or 0 in numbers:
        return 0, UNREAD
    if len(numbers) == 2:
        low, high = sorted(numbers)
        return 0, rank_range(low, high)
    if "前" in text and numbers[0] > 1:
        return 0, rank_range(1, numbers[0])
    return numbers[0], ""
