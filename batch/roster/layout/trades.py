"""Whose a bare 工种 is: the post's, that of the certificate beside it, or of both (工种 | 技能等级)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from batch.roster.cells import Column
from batch.roster.layout.bothladders import BOTH, BOTH_COLUMNS
from batch.roster.layout.domains import slot_of
from batch.roster.layout.labels import numbered
from batch.roster.layout.levelheaders import level_of
from batch.roster.layout.reading import Reading
from batch.roster.layout.severalinone import skill_parts
from batch.roster.layout.subjects import SKILL

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
    place = headers.index(POST_TRADE)
    post = readings[place]
    beside = [readings[at] for at in (place - 1, place + 1) if 0 <= at < len(readings)]
    return (
        is_bare_trade(post.label.leaf)
        and post.label.index not in set(given)
        and any(_is_of_skill(one) and one.label.groups == post.label.groups for one in beside)
    )


def _is_of_skill(one: Reading) -> bool:
    return one.domain == SKILL or one.header in BOTH_COLUMNS


def with_trade_beside(columns: dict[str, Column]) -> None:
    """Give the post's 工种 to each row's certificates too, where the level is a plain word that names no trade."""
    trade = columns[POST_TRADE]
    for key in [one for one in columns if one.partition("#")[0] == _LEVEL]:
        level = columns[key]
        plain = level.each(_is_plain, np.bool_)
        own = _OWN_TRADE + key[len(_LEVEL) :]
        columns[own] = trade.where(plain & ~level.blank, own)


def _is_plain(cell: object) -> bool:
    parts = skill_parts(cell)
    return bool(parts) and not any(part.trade for part in parts)


def is_bare_trade(leaf: str) -> bool:
    """Whether a header says 工种 and not whose, with a number or without."""
    return any(slot_of(form) == "工种" for form in (leaf, *(stem for stem, _ in numbered(leaf))))


def _is_skill_level(readings: list[Reading], place: int) -> bool:
    return 0 <= place < len(readings) and readings[place].header == _LEVEL
