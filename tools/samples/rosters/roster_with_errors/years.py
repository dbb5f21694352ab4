"""Sheets 年度考核 and 继续教育: a year, a grade and hours that cannot be read."""

from __future__ import annotations

from typing import Final

from tools.samples.person import Person
from tools.samples.rosters.roster_with_errors.people import nameable
from tools.samples.rows import Row
from tools.samples.sheets import sheet_rows

#: Number of the person, and the assessment: no year, no grade, one year twice.
FAULTS: Final[tuple[tuple[int, Row], ...]] = (
    (0, {"年度": "前年", "结果": "合格"}),
    (1, {"年度": 2022, "结果": "还可以"}),
    (2, {"年度": 2024, "结果": "合格"}),
    (2, {"年度": 2024, "结果": "不合格"}),
)


def faulty_assessments(people: list[Person]) -> list[Row]:
    """The assessments of everybody, and the faults."""
    return [
        *sheet_rows(filter(nameable, people), "年度考核"),
        *(people[number].key | row for number, row in FAULTS),
    ]


def faulty_hours(people: list[Person]) -> list[Row]:
    """One row, whose hours are no number."""
    return [people[19].key | {"年度": 2024, "总学时": "不少", "公需学时": 18}]
