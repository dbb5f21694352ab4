"""Headers that nobody knows but that stand near a known word: said with what they could be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from batch.roster.layout.headings.subjects import NOT_OWN, SKILL, TITLE, domain_of

_NEAR: Final = (
    (
        re.compile(r"(?:评定|评审|批准|通过|获得|取得).*(?:时间|日期|年月)"),
        "职称取得日期",
        "技能证书取得日期",
    ),
    (re.compile(r"(?:聘任|聘用|受聘).*(?:时间|日期|年月)?"), "职称聘任日期", "现岗位起始日期"),
    (re.compile(r"职称"), "职称名称", "职称级别"),
    (re.compile(r"技能|等级|工种"), "技能等级", "技能证书职业（工种）"),
    (re.compile(r"状态|在岗|在职"), "在岗状态", ""),
    (re.compile(r"职业|岗位.*(?:类|性质)"), "现岗位职业（工种）", "岗位类别"),
    (re.compile(r"奖|荣誉|竞赛|大赛|比赛"), "荣誉奖项", ""),
    (re.compile(r"考核"), "年度考核", ""),
)
_NOT: Final = re.compile(
    r"身份证|驾|合同|劳动|工资|薪|电话|手机|党|婚|户|语|籍|备注|照片|培训|岗位(?:等级|级别|层级)|职级|薪级|入职|参加工作|参工|退休|离职"
    "|^(?:是否|有无)|^(?:现|所|受|被)?聘(?:任|用)?.*(?:职务|岗位)|(?:颁奖|授予|表彰|主办|承办|举办)(?:单位|机关|机构|部门)"
)


def suggestion(leaf: str, groups: str, taken: Mapping[str, int]) -> str:
    """The header that a stranger may have meant and that the table lacks; empty for none."""
    if _NOT.search(leaf) or {domain_of(leaf), domain_of(groups)} & set(NOT_OWN):
        return ""
    for form, *headers in _NEAR:
        if form.search(leaf):
            free = [header for header in headers if header and header not in taken]
            about = domain_of(leaf)
            first = [h for h in free if about in (SKILL, TITLE) and h.startswith(about)]
            return next(iter(first or free), "")
    return ""
