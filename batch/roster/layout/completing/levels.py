"""Tables with one column a level (高级工发证日期 | 技师发证日期) as certificates: each filled cell is one of that level.

A cell that is no day (未取得, 考试中) is a certificate of which nobody can tell what it is, and is said. What stands
under 技能等级 or 职称 is the same certificate where its level is that of the column, and is not contradicted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask, add_years, day_number
from batch.facts import Index
from batch.language.terms import SKILL_LEVELS
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.certificates.further import OTHER_LEVELS
from batch.roster.issues import Issues
from batch.roster.layout.headings.levelheaders import level_of
from batch.roster.layout.headings.subjects import SKILL, TITLE
from batch.roster.plausible import AHEAD
from batch.roster.tables import skill_level_table, title_level_table, title_table
from batch.roster.understand.dates import read_date

_LEVEL, _NAME, _RANK = "技能等级", "职称名称", "职称级别"
#: Columns that tell of everybody whether they have a certificate of a ladder at all, where there are all of them.
_WHOLE: Final = (
    (SKILL, _LEVEL, ({"高级工"}, {"技师"}, {"高级技师"})),
    (
        TITLE,
        _RANK,
        (
            {"助理级", "初级职称", "初级", "助理工程师"},
            {"中级", "中级职称", "工程师"},
            {"副高级", "副高", "高级职称", "高级", "高级工程师"},
        ),
    ),
)
_DATED: Final = frozenset({"", "V02", "V03", "V12"})
_DIGITS: Final = 4  # of a certificate's number, at least


#: What says that somebody is of the level that the header names.
TICKS: Final = frozenset({"√", "✓", "✔", "☑", "●", "■", "★", "是", "有", "y", "yes", "v", "1"})


def in_levels(columns: dict[str, Column], used: Mask, issues: Issues) -> None:
    """Say beside the columns of each level what level it is, or that nobody can tell."""
    levels = list(dict.fromkeys(level for key in columns if (level := level_of(key))))
    for level in levels:
        if ticked := columns.get(f"{_LEVEL}#{level}"):
            raw = ticked.each(lambda cell, level=level: _of_tick(cell, level), np.object_)  # type: ignore[misc]
            columns[ticked.header] = Column(ticked.header, raw, ticked.letter)
    for level in levels:
        own = [column for key, column in columns.items() if level_of(key) == level and not _is_trade(key)]
        if own and not any(one.header.startswith((_LEVEL, _NAME, _RANK)) for one in own):
            _one_level(level, own, columns, used, issues)
    _trade_of_all(levels, columns)
    more = ""
    for ladder, header, needed in _WHOLE:
        keys = [f"{one}#{level}" for one in (_LEVEL, _RANK, _NAME) for level in levels if one[:2] == ladder]
        letter = next((columns[key].letter for key in keys if key in columns), None)
        if letter is None or {header, _NAME if ladder == TITLE else header} & columns.keys():
            continue
        columns[header] = Column(header, np.full(used.size, "", np.object_), letter)
        more += "" if all(one & set(levels) for one in needed) else ladder
    if more:
        columns[OTHER_LEVELS] = Column(OTHER_LEVELS, np.where(used, more, "").astype(np.object_), "")


def _of_tick(cell: Any, level: str) -> Any:
    return level if squeeze(text_of(cell)) in TICKS else cell


def _is_trade(key: str) -> bool:
    return key.startswith("技能证书职业")


def _one_level(
    level: str, own: Sequence[Column], columns: dict[str, Column], used: Mask, issues: Issues
) -> None:
    """The column of one level's word; ``own``: those of its day and its number."""
    dates = [one for one in own if one.header.partition("#")[0].endswith("日期")]
    raw: npt.NDArray[np.object_] = np.full(used.size, "", np.object_)
    for one in (*dates, *(other for other in own if other not in dates)):
        told = one.each(lambda cell, one=one: _told(one, cell, level, issues), np.object_)  # type: ignore[misc]
        raw = np.where((raw == "") & ~one.blank, told, raw)
    header = _LEVEL if own[0].header.startswith("技能") else (_NAME if level in title_table() else _RANK)
    for one in dates:  # what is no day is said once, as a level that nobody understands
        unclear = (raw != "") & (raw != level) & ~one.blank
        columns[one.header] = Column(
            one.header, np.where(unclear, "", one.raw).astype(np.object_), one.letter
        )
    _same_as_first(level, header, raw, columns)
    letter = own[0].letter
    columns[f"{header}#{level}"] = Column(f"{header}#{level}", raw.astype(np.object_), letter)


