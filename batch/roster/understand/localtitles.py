"""Titles that a city gives and the nation does not know: 地方工程师, 苏州市地方工程师, 工程师（地方）."""

from __future__ import annotations

import re
from typing import Final

from batch.language.regions import place_code
from batch.language.terms import TITLE_LEVELS
from batch.language.text import squeeze
from batch.roster.tables import title_level_table
from batch.roster.understand.glued import split_title

ENGINEER: Final = TITLE_LEVELS.index("中级")
#: What 地方 stands before where it is part of a speciality: 地方铁路工程师.
_SPECIALITY: Final = re.compile("铁路|公路|道路|电力|电网|海事|煤|税|志|史|病|金融|戏")


def may_be_local(*texts: str) -> bool:
    """Whether texts may name a local title: they hold 地方 and an engineer."""
    said = squeeze("".join(texts))
    return "地方" in said and "工程师" in said


def without_local(text: str) -> str:
    """What is left of a title without the city that gave it and what says that it is local."""
    key = squeeze(text)
    before, said, behind = key.partition("地方")
    if said and _is_place(before) and not _SPECIALITY.match(behind):
        return behind.removeprefix("职称")
    inside = re.fullmatch(r"(.*工程师)\(([^()]+)\)", key)
    if inside and _is_place(inside[2].replace("地方", "")):
        return inside[1]
    named = re.fullmatch(r"([^()]{2,9}?[省市区县])(.*工程师)", key)
    return named[2] if named and _is_place(named[1]) else key


def _is_place(text: str) -> bool:
    return not text or place_code(text) is not None


def is_engineer_of(level: str, name: str) -> bool:
    """Whether all of a local title was understood, and it is an engineer's: 机械工程师; not 工程师（拟评）, 售后工程师."""
    named = split_title("", without_local(name))[2]
    return ENGINEER in {one for _, one in named} and _goes_with(without_local(level))


def _goes_with(level: str) -> bool:
    """Whether what stands under 级别 beside it says the same, or nothing."""
    written = title_level_table().get(level)
    if written:
        return written[0] <= ENGINEER <= written[1]
    return level in ("", "地方") or ENGINEER in {one for _, one in split_title("", level)[2]}
