"""Everyday headers: whose a day, a level or a trade is that stands beside others, and what its words put together say."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from tests.layouts.reading import IDS, A, B, C, read_one, skills, titles
from tests.layouts.test_ordinary import complaints, trades
from tests.rosters import Cells, read


@pytest.mark.parametrize("post", ["岗位", "职务", "岗位名称"])
def test_a_post_at_the_left_claims_no_day(library: Library, post: str) -> None:
    """Of 岗位 | 技能等级 | 工种 | 取证日期 the day is the certificate's."""
    head = ["姓名", "身份证号", post, "技能等级", "工种", "取证日期"]
    roster = read_one(library, [head, [A, IDS[A], "电工", "技师", "电工", "2018-03-12"]])
    assert skills(roster) == [(A, "技师", "2018-03-12")]
    roster = read_one(
        library, [["姓名", "身份证号", "技能等级", post, "任职时间"], [A, IDS[A], "技师", "电工", "2018-03"]]
    )
    assert skills(roster) == [(A, "技师", "")]


def test_headers_as_systems_export_them(library: Library) -> None:
    """A group and its column in one cell; 技能证书名称 over trades."""
    head = ["姓名", "身份证号", "职业技能等级信息-等级", "职业技能等级信息-发证日期", "技能证书名称"]
    roster = read_one(library, [head, [A, IDS[A], "三级", "2017-09-30", "数控车工"]])
    assert skills(roster) == [(A, "高级工", "2017-09-30")] and trades(roster) == ["数控车工"]
    assert complaints(roster) == []


def test_a_trade_as_the_name_of_a_certificate(library: Library) -> None:
    """证书名称 电工 or 电工职业技能等级证书 beside its level."""
    head = ["工号", "姓名", "证书名称", "等级", "发证日期"]
    people: Cells = [["工号", "姓名", "部门"], ["1", A, "一车间"], ["2", B, "一车间"], ["3", C, "一车间"]]
    rows = [
        ["1", A, "电工", "高级工", "2018-06-01"],
        ["2", B, "焊工职业技能等级证书", "技师", "2018-06-01"],
        ["3", C, "职业技能等级证书", "技师", "2018-06-01"],
    ]
    roster = read(library, {"员工信息": people, "技能证书": [head, *rows]})
    assert trades(roster) == ["电工", "焊工", ""]


@pytest.mark.parametrize(
    ("level", "name", "held"),
    [
        ("助理工程师", "助理工程师", "助理级"),
        ("工程师", "", "中级"),
        ("", "工程师 中级", "中级"),
        ("", "工程系列中级", "中级"),
    ],
)
def test_titles_said_twice(library: Library, level: str, name: str, held: str) -> None:
    """A title's name under 职称级别, its level behind its name."""
    roster = read_one(library, [["姓名", "身份证号", "职称级别", "职称名称"], [A, IDS[A], level, name]])
    assert titles(roster) == [(A, held, "")] and complaints(roster) == []


@pytest.mark.parametrize("text", ["焊工二级（技师）", "焊工：技师", "技师（焊工）"])
def test_a_trade_and_its_level_in_more_ways(library: Library, text: str) -> None:
    """焊工, 技师."""
    roster = read_one(library, [["姓名", "身份证号", "技能等级"], [A, IDS[A], text]])
    assert skills(roster) == [(A, "技师", "")] and trades(roster) == ["焊工"]


@pytest.mark.parametrize("header", ["职称评审时间", "专业技术资格评审通过时间", "任职资格证书发证年份"])
def test_headers_of_titles_and_a_fact(library: Library, header: str) -> None:
    """Whose it is and what it is, in words that no list needs to have."""
    head = ["姓名", "身份证号", "技能等级", "职称", header]
    roster = read_one(library, [head, [A, IDS[A], "技师", "工程师", "2018-08-01"]])
    assert (skills(roster), titles(roster)) == ([(A, "技师", "")], [(A, "中级", "2018-08-01")])


@pytest.mark.parametrize("header", ["职业资格证书发证年月", "技能等级批准时间", "现有技能等级证书取得年份"])
def test_headers_of_skills_and_a_fact(library: Library, header: str) -> None:
    """The same of the other ladder."""
    head = ["姓名", "身份证号", "技能等级", "职称", header]
    roster = read_one(library, [head, [A, IDS[A], "技师", "工程师", "2018-08-01"]])
    assert (skills(roster), titles(roster)) == ([(A, "技师", "2018-08-01")], [(A, "中级", "")])


