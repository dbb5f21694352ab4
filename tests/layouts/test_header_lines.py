"""Headers of two and three lines under groups, with and without merged cells."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from batch.sheets.sheet import Span
from tests.layouts.reading import IDS, A, B, read_one, skills, titles
from tests.rosters import Cells, codes

ROWS: Cells = [
    [A, IDS[A], "助理工程师", "助理级", "2016-12-01", "电工", "高级工", "S1", "2019-06-20"],
    [B, IDS[B], "", "", "", "焊工", "技师", "S2", "2020-06-20"],
]
GROUPS = ["姓名", "身份证号", "职称", "", "", "职业技能等级", "", "", ""]
LEAVES = ["", "", "名称", "级别", "取得时间", "工种", "等级", "证书编号", "取得时间"]
MERGED = (Span(0, 0, 1, 0), Span(0, 1, 1, 1), Span(0, 2, 0, 4), Span(0, 5, 0, 8))
SKILLS = [(A, "高级工", "2019-06-20"), (B, "技师", "2020-06-20")]


@pytest.mark.parametrize("merged", [MERGED, ()])
@pytest.mark.parametrize("above", [0, 2])
def test_groups_tell_whose_level_and_day_it_is(
    library: Library, merged: tuple[Span, ...], above: int
) -> None:
    """职称{名称, 级别, 取得时间} and 职业技能等级{工种, 等级, 编号, 取得时间}, below a title or not."""
    title: Cells = [["附件2"], ["高技能人才情况汇总表"]][:above]
    spans = tuple(Span(s.row + above, s.column, s.last_row + above, s.last_column) for s in merged)
    roster = read_one(library, [*title, GROUPS, LEAVES, *ROWS], merged=spans)
    assert skills(roster) == SKILLS
    assert titles(roster) == [(A, "助理级", "2016-12-01")]
    assert (roster.unusable, roster.rows.people) == (0, 2)


@pytest.mark.parametrize(
    ("groups", "leaves"),
    [
        (["姓名", "身份证号", "专业技术资格", "", "", "职业资格", "", "", ""], LEAVES),
        (["", "", "现有职称情况", "", "", "现有技能等级情况", "", "", ""], ["姓名", "身份证号", *LEAVES[2:]]),
        (GROUPS, ["姓名", "身份证号", *LEAVES[2:]]),
        (
            ["姓名", "身份证号", "职称情况", "", "", "职业技能等级证书", "", "", ""],
            ["", "", "资格名称", "等级", "批准时间", "职业（工种）", "级别", "证号", "发证日期"],
        ),
    ],
)
def test_other_words_and_places_of_groups(library: Library, groups: list[str], leaves: list[str]) -> None:
    """The names of the person in the first or in the last line, or in both."""
    roster = read_one(library, [groups, leaves, *ROWS])
    assert (skills(roster), titles(roster)) == (SKILLS, [(A, "助理级", "2016-12-01")])


def test_three_lines(library: Library) -> None:
    """A group over groups."""
    rows: Cells = [
        ["姓名", "身份证号", "已取得证书", "", "", ""],
        ["", "", "职称", "", "技能等级", ""],
        ["", "", "级别", "取得时间", "等级", "取得时间"],
        [A, IDS[A], "中级", "2018-01-01", "技师", "2020-01-01"],
    ]
    roster = read_one(library, rows)
    assert skills(roster) == [(A, "技师", "2020-01-01")]
    assert titles(roster) == [(A, "中级", "2018-01-01")]


def test_what_is_applied_for_is_never_held(library: Library) -> None:
    """申报职称情况{系列, 级别, 专业}, and 申报级别 alone."""
    rows: Cells = [
        ["姓名", "身份证号", "现有技能等级情况", "", "", "申报职称情况", "", ""],
        ["", "", "职业（工种）", "等级", "取得时间", "系列", "级别", "专业"],
        [A, IDS[A], "电工", "技师", "2019.06", "工程", "中级", "电气"],
    ]
    assert (skills(read_one(library, rows)), titles(read_one(library, rows))) == ([(A, "技师", "")], [])
    flat: Cells = [
        ["姓名", "身份证号", "申报职称", "申报级别", "拟评职称"],
        [A, IDS[A], "工程师", "中级", "工程师"],
    ]
    roster = read_one(library, flat)
    assert titles(roster) == []
    assert not roster.facts.knows_titles


def test_years_below_a_group(library: Library) -> None:
    """近三年年度考核{2023年, 2024}."""
    rows: Cells = [
        ["姓名", "身份证号", "近三年年度考核结果", ""],
        ["", "", "2023年", 2024],
        [A, IDS[A], "合格", "优秀"],
    ]
    assert set(read_one(library, rows).facts.assessments) == {2023, 2024}


def test_names_repeated_in_the_second_line(library: Library) -> None:
    """A group between the name and the department, numbers in the second line."""
    rows: Cells = [
        ["姓名", "主要信息", "", "", "", "部门"],
        ["", "手机号", "入职日期", "职称", "工号", ""],
        [A, "13900000000", "2012-07-01", "工程师", "1001", "工艺部"],
    ]
    roster = read_one(library, rows)
    assert roster.persons.staff_numbers.tolist() == ["1001"]
    assert titles(roster) == [(A, "中级", "")]
    assert roster.texts("部门").tolist() == ["工艺部"]


@pytest.mark.parametrize("second", [["", "", "技师", "焊工", "2020-06-20"], ["", "", "", "", "看不懂"]])
def test_a_data_row_without_a_name_is_no_header(library: Library, second: list[str]) -> None:
    """The first row of data may lack its name; it is refused and named, not taken for a header."""
    rows: Cells = [
        ["姓名", "身份证号", "技能等级", "工种", "备忘"],
        second,
        [A, IDS[A], "高级工", "电工", ""],
    ]
    roster = read_one(library, rows)
    assert roster.persons.names.tolist() == [A]
    assert "R01" in codes(roster) or second[2] == ""
