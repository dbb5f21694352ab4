"""Words around a date that agree with its column: 2018年6月获, 取得时间：2018.6; years of two digits, numerals in Chinese.

A word that agrees says nothing more; any other (补发, 换证, 有效期至, 拟) stays, so that the date is not understood.
"""

from __future__ import annotations

import re
from typing import Final

_OBTAINED: Final = (
    "(?:取得|获得|获取|获证|获奖|获|取证|发证|签发|颁发|颁证|核发|授予|批准)(?:证书|资格证书|资格)?"
)
#: What the columns of a day say it is the day of, by the end of their header.
_VERBS: Final = (
    ("取得日期", f"(?:首次|初次)?{_OBTAINED}"),
    ("聘任日期", "(?:聘任|聘用|受聘|起聘|聘)"),
    ("毕业日期", "毕业"),
)
#: Columns in which 18年6月 can be no length of time.
_DAYS: Final = ("取得日期", "毕业日期")
_SURROUNDED: Final = tuple(
    (
        header,
        re.compile(
            rf"(?:于|(?:证书)?{verb}(?:的?(?:时间|日期|年月))?(?:[:为是]|于)?)?"
            rf"(?P<date>(?:[〇零○一二三四五六七八九]{{4}}|\d{{2}})[^:()]*?)(?:{verb}|\({verb}(?:时间|日期)?\))?"
        ),
    )
    for header, verb in _VERBS
)
HAN: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_QUOTED: Final = re.compile(r"^['’‘`´′]+(?=\d{4}|\d\d年)")
#: A year of two digits is of one century: nobody has worked for 60 years, and what is yet to come is said elsewhere.
_SHORT_DAY: Final = re.compile(r"^(\d\d)(?=年\d{1,2}月\d{1,2}[日号])")
_SHORT_MONTH: Final = re.compile(r"^(\d\d)(?=年\d{1,2}月(?:份|\d{1,2}[日号])?$)")
_THIS_CENTURY: Final = range(50)
_LAST_CENTURY: Final = range(60, 100)


def plain_date(text: str, header: str) -> str:
    """A date (in normal form) under a canonical header, without words that agree with it, its year in four digits."""
    text = _QUOTED.sub("", text)
    bare = header.partition("#")[0]
    found = next((form.fullmatch(text) for own, form in _SURROUNDED if bare.endswith(own)), None)
    date = found["date"] if found else text
    certain = bare.endswith(_DAYS) or date != text
    return (_SHORT_MONTH if certain else _SHORT_DAY).sub(_in_full, date)


def _in_full(year: re.Match[str]) -> str:
    number = int(year[1])
    if number in _THIS_CENTURY:
        return f"20{year[1]}"
    return f"19{year[1]}" if number in _LAST_CENTURY else year[1]


def in_digits(text: str) -> str:
    """二〇二一年十二月三十一日, 2010年五月一日 in digits."""
    found = re.match("([〇零○一二三四五六七八九]{4}|(?:19|20)\\d\\d)年", text)
    if not found:
        return text
    rest = re.sub(
        "([〇零一二三四五六七八九十]{1,3})(?=[月日号])", lambda part: _count(part[1]), text[found.end() :]
    )
    return f"{found[1].translate(HAN)}年{rest}"


def _count(numeral: str) -> str:
    """A number below a hundred in digits: 十二, 二十, 三十一, 〇六."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return numeral.translate(HAN)
    return str(int(tens.translate(HAN) or 1) * 10 + int(ones.translate(HAN) or 0))
