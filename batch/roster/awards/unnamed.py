"""Cells that say that there is an award and not which: 有, 见附件, 曾获奖, #N/A. Open on every list."""

from __future__ import annotations

import re
from typing import Final

from batch.facts import Award
from batch.language.text import squeeze
from batch.roster.awards.names import AwardNames
from batch.roster.awards.numbers import UNREAD
from batch.roster.awards.readaward import ReadAward
from batch.sheets.sheet import fault_of

#: Words none of which is a name: that something is there, how many, of which level, and where it can be read.
_WORDS: Final = re.compile(
    r"(?:有|是|√|对|若干|多[项次个]|各[类项]|(?:[一二两三四五六七八九十]|[1-9]\d*)[项个次本份张]|[国省市县区部厅]?级|省部级|及?以上|个人|集体|相关"
    r"|详|参?见|如|另|后|附[件后表页]?[一二三四五六七八九十\d]*|附在|材料|清单|表格?|名单|文件|复印件|原件|扫描件|电子[版件]|档案|同上|同前|〃"
    r"|曾经?|已|均|获得?过?|荣获|取得|荣誉|称号|奖[项励状牌]?|证书?|表彰|获奖|情况|名称|待补充?|补充?|的|等|和|及|与|所|有关|其他|[、,，。;；:：()（）\s])+"
)
_MARKS: Final = re.compile(r"[\W_]*")


def is_unnamed(text: str) -> bool:
    """Whether a cell, or the name of a row, is an award that it does not name."""
    key = squeeze(text)
    return bool(fault_of(text)) or (
        not _MARKS.fullmatch(key.replace("√", "有")) and bool(_WORDS.fullmatch(key))
    )


def unnamed(names: AwardNames, text: str) -> ReadAward:
    """It may be any award of any list, of any level, group and prize."""
    award = Award(name="", text=text, prize=UNREAD, competition=True, may_be=tuple(names.by_name))
    return ReadAward(award, notes=(("A09", "名称", text),), unread=text)
