"""What the rows of one person say against each other decides nothing for them."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from batch.roster.roster import Roster
from tests.layouts.reading import IDS, A, skills, status, titles
from tests.rosters import Cells, issues, read

HEADERS = ["姓名", "身份证号", "技能等级", "技能证书职业（工种）", "技能证书取得日期"]
DAY = "2018-06-01"


def _rows(library: Library, *rows: list[str]) -> list[Roster]:
    """One below the other, and each on a sheet of its own."""
    cells: list[Cells] = [[HEADERS, [A, IDS[A], *row]] for row in rows]
    one = read(library, {"花名册": [HEADERS, *(sheet[1] for sheet in cells)]})
    return [one, read(library, {f"表{n}": sheet for n, sheet in enumerate(cells)})]


def test_one_certificate_of_two_levels(library: Library) -> None:
    """The same trade and day: nobody knows which it is, and it is said at both."""
    for roster in _rows(library, ["技师", "焊工", DAY], ["高级工", "焊工", DAY]):
        assert {level[:2] for _, level, _ in skills(roster)} == {"-1"}
        assert len(issues(roster, "C14")) == 2


@pytest.mark.parametrize(
    "other", [["高级工", "焊工", "2014-06-01"], ["高级工", "电工", DAY], ["技师", "焊工", DAY]]
)
def test_two_certificates(library: Library, other: list[str]) -> None:
    """Another day or trade is another certificate; the same again is the same."""
    for roster in _rows(library, ["技师", "焊工", DAY], other):
        assert {level for _, level, _ in skills(roster)} == {"技师", other[0]}
        assert not issues(roster, "C14")


def test_titles_of_one_day(library: Library) -> None:
    """工程师 and 助理工程师 of one day are one title, and the skill beside them is as it is."""
    headers = [*HEADERS, "职称名称", "职称取得日期"]
    rows = [[A, IDS[A], "技师", "焊工", DAY, name, "2015-06-01"] for name in ("工程师", "助理工程师")]
    roster = read(library, {"花名册": [headers, *rows]})
    assert {level[:2] for _, level, _ in titles(roster)} == {"-1"}
    assert {level for _, level, _ in skills(roster)} == {"技师"}
    assert {cell[0] for _, cell in issues(roster, "C14")} == {"F"}


@pytest.mark.parametrize(("other", "count"), [("无", 1), ("", 0)])
def test_an_award_and_none(library: Library, other: str, count: int) -> None:
    """A blank says nothing; 无 is an answer."""
    headers = ["姓名", "身份证号", "荣誉奖项"]
    rows = [[A, IDS[A], "全国技术能手"], [A, IDS[A], other]]
    assert len(issues(read(library, {"花名册": [headers, *rows]}), "C14")) == count


@pytest.mark.parametrize(("header", "grade", "open_"), [
    ("年度考核", "基本合格", True), ("年度考核", "不合格", True), ("年终考评", "基本称职", True), ("年度考核", "合格", False),
    ("年度考核", "优秀", False), ("月度考核", "基本合格", False),
])  # fmt: skip
def test_an_assessment_of_no_year(library: Library, header: str, grade: str, open_: bool) -> None:
    """It may be any year's."""
    headers = ["姓名", "身份证号", "在岗状态", "2021年度考核", "2022年度考核", "2023年度考核", header]
    row = [A, IDS[A], "在职", "合格", "合格", "合格", grade]
    assert (status(read(library, {"花名册": [headers, row]})) != ["在职"]) is open_
