"""The field's own words: ladders, levels, series and statuses.

Levels are small integers ordered from low to high, so that "level x or higher" is a
comparison. Their Chinese words are the only spelling used in rulebooks and results.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, Literal

Ladder = Literal["title", "skill"]

LADDER_WORDS: Final[dict[str, str]] = {"title": "职称", "skill": "职业技能等级"}

#: Titles (职称), low to high.
TITLE_LEVELS: Final = ("员级", "助理级", "中级", "副高级", "正高级")

#: Skill levels (职业技能等级 / 职业资格), low to high; 学徒工 stands below the first.
SKILL_LEVELS: Final = (
    "学徒工",
    "初级工",
    "中级工",
    "高级工",
    "技师",
    "高级技师",
    "特级技师",
    "首席技师",
)

#: The eight series between which the two ladders are joined (贯通领域).
SERIES: Final = (
    "工程",
    "农业",
    "工艺美术",
    "文物博物",
    "实验技术",
    "艺术",
    "体育",
    "技工院校教师",
)

#: Bit of each series in a mask of candidate series; every other series is OUTSIDE.
#: What the titles of a series are called, from 助理级 up; series of many professions have no one name.
TITLE_NAMES: Final = {
    "工程": ("助理工程师", "工程师", "高级工程师", "正高级工程师"),
    "农业": ("助理农艺师等", "农艺师等", "高级农艺师等", "正高级农艺师等"),
    "工艺美术": ("助理工艺美术师", "工艺美术师", "高级工艺美术师", "正高级工艺美术师"),
    "文物博物": ("助理馆员", "馆员", "副研究馆员", "研究馆员"),
    "实验技术": ("助理实验师", "实验师", "高级实验师", "正高级实验师"),
}

SERIES_BIT: Final = {name: 1 << index for index, name in enumerate(SERIES)}
OUTSIDE: Final = 1 << len(SERIES)
ALL_SERIES: Final = OUTSIDE - 1
ANY_SERIES: Final = ALL_SERIES | OUTSIDE


def level_words(ladder: str) -> tuple[str, ...]:
    """The levels of a ladder, low to high."""
    return TITLE_LEVELS if ladder == "title" else SKILL_LEVELS


def level_number(ladder: str, word: str) -> int:
    """The rank of a level on its ladder. Raises ValueError for an unknown word."""
    return level_words(ladder).index(word)


def series_mask(names: tuple[str, ...] | list[str] | set[str]) -> int:
    """The mask of a set of series; a series that is none of the eight is OUTSIDE."""
    mask = 0
    for name in names:
        mask |= SERIES_BIT.get(name, OUTSIDE)
    return mask


class Status(IntEnum):
    """What became of one person on one route on the day asked about."""

    NOT_APPLICABLE = 0
    ALREADY_HELD = 1
    ELIGIBLE = 2
    UNDETERMINED = 3
    UPCOMING = 4
    NOT_MET = 5


#: The status as programs read it, in the order of :class:`Status`.
STATUS_CODES: Final = tuple(status.name.lower() for status in Status)

#: The status as people read it, in the order of :class:`Status`.
STATUS_WORDS: Final = ("不适用", "已具备", "可申报", "待核实", "即将符合", "暂不符合")


class Kind(IntEnum):
    """What a certificate is (证书类别), as far as the rulebooks tell kinds apart."""

    TITLE = 0  # 职称
    SKILL = 1  # 职业技能等级, 职业资格
    OTHER_SKILL = 2  # 工人技术等级, 专项职业能力 …, and kinds not understood
    PROFESSIONAL = 3  # 专业技术人员职业资格
    INTERNATIONAL = 4  # 国际职业资格
    LOCAL_ENGINEER = 5  # 地方工程师


class Doubt(IntEnum):
    """Why nobody can tell whether a certificate counts, though all else of it may be plain."""

    NONE = 0
    STATUS = 1  # its 证书状态 is no word
    REMARK = 2  # a remark beside it speaks of it


class Grade(IntEnum):
    """One year's assessment (年度考核)."""

    NONE = 0
    PASS = 1
    FAIL = 2
    OPEN = 3
