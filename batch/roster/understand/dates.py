"""Dates as rosters write them, kept as first and last possible day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from batch.days.moments import ALWAYS, FIRST_YEAR, LAST_YEAR, NEVER, day_number
from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.understand.datewords import HAN, in_digits, plain_date

_EXCEL_EPOCH: Final = date(1899, 12, 30)
_YEAR: Final = r"(?P<y>(?:19|20|18|21)\d\d)"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[-/.年](?P<m>\d{{1,2}})[-/.月](?P<d>\d{{1,2}})[日号]?(?:t?\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?)?",
        rf"{_YEAR}(?P<m>\d{{2}})(?P<d>\d{{2}})",
        rf"{_YEAR}[-/.年](?P<m>\d{{1,2}})(?:月(?:[初中底末]|[上中下]旬)?|月?(?:份)?)",
        rf"{_YEAR}(?P<m>\d{{2}})",
        rf"{_YEAR}年?(?:度)?",
        rf"{_YEAR}年第?(?P<q>[1-4一二三四])季度",
        rf"{_YEAR}年?(?P<half>[上下])半年(?:度)?",
    )
)
#: 2010,5,1: three parts with a separator that no form has.
_COMMAS: Final = re.compile(rf"({_YEAR})([,，、·])(\d{{1,2}})\3(\d{{1,2}})")
#: 2010、5 and 2010·5: a month behind another mark than a point.
_MARKED: Final = re.compile(rf"({_YEAR})[、·\\_](\d{{1,2}})(?:[\\_](\d{{1,2}}))?")
#: 2011、12 is December, or 2011 and 2012; 2011、5 and 2005、12 are a month.
_YEARS: Final = re.compile(r"(20\d\d)、(\d\d)")
#: 2018 6 1 and 2018 6: blanks where marks should be, read before blanks go.
_BLANKS: Final = re.compile(r"\s*((?:19|20)\d\d)\s+(\d{1,2})(?:\s+(\d{1,2}))?\s*")
#: 2021-6/7, 2021.6-7, 2021年6、7月: one day in the first month, or either month and all between them.
_EITHER: Final = (
    re.compile(rf"{_YEAR}([-/.年])(?P<m>\d{{1,2}})(?!\2)[-/.](?P<n>\d{{1,2}})"),
    re.compile(
        rf"{_YEAR}[-/.年](?P<m>\d{{1,2}})月?(?:[-~,，、/]|至|到|或者?|和)(?:(?P=y)[-/.年])?(?P<n>\d{{1,2}})月(?:份)?"
    ),
)
#: 98年7月 is of the last century: nobody has worked for 98 years. 10年5月 may be a length of time.
_LAST_CENTURY: Final = re.compile(r"^([6-9]\d)(?=年\d{1,2}月)")
#: A time of day behind a day, taken off before blanks go: 2023-6-3 00:00 is no 30 June. In Greenwich's evening it is tomorrow.
_NOON: Final = "(?:上午|下午|凌晨|早上|中午|晚上|[ap]m)"
_TIME: Final = re.compile(
    rf"(?<=[\d日])(?![\sTt]+(?:1[6-9]|2\d):.*z)(?:[\sTt]+(?:{_NOON}\s*)?\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}}(?:\.\d+)?)?(?:\s*{_NOON}|\+08:?00|z)?"
    r"|[\sTt]*(?:上午|下午)?\d{1,2}[时点](?:\d{1,2}分(?:\d{1,2}秒)?)?|\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?)\s*$",
    re.IGNORECASE,
)
#: The same without any mark: 20230603000000.
_STAMP: Final = re.compile(
    r"\s*((?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?\s*"
)
_SINCE: Final = re.compile("[-~至]*(?:至今|今|起|开始|以来)$")  # behind a day from which something goes on


@dataclass(frozen=True)
class ReadDate:
    """The first and last possible day (day numbers), and what is to be said about it."""

    first: int = int(ALWAYS)
    last: int = int(NEVER)
    code: str = ""
    more: str = ""


UNKNOWN: Final = ReadDate()
_LONGEST: Final = 60  # characters of a date, its time of day and a stray mark


def read_date(value: object, header: str = "") -> ReadDate:
    """Understand one cell under a canonical header; what is not understood is no date, with an issue's code."""
    if is_nothing(value):
        return UNKNOWN
    if isinstance(value, date):
        return _cell(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(float(value))
    text = _BLANKS.sub(_with_marks, _STAMP.sub(r"\1", _TIME.sub("", text_of(value))))
    return _text(plain_date(squeeze(text), header))


def _with_marks(found: re.Match[str]) -> str:
    whole = found.span() == (0, len(found.string))
    return "-".join(part for part in found.groups() if part) if whole else found[0]


@lru_cache(maxsize=1 << 16)  # of all rosters together there are few days
def _cell(day: date) -> ReadDate:
    """A date cell; 2021 typed into one is stored as day 2021, in 1905, and is the year."""
    serial = (day - _EXCEL_EPOCH).days
    if 1950 <= serial <= LAST_YEAR:
        year = _parts({"y": str(serial)})
        return ReadDate(year.first, year.last, "V12", f"{serial}年")
    return _exact(day)


def _exact(day: date) -> ReadDate:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return ReadDate(code="V11")
    return ReadDate(day_number(day), day_number(day))


def _number(value: float) -> ReadDate:
    if not abs(value) < 1e9:  # infinite or no number at all
        return ReadDate(code="V01")
    if value.is_integer():
        if 20000 <= value < 75000:  # 1954 … 2105 as an Excel serial
            day = _EXCEL_EPOCH + timedelta(days=int(value))
            found = _exact(day)
            return ReadDate(found.first, found.last, found.code or "V02", day.isoformat())
        return _text(str(int(value)))
    if 20000 <= value < 75000:  # with a time of day
        return _number(float(int(value)))
    year, month = divmod(round(value * 100), 100)
    if FIRST_YEAR <= year <= LAST_YEAR and abs(value * 100 - round(value * 100)) < 1e-6:
        if month == 10:  # 2021.10 and 2021.1 are the same number
            more = f"{year}年1月或{year}年10月"
            return ReadDate(_month(year, 1).first, _month(year, 10).last, "V03", more)
        if month % 10 == 0 and 1 <= month // 10 <= 9:
            return _month(year, month // 10)
        if 1 <= month <= 12:
            return _month(year, month)
    return ReadDate(code="V01")


def _month(year: int, month: int) -> ReadDate:
    last = calendar.monthrange(year, month)[1]
    return ReadDate(day_number(date(year, month, 1)), day_number(date(year, month, last)))


def _text(text: str) -> ReadDate:
    text = re.sub("[—–－‐‑]", "-", text[:_LONGEST]).rstrip("。.,，、;；").replace("。", ".")
    text = in_digits(_SINCE.sub("", text))
    text = _LAST_CENTURY.sub(r"19\1", text)
    text = _COMMAS.sub(r"\1-\4-\5", text).replace("..", ".")
    if (found := _YEARS.fullmatch(text)) and (int(found[1]) + 1) % 100 == int(found[2]):
        return _month_or_years(int(found[1]), int(found[2]))
    if found := _MARKED.fullmatch(text):
        text = "-".join(part for part in (found[1], found[3], found[4]) if part)
    if re.fullmatch(r"(?:[2-6]\d{4}|7[0-4]\d{3})(?:\.\d+)?", text):  # a serial that came through a text file
        return _number(float(text))
    if re.fullmatch(r"(?:19|20)\d\d\.1", text):  # 2020.10 loses its last digit on the way through a cell
        return _number(float(text))
    for form in _EITHER:
        found = form.fullmatch(text)
        if found and (either := _either(int(found["y"]), int(found["m"]), int(found["n"]))):
            return either
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            return _parts(found.groupdict())
    return ReadDate(code="V01")


def _either(year: int, one: int, other: int) -> ReadDate | None:
    """What two numbers behind a year mean where they may be two months; None where they cannot."""
    low, high = sorted((one, other))
    if not (1 <= low < high <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    more = f"{year}年{low}月或{year}年{high}月"
    return ReadDate(_month(year, low).first, _month(year, high).last, "V03", more)


def _month_or_years(year: int, month: int) -> ReadDate:
    """What a year and the last digits of the next one mean: that month, if it is one, or any day of both years."""
    if not 1 <= month <= 12:
        return ReadDate(code="V01")
    more = f"{year}年{month}月或{year}年、{year + 1}年"
    return ReadDate(_month(year, 1).first, _month(year + 1, 12).last, "V03", more)


def _parts(parts: dict[str, str]) -> ReadDate:
    year = int(parts["y"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ReadDate(code="V11")
    try:
        if "d" in parts:
            return _exact(date(year, int(parts["m"]), int(parts["d"])))
        if "m" in parts:
            return _month(year, int(parts["m"]))
    except ValueError:
        return ReadDate(code="V01")
    first, last = _part_of_year(parts)
    return ReadDate(_month(year, first).first, _month(year, last).last)


def _part_of_year(parts: dict[str, str]) -> tuple[int, int]:
    """The first and last month that a year, its half or its quarter may mean."""
    if "half" in parts:
        return (1, 6) if parts["half"] == "上" else (7, 12)
    if "q" in parts:
        last = 3 * int(parts["q"].translate(HAN))
        return last - 2, last
    return 1, 12