def test_what_is_applied_for_is_no_such_header(library: Library) -> None:
    """申报职称评审时间 is no day of a title."""
    head = ["姓名", "身份证号", "职称", "拟申报职称评审时间", "申报职称评审时间"]
    roster = read_one(library, [head, [A, IDS[A], "工程师", "2018-08-01", "2018-08-01"]])
    assert titles(roster) == [(A, "中级", "")]


def test_a_level_behind_a_trade_is_of_a_skill(library: Library) -> None:
    """职称 | 取得时间 | 职业资格证书 数控车工 | 等级 技师 | 取得时间, and a post's grade before."""
    head = [
        "姓名",
        "身份证号",
        "岗位等级",
        "职称",
        "评定时间",
        "聘任时间",
        "职业资格证书",
        "等级",
        "取得时间",
    ]
    row = [A, IDS[A], "技术工三级", "讲师", "2015-12-01", "2016-01-01", "数控车工", "技师", "2018-06-01"]
    roster = read_one(library, [head, row])
    assert skills(roster) == [(A, "技师", "2018-06-01")] and trades(roster) == ["数控车工"]
    assert titles(roster) == [(A, "中级", "2015-12-01")] and complaints(roster) == []


@pytest.mark.parametrize("header", ["工种等级", "工种及等级", "职业资格（技能等级）名称及级别"])
def test_a_column_of_trades_and_levels(library: Library, header: str) -> None:
    """电工三级, 焊工/技师: two facts in each cell."""
    rows: Cells = [
        ["姓名", "身份证号", header, "取证时间"],
        [A, IDS[A], "电工三级", "2018-06-01"],
        [B, IDS[B], "焊工/技师", ""],
    ]
    roster = read_one(library, rows)
    assert [one[1] for one in skills(roster)] == ["高级工", "技师"] and trades(roster) == ["电工", "焊工"]


def test_one_trade_beside_a_column_a_level(library: Library) -> None:
    """Of every level's certificate; who has none has none."""
    head = [
        "姓名",
        "身份证号",
        "工种",
        "中级工取证时间",
        "高级工取证时间",
        "技师取证时间",
        "高级技师取证时间",
    ]
    rows = [[A, IDS[A], "电工", "2005-06-01", "2010-06-01", "", ""], [B, IDS[B], "焊工", "", "", "", ""]]
    roster = read_one(library, [head, *rows])
    assert [one[:2] for one in skills(roster)] == [(A, "中级工"), (A, "高级工")]
    assert trades(roster) == ["电工", "电工"]


@pytest.mark.parametrize(
    "line", [["甲", "1", "2", "3"], [1, 2, 3, 4], ["(1)", "(2)", "(3)", "(4)"], ["栏次", 1, 2, 3]]
)
def test_a_line_that_numbers_the_columns(library: Library, line: list[str | int]) -> None:
    """It is nobody."""
    rows: Cells = [["序号", "姓名", "身份证号", "技能等级"], line, [1, A, IDS[A], "技师"]]
    roster = read_one(library, rows)
    assert roster.persons.names.tolist() == [A] and complaints(roster) == []


def test_headers_in_two_languages(library: Library) -> None:
    """Name, ID Number beside the Chinese words, below them, and alone."""
    row = [A, IDS[A], "技师", "2015-06-01", "合格"]
    heads: list[Cells] = [
        [
            [
                "姓名 Name",
                "身份证号 ID No.",
                "技能等级 Skill Level",
                "发证日期 Issue Date",
                "2021年度考核 Appraisal 2021",
            ]
        ],
        [
            ["姓名", "身份证号", "技能等级", "取得日期", "2021年度考核"],
            ["Name", "ID Number", "Skill Level", "Issue Date", ""],
        ],
        [["Name", "ID Number", "Skill Level", "发证日期", "2021年度考核"]],
    ]
    for head in heads:
        roster = read_one(library, [*head, row])
        assert skills(roster) == [(A, "技师", "2015-06-01")] and set(roster.facts.assessments) == {2021}
        assert roster.unusable == 0


def test_a_second_line_that_says_something_else_in_english(library: Library) -> None:
    """取得日期 above Valid Until is nobody's day for certain."""
    head: Cells = [
        ["姓名", "身份证号", "技能等级", "技能证书取得日期"],
        ["Name", "ID Number", "Skill Level", "Valid Until"],
    ]
    roster = read_one(library, [*head, [A, IDS[A], "技师", "2015-06-01"]])
    assert skills(roster) == [(A, "技师", "")] and complaints(roster) == ["F13"]
