"""Somebody new at an employer: identity, studies, post and assessments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from tools.samples.dates import AS_OF, YEARS, birth_date, some_day
from tools.samples.employer import Employer, Trade
from tools.samples.person import Person
from tools.samples.registry import Registry
from tools.samples.rows import Row


@dataclass(frozen=True)
class Studies:
    """A way through school, and how many take it."""

    degree: str  # 学历
    school_class: str | None  # 技工院校班次
    age: int  # at graduation
    technical: bool  # whether at a technical school
    learned: int  # weight among specialists
    skilled: int  # weight among workers

    def graduation(self, born: date) -> date:
        """The day of graduation of somebody born on a day."""
        return min(date(born.year + self.age + (born.month > 6), 6, 30), date(2025, 6, 30))

    def facts(self, employer: Employer, trade: Trade, graduated: date) -> Row:
        """What sheet 人员 says of the studies."""
        school = employer.schools[0 if self.technical else 1]
        return {
            "学历": self.degree,
            "毕业院校": None if self.degree == "高中" else school,
            "毕业日期": graduated,
            "所学专业": None if self.degree == "高中" else trade.major,
            "技工院校班次": self.school_class,
        }


STUDIES: Final = (
    Studies("高中", None, 18, False, 0, 3),
    Studies("中专", "中级工班", 18, True, 1, 6),
    Studies("大专", "高级工班", 20, True, 1, 5),
    Studies("大专", None, 21, False, 4, 4),
    Studies("大专", "预备技师班", 21, True, 1, 1),
    Studies("本科", None, 22, False, 8, 1),
)


def hire(
    registry: Registry, trade: Trade, learned: bool, born: tuple[int, int] | None = None, sex: str = ""
) -> Person:
    """Somebody in a trade, without certificates yet; ``born``: first and last year of birth."""
    rng, employer = registry.rng, registry.employer
    sex = sex or ("女" if rng.random() < trade.women else "男")
    birth = birth_date(rng, *(born or (1975 if sex == "女" else 1966, 2004)))  # women retire earlier
    studies = rng.choices(STUDIES, [one.learned if learned else one.skilled for one in STUDIES])[0]
    graduated = studies.graduation(birth)
    facts: Row = {
        **employer.facts(),
        **registry.identity(birth, sex),
        "部门": trade.department,
        "现岗位职业（工种）": trade.occupation,
        "职业编码": trade.code if rng.random() < employer.code_rate else None,
        **studies.facts(employer, trade, graduated),
    }
    started = some_day(rng, date(graduated.year, 7, 5), date(graduated.year, 9, 20))
    person = Person(trade, sex, birth, started, facts)
    _take_post(rng, employer, person, learned)
    assess(rng, person)
    return person


def _take_post(rng: Random, employer: Employer, person: Person, learned: bool) -> None:
    facts, started = person.facts, person.started
    kind = "专业技术" if learned and rng.random() < 0.6 else rng.choices(employer.posts, (65, 35))[0]
    latest = max(started, AS_OF - timedelta(days=400))
    since = started if rng.random() < 0.3 else some_day(rng, started, latest)
    facts["岗位类别"] = kind
    facts["现岗位起始日期"] = since
    facts["从事技术技能工作起始日期"] = started if rng.random() < 0.92 else None
    own = started if rng.random() < 0.7 else some_day(rng, started, since)
    facts["从事本职业起始日期"] = own if rng.random() < 0.85 else None
    related = rng.choices(("是", "否", None), (75, 12, 13))[0]
    facts["专业相关"] = None if facts["所学专业"] is None else related


def assess(rng: Random, person: Person) -> None:
    """Fill in the assessments of the years worked, all of them passed."""
    for year in YEARS:
        if person.started <= date(year, 7, 1):
            person.grades[year] = rng.choices(("合格", "优秀", "良好"), (72, 18, 10))[0]
