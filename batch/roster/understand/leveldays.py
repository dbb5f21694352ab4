"""A level and its day in one text: 高级工（2018.05）, 电工技师 2018-05-20, 2016年12月取得工程师.

What a day looks like stands here once. A cell of one certificate may say other things of it (有效期2027.5, 2016.12聘),
so that little may stand around its day and nothing about that be odd; a part of a cell of several is followed by the
next, and its day may be told in more ways, for whoever reads it asks whether it is a date.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DAY: Final = r"(?P<{0}>(?:19|20)\d\d(?:[./年-]\d{{1,2}}(?:[./月-]\d{{1,2}}[日号]?|月)?|年))"
#: One mark twice, a month and a day that there are.
_PLAIN: Final = re.compile(
    r"\d{4}(?:年(?:(?:0?[1-9]|1[0-2])月(?:(?:0?[1-9]|[12]\d|3[01])日?)?)?"
    r"|(?P<mark>[./-])(?:0?[1-9]|1[0-2])(?:(?P=mark)(?:0?[1-9]|[12]\d|3[01]))?)"
)
_GOT: Final = "(?:取得|获得|考取|获证|取证|发证)"
_TOLD: Final = "(?:于|考?取得?|获得?|获证|发证|取证|评定|评为|通过|评审通过|颁发)?"
_DAY_TOLD: Final = f"{_DAY}{_TOLD}"

_LONGEST: Final = 60  # characters of a cell that says a level and a day
#: A colon or semicolon beside a level is how columns of levels say what they do not understand.
_OF_ONE: Final = (
    re.compile(rf"(?P<rest>.*?[^\d\s,，、/:：;；(（.\-])[\s,，/]*[(（]?{_DAY.format('day')}{_GOT}?[)）]?"),
    re.compile(rf"{_DAY.format('day')}{_GOT}(?P<rest>\D+)"),
)
_OF_PART: Final = (
    re.compile(rf"(?P<rest>\D.*?)(?:[(（]{_DAY_TOLD.format('day')}[)）]|[\s:：]*{_DAY_TOLD.format('bare')})"),
    re.compile(rf"{_DAY_TOLD.format('day')}[\s:：]*(?P<rest>\D.*)"),
)
_ALONE: Final = re.compile(_DAY_TOLD.format("day"))


class Dated(NamedTuple):
    """A text without its day, and the day."""

    rest: str
    day: str


def day_of_one(text: str) -> Dated | None:
    """The day in a cell of one certificate; None where there is none to take off."""
    for form in _OF_ONE if len(text) <= _LONGEST else ():
        found = form.fullmatch(text.strip())
        if found and _PLAIN.fullmatch(found["day"]) and _is_closed(found["rest"]):
            return Dated(found["rest"], found["day"])
    return None


def day_of_part(text: str) -> Dated | None:
    """The same for one part of a cell of several certificates; what is taken off may be no date."""
    for form in _OF_PART:
        if found := form.fullmatch(text):
            return Dated(found["rest"], found["day"] or found["bare"])
    return None


def is_day_alone(text: str) -> bool:
    """Whether a part only says the day of the one before: 2016年6月取得."""
    return _ALONE.fullmatch(text) is not None


def _is_closed(text: str) -> bool:
    return len(re.findall("[(（]", text)) == len(re.findall("[)）]", text))
