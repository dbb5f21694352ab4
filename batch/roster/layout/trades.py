"""Whose a bare 工种 is: the post's, or that of the certificate beside it."""

from __future__ import annotations

from typing import Final

from batch.roster.layout.domains import slot_of
from batch.roster.layout.labels import numbered
from batch.roster.layout.reading import Reading
from batch.roster.layout.subjects import SKILL

POST_TRADE: Final = "现岗位职业（工种）"


def give_trades(readings: list[Reading]) -> None:
    """工种 twice, each beside a 技能等级, is the certificates' and not the post's; so is one where the post's is another."""
    bare = [
        place for place, one in enumerate(readings)
        if one.header == POST_TRADE and is_bare_trade(one.label.leaf)
    ]  # fmt: skip
    levels = {one.number for one in readings if one.header == "技能等级" and one.number}
    for place in bare:
        if readings[place].number in levels:
            readings[place].header, readings[place].domain = "技能证书职业（工种）", SKILL
    beside = [place for place in bare if any(_is_skill_level(readings, place + step) for step in (-1, 1))]
    if len(beside) >= 2 or (len(beside) == 1 and _posts_own(readings, bare)):
        for place in beside:
            readings[place].header, readings[place].domain = "技能证书职业（工种）", SKILL


def _posts_own(readings: list[Reading], bare: list[int]) -> bool:
    """Whether another column says that it is the post's (现从事工种), and none that it is the certificate's."""
    headers = {one.header for place, one in enumerate(readings) if place not in bare}
    return POST_TRADE in headers and "技能证书职业（工种）" not in headers and len(bare) == 1


def is_bare_trade(leaf: str) -> bool:
    """Whether a header says 工种 and not whose, with a number or without."""
    return any(slot_of(form) == "工种" for form in (leaf, *(stem for stem, _ in numbered(leaf))))


def _is_skill_level(readings: list[Reading], place: int) -> bool:
    return 0 <= place < len(readings) and readings[place].header == "技能等级"
