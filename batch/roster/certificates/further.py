"""Columns that nobody reads and that may tell of a further certificate, by their header or by what stands there.

Whatever the header is, a level of skill or a title in a short text may be held: 评价结果 技师. Only where the header
speaks of what is applied for, of another person, a post or an office it is none. A header may be the certificate
itself, and the cell only say that there is one: 技师证取得时间 2015.6, 是否工程师 是.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.language.terms import SKILL_LEVELS
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.certificates.doubt import OURS, said_together
from batch.roster.leaving import Header
from batch.roster.tables import skill_level_table
from batch.roster.understand.glued import split_title

#: The header of the column that holds what may be a further certificate; no sender writes it.
FURTHER: Final = "另有证书"
#: The header of the column that says of which ladders a table with one column a level lacks levels; no sender writes it.
OTHER_LEVELS: Final = "未设列的等级"
_OWN: Final = ("技能等级", "职称级别", "职称名称")  # of which a header may tell the day
_MAY_HOLD: Final = re.compile(
    ".*(?:证书|持证|技能|资格|简历|业绩|等级|职称|获奖|(?:第[二三四]|复合|多|兼任?|辅助)工种|其他).*"
)
#: Of something else than a certificate of one's own.
_HOLDS_NOT: Final = re.compile(
    ".*(?:申报|拟|目标|计划|意向|要求|标准|徒弟|师傅|师父|导师|联系|证明人|推荐|审核|部门|单位|班组|车间|学[历校位]|院校|补贴|津贴|待遇|(?<!技术)(?<!聘任)职务"
    "|岗位|职位|姓名|聘用|类别|身份|人员|工资|地址|电话|专业(?!资格|技术)|工种|备注|说明|附注|残疾|工伤|信用|英语|外语|计算机|普通话|安全|保密|行政|职级|考核(?!(?:职业|工种|技能)*(?:等级|级别)$)|管理|层级).*"
)
_CERTIFICATE: Final = re.compile("技师|[初中高]级工(?!程)|工程师|[一二三四五]级/")
#: A bare level, under a header that says that it is one.
_LEVELS: Final = re.compile(
    "(?:现有?|目前|最高|证书|职业|工种|技能|认定|考核|考评|考试)*(?:等级|级别)|.*(?:职业技能|鉴定|评价|资格|技能).*"
)
_BARE: Final = re.compile("[一二三四五1-5]级|[初中高]级|[正副]高")
_SHORT: Final = 24  # characters; a longer text tells of others too, but for what its header says
#: The certificate is the header itself.
_NAMED: Final = re.compile(
    r"(?:是否)?(?:具有|具备|持有|取得|获得|获取|考取|晋升为?|晋级为?|评为|聘为|升为?|为|有)?"
    r"(?P<level>高级技师|技师|[初中高]级工|(?:助理|高级)?工程师|(?:初|中|副高|正高|高)级职称)"
    r"(?:职业资格|技能等级|职业技能等级|资格)?(?:证书?)?(?:取得|发证|获得|获证|评定|通过)?(?:时间|日期|年月|编号|号码?)?(?:[(（].*)?"
)
_NONE: Final = re.compile("[否无未没×x✗╳/\\-—].*|0(?:\\.0)?|n|no|false", re.IGNORECASE)


def further_certificates(
    strangers: Iterable[tuple[Header, Column]], columns: dict[str, Column], used: Mask
) -> Column | None:
    """What may be a further certificate of each row, by columns that nobody reads; None for nothing.

    ``columns``: those that are read, which may tell the same level.
    """
    own = [columns[header] for header in _OWN if header in columns]
    looked_at = [(header.leaf, column) for header, column in strangers if header.leaf != OURS]
    return said_together(
        FURTHER, [(_without(h, _beyond(h, c, columns), own), _further(h)) for h, c in looked_at], used
    )


#: What somebody is appointed as, which is no further title where the row's own is as high.
_APPOINTED: Final = re.compile(
    "(?:现|所|受|被)?聘(?:任|用)?的?(?:专业)?(?:技术)?(?:职务|职称|岗位|资格)(?:名称)?|(?:专业)?技术职务聘任(?:情况|名称)?"
)


def _beyond(header: str, column: Column, columns: Mapping[str, Column]) -> Column:
    """A column of appointments without those that are to a level which the row's own title has, or a lower one."""
    if not _APPOINTED.fullmatch(header):
        return _again(header, column, columns)
    covered = []
    for keys, rank in ((("职称名称", "名称"), _title_level), (("技能等级",), skill_level)):
        own = [columns[key].each(rank, np.int8) for key in keys if key in columns]
        appointed = column.each(rank, np.int8)
        covered += [(appointed >= 0) & (appointed <= one) for one in own]
    if not covered:
        return column
    return Column(column.header, np.where(np.any(covered, axis=0), "", column.raw), column.letter)


