"""Until when a certificate holds, as columns that nobody reads tell it: a day, a span, or how many years (有效期 3年)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from batch.days.moments import day_number
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.issues import Issues
from batch.roster.leaving import Header
from batch.roster.understand.dates import read_date
from batch.sheets.address import column_letter

#: Of a certificate, and not of a contract or a permit that no document asks for, nor the day on which it begins.
_UNTIL: Final = re.compile(
    "(?!.*(?:合同|身份证|劳动|聘|特种|作业|驾|健康|居住|护照|安全|体检|保险|上岗|报名|申报|公示|培训|考试))"
    "(?!.*(?<!到)(?:起始?|开始|生效)(?:日期?|时间|年月|于)?$)"
    ".*(?:有效期|有效截止|有效起止|失效|(?:证书?|技能|等级|资格|职称).*(?:到期|起止|截止|终止)).*"
)
#: The same where only the column before it says that it is of a certificate.
_BARE: Final = re.compile("(?:到期|截止|终止|起止)(?:日期?|时间|年月)?[1-6]?")
_OF_CERTIFICATES: Final = re.compile("技能|职称(?!聘任)|证书(?!存疑)|取得日期|级别|名称|发证机构")
_SPAN: Final = re.compile(r"\s*[至到~～—–-]+\s*(?=(?:19|20)\d\d)")  # before the day on which it ends
_DAY: Final = re.compile(r"(?:19|20)\d\d(?:[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?|\d{4}(?!\d)|年)?(?!\d)")
_EVER: Final = re.compile("长期|永久|终身|终生|至今|无固定|无期限")
_LASTS: Final = re.compile(r"(?:有效期?限?[:：为]?)?(?P<number>\d{1,2}|[一二两三四五六七八九十])个?年")
_NUMERALS: Final = "一二三四五六七八九十"


def is_until(header: str) -> bool:
    """Whether a column says until when certificates hold."""
    return _UNTIL.fullmatch(header) is not None


def bare_until(header: Header, columns: Iterable[Column]) -> bool:
    """Whether 到期时间 stands right behind a column of a certificate."""
    if _BARE.fullmatch(header.leaf) is None or not header.index:
        return False
    before = column_letter(header.index - 1)
    return any(one.letter == before and _OF_CERTIFICATES.match(one.header) for one in columns)


def is_over(cell: object, issues: Issues) -> bool:
    """Whether a day until which a certificate holds is over; on the day after it is. The last of a span counts."""
    last = _SPAN.split(cell)[-1] if isinstance(cell, str) else cell
    day, today = read_date(last), day_number(issues.today)
    if day.code not in ("", "V02") and isinstance(cell, str) and not _EVER.search(cell):
        told = _DAY.findall(cell)
        day = read_date(told[-1]) if told else day
    if day.code not in ("", "V02"):
        return False
    if day.last >= today:
        issues.moves_on(int(day.last) + 1)
    return day.last < today


def lasting(column: Column, columns: Sequence[Column], issues: Issues) -> Column:
    """A column with the number of years that a certificate holds as the day on which they end, where its own day is told."""
    days = [one for one in columns if one.header in ("技能证书取得日期", "取得日期")]
    raw = column.raw.copy()
    for row in np.flatnonzero(column.each(_lasts, np.bool_)).tolist():
        obtained = read_date(days[0].raw[row]) if days and not is_nothing(days[0].raw[row]) else None
        if obtained is None or obtained.code not in ("", "V02"):
            continue
        end = int(obtained.last) + round(365.25 * _years(text_of(raw[row])))
        if end >= day_number(issues.today):
            issues.moves_on(end + 1)
            raw[row] = ""
    return Column(column.header, raw, column.letter)


def _lasts(cell: object) -> bool:
    return isinstance(cell, str) and _LASTS.fullmatch(cell.strip()) is not None


def is_length(text: str) -> bool:
    """Whether a text says how many years something lasts."""
    return _LASTS.fullmatch(text) is not None


def _years(text: str) -> int:
    found = _LASTS.fullmatch(text.strip())
    number = found["number"].replace("两", "二") if found else "0"
    return int(number) if number.isdigit() else _NUMERALS.index(number) + 1
