"""Whose a bare 工种 is: the post's, that of the certificate beside it, or of both (工种 | 技能等级)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.layout.completing.bothladders import BOTH, BOTH_COLUMNS
from batch.roster.layout.completing.severalbeside import words
from batch.roster.layout.completing.severalinone import skill_parts
from batch.roster.layout.headings.domains import slot_of
from batch.roster.layout.headings.labels import Label, numbered
from batch.roster.layout.headings.levelheaders import level_of
from batch.roster.layout.headings.reading import Reading
from batch.roster.layout.headings.subjects import SKILL
from batch.roster.understand.glued import trade_of

POST_TRADE: Final = "现岗位职业（工种）"
_OWN_TRADE: Final = "技能证书职业（工种）"
_LEVEL: Final = "技能等级"


def give_trades(readings: list[Reading]) -> None:
    """工种 twice, each beside a 技能等级, is the certificates' and not the post's; so is one where the post's is another."""
    bare = [
        place for place, one in enumerate(readings)
        if one.header == POST_TRADE and is_bare_trade(one.label.leaf)
    ]  # fmt: skip
    levels = {one.number for one in readings if one.header == _LEVEL and one.number}
    for place in bare:
        if readings[place].number in levels:
            readings[place].header, readings[place].domain = _OWN_TRADE, SKILL
    beside = [place for place in bare if any(_is_skill_level(readings, place + step) for step in (-1, 1))]
    others = sum(one.header == POST_TRADE for one in readings) - len(bare)  # 从事工种, 岗位工种
    if len(beside) >= 2 or (beside and others and _OWN_TRADE not in {one.header for one in readings}):
        for place in beside:
            readings[place].header, readings[place].domain = _OWN_TRADE, SKILL


def is_of_certificate(readings: list[Reading], given: Iterable[int]) -> bool:
    """Whether the post's bare 工种 stands beside a column of the certificate, which has no trade of its own.

    ``given``: the columns that a person gave a header; nothing more is read into them.
    """
    headers = [one.header for one in readings]
    levelled = (
        _LEVEL in headers
        or BOTH in headers
        or any(one.domain == SKILL and level_of(one.header) for one in readings)
    )
    if not levelled or headers.count(POST_TRADE) != 1 or _OWN_TRADE in headers:
        return False
    post = readings[headers.index(POST_TRADE)]
    near = [one for one in readings if one.header != "职业编码"]  # its code may stand between
    place = next(at for at, one in enumerate(near) if one is post)
    beside = [near[at] for at in (place - 1, place + 1) if 0 <= at < len(near)]
    return (
        is_bare_trade(post.label.leaf)
        and post.label.index not in set(given)
        and any(_is_of_skill(one) and one.label.groups == post.label.groups for one in beside)
    )


def _is_of_skill(one: Reading) -> bool:
    return one.domain == SKILL or one.header in BOTH_COLUMNS


#: Columns that nobody reads and that may name the trade of the certificate, or a post that is another.
_TRADES: Final = re.compile("工种(?!(?:代码|编码|编号|类别|大类|等级))")
_POSTS: Final = re.compile("(?:现|所在|工作|目前|实际|现任)?(?:岗位|工作岗位)(?:名称)?")


def with_trade_beside(columns: dict[str, Column], strangers: Iterable[tuple[Label, Column]]) -> None:
    """Give the post's 工种 to each row's certificates too, where the level is a plain word that names no trade.

    Not to a further level (其他技能等级), and not where a column that nobody reads (``strangers``) names another trade.
    """
    trade = columns[POST_TRADE]
    alone = ~_named_otherwise(trade, strangers)
    for key in [one for one in columns if one.partition("#")[0] == _LEVEL]:
        if key.partition("#")[2].isdecimal():
            continue
        level = columns[key]
        plain = level.each(_is_plain, np.bool_)
        own = _OWN_TRADE + key[len(_LEVEL) :]
        columns[own] = trade.where(plain & alone & ~level.blank, own)
    columns[POST_TRADE] = trade.where(~_of_several(trade, columns), POST_TRADE)


def _of_several(trade: Column, columns: dict[str, Column]) -> Mask:
    """The rows whose trades are those of several certificates, so that none is the post's: of one person, or of one cell."""
    level = columns.get(_LEVEL) or Column.nothing(_LEVEL, trade.raw.size)
    several = trade.each(lambda cell: len(words(cell)) > 1, np.bool_)
    found: Mask = several & level.each(lambda cell: len(skill_parts(cell)) > 1, np.bool_)
    return found | differing(trade, columns, ~level.blank)


def differing(trade: Column, columns: dict[str, Column], chosen: Mask) -> Mask:
    """Of some rows those of people of whom another one names another trade."""
    found: Mask = np.zeros(trade.raw.size, np.bool_)
    number = columns.get("身份证号") or columns.get("工号")
    if number is None:
        return found
    held = np.flatnonzero(~number.blank & chosen & ~trade.blank)
    texts = [squeeze(text_of(cell)) for cell in trade.distinct]
    trades: dict[str, set[str]] = defaultdict(set)
    whose = [squeeze(text_of(cell)) for cell in number.raw[held]]
    for row, who in zip(held.tolist(), whose, strict=True):
        trades[who].add(texts[trade.codes[row]])
    found[held] = np.array([len(trades[who]) > 1 for who in whose], np.bool_)
    return found


def _named_otherwise(trade: Column, strangers: Iterable[tuple[Label, Column]]) -> Mask:
    """The rows in which 原工种 names any other trade, or 岗位 one that is known."""
    found: Mask = np.zeros(trade.raw.size, np.bool_)
    for label, column in strangers:
        other = None
        if _TRADES.search(label.leaf):
            other = ~column.blank
        elif _POSTS.fullmatch(label.leaf):
            other = column.each(lambda cell: bool(trade_of(cell)), np.bool_)
        if other is not None and other.any():
            words, others = (
                one.each(lambda cell: squeeze(text_of(cell)), np.object_) for one in (trade, column)
            )
            found |= other & (words != others)
    return found


def _is_plain(cell: object) -> bool:
    parts = skill_parts(cell)
    return bool(parts) and not any(part.trade for part in parts)


def is_bare_trade(leaf: str) -> bool:
    """Whether a header says 工种 and not whose, with a number or without."""
    return any(slot_of(form) == "工种" for form in (leaf, *(stem for stem, _ in numbered(leaf))))


def _is_skill_level(readings: list[Reading], place: int) -> bool:
    return 0 <= place < len(readings) and readings[place].header == _LEVEL