def _told(column: Column, cell: Any, level: str, issues: Issues) -> str:
    """The level, where a cell is a day or a number; else its text, which is none."""
    header = column.header.partition("#")[0]
    if header.endswith("日期"):
        day = read_date(cell, header)
        last = int(add_years(np.array([day_number(issues.today)], np.int32), AHEAD)[0])
        certain = day.code in _DATED and day.first <= last
        if day.code in _DATED and not certain:  # until it is less far ahead
            issues.moves_on(int(add_years(np.array([day.first], np.int32), -AHEAD)[0]))
    else:
        certain = sum(map(str.isdigit, text_of(cell))) >= _DIGITS
    return level if certain else f"{level}：{text_of(cell)}"


def _same_as_first(level: str, header: str, raw: npt.NDArray[np.object_], columns: dict[str, Column]) -> None:
    """The level that is written in the row by itself: of the same one the row has one certificate, a lower one contradicts."""
    first = columns.get(header)
    if first is None:
        return
    rank = _rank_of(header, level)
    ranks = first.each(lambda cell: _rank_of(header, squeeze(text_of(cell))), np.int32)
    lower = (raw == level) & (ranks >= 0) & (ranks < rank)
    raw[lower] = [f"{level}：{text_of(text)}" for text in first.raw[lower]]
    same = np.flatnonzero((raw == level) & (ranks == rank))
    for key in [key for key in columns if level_of(key) == level and not _is_trade(key)]:
        plain = key.partition("#")[0]
        mine, theirs = columns[key], columns.get(plain) or Column.nothing(plain, raw.size)
        moved, left = theirs.raw.copy(), mine.raw.copy()
        for row in same.tolist():
            moved[row], left[row] = _both(theirs, mine, row), ""
        columns[plain] = Column(plain, moved, theirs.letter or mine.letter)
        columns[key] = Column(key, left, mine.letter)
    raw[same] = ""


def _both(one: Column, other: Column, row: int) -> Any:
    """What two columns say of one thing: two different answers beside each other, which are none."""
    texts = [text_of(column.raw[row]) for column in (one, other)]
    if one.blank[row] or other.blank[row] or squeeze(texts[0]) == squeeze(texts[1]):
        return other.raw[row] if one.blank[row] else one.raw[row]
    return "；".join(texts)


def _rank_of(header: str, word: str) -> int:
    """A level's place on its ladder; -1 for a word that is none, or of several."""
    if header == _LEVEL:
        level = skill_level_table().get(word, "")
        return SKILL_LEVELS.index(level) if level in SKILL_LEVELS else -1
    named = {level for _, level in title_table().get(word, ())}
    low, high = title_level_table().get(word, (-1, -1))
    if len(named) == 1:
        return named.pop()
    return low if low == high else -1


def _trade_of_all(levels: list[str], columns: dict[str, Column]) -> None:
    """One trade in the row is that of each level's certificate, where the row names no level by itself."""
    trade = columns.get("技能证书职业（工种）")
    named = [columns[f"{_LEVEL}#{level}"] for level in levels if f"{_LEVEL}#{level}" in columns]
    if trade is None or not named or _LEVEL in columns:
        return
    held: Index = np.zeros(trade.raw.size, np.bool_)
    for level in named:
        key = trade.header + level.header[len(_LEVEL) :]
        own = columns.get(key) or Column.nothing(key, trade.raw.size)
        fill = ~level.blank & own.blank
        columns[key] = Column(key, np.where(fill, trade.raw, own.raw).astype(np.object_), trade.letter)
        held = held | ~level.blank
    columns[trade.header] = Column(
        trade.header, np.where(held, "", trade.raw).astype(np.object_), trade.letter
    )
