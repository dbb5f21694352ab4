"""Several certificates in one cell (电工高级工（2012.5）、电工技师（2018.6）) as as many sets of columns.

A cell is taken apart only where every part of it is understood, and where its days and trades belong to its parts
beyond doubt: each part has its own, or the column beside it has as many. Anything else stays as it is, and open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.language.terms import SKILL_LEVELS
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.layout.completing.severalbeside import ITEM, SPLIT, days_in, in_other_order, nth, words
from batch.roster.tables import skill_level_table
from batch.roster.understand.dates import read_date
from batch.roster.understand.glued import glued_trade, split_title
from batch.roster.understand.leveldays import day_of_part, is_day_alone
from batch.roster.understand.titles import skill_word

_PAPER: Final = re.compile("(?:(?:国家)?职业资格|职业?技能等级|技能等级|任职资格|资格)?证书?$|(?:任职)?资格$")
_MOST: Final = 6  # certificates in one cell
_LONGEST: Final = 120  # characters


class Part(NamedTuple):
    """One certificate of a cell: its words, and its day if it has one of its own."""

    text: str
    day: str = ""
    trade: bool = False  # whether its words name a trade
    rank: int = -1  # of its level on its ladder, where that is one


def read_skill_part(text: str) -> Part | None:
    """A level, or a trade and its level; None for anything else."""
    key = squeeze(text)
    level = skill_level_table().get(key, "")
    if level in SKILL_LEVELS:
        return Part(text, rank=SKILL_LEVELS.index(level))
    glued = glued_trade(key)
    return Part(text, trade=True, rank=glued[1]) if glued else None


def read_title_part(text: str) -> Part | None:
    """The name of a title that stands for a level; None for anything else."""
    skill = squeeze(skill_word(text)) in skill_level_table()
    ranks = {rank for _, rank in split_title("", text)[2]}
    if skill or not ranks:
        return None
    return Part(text, rank=ranks.pop() if len(ranks) == 1 else -1)


def skill_parts(cell: object) -> tuple[Part, ...]:
    """The skill certificates of a cell, one or several; empty where they are not all understood."""
    return _parts(text_of(cell), read_skill_part) if isinstance(cell, str) else ()


def title_parts(cell: object) -> tuple[Part, ...]:
    """The titles of a cell, one or several; empty where they are not all understood."""
    return _parts(text_of(cell), read_title_part) if isinstance(cell, str) else ()


@lru_cache(maxsize=1 << 12)
def _parts(text: str, read: Callable[[str], Part | None]) -> tuple[Part, ...]:
    whole = read(text)
    if whole:
        return (whole,)
    pieces = [ITEM.sub("", piece.strip()) for piece in SPLIT.split(text[:_LONGEST])]
    pieces = _with_days([piece for piece in pieces if piece])
    if not 0 < len(pieces) <= _MOST or len(text) > _LONGEST:
        return ()
    found = [_dated(piece, read) for piece in pieces]
    return tuple(one for one in found if one) if all(found) else ()


def _with_days(pieces: list[str]) -> list[str]:
    """Pieces without those that only say the day of the one before: 电工高级工，2016年6月取得."""
    found: list[str] = []
    for piece in pieces:
        if found and is_day_alone(piece):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _dated(piece: str, read: Callable[[str], Part | None]) -> Part | None:
    plain = read(piece)
    found = None if plain else day_of_part(piece)
    if not found:
        return plain
    part = read(_PAPER.sub("", found.rest.strip(" :：-—")))
    return part._replace(day=found.day) if part and not read_date(found.day).code else None


def in_several(columns: dict[str, Column]) -> None:
    """Take the cells under 技能等级 and 职称名称 apart that hold several certificates, or one and its day."""
    _apart(columns, ("技能等级", "技能证书取得日期", "技能证书职业（工种）"), skill_parts)
    told = [columns[header] for header in ("职称级别", "职称聘任日期") if header in columns]
    if all(column.blank.all() for column in told):
        _apart(columns, ("职称名称", "职称取得日期", ""), title_parts)


def _apart(
    columns: dict[str, Column], headers: tuple[str, str, str], parts_of: Callable[[object], tuple[Part, ...]]
) -> None:
    """The same for one ladder; ``headers`` of the level, the day and the trade, the last may be empty."""
    level, day, trade = headers
    own = columns.get(level)
    if own is None or any(key.startswith(f"{level}#") for key in columns):
        return
    parts = [parts_of(cell) for cell in own.distinct]
    if not any(len(one) > 1 or (one and one[0].day) for one in parts):
        return
    size = own.raw.size
    days = columns.get(day) or Column.nothing(day, size)
    trades = columns.get(trade) or Column.nothing(trade, size)
    count = np.array([len(one) for one in parts], np.int32)[own.codes]
    dated = np.array([sum(bool(p.day) for p in one) for one in parts], np.int32)[own.codes]
    named = np.array([any(p.trade for p in one) for one in parts], np.bool_)[own.codes]
    day_counts = days.each(lambda cell: len(days_in(cell)), np.int32)
    trade_counts = trades.each(lambda cell: len(words(cell)), np.int32)
    fits = (count > 1) | (dated > 0)
    fits &= np.where(dated > 0, (dated == count) & days.blank, days.blank | (day_counts == count))
    fits &= trades.blank | (~named & ((trade_counts == count) | (trade_counts == 1)))
    fits &= ~in_other_order(
        [tuple(p.rank for p in one) for one in parts], own, days, (dated > 0) | named | (trade_counts > 1)
    )
    for number in range(int(count[fits].max(initial=0))):
        _one_set(columns, (own, days, trades), parts, fits, number)


def _one_set(
    columns: dict[str, Column], read: tuple[Column, Column, Column], parts: list[tuple[Part, ...]], fits: Mask,
    number: int,
) -> None:  # fmt: skip
    """The columns of one of the certificates; the first stays where the cell stood."""
    own, days, trades = read
    suffix = f"#{number + 1}" if number else ""

    def put(column: Column, fresh: npt.NDArray[Any]) -> None:
        if not column.header:
            return
        old = column.raw if not number else np.full(fits.size, "", np.object_)
        key = column.header + suffix
        columns[key] = Column(key, np.where(fits, fresh, old).astype(np.object_), column.letter or own.letter)

    def each(take: Callable[[Part], str]) -> npt.NDArray[Any]:
        told = [take(one[number]) if number < len(one) else "" for one in parts]
        return np.array(told, np.object_)[own.codes]

    text, day = each(lambda part: part.text), each(lambda part: part.day)
    here = text != ""
    beside = days.each(lambda cell: nth(days_in(cell), number), np.object_)
    put(own, text)
    put(days, np.where(day != "", day, np.where(here, beside, "")))
    put(trades, np.where(here, trades.each(lambda cell: nth(words(cell), number), np.object_), ""))
