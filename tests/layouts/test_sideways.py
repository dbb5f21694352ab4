"""Ranges merged across a row of a person."""

from __future__ import annotations

import pytest

from batch.language.terms import Grade
from batch.policy.library import Library
from batch.roster.roster import Roster
from batch.sheets.sheet import Span
from tests.layouts.reading import IDS, A, B, read_one, status
from tests.rosters import codes, issues

HEAD = [
    "姓名",
    "身份证号",
    "2021年度考核",
    "2022年度考核",
    "2023年度考核",
    "2022继续教育学时",
    "2023继续教育学时",
    "在岗状态",
]


def _read(library: Library, cells: dict[int, str], *spans: Span) -> Roster:
    row = [A, IDS[A], *(cells.get(column, "") for column in range(2, 8))]
    return read_one(library, [HEAD, row, [B, IDS[B], *[""] * 6]], merged=spans)


def _grades(roster: Roster, person: int = 0) -> list[int]:
    return [int(roster.facts.assessments[year][person]) for year in (2021, 2022, 2023)]


@pytest.mark.parametrize(
    ("text", "grade"), [("合格", Grade.PASS), ("不合格", Grade.FAIL), ("看不懂", Grade.OPEN)]
)
def test_a_grade_over_several_years_is_of_each(library: Library, text: str, grade: Grade) -> None:
    """And of none beside them, nor of the person below."""
    roster = _read(library, {2: text}, Span(1, 2, 1, 4))
    assert _grades(roster) == [grade] * 3
    assert _grades(roster, 1) == [Grade.NONE] * 3
    assert len(issues(roster, "V08")) == (3 if grade is Grade.OPEN else 0)


def test_a_grade_over_several_years_and_people(library: Library) -> None:
    """A range of two rows is of both."""
    roster = _read(library, {2: "合格"}, Span(1, 2, 2, 4))
    assert _grades(roster) == _grades(roster, 1) == [Grade.PASS] * 3


def test_hours_over_two_years_are_no_number(library: Library) -> None:
    """90 of each or of both: nobody can tell, and it is said at both."""
    roster = _read(library, {5: "90"}, Span(1, 5, 1, 6))
    assert issues(roster, "V05") == [("花名册", "F2"), ("花名册", "G2")]
    assert bool(roster.facts.hours[2022].unreadable[0] and roster.facts.hours[2023].unreadable[0])


def test_a_text_over_a_column_whose_blank_is_an_answer(library: Library) -> None:
    """离职 merged up to 在岗状态 is no blank there."""
    roster = _read(library, {4: "离职"}, Span(1, 4, 1, 7))
    assert status(roster) == ["离职", ""]
    assert "V08" in codes(roster)
