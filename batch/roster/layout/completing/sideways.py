"""Ranges merged across a row: 合格 over three years' columns is said of each of them.

Only the first cell of such a range holds anything, and the others would look as if nothing had been written.
Hours over several years may be those of each or of all: they are no number. Where a blank would be an answer
(在岗状态, 荣誉奖项 …) the text stands in each of the columns; all else that is blank is open anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.sheets.sheet import Span

_GRADES: Final = "年度考核"
#: Headers under which a blank is an answer.
_ANSWERED_BY_BLANKS: Final = frozenset(
    {"在岗状态", "诚信记录", "准入类职业", "中断工作月数", "荣誉奖项", "证书状态"}
)
_WHO: Final = frozenset({"姓名", "身份证号", "工号", "单位名称", "统一社会信用代码", "部门"})


def fill_sideways(
    columns: dict[str, Column],
    indices: Mapping[str, int],
    numbers: npt.NDArray[np.int32],
    merged: Iterable[Span],
    head: int,
) -> None:
    """Fill the columns that ranges merged across a row cover; ``indices``: where each column stands.

    ``numbers``: the sheet's row of each cell, ``head``: the last row of the header, both from 0.
    """
    key_at = {index: key for key, index in indices.items()}
    fresh: dict[str, npt.NDArray[np.object_]] = {}
    for span in merged:
        first = key_at.get(span.column)
        if span.last_column == span.column or span.row <= head or first is None or first in _WHO:
            continue
        top = int(np.searchsorted(numbers, span.row))
        last = int(np.searchsorted(numbers, span.last_row, side="right"))
        if top >= numbers.size or numbers[top] != span.row or is_nothing(columns[first].raw[top]):
            continue
        for key, value in _told(first, columns[first].raw[top], span, key_at).items():
            fresh.setdefault(key, columns[key].raw.copy())[top:last] = value
    for key, raw in fresh.items():
        columns[key] = Column(key, raw, columns[key].letter)


def _told(first: str, value: object, span: Span, key_at: Mapping[int, str]) -> dict[str, object]:
    """What a range says in the columns that it covers, by their headers."""
    covered = [key_at[index] for index in range(span.column, span.last_column + 1) if index in key_at]
    alike = [key for key in covered if _kind_of_year(key) == _kind_of_year(first)]
    if first.endswith(_GRADES):
        found = dict.fromkeys(alike, value)
    elif _kind_of_year(first) and len(alike) > 1:
        found = dict.fromkeys(alike, f"{text_of(value)}（合并{len(alike)}年）")
    else:
        found = {}
    return found | {key: value for key in covered[1:] if key in _ANSWERED_BY_BLANKS}


def _kind_of_year(key: str) -> str:
    """年度考核, 继续教育学时 … of one year's column; empty for any other."""
    return key[4:] if key[:4].isdigit() else ""
