"""What may stand anywhere, even inside a name: dates, sessions (第X届) and document numbers."""

from __future__ import annotations

import re
from typing import Final

from batch.language.numerals import HAN, count
from batch.roster.understand.dates import UNKNOWN, ReadDate, read_date

_Y: Final = r"(?:19|20)\d\d"
_HAN_YEAR: Final = r"[一二][〇零○九0][〇零○0一二三四五六七八九]{2} ?年"
MARKS: Final = re.compile(
    "|".join(
        (
            rf"(?P<paper>[(\[【〔]{_Y}[)\]】〕] ?第? ?\d{{1,6}} ?号(?:文件?)?)",
            r"(?P<number>(?:证书|荣誉|获奖)?(?:编号|证号|文号|证书号) ?[::]? ?[a-z0-9()\[\]〔〕第\-]{1,30}号?)",
            rf"(?P<years>(?<!\d){_Y} ?年?(?:度)? ?(?:-|~|—|–|至|到) ?{_Y} ?年?(?:度)?(?!\d|[-./]\d))",
            rf"(?P<date>(?<!\d){_Y} ?年 ?\d{{1,2}} ?月(?:份)?(?: ?\d{{1,2}} ?[日号])?"
            rf"|(?<!\d){_Y} ?年(?:度)?|(?<!\d){_Y}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?(?![\d.])"
            rf"|(?<!\d){_Y}(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)|(?<![\d.a-z]){_Y}(?![\d号]))",
            rf"(?P<handate>{_HAN_YEAR}(?:度)?(?:[一二三四五六七八九十]{{1,2}}月)?(?:[一二三四五六七八九十]{{1,3}}日)?)",
            r"(?P<baddate>(?<![\d第])\d{2} ?年(?:度)?(?:\d{1,2} ?月)?(?:\d{1,2} ?[日号])?|(?<!\d)\d{1,2}月\d{1,2}[日号])",
            r"(?P<session>(?:第 ?)?(?:\d{1,3}|[一二三四五六七八九十百]{1,4}) ?届"
            r"|第 ?(?:\d{1,3}|[一二三四五六七八九十]{1,3}) ?[批期](?!间)|首[届批])",
        )
    )
)


def day_of(kind: str, text: str) -> ReadDate:
    """The first and last possible day of a date as it was found; with a code if it is none."""
    text = text.replace(" ", "")
    if kind == "years":
        found = [read_date(year) for year in re.findall(_Y, text)]
        return ReadDate(found[0].first, found[1].last) if found[0].first <= found[1].last else _bad()
    if kind == "handate":
        text = re.sub(r"[一二三四五六七八九十]+(?=[月日])", lambda one: str(count(one[0])), text)
        return read_date(re.sub("[〇零○一二三四五六七八九]", lambda one: HAN[one[0]], text).rstrip("度"))
    if kind == "baddate":
        return _bad()
    day = read_date(text.replace("号", "日").rstrip("度"))
    return day if day.code in ("", "V11") else _bad()


def _bad() -> ReadDate:
    return ReadDate(code="V01")


def joined(one: ReadDate, other: ReadDate) -> ReadDate:
    """Two days written for one award: the narrower if it lies in the other, else all between them."""
    if one is UNKNOWN or other is UNKNOWN:
        return other if one is UNKNOWN else one
    inside = one.first <= other.first and other.last <= one.last
    around = other.first <= one.first and one.last <= other.last
    if inside or around:
        return other if inside else one
    return ReadDate(min(one.first, other.first), max(one.last, other.last))
