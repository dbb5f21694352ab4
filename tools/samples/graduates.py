"""Graduates of a 高级工班, whose prizes at school may count for five years."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

from tools.samples.cases.awards import Award
from tools.samples.cases.who import ordinary
from tools.samples.certificates import skill_certificate
from tools.samples.dates import YEARS, shift, some_day, workday
from tools.samples.employer import Trade
from tools.samples.hiring import assess, hire
from tools.samples.person import Person
from tools.samples.registry import Registry

#: Headers that all hold the day of the first work.
STARTS: Final = ("现岗位起始日期", "从事技术技能工作起始日期", "从事本职业起始日期")
#: What was won at school by somebody who graduated too long ago.
OLD_PRIZE: Final = Award(
    "全国电力行业职业技能大赛", date(2020, 11, 6), "国家级", "二等奖", category="一类", at_school="是"
)


def graduate(registry: Registry, trade: Trade) -> Person:
    """Somebody who came from school a few years ago with a certificate, or with none."""
    rng = registry.rng
    person = hire(registry, trade, learned=False, born=(1999, 2003))
    done = date(rng.choice((2022, 2023, 2023, 2024, 2025)), 6, 30)
    _start(person, some_day(rng, shift(done, 1), shift(done, 2)))
    person.facts |= {
        "学历": "大专",
        "技工院校班次": "高级工班",
        "毕业院校": registry.employer.schools[0],
        "毕业日期": done,
        "所学专业": trade.major,
        "专业相关": "是",
        "岗位类别": "生产服务一线",
    }
    person.grades.clear()
    assess(rng, person)
    if rng.random() < 0.7:
        day = workday(shift(done, -1))
        person.certificates.append(skill_certificate(rng, registry.employer, trade, "高级工", day))
    return person


def student(person: Person) -> bool:
    """Graduated from 2022 on, at the school whose classes end with 高级工, and holds no title."""
    done = person.facts["毕业日期"]
    recent = isinstance(done, date) and done.year >= 2022 and person.facts["技工院校班次"] == "高级工班"
    return ordinary(person) and recent and person.title_level == ""


def ready_student(person: Person) -> bool:
    """One of them who holds 高级工."""
    return student(person) and person.skill_level == "高级工"


def lapsed(rng: Random, person: Person) -> None:
    """Won while a student, but the five years after graduation are over."""
    person.facts["毕业日期"] = date(2021, 6, 30)
    _start(person, date(2021, 8, 2))
    person.grades |= dict.fromkeys(YEARS, "合格")
    OLD_PRIZE(rng, person)


def _start(person: Person, day: date) -> None:
    person.started = day
    person.facts |= dict.fromkeys(STARTS, day)
