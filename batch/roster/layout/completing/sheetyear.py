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
    whole = len({found[1] for found in told}) == 1 and not any(_PART.search(found["what"]) for found in told)
    return str(told[0][1]) if whole else ""
