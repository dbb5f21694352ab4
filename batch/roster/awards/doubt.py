"""What columns that nobody reads say against the awards of a row: 个人/集体 = 集体, 称号已撤销, a list put aside.

A prize of many is nobody's own for certain, and one that may have been taken back is not either: both are open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from batch.days.moments import Mask
from batch.language.regions import place_of_text, regions
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.certificates.doubt import ABOUT, OURS, REMARKS, VOID, said_together
from batch.roster.leaving import Header
from batch.roster.leaving.remarks import without_denials

#: The header of the column that holds what was said; no sender writes it.
AWARD_DOUBT: Final = "奖项存疑"
_AWARD: Final = "奖|荣誉|称号|能手|工匠|劳模|模范|状元|津贴|大师|表彰|[一二三]等功"
_MANY: Final = "集体|团[体队]|班组|小组|双人|多人"
_NAMED: Final = re.compile(_AWARD)
_SEVERAL: Final = re.compile(_MANY)
_OF_AWARDS: Final = re.compile(f"{_AWARD}|竞赛|比赛|大赛|参赛|个人.*(?:{_MANY})|(?:{_MANY}).*个人")
#: Whose lodging, contract or employer it is: 集体 there is no prize's.
_OF_OTHERS: Final = re.compile(
    "户|籍|合同|单位|企业|公司|住|保险|协议|用工|编制|经济|所有制|党|团组织|部门|车间|岗位|工资"
)
#: Who gave an award: an office of a county makes nothing of a city's or above.
_GIVER: Final = re.compile(
    "(?:授予|颁[发奖]|发证|表彰|主办|评[定选]|认定|命名|批准).*(?:单位|机关|机构|部门|者|方)"
)
_OFFICE: Final = re.compile("政府|总?工会|人社|人力资源|[局委厅部办]$")
#: Who gives what is nobody's but its own, whatever level stands beside: an employer, a school.
_GIVES: Final = re.compile("(?:授予|颁[发奖]|发证|表彰|命名|奖励).*(?:单位|机关|机构|部门|者|方)")
_EMPLOYER: Final = re.compile(
    "(?:本|我|所在)(?:单位|公司|厂|企业)|.*(?:公司|集团|[工分总]厂|(?<!工)厂|车间|学校|学院|大学|医院|研究[所院]|矿|酒店)(?:党委|工会|团委|行政|人事[部处]|总部|本部)?"
)
_ASKED: Final = re.compile(f"是否.*(?:{_MANY}).*|.*(?:{_MANY}).*(?:与否|[(（]是/?否[)）])")
_YES: Final = frozenset({"是", "有", "y", "yes", "√", "1", "1.0"})
_MANY_ALONE: Final = re.compile(f"(?:{_MANY})(?:奖项?|荣誉|赛|项目|类|所?获)?")
_MANY_WON: Final = re.compile(
    f"(?:{_MANY})[^，。；;]{{0,6}}(?:{_AWARD})|(?:{_AWARD})[^，。；;]{{0,8}}(?:{_MANY})|均?(?:为|是|系|属)(?:{_MANY})"
)


Says = Callable[[str], bool]


def _of_many(header: str) -> Says | None:
    """What tells of a text in a column that a prize was won by several together; None where nothing does."""
    if _ASKED.fullmatch(header):
        return lambda text: text.lower() in _YES
    if _OF_AWARDS.search(header):
        return lambda text: _SEVERAL.search(text) is not None
    if _OF_OTHERS.search(header):
        return None
    if REMARKS.fullmatch(header):
        return lambda text: _SEVERAL.search(text) is not None and _is_of_many(text)
    return lambda text: _MANY_ALONE.fullmatch(text) is not None


def _is_of_many(text: str) -> bool:
    return _MANY_ALONE.fullmatch(text) is not None or _MANY_WON.search(text) is not None


def _by_a_county(header: str) -> Says | None:
    """The same for a column of who gave an award: an office of a county, as 昆山市人民政府 is."""
    return _names_a_county if _GIVER.search(header) else None


def _names_a_county(text: str) -> bool:
    if _OFFICE.search(text) is None:
        return False
    place = place_of_text(text.removeprefix("中国共产党").removeprefix("中共"))
    return place is not None and regions()[place].local


def _by_an_employer(header: str) -> Says | None:
    """The same for a company or a school, whose awards are of no province."""
    return (lambda text: _EMPLOYER.fullmatch(text.strip()) is not None) if _GIVES.search(header) else None


def _taken_back(header: str) -> Says | None:
    """The same for a remark that takes back an award, or something that it does not name."""
    of_awards, remark = _OF_AWARDS.search(header) is not None, REMARKS.fullmatch(header) is not None

    def says(text: str) -> bool:
        if VOID.search(text) is None or VOID.search(text := without_denials(text)) is None:
            return False
        return of_awards or _NAMED.search(text) is not None or (remark and ABOUT.search(text) is None)

    return says


def doubted_awards(strangers: Iterable[tuple[Header, Column]], used: Mask, takes_back: bool) -> Column | None:
    """What is said against the awards of each row; None for nothing. ``takes_back``: also that they are none."""
    kinds = (_of_many, _by_a_county, _by_an_employer, *([_taken_back] if takes_back else []))
    readers = []
    for header, column in strangers:
        if header.leaf != OURS:
            says = [one for kind in kinds if (one := kind(header.leaf))]
            readers.append((column, _reader(says)))
    return said_together(AWARD_DOUBT, readers, used)


def _reader(says: list[Says]) -> Callable[[object], str]:
    def one(cell: object) -> str:
        if is_nothing(cell) or not (isinstance(cell, str) or cell == 1):  # other numbers: as many as people
            return ""
        text = text_of(cell)
        return text if any(say(text) for say in says) else ""

    return one
