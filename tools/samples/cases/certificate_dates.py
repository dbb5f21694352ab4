"""Quirks of the dates on certificates: nearly full years, months, years, nothing."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tools.samples.certificates import YEARS_HELD
from tools.samples.dates import AS_OF, shift, workday
from tools.samples.person import Person
from tools.samples.rows import Cell


def redate(person: Person, day: Cell) -> None:
    """Give the highest skill certificate another day; the lower ones keep their distance."""
    rows = person.skills
    rows[-1]["取得日期"] = day
    rows[-1]["证书类别"] = "职业技能等级"
    limit = day if isinstance(day, date) else date(int(str(day)[:4]), 1, 1)
    for row in reversed(rows[:-1]):
        limit = shift(limit, -38)
        own = row["取得日期"]
        row["取得日期"] = own if isinstance(own, date) and own <= limit else workday(limit)


def due_soon(rng: Random, person: Person) -> None:
    """The years after the certificate are full within the coming twelve months."""
    months = 12 * YEARS_HELD[person.skill_level]
    day = shift(AS_OF, rng.randint(1, 11) - months) + timedelta(days=rng.randint(-9, 9))
    redate(person, workday(day))


def due_this_month(rng: Random, person: Person) -> None:
    """A date to the month only, and the limit falls in the very month."""
    year = AS_OF.year - YEARS_HELD[person.skill_level]
    redate(person, rng.choice((f"{year}-11", f"{year}年11月", f"{year}.11")))


def due_this_year(rng: Random, person: Person) -> None:
    """A date to the year only, and the limit falls in the very year."""
    redate(person, f"{AS_OF.year - YEARS_HELD[person.skill_level]}{rng.choice(('', '年'))}")


def month_only(rng: Random, person: Person) -> None:
    """The last certificate's date without its day."""
    row = person.certificates[-1]
    day = row["取得日期"]
    if isinstance(day, date):
        row["取得日期"] = rng.choice((f"{day.year}年{day.month}月", f"{day:%Y-%m}"))


def undated(rng: Random, person: Person) -> None:
    """A certificate without its date."""
    rng.choice(person.certificates)["取得日期"] = None


def new_title(rng: Random, person: Person) -> None:
    """The highest title was won within the last year."""
    row = person.titles[-1]
    row["取得日期"] = workday(shift(AS_OF, -rng.randint(1, 11)))
    row["聘任日期"] = None


def appointed_only(rng: Random, person: Person) -> None:
    """Of the highest title only the appointment is known."""
    row = person.titles[-1]
    row["聘任日期"], row["取得日期"] = row["取得日期"], None
