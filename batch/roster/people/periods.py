"""One roster a year or a month as several sheets (2022年花名册 | 2023年花名册): who is missing from the latest may be gone.

Sheets of which the latest has hardly anybody are lists of different people (who joined, who obtained a certificate) and
say nothing of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from batch.language.text import squeeze
from batch.roster.cells import Table
from batch.roster.leaving.status import put
from batch.roster.leaving.words import NAMED

_ROSTER: Final = (
    "(?:全体|全员|在册|在岗|在职)?(?:花?名[册单]|人员|员工|职工|台账|信息|情况|明细|汇总|统计|表)*"
)
_PERIOD: Final = re.compile(
    rf"(?:(?P<year>20\d\d)(?:年度?|[.\-])?(?:(?P<month>\d{{1,2}})月?)?|(?P<only>\d{{1,2}})月)(?:份|初|底|末)?{_ROSTER}"
)
_KEYS: Final = ("身份证号", "工号", "姓名")


def say_missing(people: Sequence[Table]) -> None:
    """Say in 在岗状态 of whoever stands on an earlier roster and on no later one of the same people."""
    dated = [(period, table) for table in people if (period := _period(table.sheet))]
    if len({period for period, _ in dated}) < 2 or len({period[0] > 0 for period, _ in dated}) > 1:
        return
    latest = max(period for period, _ in dated)
    last = next(table.sheet for period, table in dated if period == latest)
    present = {key for table in people for key in _keys(table) if _period(table.sheet) in (None, latest)}
    for period, table in dated:
        keys = _keys(table)
        gone = np.array([key not in present for key in keys], np.bool_) & (np.array(keys, np.object_) != "")
        if period != latest and gone.any() and 2 * int(gone.sum()) <= len(keys):
            said = f"{NAMED}{table.sheet.strip()}（不在“{last.strip()}”中）"
            put(np.where(gone, said, "").astype(np.object_), table.columns, gone)


def _period(sheet: str) -> tuple[int, int] | None:
    """The year and the month that a sheet's name is, 0 for none; None for any other name."""
    found = _PERIOD.fullmatch(squeeze(sheet))
    if found is None:
        return None
    return int(found["year"] or 0), int(found["month"] or found["only"] or 0)


def _keys(table: Table) -> list[str]:
    """Who each row is about: by the number, else by the name."""
    columns = [table.column(header) for header in _KEYS]
    texts = [[squeeze(column.texts[code]) for code in column.codes.tolist()] for column in columns]
    return [next((text for text in one if text), "") for one in zip(*texts, strict=True)]
