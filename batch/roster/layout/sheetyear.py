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
from batch.roster.layout.claims import Claims
from batch.sheets.sheet import Sheet

_YEAR = "年度"
_OF: Final = {"年度考核": "考[核评]", "继续教育": "继续教育|学时|公需"}
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
    form = re.compile(rf"(20\d\d)年?度?(?P<what>[^\d，,。；;]{{0,10}}?(?:{_OF[kind]}))")
    texts = [sheet.name, *(text_of(cell) for row in above for cell in row if isinstance(cell, str))]
    told = [found for text in texts for found in form.finditer(squeeze(text))]
    if len({found[1] for found in told}) == 1 and not any(_PART.search(found["what"]) for found in told):
        columns[_YEAR] = Column(_YEAR, np.where(used, told[0][1], "").astype(np.object_), "")
