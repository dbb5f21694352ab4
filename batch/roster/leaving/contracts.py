"""From when until when somebody's contract is: 合同期限 2015.1.1-2018.12.31."""

from __future__ import annotations

import re
from typing import Final

from batch.roster.understand.dates import read_date

_CONTRACT: Final = re.compile(
    r"(?:劳动|聘用|用工|现|本期)?合同(?:起止|期限?|有效期限?|起讫)(?:时间|日期|年限)?(?:\(.*\))?"
)
_DAY: Final = re.compile(r"(?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?")


def is_contract(header: str) -> bool:
    """Whether a column is of such periods."""
    return _CONTRACT.fullmatch(header) is not None


def has_ended(period: str, today: int) -> bool:
    """Whether the last of the days of a period is over."""
    days = [read_date(day) for day in _DAY.findall(period)]
    return len(days) > 1 and all(not day.code for day in days) and max(day.last for day in days) < today
