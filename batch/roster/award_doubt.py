"""What columns that nobody reads say against the awards of a row: 个人/集体 = 集体, 称号已撤销, a list put aside.

A prize of many is nobody's own for certain, and one that may have been taken back is not either: both are open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from batch.days.moments import Mask
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.doubt import ABOUT, OURS, REMARKS, VOID, said_together
from batch.roster.leaving import Header
from batch.roster.leaving.remarks import without_denials

#: The header of the column that holds what was said; no sender writes it.
AWARD_DOUBT: Final = "奖项存疑"
_AWARD: Final = "奖|荣誉|称号|能手|工匠|劳模|模范|状元|津贴|大师|表彰|[一二三]等功"
_MANY: Final = "集体|团[体队]|班组|小组|双人|多人"
_OF_AWARDS: Final = re.compile(f"{_AWARD}|竞赛|比赛|大赛|参赛|个人.*(?:{_MANY})|(?:{_MANY}).*个人")
#: Whose lodging, contract or employer it is: 集体 there is no prize's.
_OF_OTHERS: Final = re.compile(
    "户|籍|合同|单位|企业|公司|住|保险|协议|用工|编制|经济|所有制|党|团组织|部门|车间|岗位|工资"
)
_ASKED: Final = re.compile(f"是否.*(?:{_MANY}).*|.*(?:{_MANY}).*(?:与否|[(（]是/?否[)）])")
_YES: Final = frozenset({"是", "有", "y", "yes", "√", "1", "1.0"})
_MANY_ALONE: Final = re.compile(f"(?:{_MANY})(?:奖项?|荣誉|赛|项目|类|所?获)?")
_MANY_WON: Final = re.compile(
    f"(?:{_MANY})[^，。；;]{{0,6}}(?:{_AWARD})|(?:{_AWARD})[^，。；;]{{0,8}}(?:{_MANY})|均?(?:为|是|系|属)(?:{_MANY})"
)


def of_many(header: str, text: str) -> bool:
    """Whether what stands in a column that nobody reads says that a prize was won by several together."""
    if _ASKED.fullmatch(header):
        return text.lower() in _YES
    if _OF_AWARDS.search(header):
        return re.search(_MANY, text) is not None
    if _OF_OTHERS.search(header):
        return False
    return _MANY_ALONE.fullmatch(text) is not None or (
        REMARKS.fullmatch(header) is not None and _MANY_WON.search(text) is not None
    )


def doubted_awards(strangers: Iterable[tuple[Header, Column]], used: Mask, takes_back: bool) -> Column | None:
    """What is said against the awards of each row; None for nothing. ``takes_back``: also that they are none."""

    def reader(header: str) -> Callable[[object], str]:
        def one(cell: object) -> str:
            text = text_of(cell)
            if is_nothing(cell):
                return ""
            gone = takes_back and VOID.search(text) is not None and _takes_back(header, without_denials(text))
            return text if gone or of_many(header, text) else ""

        return one

    return said_together(
        AWARD_DOUBT,
        [(column, reader(header.leaf)) for header, column in strangers if header.leaf != OURS],
        used,
    )


def _takes_back(header: str, text: str) -> bool:
    """Whether a remark takes back an award, or something that it does not name."""
    if VOID.search(text) is None:
        return False
    if re.search(_AWARD, text) or _OF_AWARDS.search(header):
        return True
    return REMARKS.fullmatch(header) is not None and ABOUT.search(text) is None
