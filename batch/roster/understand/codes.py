"""Small numbers and codes as rosters write them."""

from __future__ import annotations

import re
from typing import Final

from batch.facts import UNREADABLE
from batch.language.numerals import count
from batch.language.text import squeeze


def read_months(text: str) -> int:
    """A number of months: 6, 6个月, 两个月, 1年6个月, 一年半, 1.5年, 无中断; UNREADABLE for anything else."""
    key = squeeze(text)
    if key in _NONE:
        return 0
    found = _LENGTH.fullmatch(key)
    if not key or not found or not any(found.group("years", "half", "months")):
        return UNREADABLE
    months = 12 * _number(found["years"]) + 6 * bool(found["half"]) + _number(found["months"])
    return int(months) if months == int(months) else UNREADABLE


#: What says in words that there was none.
_NONE: Final = frozenset(
    {f"{no}{word}" for no in ("无", "没有", "未", "从未", "没", "未曾") for word in ("中断", "间断")}
    | {"否", "零"}
)
_HAN: Final = "(?:[二两三四五六七八九]?十[一二三四五六七八九]?|[〇零一二两三四五六七八九])"
_LENGTH: Final = re.compile(
    rf"(?:累计|共计?|合计)?(?:(?P<years>\d{{1,2}}(?:\.\d)?|{_HAN})年)?(?P<half>(?<=年)半|半年)?"
    rf"(?:[零又]?(?P<months>\d{{1,3}}(?:\.0)?|{_HAN}(?=个?月))(?:个月|月)?)?"
)


def _number(text: str | None) -> float:
    """A number below a hundred in digits or in Chinese ones; 0 for none."""
    plain = text or "0"
    return float(plain) if plain[0].isdecimal() else count(plain)


def read_year(text: str) -> int:
    """A calendar year: 2023, 2023年, 2023年度; 0 for anything else."""
    found = re.fullmatch(r"((?:19|20)\d\d)(?:年度?|年度考核)?", squeeze(text))
    return int(found[1]) if found else 0


def read_hours(text: str) -> float | None:
    """Hours: 90, 90.5, 90学时; None for anything else."""
    found = re.fullmatch(r"(\d{1,5}(?:\.\d+)?)(?:学时|课时|小时|个学时)?", squeeze(text))
    return float(found[1]) if found else None


def read_occupation_code(text: str) -> str | None:
    """An occupation code with dashes: 6-18-02-04 or 6180204; None for anything else."""
    key = re.sub("[—–－‐‑_.]", "-", squeeze(text))
    if re.fullmatch(r"\d(-\d{1,2}){0,3}", key):
        first, *rest = key.split("-")
        return "-".join([first, *(part.zfill(2) if len(rest) > 1 else part for part in rest)])
    if re.fullmatch(r"\d{7}", key):
        return f"{key[0]}-{key[1:3]}-{key[3:5]}-{key[5:7]}"
    return None
