"""Invented people as :class:`batch.facts.Facts`, made directly with numpy and a seed.

Nobody here exists: every column is drawn at random so that each branch of a rulebook is
met often enough (blank, unreadable, imprecise and undated cells, other occupations …).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from batch.days.moments import ALWAYS, NEVER, Days, day_number
from batch.facts import (
    BLANK,
    UNREADABLE,
    Award,
    Awards,
    Certificates,
    Codes,
    Facts,
    Index,
    Interval,
    Occupation,
    Words,
)
from batch.language.terms import OUTSIDE, SERIES_BIT, SKILL_LEVELS, TITLE_LEVELS, Grade, Kind
from batch.language.words import WORDS
from batch.resources import POLICY

AS_OF = day_number(date(2026, 6, 30))
YEARS = (2023, 2024, 2025)
OCCUPATIONS = 200
NAMES = (
    "",
    "江苏省人力资源和社会保障厅",
    "苏州市人力资源和社会保障局",
    "某某集团有限公司",
    "人力资源和社会保障厅",
)

#: How often each word of a closed column is drawn; what remains is blank or unreadable.
_SHARES: dict[str, tuple[float, ...]] = {
    "单位性质": (0.74, 0.14, 0.02, 0.03, 0.04),
    "在岗状态": (0.93, 0.02, 0.02),
    "岗位类别": (0.38, 0.26, 0.14, 0.08, 0.06, 0.02, 0.03),
    "准入类职业": (0.07, 0.83),
    "准入资格": (0.07, 0.02),
    "诚信记录": (0.92, 0.004),
}
_UNREADABLE_SHARE = 0.003


def invented(size: int, seed: int = 20210130) -> Facts:
    """Facts about ``size`` invented people; equal for equal arguments."""
    random = np.random.default_rng(seed)
    posts = _posts(random, size)
    return Facts(
        size=size,
        words={header: _words(random, size, header) for header in _SHARES},
        dates={
            "现岗位起始日期": _dates(random, size, 1990, 2026, blank=0.08),
            "从事技术技能工作起始日期": _dates(random, size, 1985, 2024, blank=0.3),
            "从事本职业起始日期": _dates(random, size, 1985, 2025, blank=0.4),
            "毕业日期": _dates(random, size, 1980, 2024, blank=0.5),
        },
        occupation=posts,
        interruption=_interruptions(random, size),
        assessments={year: _grades(random, size) for year in YEARS},
        hours={},
        certificates=_certificates(random, posts),
        awards=_awards(random, size),
        occupations=(Occupation(""), *_occupations()),
        names=NAMES,
        awards_seen=awards_seen(),
        knows_skills=True,
        knows_titles=True,
        knows_certificates=True,
        assumed={},
    )


def _words(random: np.random.Generator, size: int, header: str) -> Words:
    words, shares = WORDS[header], _SHARES[header]
    rest = 1.0 - sum(shares) - _UNREADABLE_SHARE
    codes = np.array([*range(len(shares)), UNREADABLE, BLANK], np.int8)
    return Words(words, _drawn(random, size, codes, (*shares, _UNREADABLE_SHARE, rest)))


def _drawn(random: np.random.Generator, size: int, values: Codes, shares: Sequence[float]) -> Codes:
    """Values drawn with given shares."""
    edges = np.cumsum(shares)[:-1]
    return values[np.searchsorted(edges, random.random(size, np.float32))]


def _dates(
    random: np.random.Generator, size: int, first: int, last: int, blank: float, imprecise: float = 0.1
) -> Interval:
    """Days between two years; some known to the month or year only, some not at all."""
    low, high = day_number(date(first, 1, 1)), day_number(date(last, 1, 1))
    days = random.integers(low, high, size, dtype=np.int32)
    begin, end = days.copy(), days.copy()
    kind = random.random(size, np.float32)
    for unit, share in (("M", imprecise), ("Y", imprecise / 3)):
        rows = kind < share
        whole = days[rows].astype("datetime64[D]").astype(f"datetime64[{unit}]")
        begin[rows] = whole.astype("datetime64[D]").astype(np.int64)
        end[rows] = (whole + 1).astype("datetime64[D]").astype(np.int64) - 1
    unknown = kind > 1.0 - blank
    begin[unknown], end[unknown] = ALWAYS, NEVER
    return Interval(begin, end)


def _posts(random: np.random.Generator, size: int) -> Index:
    posts = random.integers(1, OCCUPATIONS + 1, size, dtype=np.int32)
    posts[random.random(size, np.float32) < 0.05] = 0
    return posts


def _interruptions(random: np.random.Generator, size: int) -> Index:
    """Months of interruption for a tenth; a few texts that are no number."""
    months = random.integers(1, 60, size, dtype=np.int32)
    kind = random.random(size, np.float32)
    months[kind > 0.1] = 0
    months[kind > 0.998] = UNREADABLE
    return months


def _grades(random: np.random.Generator, size: int) -> Codes:
    grades = np.array([Grade.PASS, Grade.FAIL, Grade.NONE, Grade.OPEN], np.int8)
    return _drawn(random, size, grades, (0.9, 0.03, 0.06, 0.01))


def _occupations() -> list[Occupation]:
    """Distinct occupations of the product's table, most of them of skilled workers."""
    with (POLICY / "occupations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["edition"] == "2022" and row["code"][:1] in "2456"]
    step = len(rows) / OCCUPATIONS
    return [Occupation(rows[int(i * step)]["name"], rows[int(i * step)]["code"]) for i in range(OCCUPATIONS)]


def _certificates(random: np.random.Generator, posts: Index) -> Certificates:
    """About 1.2 skill certificates a person, titles for 30 %, a few of other kinds."""
    size = posts.size
    parts = [
        _some(random, size, 0.75, Kind.SKILL),
        _some(random, size, 0.35, Kind.SKILL),
        _some(random, size, 0.1, Kind.SKILL),
        _some(random, size, 0.02, Kind.OTHER_SKILL),
        _some(random, size, 0.27, Kind.TITLE),
        _some(random, size, 0.05, Kind.TITLE),
        _some(random, size, 0.01, Kind.INTERNATIONAL),
        _some(random, size, 0.01, Kind.PROFESSIONAL),
    ]
    person = np.concatenate([people for people, _ in parts])
    kind = np.concatenate([np.full(people.size, kind, np.int8) for people, kind in parts])
    order = np.argsort(person, kind="stable")
    return _filled(random, person[order], kind[order], posts)


def _some(random: np.random.Generator, size: int, share: float, kind: Kind) -> tuple[Index, Kind]:
    return np.flatnonzero(random.random(size, np.float32) < share).astype(np.int32), kind


def _filled(random: np.random.Generator, person: Index, kind: Codes, posts: Index) -> Certificates:
    """The rest of each certificate row, drawn by its kind."""
    size = person.size
    title = (kind == Kind.TITLE) | (kind == Kind.PROFESSIONAL)
    low, high = _levels(random, title)
    appointed = _dates(random, size, 2000, 2026, blank=0.3)
    nothing = Interval.unknown(size)
    return Certificates(
        person=person,
        place=np.arange(size, dtype=np.int32),
        kind=kind,
        low=low,
        high=high,
        series=np.where(title, _series(random, size), 0).astype(np.int32),
        occupation=np.where(title, 0, _trades(random, posts[person])).astype(np.int32),
        obtained=_dates(random, size, 1995, 2026, blank=0.04),
        appointed=Interval(
            np.where(title, appointed.first, nothing.first), np.where(title, appointed.last, nothing.last)
        ),
        valid=random.random(size, np.float32) > 0.005,
        name=np.zeros(size, np.int32),
        issuer=random.integers(0, len(NAMES), size, dtype=np.int32),
        wide=np.zeros(size, np.bool_),
        doubt=np.zeros(size, np.int8),
    )


def _levels(random: np.random.Generator, title: npt.NDArray[np.bool_]) -> tuple[Codes, Codes]:
    """Levels low and high; a few that nobody understands are anything."""
    skills = _drawn(random, title.size, np.array([3, 4, 5, 6, 2], np.int8), (0.55, 0.27, 0.12, 0.005, 0.055))
    titles = _drawn(random, title.size, np.array([1, 2, 3, 4, 0], np.int8), (0.45, 0.35, 0.12, 0.03, 0.05))
    low = np.where(title, titles, skills)
    unread = random.random(title.size, np.float32) < 0.005
    top = np.where(title, len(TITLE_LEVELS) - 1, len(SKILL_LEVELS) - 1)
    return np.where(unread, -1, low).astype(np.int8), np.where(unread, top, low).astype(np.int8)


def _series(random: np.random.Generator, size: int) -> Days:
    """One of the series mostly; an outside one, several or none at times."""
    bits = np.array([0, SERIES_BIT["工程"], *SERIES_BIT.values(), OUTSIDE, 3, OUTSIDE | 1], np.int32)
    shares = (0.05, 0.5, *([0.04] * len(SERIES_BIT)), 0.1, 0.02)
    return bits[np.searchsorted(np.cumsum(shares), random.random(size, np.float32))]


def _trades(random: np.random.Generator, posts: Index) -> Index:
    """The occupations of certificates: the post's own for most, another, or none written."""
    trades = random.integers(1, OCCUPATIONS + 1, posts.size, dtype=np.int32)
    kind = random.random(posts.size, np.float32)
    trades[kind < 0.03] = 0
    return np.where(kind > 0.4, posts, trades)


def awards_seen() -> tuple[Award, ...]:
    """A few dozen distinct awards, as the reader would understand them."""
    own = ("技能大师工作室带头人", "有突出贡献中青年专家", "乡土人才大师示范工作室带头人", "技术能手")
    found = [Award("中华技能大奖", "", "国家级"), Award("政府特殊津贴", "", "国家级"), Award("江苏工匠", "")]
    found += [Award(name, "", level, place) for name in own for level, place in
              (("省级", "320000"), ("国家级", ""), ("市级", "320500"), ("省级", "330000"), ("", ""))]  # fmt: skip
    for name, level in (("世界技能大赛", "国际"), ("中华人民共和国职业技能大赛", "国家级")):
        found += [
            Award(name, "", level, prize=prize, role=role, competition=True)
            for prize in ("金牌", "铜牌", "优胜奖", "")
            for role in ("选手", "指导教练", "教练组成员")
        ]
    for prize in ("一等奖", "二等奖"):
        found.append(Award("江苏技能状元大赛（职工组）", "", "省级", "320000", prize=prize, competition=True))
        found.append(Award("乡土人才技艺技能大赛", "", "省级", "320000", prize=prize, competition=True))
    return tuple(found)


def _awards(random: np.random.Generator, size: int) -> Awards:
    """Awards for about 3 %, a few people with two."""
    once, again = (np.flatnonzero(random.random(size, np.float32) < share) for share in (0.03, 0.003))
    person = np.sort(np.concatenate([once, again])).astype(np.int32)
    return Awards(
        person=person,
        place=np.arange(person.size, dtype=np.int32),
        award=random.integers(0, len(awards_seen()), person.size, dtype=np.int32),
        day=_dates(random, person.size, 2000, 2027, blank=0.05),
        at_school=random.integers(-1, 2, person.size).astype(np.int8),
    )
