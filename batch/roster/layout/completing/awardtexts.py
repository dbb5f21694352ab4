"""What the columns of one award say on a row, as one text; and what of it may be any of several awards'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from batch.days.moments import day_number
from batch.roster.celltext import is_nothing, text_of
from batch.roster.issues import Issues
from batch.roster.tables import word_table
from batch.roster.understand.dates import read_date

DAY: Final = "取得日期"
_LEVEL: Final = "级别"
_BETWEEN: Final = re.compile(r"[；;\n\r]+")
_WEAKLY: Final = re.compile(r"[；;\n\r、，,]+")
#: What may stand between two names in one cell, and what is no name of its own there.
_NAMES: Final = re.compile(
    r"[；;\n\r、，,/]+|(?<=[\u4e00-\u9fff]{4})(?:\s+|以?及|[和与暨])(?=[\u4e00-\u9fff]{4})"
)
_ASIDE: Final = re.compile(r"[(（][^()（）]*[)）]|\d+[年月日]|[获取]得?|授予|颁发")
#: A name that says itself of what level it is.
_OF_LEVEL: Final = re.compile("国|中华|世界|[省市县]|自治区")


@dataclass(frozen=True)
class Told:
    """An award's name and what is its own; ``unclear``: what may be any of several; ``nameless``: what has no name."""

    text: str = ""
    unclear: str = ""
    nameless: str = ""


def told(name: Any, facts: Sequence[tuple[str, Any]], issues: Issues) -> Told:
    """What a name and its facts, each with what it is, say; several names with as many of each fact one by one."""
    said = [(fact, text_of(cell)) for fact, cell in facts if not is_nothing(cell)]
    if is_nothing(name):
        return Told(nameless="，".join(text for _, text in said))
    whole = text_of(name)
    for between in (_BETWEEN, _WEAKLY):
        names, *parts = (_split(between, text) for text in (whole, *(text for _, text in said)))
        if len(names) > 1 and all(len(part) == len(names) for part in parts):
            return Told("；".join(" ".join(one) for one in zip(names, *parts, strict=True)))
    names = [part for part in _split(_NAMES, _ASIDE.sub("", whole)) if re.search("[\u4e00-\u9fff]{2}", part)]
    if len(names) < 2:
        return Told(" ".join((whole, *(text for _, text in said))))
    left = [text for fact, text in said if not _says_nothing_more(fact, text, names, issues)]
    return Told(whole, f"{'，'.join(left)}（未写明是哪一项的）" if left else "")


def _split(between: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in between.split(text) if part.strip()]


def matters(fact: str, cell: Any, issues: Issues) -> bool:
    """Whether a fact of which nobody can tell whose it is makes any difference."""
    return not is_nothing(cell) and not _says_nothing_more(fact, text_of(cell), [""], issues)


def _says_nothing_more(fact: str, text: str, names: Sequence[str], issues: Issues) -> bool:
    """Whether it makes no difference whose of several awards a fact is: a day that is over, a level that all names say."""
    if fact == _LEVEL:
        known = all(part in word_table()[_LEVEL] for part in _split(_WEAKLY, text))
        return known and all(_OF_LEVEL.search(name) for name in names)
    days = [read_date(part) for part in _split(_WEAKLY, text)] if fact == DAY else []
    today = day_number(issues.today)
    for day in days:
        if day.last > today and not day.code.startswith("V01"):
            issues.moves_on(day.last)
    return bool(days) and all(day.code in ("", "V02") and day.last <= today for day in days)
