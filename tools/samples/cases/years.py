"""Quirks of single years: assessments (年度考核) and hours (继续教育)."""

from __future__ import annotations

from random import Random

from tools.samples.dates import YEARS
from tools.samples.person import Person


def unassessed(rng: Random, person: Person) -> None:
    """One year's assessment is not on record."""
    person.grades.pop(rng.choice(YEARS), None)


def unsettled(rng: Random, person: Person) -> None:
    """One year without a grade that decides."""
    person.grades[rng.choice(YEARS)] = rng.choice(("不定等次", "未考核", "参加考核不定等次"))


def failed(rng: Random, person: Person) -> None:
    """One year's assessment was failed."""
    person.grades[rng.choice(YEARS)] = rng.choice(("基本合格", "不合格", "基本合格"))


def short_hours(rng: Random, person: Person) -> None:
    """A year that fell short of the hours."""
    person.hours[rng.choice(YEARS)] = rng.choice(((86, 20), (96, 12), (72, 18)))


def no_hours(rng: Random, person: Person) -> None:
    """A year whose hours are not on record."""
    person.hours.pop(rng.choice(YEARS), None)
