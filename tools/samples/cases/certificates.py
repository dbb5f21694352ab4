"""Quirks of certificates: one more, one withdrawn, one above all others."""

from __future__ import annotations

from datetime import date
from random import Random

from tools.samples.cases.case import Quirk
from tools.samples.certificates import TITLE_NAMES
from tools.samples.dates import some_day
from tools.samples.person import Person
from tools.samples.rows import Cell, Row


def void(rng: Random, person: Person) -> None:
    """The last certificate has been withdrawn."""
    person.certificates[-1]["证书状态"] = "无效"


def special_technician(rng: Random, person: Person) -> None:
    """A 高级技师 who was made 特级技师."""
    day = some_day(rng, date(2023, 3, 1), date(2025, 12, 1))
    made: Row = {"级别": "特级技师", "证书类别": "职业技能等级", "取得日期": day}
    person.certificates.append(person.skills[-1] | made)


def full_senior(rng: Random, person: Person) -> None:
    """Promoted from 副高级 to 正高级."""
    name = TITLE_NAMES[person.trade.stem][-1]
    day = some_day(rng, date(2023, 3, 1), date(2025, 9, 1))
    won: Row = {"级别": "正高级", "名称": name, "取得日期": day, "聘任日期": None}
    person.certificates.append(person.titles[-1] | won)


def one_more(
    kind: str,
    level: Cell,
    day: date,
    name: str | None = None,
    occupation: str | None = None,
    series: str | None = None,
) -> Quirk:
    """One more certificate, as it is written."""
    row: Row = {
        "证书类别": kind,
        "级别": level,
        "名称": name,
        "系列": series,
        "职业（工种）": occupation,
        "取得日期": day,
    }
    return lambda rng, person: person.certificates.append(dict(row))
