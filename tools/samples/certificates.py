"""The two ladders, 职业技能等级 and 职称, and the certificates on the way up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from tools.samples.dates import LAST_CERTIFICATE, shift, workday
from tools.samples.employer import Employer, Trade
from tools.samples.rows import Cell, Row


@dataclass(frozen=True)
class Step:
    """A level, and the fewest and most months that it takes after the one before."""

    level: str
    fewest: int
    most: int


@dataclass(frozen=True)
class Won:
    """A level and the day on which it was won."""

    level: str
    day: date


SKILL_STEPS: Final = (
    Step("初级工", 6, 14),
    Step("中级工", 14, 34),
    Step("高级工", 36, 70),
    Step("技师", 40, 84),
    Step("高级技师", 42, 90),
)
TITLE_STEPS: Final = (
    Step("员级", 12, 16),
    Step("助理级", 12, 36),
    Step("中级", 50, 76),
    Step("副高级", 62, 110),
    Step("正高级", 66, 110),
)
#: Stem → the title's name at each of TITLE_STEPS.
TITLE_NAMES: Final = {
    "工程师": ("技术员", "助理工程师", "工程师", "高级工程师", "正高级工程师"),
    "农艺师": ("农业技术员", "助理农艺师", "农艺师", "高级农艺师", "农业技术推广研究员"),
    "畜牧师": ("畜牧技术员", "助理畜牧师", "畜牧师", "高级畜牧师", "正高级畜牧师"),
    "兽医师": ("兽医技术员", "助理兽医师", "兽医师", "高级兽医师", "正高级兽医师"),
    "实验师": ("实验员", "助理实验师", "实验师", "高级实验师", "正高级实验师"),
    "技师": ("技士", "技师", "主管技师", "副主任技师", "主任技师"),
    "护师": ("护士", "护师", "主管护师", "副主任护师", "主任护师"),
    "工艺美术师": ("工艺美术员", "助理工艺美术师", "工艺美术师", "高级工艺美术师", "正高级工艺美术师"),
}
#: Skill level → years to hold it before a title can be applied for.
YEARS_HELD: Final = {"高级工": 2, "技师": 3, "高级技师": 4}


def climb(rng: Random, steps: tuple[Step, ...], start: date, first: int, top: int) -> list[Won]:
    """The levels won from step ``first`` to step ``top``, as far as the time reaches."""
    found, day = [], start
    for step in steps[first : top + 1]:
        day = workday(shift(day, rng.randint(step.fewest, step.most)) + timedelta(days=rng.randint(0, 27)))
        if day > LAST_CERTIFICATE:
            break
        found.append(Won(step.level, day))
    return found


def skill_certificates(
    rng: Random, employer: Employer, trade: Trade, start: date, first: int, top: int
) -> list[Row]:
    """The skill certificates won after ``start``, low to high."""
    won = climb(rng, SKILL_STEPS, start, first, top)
    return [skill_certificate(rng, employer, trade, one.level, one.day) for one in won]


def titles(rng: Random, employer: Employer, trade: Trade, start: date, first: int, top: int) -> list[Row]:
    """The titles won after ``start``, low to high."""
    won = climb(rng, TITLE_STEPS, start, first, top)
    return [title(rng, employer, trade, one.level, one.day) for one in won]


def skill_certificate(rng: Random, employer: Employer, trade: Trade, level: str, day: date) -> Row:
    """A skill certificate; before 2020 it was called 职业资格."""
    old = day.year < 2020
    return {
        "证书类别": "职业资格" if old else "职业技能等级",
        "级别": level,
        "职业（工种）": trade.occupation,
        "取得日期": day,
        "证书编号": f"{'' if old else 'S'}{rng.randrange(10**15, 10**16)}",
        "发证机构": employer.issuer,
        "证书状态": _state(rng),
    }


def title(rng: Random, employer: Employer, trade: Trade, level: str, day: date) -> Row:
    """A title with its name, series and major."""
    number = [step.level for step in TITLE_STEPS].index(level)
    appointed: Cell = min(shift(day, rng.randint(1, 8)), LAST_CERTIFICATE)
    return {
        "证书类别": "职称",
        "级别": level,
        "名称": TITLE_NAMES[trade.stem][number],
        "系列": trade.series,
        "专业": trade.major,
        "取得日期": day,
        "聘任日期": appointed if rng.random() < 0.7 else None,
        "证书编号": f"{rng.randrange(10**11, 10**12)}",
        "发证机构": employer.bureau,
        "证书状态": _state(rng),
    }


def _state(rng: Random) -> str | None:
    return "有效" if rng.random() < 0.6 else None
