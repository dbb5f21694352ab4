"""What names of files say of versions: a day, and words of correction, each set apart from the rest of the name."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from batch.language.text import squeeze

#: 2026-04-02, 20260402, 2026年4月2日, 2026-04, 2026年4月: no digit behind, and a bare number is no month.
_DAY: Final = re.compile(
    r"(?<!\d)(20\d\d)(?:"
    r"[-_./](0?[1-9]|1[0-2])[-_./](0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|年(1[0-2]|0?[1-9])月(?:(3[01]|[12]\d|0?[1-9])日)?"
    r"|[-_./](0[1-9]|1[0-2])(?![\d]|[-_./]\d)"
    r")"
)
_APART: Final = r"[_\-—（()）\[\]【】]"
_CORRECTED: Final = re.compile(
    r"(?:更正|改正|修改|订正|修正|补正|重新报送|重报)(?:后|件|版|稿)*"
    rf"(?:(?P<often>[二三四五六2-6])次)?(?={_APART}|$)"
    rf"|第(?P<th>[二三四五六2-6])(?:版|稿|次(?:报送|上报|更正|修改))(?={_APART}|$)|(?<![a-z])v(?P<v>[2-9])(?={_APART}|$)"
)
_NUMBERS: Final = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_BETWEEN: Final = re.compile(r"[\s_\-—（）()\[\]【】.]+")


class Rank(NamedTuple):
    """The day of a name (yyyymmdd; empty for none) and how often it says that it was corrected."""

    day: str
    often: int


def rank_of(stem: str) -> tuple[str, Rank]:
    """A name without its days and its words of correction, and what these say."""
    text = squeeze(stem)
    days = [_day(one) for one in _DAY.finditer(text)]
    dayless = _DAY.sub("-", text)
    often = [_often(one) for one in _CORRECTED.finditer(dayless)]
    name = _BETWEEN.sub("", _CORRECTED.sub("", dayless))
    return name, Rank(days[-1] if len(days) == 1 else "", max(often, default=0) if len(days) < 2 else 0)


def _day(found: re.Match[str]) -> str:
    year, *parts = found.groups()
    numbers = [int(part) for part in parts if part] + [0]
    return f"{year}{numbers[0]:02}{numbers[1]:02}"


def _often(found: re.Match[str]) -> int:
    said = found["often"] or found["th"] or found["v"]
    return (_NUMBERS.get(said) or int(said)) if said else 1


def is_later(one: Rank, other: Rank) -> bool:
    """By the days in both names, on one day or without any by the words of correction.

    A correction with a day is later than what has neither; a month and a day in it do not tell.
    """
    if _is_vague(one, other):
        return False
    if bool(one.day) == bool(other.day):
        return one > other
    return bool(one.day) and one.often > 0 and other.often == 0


def later_by_day(one: Rank, other: Rank) -> bool | None:
    """Whether the day in one name is later than that in the other; None where they do not tell."""
    if not one.day or not other.day or one.day == other.day or _is_vague(one, other):
        return None
    return one.day > other.day


def _is_vague(one: Rank, other: Rank) -> bool:
    """Whether one name says a month and the other a day in it."""
    return one.day[:6] == other.day[:6] and one.day != other.day and "00" in (one.day[6:], other.day[6:])
