"""Lists that name people and are no part of a roster: of the family, of the pay, of what is not held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from batch.roster.celltext import text_of
from batch.roster.headers import PERSON
from batch.roster.layout.blocks import Block
from batch.roster.layout.headings.claims import Claims
from batch.roster.layout.headings.domains import domain_of_header
from batch.roster.leaving.words import DENIES, INSTRUCTS, set_aside

#: Words of lists that are about the family or the pay, and name people all the same.
_FAMILY_LISTS: Final = re.compile(r"称谓|与(?:本人|员工|职工|户主)?的?关系|关系|成员姓名")
_PAY_LISTS: Final = re.compile(
    r"(?:应发|实发|基本|岗位|绩效)?工资|应发(?:合计|金额)?|实发(?:合计|金额)?|个税|个人所得税|代扣.*"
)
_OTHER_SHEETS: Final = re.compile("评委|专家|考评员|裁判|家属|亲属|家庭成员|工资|薪酬|通讯录")
#: Lists of awards that are no awards.
_NOT_WON: Final = re.compile(
    "拟(?!申报)|推荐(?:人选|名单|对象|人员)|候选|未获|未评|未通过|提名|入围|落选|撤销|作废|家属"
)
#: Lists of awards that may be none, or nobody's own: put forward now, won by several together.
_PERHAPS_WON: Final = re.compile(
    "(?<!职称)申报(?!人|者|单位|对象|职称|年度|材料|.*获)|(?:集体|团[体队]|班组|小组).*(?:荣誉|奖|称号|表彰|竞赛)"
)
_HELD: Final = re.compile("(?<!未)(?:取证|获证|发证|持证)(?!.*(?:计划|报名))")
#: Names and titles of lists of certificates that are not held, or not of the kinds that are asked for.
_NOT_HELD: Final = re.compile(
    "拟|计划|报名|培训|学员|参加|报考|申报|预计|目标|特种作业|特种设备|驾驶|安全员|健康证|上岗证|注销|作废|撤销|吊销|过期|失效|无效|伪造|虚假"
    "|假证|未通过|未取|未领|未批|不合格|待发|待领|候选|补考|缺考|待公布|未公布|公示|家属|配偶|离职|退休|收回|暂扣|存疑"
)
_WHO: Final = PERSON | {"部门", "单位名称", "性别", "出生日期", "学历", "统一社会信用代码", "在岗状态"}


def is_other_list(name: str, block: Block, claims: Claims) -> bool:
    """Whether a table is about the family, the pay or somebody else, and names people all the same."""
    leaves = [one.leaf for one in block.labels]
    if any(domain_of_header(key) for key in claims.columns):
        return bool(re.search("(?:评委|专家|考评员|裁判员?)(?:库|名单|名册|信息|一览|表|$)", name))
    family = any(_FAMILY_LISTS.fullmatch(leaf) for leaf in leaves)
    paid = sum(_PAY_LISTS.fullmatch(leaf) is not None for leaf in leaves)
    few = set(claims.columns) <= _WHO | {"岗位类别", "现岗位职业（工种）"}
    return family or (few and (paid > 0 or bool(_OTHER_SHEETS.search(name))))


def is_not_held(name: str, above: Sequence[Sequence[Any]], awards: bool = False) -> bool:
    """Whether a list of certificates says that they are planned, or permits that no document asks for.

    ``awards``: whether a list of awards says that they are none.
    """
    if awards:
        return any(_NOT_WON.search(text) for text in _titles(name, above))
    return any(_NOT_HELD.search(text) and not _holds(text) for text in _titles(name, above))


def _holds(title: str) -> bool:
    """培训取证台账 lists what is held."""
    return _HELD.search(title) is not None and DENIES.search(title) is None


def denies_all(name: str, above: Sequence[Sequence[Any]]) -> str:
    """The name or title that takes back what a list says of everybody on it; empty for none."""
    titles = _titles(name, above)
    return next(
        (one for one in titles if (DENIES.search(one) and not INSTRUCTS.search(one)) or set_aside(one)), ""
    )


def doubts_awards(name: str, above: Sequence[Sequence[Any]]) -> str:
    """The name or title of a list of awards that says that they may be none; empty for none."""
    return next((one for one in _titles(name, above) if _PERHAPS_WON.search(one)), "")


def _titles(name: str, above: Sequence[Sequence[Any]]) -> list[str]:
    every = [text_of(cell) for row in above for cell in row if isinstance(cell, str) and cell]
    return [text for text in (name, *every[:6]) if len(text) <= 40]
