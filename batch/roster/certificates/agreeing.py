"""Remarks that say again what the row says, or nothing of a certificate: 考核合格, 电子证书, 2018年取得技师.

They agree with the row or they are heard: 享受高级技师待遇 beside 技师 is about one more certificate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from batch.days.moments import Mask, to_date
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.leaving.remarks import is_poor
from batch.roster.understand.dates import read_date

_LEVEL: Final = "(?P<level>高级技师|技师|[初中高]级工)"
_ASSESSED: Final = re.compile(
    r"[\d年度、\-—~至到和近三两连续]*考核(?:结果|等次)?(?:均|都|全部)?(?:为|是)?(?:合格|优秀|良好|称职|达标)"
)
_PAPER: Final = re.compile("(?:已换|已领|为|有|持)?电子(?:版)?证书?")
_BENEFIT: Final = re.compile(
    rf"(?:已|正|现)?(?:享受|领取|发放)?{_LEVEL}(?:津贴|待遇|补贴|补助)(?:已(?:发放|享受|兑现|领取))?"
)
_OBTAINED: Final = re.compile(
    rf"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{{1,2}})月)?(?:取得|获得|获|评为|考取){_LEVEL}(?:证书?|等级|资格)?"
)
_FILED: Final = re.compile(
    rf"{_LEVEL}(?:职业)?(?:技能)?(?:资格|等级)?证书?(?:原件|复印件|扫描件|电子版)"
    "(?:均?已|见)?(?:提交|上交|交|收|附后?|上传|附件|存档|归档)[了齐]?"
)
_CLAUSES: Final = re.compile("[，,；;。]")


@dataclass(frozen=True)
class Row:
    """What rows say of themselves: their level, its day and their assessments."""

    level: Column
    day: Column
    poor: Mask

    @staticmethod
    def of(columns: Mapping[str, Column], size: int) -> Row:
        """The rows of a table."""
        nothing = Column.nothing("", size)
        poor = np.zeros(size, np.bool_)
        for header, column in columns.items():
            if header.endswith("年度考核"):
                poor |= column.each(lambda cell: not is_nothing(cell) and is_poor(text_of(cell)), np.bool_)
        return Row(columns.get("技能等级", nothing), columns.get("技能证书取得日期", nothing), poor)

    def agrees(self, clause: str) -> Mask | None:
        """The rows that say the same as a clause of a remark; None for one of another kind."""
        if _PAPER.fullmatch(clause):
            return np.ones(self.poor.size, np.bool_)
        if _ASSESSED.fullmatch(clause):
            return ~self.poor
        found = _BENEFIT.fullmatch(clause) or _FILED.fullmatch(clause) or _OBTAINED.fullmatch(clause)
        if found is None:
            return None
        level: Mask = self.level.each(lambda cell: squeeze(text_of(cell)) == found["level"], np.bool_)
        if found.re is not _OBTAINED:
            return level
        year, month = int(found["year"]), int(found["month"] or 0)
        day: Mask = self.day.each(lambda cell: _is_in(cell, year, month), np.bool_)
        both: Mask = np.logical_and(level, day)
        return both


def _is_in(cell: object, year: int, month: int) -> bool:
    read = read_date(cell, "技能证书取得日期")
    first, last = to_date(int(read.first)), to_date(int(read.last))
    if read.code or first is None or last is None or {first.year, last.year} != {year}:
        return False
    return not month or {first.month, last.month} == {month}


def without_agreeing(remark: Column, row: Row) -> Column:
    """A column of remarks, emptied where it only says again what the row says."""
    raw = None
    for value, text in enumerate(remark.texts):
        told = [row.agrees(clause) for clause in _CLAUSES.split(squeeze(text)) if clause] if text else []
        masks = [mask for mask in told if mask is not None]
        if masks and len(masks) == len(told):
            agrees = np.logical_and.reduce(masks) & (remark.codes == value)
            raw = remark.raw.copy() if raw is None else raw
            raw[agrees] = ""
    return remark if raw is None else Column(remark.header, raw, remark.letter)
