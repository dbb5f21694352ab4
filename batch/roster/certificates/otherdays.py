"""Days under headers that name the row's own level (晋升技师时间): one that contradicts the certificate's leaves its day open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.facts import Index
from batch.language.terms import SKILL_LEVELS
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.certificates.further import level_of, skill_level
from batch.roster.leaving import Header
from batch.roster.understand.dates import read_date

_LEVEL, _DAY = "技能等级", "技能证书取得日期"
_IS_DAY: Final = re.compile(".*(?:时间|日期|年月)")


def doubt_other_days(
    strangers: Iterable[tuple[Header, Column]], columns: dict[str, Column], used: Mask
) -> None:
    """Two days of one certificate that cannot both be are none."""
    if not {_LEVEL, _DAY} <= columns.keys():
        return
    level = columns[_LEVEL].each(skill_level, np.int8)
    for header, column in strangers:
        named = level_of(header.leaf)
        if named not in SKILL_LEVELS or not _IS_DAY.fullmatch(header.leaf):
            continue
        own = columns[_DAY]
        (first, last), (earliest, latest) = _days(own), _days(column)
        differ = (latest < first) | (last < earliest)
        dated = (first <= last) & (earliest <= latest)
        raw = own.raw.copy()
        for row in np.flatnonzero(used & differ & dated & (level == SKILL_LEVELS.index(named))):
            raw[row] = f"{text_of(raw[row])}；{header.leaf}：{text_of(column.raw[row])}"
        columns[_DAY] = Column(_DAY, raw, own.letter)


def _days(column: Column) -> tuple[Index, Index]:
    """The first and last possible day of each cell."""
    read = [read_date(cell, _DAY) for cell in column.distinct]
    first, last = ([getattr(one, end) for one in read] for end in ("first", "last"))
    return np.array(first, np.int32)[column.codes], np.array(last, np.int32)[column.codes]
