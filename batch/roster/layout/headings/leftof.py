"""Whose a bare 发证日期 may be: that of the certificate columns at its left, nearest first."""

from __future__ import annotations

import re
from typing import Final

from batch.roster.layout.headings.domains import slot_of_header
from batch.roster.layout.headings.labels import yearly_header
from batch.roster.layout.headings.reading import Reading
from batch.roster.layout.headings.subjects import APPLIED, FOREIGN, SKILL, STUDY, TITLE, domain_of
from batch.roster.layout.headings.trades import POST_TRADE, is_bare_trade

#: The person's own columns that may stand between a certificate and its date.
_BETWEEN: Final = frozenset(
    {
        "姓名",
        "工号",
        "单位名称",
        "统一社会信用代码",
        "部门",
        "性别",
        "出生日期",
        "所在地",
        "单位性质",
        "在岗状态",
        "编制",
        "用工形式",
    }
)


#: A question further to the left has none either: 是否技校毕业, 有无职称.
_ASKED: Final = re.compile("是否|有无")
#: A post further to the left has no certificate whose day this could be.
_POST: Final = re.compile(
    "(?:现任?|所在|工作|现?聘任?|受聘|聘用)?(?:行政)?(?:岗位|职务|职位)(?:[/、(]?(?:岗位|职务|职位|工种)\\)?|名称|等级|级别|层级)?"
)


def left_of(readings: list[Reading], place: int, slot: str) -> list[str]:
    """The certificates whose columns stand at the left of a place, nearest first, up to the last such fact.

    What could have a date of its own (an honour, a school, a contract, a stranger) ends the search.
    """
    found: list[str] = []
    for one in reversed(readings[:place]):
        if one.slot == slot or (one.header and slot_of_header(one.header) == slot):
            break
        if (found and _has_none(one, readings[place].label.leaf)) or _says_more(readings, one):
            continue
        if slot == "聘任" and is_appointment(one):
            return [*found, FOREIGN]
        domain = SKILL if one.header == POST_TRADE and is_bare_trade(one.label.leaf) else one.domain
        if domain and domain not in found:
            found.append(domain)
        if domain in (FOREIGN, STUDY):
            break
        if domain or one.slot or one.header in _BETWEEN or yearly_header(one.header):
            continue
        if one.label.leaf in ("序号", "编号"):
            continue
        if not found:
            found.append(FOREIGN)
        break
    return found


#: What is said of a certificate and has no day of its own.
_OF_IT: Final = re.compile(
    "(?:取得|获得|获取|评审|评定)(?:方式|途径|渠道|形式)|(?:发证|颁发|颁证|评审|批准|审批|认定|评价|鉴定|授予|核发)(?:机构|单位|机关|部门|委员会|地点?|地区)|评委会(?:名称)?"
)


def _says_more(readings: list[Reading], one: Reading) -> bool:
    """Whether a column that nobody reads is of the certificate at its left: 职称 | 取得方式, 职称 | 专业."""
    if one.header or one.slot or one.label.groups:
        return False
    before = readings.index(one) - 1
    of_title = before >= 0 and readings[before].domain == TITLE and readings[before].header != ""
    return _OF_IT.fullmatch(one.label.leaf) is not None or (of_title and one.label.leaf == "专业")


def _has_none(one: Reading, leaf: str) -> bool:
    """Whether a column further to the left has no certificate whose day this could be; ``leaf``: the day's header."""
    if one.domain == FOREIGN and domain_of("".join((*one.label.groups, one.label.leaf))) == APPLIED:
        return True
    asked = not one.header and _ASKED.match(one.label.leaf) is not None
    return asked or (_POST.fullmatch(one.label.leaf) is not None and not leaf.startswith("任职"))


def is_appointment(one: Reading) -> bool:
    """Whether a column is what somebody is appointed as, perhaps lower than the title: 现聘职务."""
    return not one.header and not one.slot and "聘" in one.label.leaf
