"""One roster a year or a month as several sheets (2022年花名册 | 2023年花名册): who is missing from the latest may be gone.

Sheets that are called by their time alone, and of which the latest has hardly anybody of the earlier, are lists of
different people (who joined, who obtained a certificate) and say nothing of that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from batch.language.text import squeeze
from batch.roster.cells import Table
from batch.roster.leaving.status import put
from batch.roster.leaving.words import NAMED

_NUMERALS: Final = "一二三四五六七八九十"
_MONTH: Final = rf"1[0-2]|0?[1-9]|十[一二]?|[{_NUMERALS[:-1]}]"
_QUARTER: Final = "第?[一二三四1-4]季度?|[Qq][1-4]"
#: When a sheet is of, wherever its name says it: 2022, 2022年上半年, 202212, 2022-12-31, 3月, 第二季度.
_PERIOD: Final = re.compile(
    r"(?<!\d)(?:(?:(?P<year>20\d\d)(?:年度?|[.\-_/])?|(?P<short>\d\d)年)"
    rf"(?:(?P<half>[上下])半年|(?P<quarter>{_QUARTER})|(?P<edge>[初底末])"
    rf"|(?P<month>{_MONTH})(?:月份?|[.\-_/](?=\d))?(?:(?P<day>[0-3]?\d)(?!\d)[日号]?)?)?"
    rf"|(?P<only>{_MONTH})月份?|(?P<part>{_QUARTER}))[初底末]?(?!\d)"
)
_LIST: Final = re.compile("花名[册单]|名册|在[册岗职]|全[体员]")
_ROSTER: Final = re.compile(
    "(?:全体|全员|在册|在岗|在职|花?名[册单]|人员|员工|职工|台账|信息|情况|明细|汇总|统计|表)*"
)
#: Lists of those to whom something happened in that time.
_EVENT: Final = re.compile("级|届|新|增|入|招|录|调|减|离|退|取|获|证|培|训|学|考|报|评|拟|奖|鉴")
_MARKS: Final = re.compile(r"[\s()（）\[\]【】_\-—.·、]")
#: How few of the earlier the latest may have where only their names' time says that they are one roster.
_LEAST: Final = 5
_NUMBERS: Final = ("身份证号", "工号")

Period = tuple[int, int, int]


def say_missing(people: Sequence[Table]) -> None:
    """Say in 在岗状态 of whoever stands on an earlier roster and on no later one of the same people."""
    told = [(found, table) for table in people if (found := _told(table.sheet))]
    rosters: dict[str, list[tuple[Period, Table]]] = defaultdict(list)
    for (stem, period), table in told:
        rosters[stem].append((period, table))
    for dated in rosters.values():
        if len({period for period, _ in dated}) < 2 or len({period[0] > 0 for period, _ in dated}) > 1:
            continue
        latest = max(period for period, _ in dated)
        last = next(table.sheet for period, table in dated if period == latest)
        later = [t for t in people if (found := _told(t.sheet)) is None or found[1] >= latest]
        present = _Present.of(later)
        for period, table in dated:
            if period != latest:
                _say(table, present, last.strip())


def _say(table: Table, present: _Present, last: str) -> None:
    gone = np.array([not present.has(*row) for row in _rows(table)], np.bool_)
    named = _LIST.search(table.sheet) is not None
    if gone.any() and (named or _LEAST * int((~gone).sum()) >= gone.size):
        said = f"{NAMED}{table.sheet.strip()}（不在“{last}”中）"
        put(np.where(gone, said, "").astype(np.object_), table.columns, gone)


def _told(sheet: str) -> tuple[str, Period] | None:
    """Which roster a sheet is by its name, empty for the employer's, and of when; None for any other name."""
    name = squeeze(sheet)
    found = _PERIOD.search(name)
    if found is None:
        return None
    stem = _MARKS.sub("", name[: found.start()] + name[found.end() :])
    if _ROSTER.fullmatch(stem):
        return "", _period(found)
    other = _LIST.search(stem) is None or _EVENT.search(stem) or any(map(str.isdigit, stem))
    return None if other else (stem, _period(found))


def _period(found: re.Match[str]) -> Period:
    """Year, month and day, each 0 where it is not said."""
    year = int(found["year"] or 0) or (2000 + int(found["short"]) if found["short"] else 0)
    month = _number(found["month"] or found["only"] or "") or 3 * _number(
        found["quarter"] or found["part"] or ""
    )
    month = month or {"上": 6, "下": 12, "初": 1, "底": 12, "末": 12}.get(
        found["half"] or found["edge"] or "", 0
    )
    return year, month, int(found["day"] or 0)


def _number(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else sum(1 + _NUMERALS.index(one) for one in text if one in _NUMERALS)


@dataclass(frozen=True)
class _Present:
    """Who is on some rosters: their numbers, and of each name with which kinds of numbers it stands."""

    numbers: set[tuple[str, str]] = field(default_factory=set)
    kinds: dict[str, set[frozenset[str]]] = field(default_factory=lambda: defaultdict(set))

    @staticmethod
    def of(tables: Iterable[Table]) -> _Present:
        found = _Present()
        for table in tables:
            for name, numbers in _rows(table):
                found.numbers.update(numbers.items())
                found.kinds[name].add(frozenset(numbers))
        return found

    def has(self, name: str, numbers: dict[str, str]) -> bool:
        """Whether somebody is; by the name only where no number can be compared. A row of nobody is."""
        if not (name or numbers) or any(one in self.numbers for one in numbers.items()):
            return True
        return any(kinds.isdisjoint(numbers) for kinds in (self.kinds.get(name, ()) if name else ()))


def _rows(table: Table) -> Iterator[tuple[str, dict[str, str]]]:
    """The name in each row, and its numbers."""
    texts = []
    for header in ("姓名", *_NUMBERS):
        column = table.column(header)
        own = [squeeze(text) for text in column.texts]
        texts.append([own[code] for code in column.codes.tolist()])
    for name, *numbers in zip(*texts, strict=True):
        yield name, {header: text for header, text in zip(_NUMBERS, numbers, strict=True) if text}