def _again(header: str, column: Column, columns: Mapping[str, Column]) -> Column:
    """A column of levels without those that are the row's own level of skill once more: 考核等级 三级 beside 高级工."""
    own = columns.get("技能等级")
    if own is None or _LEVELS.fullmatch(header) is None:
        return column
    told, known = (one.each(skill_level, np.int8) for one in (column, own))
    return Column(column.header, np.where((told >= 0) & (told == known), "", column.raw), column.letter)


def _title_level(cell: object) -> int:
    """The only level that a title's name stands for; -1 for any other text."""
    levels = {level for _, level in split_title("", text_of(cell))[2]}
    return levels.pop() if len(levels) == 1 else -1


def skill_level(cell: object) -> int:
    """The level of skill that a word is; -1 for any other text."""
    level = skill_level_table().get(squeeze(text_of(cell)), "")
    return SKILL_LEVELS.index(level) if level in SKILL_LEVELS else -1


def _further(header: str) -> Callable[[object], str]:
    named = level_of(header)

    def one(cell: object) -> str:
        text = text_of(cell)
        if is_nothing(cell) or not may_hold(header, text):
            return ""
        return f"{header}：{text}" if named else text

    return one


def _without(header: str, column: Column, own: list[Column]) -> Column:
    """A column without the rows whose own level tells what its header names: 技师取得时间 beside 高级技师."""
    level = level_of(header)
    if not level or not own:
        return column
    told = [one.each(lambda cell: is_covered(level, text_of(cell)), np.bool_) for one in own]
    return Column(column.header, np.where(np.any(told, axis=0), "", column.raw), column.letter)


def names_certificate(text: str) -> bool:
    """Whether a text names a level of skill, or a title."""
    return _CERTIFICATE.search(text) is not None


def may_hold(header: str, text: str) -> bool:
    """Whether a text under a header that nobody reads may tell of a further certificate."""
    if level_of(header):
        return _NONE.fullmatch(text.strip()) is None
    if not names_certificate(text) and _BARE.search(text) is None:
        return False  # nearly all that stands in such columns
    if _APPOINTED.fullmatch(header) and "岗位" not in header:
        return _title_level(text) >= 0 or skill_level(text) >= 0
    other = of_something_else(header)
    if _MAY_HOLD.fullmatch(header) is None and (other or len(text) > _SHORT):
        return False
    return names_certificate(text) or (not other and _is_bare(header, text))


def of_something_else(header: str) -> bool:
    """Whether a header speaks of something else than a certificate of one's own."""
    return _HOLDS_NOT.fullmatch(header) is not None


@lru_cache(maxsize=1 << 10)
def level_of(header: str) -> str:
    """The level that a header itself names; empty for none."""
    found = _NAMED.fullmatch(header)
    return found["level"] if found else ""


def _is_bare(header: str, text: str) -> bool:
    return len(text) <= _SHORT and _LEVELS.fullmatch(header) is not None and _BARE.search(text) is not None


def is_covered(level: str, own: str) -> bool:
    """Whether a level that a header names is told already by the row's own: 技师取得时间 beside 高级技师."""
    return bool(level) and (level in own or (level.endswith("级工") and "技师" in own))
