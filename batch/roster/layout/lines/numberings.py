"""Rows directly below a header that number its columns, or say how to fill them in: 甲 乙 1 2 3, 必填 18位 YYYY-MM-DD.

They look like somebody called 1, or 必填.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.headers import PERSON
from batch.roster.layout.headings.hints import said_at_header
from batch.roster.layout.headings.labels import Label, known

_LEAST: Final = 3  # cells
_MOST: Final = 2  # such rows
_DIGITS: Final = 2  # of a column's number
#: What the first columns may be called.
_COLUMN_NAMES: Final = frozenset("甲乙丙丁戊abcde") | {"栏次", "栏目", "列次", "行次"}
#: What is asked of a column, below 姓名 or 身份证号.
_ASKED: Final = re.compile(
    r"(?:[*(（\[【]?(?:必填项?|选填项?|非必填|必选|可选|必须|可不填)[)）\]】]?|(?:文本|字符串?|汉字|中文|数字|数值|整数|日期|常规)(?:型|格式|类型)?"
    r"|(?:单行)?(?:文本|输入)框?|下拉(?:框|选择|选项|列表)?|单选|手工?(?:填写|录入|输入)|请?(?:填写|选择|输入|录入).*|与.*一致|(?:text|string|varchar|date)(?:\(\d+\))?"
    r"|\d{1,2}位.*|(?:字符)?长度.*|格式.*|(?:18|十八)位.*|如[:：].*)"
)


def numberings(rows: Sequence[Sequence[Any]], heads: Iterable[int], end: int) -> list[int]:
    """Those of the rows below some header rows that are no people's; ``end``: where the table does."""
    found: list[int] = []
    for head in heads:
        keys = [i for i, cell in enumerate(rows[head]) if known("人员", squeeze(text_of(cell))) in PERSON]
        row = head + 1
        while row < min(end, head + 1 + _MOST) and (_is_numbering(rows[row]) or _is_asked(rows[row], keys)):
            found.append(row)
            row += 1
    return found


def _is_asked(row: Sequence[Any], keys: Sequence[int]) -> bool:
    """Whether a row says how to fill in its columns."""
    told = [squeeze(text_of(row[key])) for key in keys if not is_nothing(row[key])]
    return bool(told) and all(map(_ASKED.fullmatch, told))


def told_below(
    labels: tuple[Label, ...], rows: Sequence[Sequence[Any]], below: Iterable[int]
) -> tuple[Label, ...]:
    """Headers with what such a row says where it makes another thing of the column: 填拟申报的等级."""
    for row in below:
        said = {one.index: said_at_header(one.leaf, text_of(rows[row][one.index])) for one in labels}
        labels = tuple(
            replace(one, leaf=one.leaf + said[one.index]) if said[one.index] else one for one in labels
        )
    return labels


def _is_numbering(row: Sequence[Any]) -> bool:
    words = [word for cell in row if (word := squeeze(text_of(cell)).strip("()（）"))]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= _DIGITS]
    others = words[: len(words) - len(numbers)]
    counted = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return counted and len(words) >= _LEAST and all(word in _COLUMN_NAMES for word in others)
