"""A sheet of one year's assessments or hours that has no column of the year: 2021年考核, 2022年度继续教育学时统计表."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from batch.days.moments import Mask
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.layout.headings.claims import Claims
from batch.roster.layout.headings.labels import yearly_header
from batch.sheets.sheet import Sheet

_YEAR = "年度"
_OF: Final = {"年度考核": "考[核评]", "继续教育": "继续教育|学时|公需"}
_RESULT: Final = re.compile("(?:年度|年终)*考[核评](?:结果|情况|等次|等级|结论|档次|评价)?|等次")
#: What may stand between a year and its 考核 without making an exam or a term of it: 2023年度全体职工考核.
_YEARS_OWN: Final = re.compile(
    "(?:年度|年终|年|的|工作|综合|全[体员]|在[职岗]|职工|员工|职员|人员|个人|技术|专业|工人|工勤|德能勤绩廉?|事业单位|本?单位|集团|公司|[^年]{1,4}(?:公司|车间|分?厂|部|科|处|中心|院|校|局|所)"
    "|.*年[度终])*考[核评]"
)
#: Of exams, whatever stands before the word: 2023年考核（技师考评）, 2023年考核认定.
_EXAM: Final = re.compile(
    "(?:技师|等级|鉴定|认定|竞聘|实操|理论)考|补考|考[核评](?:认定|鉴定|定级|取证|发证|录用|招聘|评审|晋)"
)
#: Before or behind a year that is not the only one: 2021-2023年, 2022、2023年, 截至2023年, 2023年以来.
_TO: Final = re.compile(
    r"(?<!\d)(?:20)?\d\d(?:年度?)?(?:\d{1,2}月)?[-~－—–至到、,，和及与/]+$|截[至止]到?$|[至到]$"
)
_FROM: Final = re.compile("(?:年度?)?(?:以?[来前后]|起|之|及|和|与|至|到|[-~－—–、/])")
#: Of a part of a year, or of something else than the year's work.
_PART: Final = re.compile("季度|月|半年|试用|转正|安全|培训(?!学时)|绩效|技能|体检|党|上岗|入职|拟|计划|预")

#: A column that nobody reads and that may be of the year.
_MAY_TELL: Final = re.compile("年(?![月龄限])")


def tell_year(
    sheet: Sheet,
    kind: str,
    claims: Claims,
    columns: dict[str, Column],
    above: Sequence[Sequence[Any]],
    used: Mask,
) -> None:
    """Give each row the one year of which the sheet's name and the lines above it say that they are."""
    if kind not in _OF or _YEAR in columns or any(_MAY_TELL.search(one.leaf) for one in claims.strangers):
        return
    if year := _told(sheet, _OF[kind], above):
        columns[_YEAR] = Column(_YEAR, np.where(used, year, "").astype(np.object_), "")


def claim_result(sheet: Sheet, kind: str, claims: Claims, above: Sequence[Sequence[Any]]) -> None:
    """The only 考核结果 of a list of people is of the year of which their list is: 2023年度考核情况表."""
    results = [one for one in claims.strangers if _RESULT.fullmatch(one.leaf) and not one.groups]
    year = _told(sheet, _OF["年度考核"], above) if kind == "人员" and len(results) == 1 else ""
    if year and not any(yearly_header(key.partition("#")[0]) for key in claims.columns):
        claims.columns[f"{year}年度考核"] = results[0].index
        claims.strangers.remove(results[0])


def _told(sheet: Sheet, what: str, above: Sequence[Sequence[Any]]) -> str:
    """The only year whose assessments or hours a sheet's name and the lines above tell of; empty for none."""
    form = re.compile(rf"(20\d\d)年?度?(?P<what>[^\d，,。；;]{{0,10}}?(?:{what}))")
    texts = [sheet.name, *(text_of(cell) for row in above for cell in row if isinstance(cell, str))]
    told = [found for text in texts for found in form.finditer(squeeze(text))]
    return str(told[0][1]) if len({found[1] for found in told}) == 1 and all(map(_is_whole, told)) else ""


def _is_whole(found: re.Match[str]) -> bool:
    """Whether what is told is of the whole year and of no other, its 考核 neither an exam nor of a term or a post."""
    several = _TO.search(found.string[: found.start()]) or _FROM.match(found["what"])
    if several or _PART.search(found["what"]):
        return False
    exam = _YEARS_OWN.fullmatch(found["what"]) is None or _EXAM.search(found.string)
    return not (exam and re.search("考[核评]", found["what"]))
