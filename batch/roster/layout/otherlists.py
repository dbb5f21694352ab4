"""Lists that name people and are no part of a roster: of the family, of the pay, of what is not held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from batch.roster.celltext import text_of
from batch.roster.headers import PERSON
from batch.roster.layout.blocks import Block
from batch.roster.layout.claims import Claims
from batch.roster.layout.domains import domain_of_header

#: Words of lists that are about the family or the pay, and name people all the same.
_FAMILY_LISTS: Final = re.compile(r"称谓|与(?:本人|员工|职工|户主)?的?关系|关系|成员姓名")
_PAY_LISTS: Final = re.compile(
    r"(?:应发|实发|基本|岗位|绩效)?工资|应发(?:合计|金额)?|实发(?:合计|金额)?|个税|个人所得税|代扣.*"
)
_OTHER_SHEETS: Final = re.compile("评委|专家|考评员|裁判|家属|亲属|家庭成员|工资|薪酬|通讯录")
#: Names and titles of lists of certificates that are not held, or not of the kinds that are asked for.
_NOT_HELD: Final = re.compile(
    "拟|计划|报名|培训|学员|参加|报考|申报|预计|目标|特种作业|特种设备|驾驶|安全员|健康证|上岗证"
)
_WHO: Final = PERSON | {"部门", "单位名称", "性别", "出生日期", "学历", "统一社会信用代码", "在岗状态"}


def is_other_list(name: str, block: Block, claims: Claims) -> bool:
    """Whether a table is about the family, the pay or somebody else, and names people all the same."""
    leaves = [one.leaf for one in block.labels]
    if any(domain_of_header(key) for key in claims.columns):
        return bool(re.search("评委|专家|考评员|裁判", name))
    family = any(_FAMILY_LISTS.fullmatch(leaf) for leaf in leaves)
    paid = sum(_PAY_LISTS.fullmatch(leaf) is not None for leaf in leaves)
    few = set(claims.columns) <= _WHO | {"岗位类别", "现岗位职业（工种）"}
    return family or (few and (paid > 0 or bool(_OTHER_SHEETS.search(name))))


def is_not_held(name: str, above: Sequence[Sequence[Any]]) -> bool:
    """Whether a list of certificates says that they are planned, or permits that no document asks for."""
    titles = [text_of(cell) for row in above for cell in row if isinstance(cell, str) and cell]
    return any(_NOT_HELD.search(text) for text in (name, *titles[:6]) if len(text) <= 40)
