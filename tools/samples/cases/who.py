"""Whom a case can befall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tools.samples.certificates import YEARS_HELD
from tools.samples.person import Person

Wanted = Callable[[Person], bool]


def anybody(person: Person) -> bool:
    """Everybody."""
    return True


def woman(person: Person) -> bool:
    """Is a woman."""
    return person.sex == "女"


def ordinary(person: Person) -> bool:
    """In service and not in administration."""
    return person.facts["在岗状态"] == "在职" and person.facts["岗位类别"] != "管理"


def certified(person: Person) -> bool:
    """Holds any certificate."""
    return bool(person.certificates) and ordinary(person)


def veteran(person: Person) -> bool:
    """In the trade since before 2009."""
    return ordinary(person) and person.started.year < 2009


def senior(person: Person) -> bool:
    """Holds 高级工 or more in a trade."""
    return person.skill_level in YEARS_HELD and ordinary(person)


def seasoned(person: Person) -> bool:
    """Holds 高级工 or more, and began early enough to have won the last certificate lately."""
    latest = {"高级工": 2016, "技师": 2012, "高级技师": 2009}
    return senior(person) and person.started.year <= latest[person.skill_level]


def veteran_senior(person: Person) -> bool:
    """Holds 高级工 or more, in the trade since before 2009."""
    return senior(person) and veteran(person)


def top_technician(person: Person) -> bool:
    """Holds 高级技师."""
    return person.skill_level == "高级技师" and ordinary(person)


def titled(person: Person) -> bool:
    """Holds 助理级 to 副高级, and no skill certificate above 高级工."""
    above = person.skill_level in ("技师", "高级技师")
    return _middle_title(person) and not above and ordinary(person)


def dual(person: Person) -> bool:
    """Holds 高级工 or more, and a title from 助理级 to 副高级 besides."""
    return senior(person) and _middle_title(person)


def dual_technician(person: Person) -> bool:
    """Holds 技师, and a title besides."""
    return dual(person) and person.skill_level == "技师"


def dual_intermediate(person: Person) -> bool:
    """Holds 高级工 or more, and 中级 as the highest title."""
    return senior(person) and person.title_level == "中级"


def dual_associate(person: Person) -> bool:
    """Holds 高级工 or more, and 副高级 as the highest title."""
    return senior(person) and person.title_level == "副高级"


def long_associate(person: Person) -> bool:
    """副高级 for so long that the next title can have come."""
    day = person.titles[-1]["取得日期"] if person.title_level == "副高级" else None
    return ordinary(person) and isinstance(day, date) and day.year < 2018


def _middle_title(person: Person) -> bool:
    return person.title_level in ("助理级", "中级", "副高级")
