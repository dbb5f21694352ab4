"""One cell about the assessments of several years: 合格、合格、优秀; 均合格; 2021合格 2022优秀 2023合格.

Which years a list without years means hangs on its header (近三年考核). Grades of which some pass and some do not
may stand in either order, and fewer grades than years may be of any of them: nobody can tell, and it is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from batch.language.numerals import count
from batch.language.text import squeeze
from batch.roster.tables import grade_table, word_table

#: The headers of a column about several years: of three before the 申报年度 or by name, of the one before it, of any.
LAST_YEAR: Final = "上年度考核"
ALL_YEARS: Final = "历年年度考核"
OF_YEARS: Final = re.compile(
    rf"近(?P<count>[2-5])年年度考核(?:\((?:20\d\d、)+20\d\d\))?|{LAST_YEAR}|{ALL_YEARS}"
)
_ALL: Final = re.compile(
    r"(?:(?:最?近|前|过去)?(?P<count>[两二三四五2-5])个?年度?)?(?:考核)?(?:结果)?(?:连续)?(?:均|都|全部?|皆)(?:评?为|是|达)?(?P<grade>.+)"
)
#: As often as there are years: 优秀1次、合格2次; 三年合格.
_OFTEN: Final = re.compile(
    r"(?P<grade>[^\d,，、;；一二两三四五]+)(?P<count>[一二两三四五1-5])[次年个][,，、;；]?"
)
_FOR_YEARS: Final = re.compile(r"(?P<count>[两二三四五2-5])个?年度?(?:考核)?(?:结果)?(?P<grade>.+)")
_YEAR: Final = r"(?:20)?\d\d"
_SEPARATED: Final = re.compile(r"[,，、;；/|\\\s]+")
#: One or several years and their grade, with what stands between.
_OF_YEARS: Final = re.compile(
    rf"(?P<first>{_YEAR})年?度?(?:(?P<to>[-~—至到]+)(?P<last>{_YEAR})年?度?|(?P<more>(?:[、,，和及/]{_YEAR}年?度?)+))?"
    r"(?:年终)?(?:考核)?(?:结果)?(?P<all>均|都|全部?)?[:为是(]*(?P<grade>[^\d:()]+?)\)?[,，、;；/|。]*(?=\d|$)"
)
#: Years as a header names several: 2021-2023, 21至23年, 2021、2022、2023.
NAMED: Final = rf"{_YEAR}(?:年度?)?(?:[-~—–至到]+{_YEAR}|(?:[、,，/和及与]{_YEAR}(?:年度?)?)+)"
_NAMED: Final = re.compile(
    rf"(?P<first>{_YEAR})(?:年度?)?(?:[-~—–至到]+(?P<last>{_YEAR})|(?P<more>(?:[、,，/和及与]{_YEAR}(?:年度?)?)+))"
)


def years_named(text: str) -> list[int]:
    """The years that a header names, several in their order; two digits are years only beside 年."""
    one = _NAMED.search(text)
    if one is None or (len(one["first"]) == 2 and "年" not in text):
        return []
    years = _years_of(one)
    return years if years == sorted(set(years)) else []


def untold(header: str, text: str) -> str:
    """A cell's text that does not tell one year's grade, as it stands in that year's column."""
    return f"{header}：{text}"


def is_untold(text: str) -> bool:
    """Whether a text under one year's assessment was written about several."""
    header, colon, _ = text.partition("：")
    return bool(colon) and OF_YEARS.fullmatch(header) is not None


@lru_cache(maxsize=1024)
def grades_of_years(text: str, years: Sequence[int], asked: bool = False) -> Mapping[int, str] | None:
    """Year → grade as written; None where a cell does not tell them.

    ``years``: those that its header means, none where nobody can tell; ``asked``: the header asks
    whether all were passed.
    """
    key, parts = squeeze(text), [part for part in _SEPARATED.split(text.strip()) if part]
    told = _told_by_year(key)
    if told is not None or not years:
        return told
    whole = _ALL.fullmatch(key)
    if whole and (count(whole["count"]) if whole["count"] else len(years)) == len(years):
        return dict.fromkeys(years, whole["grade"]) if whole["grade"] in grade_table() else None
    if _passed_as_often(key) == len(years):
        return dict.fromkeys(years, "合格")
    passed = key in grade_table() and grade_table()[key] == "合格"
    if asked and (passed or word_table()["准入资格"].get(key) == "是"):
        return dict.fromkeys(years, "合格")
    grades = [grade_table().get(squeeze(part), "") for part in parts]
    alike = len(set(grades)) == 1 and grades[0] != ""
    if len(parts) == len(years) and alike and not asked:
        return dict(zip(years, parts, strict=True))
    return None


def _passed_as_often(key: str) -> int:
    """In how many years a text says that somebody passed, and of no year that they did not; 0 for any other."""
    told = [_FOR_YEARS.fullmatch(key)] if _FOR_YEARS.fullmatch(key) else list(_OFTEN.finditer(key))
    whole = sum(len(one[0]) for one in told if one) == len(key)
    passed = all(one and grade_table().get(one["grade"]) == "合格" for one in told)
    return sum(count(one["count"]) for one in told if one) if whole and passed else 0


def _told_by_year(key: str) -> dict[int, str] | None:
    """2021合格2022优秀, 2021-2023均合格; None for anything that is not years and grades from end to end."""
    found: dict[int, str] = {}
    place = 0
    while place < len(key):
        one = _OF_YEARS.match(key, place)
        if one is None or one["grade"] not in grade_table():
            return None
        years = _years_of(one)
        if not years or any(found.get(year, one["grade"]) != one["grade"] for year in years):
            return None
        found |= dict.fromkeys(years, one["grade"])
        place = one.end()
    return found or None


def _years_of(one: re.Match[str]) -> list[int]:
    first = _full(one["first"])
    if one["last"]:
        return list(range(first, _full(one["last"]) + 1))
    return [first, *map(_full, re.findall(_YEAR, one["more"] or ""))]


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
