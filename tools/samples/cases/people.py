"""Quirks of sheet 人员: a rare name, a post not said, an interruption, a record."""

from __future__ import annotations

from datetime import date
from random import Random

from tools.samples.cases.case import Quirk
from tools.samples.dates import some_day
from tools.samples.person import Person


def renamed(name: str) -> Quirk:
    """Another name, a rare one."""

    def quirk(rng: Random, person: Person) -> None:
        person.facts["姓名"] = name

    return quirk


def blank_post(rng: Random, person: Person) -> None:
    """The sort of post is not said."""
    person.facts["岗位类别"] = None


def other_post(rng: Random, person: Person) -> None:
    """A sort of post that no list names."""
    person.facts["岗位类别"] = "其他"


def new_post(rng: Random, person: Person) -> None:
    """Less than three years on the present post."""
    first = max(person.started, date(2024, 1, 8))
    person.facts["现岗位起始日期"] = some_day(rng, first, date(2026, 9, 1))


def interrupted(rng: Random, person: Person) -> None:
    """Some months away from the work."""
    person.facts["中断工作月数"] = rng.choice((6, 8, 12, 18, 24))


def blank_occupation(rng: Random, person: Person) -> None:
    """The occupation of the post is not said."""
    person.facts["现岗位职业（工种）"] = person.facts["职业编码"] = None


def admitted(rng: Random, person: Person) -> None:
    """An occupation with admission (准入类职业), and the licence for it."""
    person.facts["准入类职业"], person.facts["准入资格"] = "是", rng.choice(("是", "是", "否", None))


def cheated(rng: Random, person: Person) -> None:
    """A record of cheating."""
    person.facts["诚信记录"] = "弄虚作假"


def unready(rng: Random, person: Person) -> None:
    """Continuing education not up to the mark, or not said."""
    person.facts["继续教育达标"] = rng.choice(("否", None))
