"""What a header says, without the marks, hints and numbers that forms put around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from batch.language.numerals import count
from batch.language.text import squeeze
from batch.roster.headers import header_table
from batch.roster.layout.headings.hints import BRACKETS, HINT, is_other
from batch.roster.layout.headings.questions import asked_for
from batch.roster.layout.headings.subjects import domain_of
from batch.roster.understand.grades_of_years import ALL_YEARS, LAST_YEAR, NAMED, OF_YEARS, years_named

#: Marks of what must be filled in, list numbers (in normal form).
_MARKS: Final = re.compile(r"[*★●▲△※◆☆#]|\(?(?:必填项?|选填|非必填)\)?|^\d{1,2}[.、](?=\D|20\d\d)")
#: The same in English behind the Chinese: 技能等级 Skill Level.
_ENGLISH: Final = re.compile(r"(?<=[\u4e00-\u9fff)][\u4e00-\u9fff)])[/|]?[a-z][a-z./&'#-]*(?:20\d\d)?$")
#: English words that make another thing of the column than the Chinese before them: Target Level, Expiry Date.
OTHER_ENGLISH: Final = re.compile(
    "expir|valid|until|due|target|appl(?!icant)|plan|propos|expect|intend|desir|requir|train|exam|test|renew|next|previous|former|review"
)
_NUMBER: Final = re.compile(r"(?P<stem>.*\D)(?:\((?P<a>[1-9一二三四五六])\)|(?P<b>[1-9一二三四五六]))")
_ORDINAL: Final = re.compile(r"第(?P<a>[1-9一二三四五六])(?:个|项|本)?(?P<stem>.+)")
_DIGITS: Final = "一二三四五六"
_YEAR: Final = r"(?:(?P<year>20\d\d|二[〇○零o0][〇○零o0一二三四五六七八九]{2})年?度?|(?P<short>[0-4]\d)年度?)"
_BEHIND: Final = _YEAR.replace("?P<year>", "?P<year2>").replace("?P<short>", "?P<short2>")
_YEARLY: Final = tuple(
    (re.compile(rf"{_YEAR}(?:{words})|(?:{words})\(?{_BEHIND}\)?"), canonical)
    for words, canonical in (
        ("(?:年度|年终)*考[核评](?:结果|情况|等次|等级|结论|档次|评价)?", "{}年度考核"),
        ("(?:继续教育)?公需(?:科目|课)?(?:学时|课时)?", "{}公需学时"),
        ("继续教育总?(?:学时|课时)?", "{}继续教育学时"),
    )
)
#: Columns about several years: 近三年年度考核结果, 年度考核（近三年）, 上一年度考核, 近三年考核是否均合格.
_COUNTED: Final = r"(?:最?近|前|过去)(?P<{}>[两二三四五2-5])个?(?:考核)?年度?(?:来|以来|内)?的?"
_ASSESSED: Final = r"(?:年度|年终)*考[核评](?:结果|情况|等次|等级|结论|档次|评价)?"
_PASSED: Final = "(?:(?:是否)?(?:均|都|全部)?(?:评?为|达|在)?(?:合格|称职)(?:及?以上)?(?:等次)?)?"
_OF_YEARS: Final = re.compile(
    rf"{_COUNTED.format('a')}{_ASSESSED}{_PASSED}(?:\({NAMED}(?:年度?)?\))?|{_ASSESSED}\({_COUNTED.format('b')}\)"
    rf"|(?P<last>(?:上一?|去)年度?的?{_ASSESSED})"
)
#: The same of years that it names: 2021-2023年考核结果, 年度考核（21-23年）.
_OF_NAMED: Final = re.compile(rf"{NAMED}(?:年度?)?的?{_ASSESSED}{_PASSED}|{_ASSESSED}\({NAMED}(?:年度?)?\)")
_REMEMBERED: Final = 8192  # headers, and cells that were looked at as if they were headers
_NUMERALS: Final = str.maketrans("〇○零o一二三四五六七八九", "00001234567" + "89")


@dataclass(frozen=True)
class Label:
    """The header of one column: its lowest line, and the groups above it (in normal form)."""

    index: int
    shown: str  # as people read it, 职称／取得时间
    leaf: str
    groups: tuple[str, ...] = ()
    row: int = 0  # where its lowest line stands, from 0


def yearly_header(text: str) -> str | None:
    """The canonical header of a column of one year (2025年度考核 …) or of several; None for any other."""
    if text == ALL_YEARS:
        return text
    several, years = _OF_YEARS.fullmatch(text), years_named(text)
    if several and several["last"]:
        return LAST_YEAR
    if several or _OF_NAMED.fullmatch(text):
        number = count(several["a"] or several["b"]) if several else len(years)
        named = f"({'、'.join(map(str, years))})" if len(years) == number else ""
        header = f"近{number}年年度考核{named}"
        return header if OF_YEARS.fullmatch(header) else None
    for form, canonical in _YEARLY:
        found = form.fullmatch(text)
        if found:
            year = found["year"] or found["year2"] or f"20{found['short'] or found['short2']}"
            return canonical.format(year.translate(_NUMERALS))
    return None


@lru_cache(maxsize=_REMEMBERED)
def forms(leaf: str) -> tuple[str, ...]:
    """A header as it stands, then without its marks, then without hints in brackets or behind a colon.

    What makes another thing of it (拟申报) is no hint and stays.
    """
    plain = _MARKS.sub("", leaf)
    unbracketed = BRACKETS.sub("", plain)
    stem = HINT.sub("", unbracketed)
    if stem != plain and any(is_other(stem, hint) for hint in _hints(leaf)):
        return tuple(dict.fromkeys((leaf, plain)))
    found = (leaf, plain, unbracketed, stem, _ENGLISH.sub(_without_english, stem))
    return tuple(dict.fromkeys((*found, *asked_for(plain), *asked_for(stem))))


def _without_english(found: re.Match[str]) -> str:
    return found[0] if OTHER_ENGLISH.search(found[0]) else ""


def _hints(leaf: str) -> list[str]:
    behind = HINT.search(BRACKETS.sub("", leaf))
    return [found[1:-1] for found in BRACKETS.findall(leaf)] + ([behind[0][1:]] if behind else [])


def numbered(leaf: str) -> Iterator[tuple[str, int]]:
    """A header without the number of its set: 技能等级2, 工种(二), 第二职称 → stem and number."""
    for form in forms(leaf):
        for pattern in (_NUMBER, _ORDINAL):
            found = pattern.fullmatch(form)
            if found:
                digit = found["a"] or found.groupdict().get("b") or ""
                yield found["stem"], int(digit) if digit.isdigit() else _DIGITS.index(digit) + 1


#: The number of a set in the middle of a header: 证书1等级.
_FACT: Final = "(?:名称|等级|级别|工种|职业|编号|取得|获得|发证|获奖|颁发|评定|日期|时间).*"
_WITHIN: Final = re.compile(
    r"(?P<of>证书|技能证书|职业技能等级证书|职业资格证书|职称|荣誉|奖项)(?P<number>[1-6一二三四五六])"
    rf"(?P<what>{_FACT})"
)


def number_last(leaf: str) -> str:
    """A header with the number of its set behind it: 证书1等级 is 证书等级1."""
    found = _WITHIN.fullmatch(leaf)
    return f"{found['of']}{found['what']}{found['number']}" if found else leaf


#: A group that says only which of several certificates its columns are of: 证书一, 第二本.
NTH: Final = re.compile(
    r"(?P<of>证书|技能证书|职业技能等级证书|职业资格证书)\(?(?P<number>[1-6一二三四五六])\)?"
    "|第(?P<nth>[1-6一二三四五六])(?:本|个|项|份)?(?:技能)?(?:等级)?证?书?"
)


def numbered_group(groups: list[str], leaf: str) -> tuple[list[str], str]:
    """等级 below 证书一 is 证书等级一."""
    found = NTH.fullmatch(groups[-1]) if groups else None
    if found is None or domain_of("".join(groups[:-1])) or not re.fullmatch(_FACT, leaf):
        return groups, leaf
    return groups[:-1], f"{found['of'] or '证书'}{leaf}{found['number'] or found['nth']}"


@lru_cache(maxsize=_REMEMBERED)
def known(kind: str, leaf: str) -> str | None:
    """What a header of a sheet kind means, by the table of spellings; None for a stranger."""
    spellings = header_table()[kind]
    for form in forms(leaf):
        canonical = spellings.get(form) or (yearly_header(form) if kind == "人员" else None)
        if canonical:
            return canonical
    return None


def known_set(kind: str, leaf: str) -> tuple[str, int] | None:
    """The same for a header with the number of its set of columns behind it."""
    for stem, number in numbered(leaf):
        canonical = known(kind, stem)
        if canonical:
            return canonical, number
    return None


def normal(value: str) -> str:
    """The normal form of a header's cell."""
    return squeeze(value)
