"""The peer pandas: one rule (title-assistant-review) with ``DataFrame.apply``, a person at a time."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from batch.days.moments import ALWAYS, NEVER, Days, to_date
from batch.facts import Facts
from benchmarks import byhand

FIRST, LAST = date.min, date.max
_GRADES = ("grade_2023", "grade_2024", "grade_2025")


def frame(facts: Facts, known: byhand.Tables) -> pd.DataFrame:
    """The people as a table; the day of 高级工 or higher is given, as to OpenFisca."""
    columns: dict[str, object] = {
        header: [column.word(person) for person in range(facts.size)]
        for header, column in facts.words.items()
    }
    columns["skill"] = _dates(byhand._certified(facts, known).skill_sure[0])
    for name, header in (("work", "从事技术技能工作起始日期"), ("post", "现岗位起始日期")):
        interval = facts.dates[header]
        columns[name] = _dates(np.where(interval.blank, ALWAYS, interval.last))
    columns["months"] = facts.interruption
    columns |= {f"grade_{year}": grades for year, grades in facts.assessments.items()}
    return pd.DataFrame(columns)


def _dates(days: Days) -> pd.Series:
    found = [FIRST if day == ALWAYS else LAST if day == NEVER else to_date(day) for day in days]
    return pd.Series(found, dtype=object)


def calculate(people: pd.DataFrame) -> pd.Series:
    """From which day each person certainly may apply."""
    return people.apply(_person, axis=1)


def _person(person: pd.Series) -> date:
    if person["单位性质"] not in ("企业", "事业单位", "自由职业") or person["在岗状态"] not in ("在职", ""):
        return LAST
    if person["岗位类别"] not in ("生产服务一线", "技术技能", "工勤") or person["诚信记录"] not in ("无", ""):
        return LAST
    if person["准入类职业"] in ("是", "（未识别）") and person["准入资格"] != "是":
        return LAST
    found = person["skill"]
    for year, name in enumerate(_GRADES, start=2023):
        if person[name] in (0, 3):
            return LAST
        if person[name] == 2:
            found = max(found, date(year + 4, 1, 1))
    found = max(found, _later(person["post"], 36))
    if person["months"] < 0:
        return LAST
    since = _later(max(person["skill"], person["work"]), person["months"])
    return max(found, _later(since, 24))


def _later(day: date, months: int) -> date:
    if day in (FIRST, LAST):
        return day
    year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    last = ((date(year, 12, 31) if month == 11 else date(year, month + 2, 1)) - date.resolution).day
    return date(year, month + 1, min(day.day, 31 if month == 11 else last))


def day_numbers(found: pd.Series) -> Days:
    """The result as day numbers."""
    numbers = [ALWAYS if d == FIRST else NEVER if d == LAST else (d - date(1970, 1, 1)).days for d in found]
    return np.array(numbers, np.int32)
