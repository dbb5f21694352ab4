"""Everyday columns beside those of certificates, and everyday ways to say which levels somebody has."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from tests.layouts.reading import IDS, A, B, read_one, skills, status, titles
from tests.layouts.test_ordinary import complaints, trades
from tests.rosters import Cells, codes, issues, read

LEVELS = ["初级工", "中级工", "高级工", "技师", "高级技师"]


@pytest.mark.parametrize("mark", ["√", "是", 1, "✓"])
def test_ticks_below_levels(library: Library, mark: object) -> None:
    """A column a level, and a tick in one or two."""
    head = ["姓名", "身份证号", "工种", *LEVELS]
    rows: Cells = [head, [A, IDS[A], "电工", "", "", mark, "", ""], [B, IDS[B], "焊工", "", "", "", "", ""]]
    roster = read_one(library, rows)
    assert skills(roster) == [(A, "高级工", "")] and trades(roster) == ["电工"]
    assert complaints(roster) == [] and roster.facts.knows_skills


def test_days_below_levels(library: Library) -> None:
    """The same with the day of each certificate; what is neither is no certificate."""
    head = ["姓名", "身份证号", *LEVELS]
    roster = read_one(library, [head, [A, IDS[A], "", "", "2012-05-01", "2018-06-01", ""]])
    assert sorted(skills(roster)) == [(A, "技师", "2018-06-01"), (A, "高级工", "2012-05-01")]
    roster = read_one(library, [head, [A, IDS[A], "", "", "拟报", "", ""]])
    assert all(one[1] not in LEVELS for one in skills(roster))


SENTENCES = [
    "2012年5月1日取得电工高级工证书；2018年6月30日取得电工技师证书",
    "电工高级工，2012年5月1日取得；电工技师，2018年6月30日取得",
    "电工三级\n电工二级",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_certificates_told_in_words(library: Library, text: str) -> None:
    """Several in a cell, with their days or with a cell of days beside."""
    days = "2012-05-01\n2018-06-30" if "\n" in text else ""
    roster = read_one(library, [["姓名", "身份证号", "技能等级", "证书取得时间"], [A, IDS[A], text, days]])
    assert skills(roster) == [(A, "高级工", "2012-05-01"), (A, "技师", "2018-06-30")]
    assert trades(roster) == ["电工", "电工"] and complaints(roster) == []


def test_an_appointment_is_no_further_title(library: Library) -> None:
    """聘任职务 that is not higher than the title says nothing more, and its day is not the title's."""
    head = ["姓名", "身份证号", "部门", "职称", "评定时间", "聘任职务", "聘任时间", "技能等级", "取得时间"]
    for appointed in ("工程师", "助理工程师"):
        roster = read_one(
            library,
            [
                head,
                [A, IDS[A], "技术科", "工程师", "2016-12-01", appointed, "2012-01-01", "技师", "2018-03-01"],
            ],
        )
        assert titles(roster) == [(A, "中级", "2016-12-01")] and skills(roster) == [(A, "技师", "2018-03-01")]
        assert roster.facts.certificates.appointed.blank.all() and complaints(roster) == []
    roster = read_one(
        library,
        [
            head,
            [A, IDS[A], "技术科", "工程师", "2016-12-01", "高级工程师", "2012-01-01", "技师", "2018-03-01"],
        ],
    )
    assert len(titles(roster)) == 2


@pytest.mark.parametrize(("appointed", "heard"), [("技师", True), ("高级工", False), ("车间主任", False)])
def test_an_appointment_to_what_is_not_written(library: Library, appointed: str, heard: bool) -> None:
    """现聘职务 技师 beside 高级工: a certificate may be missing."""
    head = ["姓名", "身份证号", "技能等级", "现聘职务"]
    roster = read_one(library, [head, [A, IDS[A], "高级工", appointed]])
    assert ("C14" in codes(roster)) == heard


def test_questions_beside_certificates(library: Library) -> None:
    """是否技校毕业 and 有无职称 have no days."""
    head = ["姓名", "身份证号", "是否技校毕业", "技能等级", "工种", "取证时间", "有无职称"]
    roster = read_one(library, [head, [A, IDS[A], "是", "高级工", "车工", "2018-03-01", "无"]])
    assert skills(roster) == [(A, "高级工", "2018-03-01")] and complaints(roster) == []


@pytest.mark.parametrize(
    "remark", ["证书复印件已交", "原件已收", "技能证书原件、复印件见附件", "技师证书复印件已归档"]
)
def test_where_the_papers_are(library: Library, remark: str) -> None:
    """It says nothing of what is held."""
    roster = read_one(library, [["姓名", "身份证号", "技能等级", "备注"], [A, IDS[A], "技师", remark]])
    assert skills(roster) == [(A, "技师", "")] and complaints(roster) == []


@pytest.mark.parametrize(
    "remark", ["证书原件已收回", "无证书原件存档", "假证原件已收", "注销证书原件上交", "高级技师证书原件已交"]
)
def test_where_papers_are_that_are_none(library: Library, remark: str) -> None:
    """What kind of paper it is may take it back, or be a further one."""
    roster = read_one(library, [["姓名", "身份证号", "技能等级", "备注"], [A, IDS[A], "技师", remark]])
    assert "C14" in codes(roster)


def test_permits_among_certificates(library: Library) -> None:
    """特种作业操作证 as a 证书类别 is understood, and none that is asked for."""
    head = ["姓名", "身份证号", "证书类别", "证书名称", "等级", "取证日期"]
    rows = [
        [A, IDS[A], "特种作业操作证", "低压电工作业", "", "2019-05-06"],
        [A, IDS[A], "职业技能等级证书", "电工", "高级工", "2021-05-06"],
    ]
    roster = read_one(library, [head, *rows], "持证情况")
    assert (
        skills(roster) == [(A, "高级工", "2021-05-06")] and titles(roster) == [] and complaints(roster) == []
    )


@pytest.mark.parametrize(("name", "level"), [("", "高级工"), ("工程师", "")])
def test_a_permit_that_names_a_level(library: Library, name: str, level: str) -> None:
    """No 上岗证 has one: what it is, is not certain."""
    head = ["姓名", "身份证号", "证书类别", "证书名称", "等级", "取证日期"]
    roster = read_one(library, [head, [A, IDS[A], "上岗证", name, level, "2019-05-06"]], "持证情况")
    assert issues(roster, "C08")


def test_titles_of_lists_below_lists(library: Library) -> None:
    """二、持证情况 is above the second list, and no row without a name in the first."""
    rows: Cells = [
        ["一、人员基本情况"],
        ["工号", "姓名", "身份证号", "部门"],
        ["1", A, IDS[A], "生产"],
        [],
        ["二、持证情况"],
        ["工号", "姓名", "工种", "等级", "发证日期"],
        ["1", A, "电工", "高级工", "2016-06-01"],
    ]
    roster = read_one(library, rows)
    assert (
        skills(roster) == [(A, "高级工", "2016-06-01")] and complaints(roster) == [] and roster.unusable == 0
    )


@pytest.mark.parametrize("line", ["两人技师证书均已注销", "2名技师证书系伪造", "上列人员技师证书未核实"])
def test_a_line_about_the_list_above_another(library: Library, line: str) -> None:
    """It is no title of the list below, and is heard."""
    head = ["序号", "姓名", "身份证号", "技能等级"]
    more = [["序号", "姓名", "部门", "身份证号", "技能等级"], ["1", B, "一车间", IDS[B], "技师"]]
    roster = read_one(library, [head, ["1", A, IDS[A], "技师"], [line], *more])
    assert (A, "技师", "") not in skills(roster) and "C14" in codes(roster)


def test_ticks_of_what_is_applied_for(library: Library) -> None:
    """申报等级 over ticks is not what is held."""
    head = ["姓名", "身份证号", "技能等级", "申报等级", "", ""]
    rows: Cells = [head, ["", "", "", "高级工", "技师", "高级技师"], [A, IDS[A], "高级工", "", "√", ""]]
    assert skills(read_one(library, rows)) == [(A, "高级工", "")]
    head[2] = "部门"
    rows[2][2] = "一车间"
    assert [one for one in skills(read_one(library, rows)) if one[1] == "技师"] == []


@pytest.mark.parametrize(
    "title",
    ["职工技能培训需求调查表", "2024年技能人才培养计划", "请在拟参加的等级下打√", "技能等级认定成绩公示"],
)
def test_ticks_below_a_title_of_what_is_to_come(library: Library, title: str) -> None:
    """They say what somebody is down for, and nobody holds it for certain."""
    head = ["姓名", "身份证号", "高级工", "技师", "高级技师"]
    roster = read_one(library, [[title], head, [A, IDS[A], "", "√", ""]])
    assert all(".." in one[1] for one in skills(roster))


def test_the_day_of_an_examination_is_none(library: Library) -> None:
    """技能鉴定时间 beside 发证日期."""
    head = ["姓名", "身份证号", "技能等级", "技能鉴定时间", "技能证书发证日期"]
    roster = read_one(library, [head, [A, IDS[A], "技师", "2018-03-01", "2018-06-01"]])
    assert skills(roster) == [(A, "技师", "2018-06-01")]


def test_permits_and_certificates_in_one_word(library: Library) -> None:
    """Only what can be a permit alone is one."""
    head = ["姓名", "身份证号", "证书类别", "证书名称", "等级", "取证日期"]
    row = [A, IDS[A], "职业技能等级（特种作业）", "电工", "高级工", "2021-05-06"]
    assert "C08" in codes(read_one(library, [head, row], "持证情况"))


def test_certificates_of_others_are_none_of_namesakes(library: Library) -> None:
    """A sheet of certificates by staff number may be of those whom a list of people has by ID number."""
    people: Cells = [["姓名", "身份证号", "部门", "技能等级"], [A, IDS[A], "一车间", ""]]
    proofs: Cells = [["工号", "姓名", "工种", "技能等级", "取得时间"], ["7", A, "电工", "技师", "2018-06-01"]]
    roster = read(library, {"花名册": people, "名单": proofs})
    assert roster.persons.names.tolist() == [A] and "R03" in codes(roster)
    assert len(skills(roster)) == 1 and skills(roster)[0][1] != "技师"


def test_ticks_beside_a_level_that_is_applied_for(library: Library) -> None:
    """They may be of that level, and nobody holds it for certain."""
    head = ["姓名", "身份证号", "工种", "拟报等级", "高级工", "技师", "高级技师"]
    roster = read_one(library, [head, [A, IDS[A], "电工", "技师", "", "√", ""]])
    assert skills(roster) and all(".." in one[1] for one in skills(roster))


def test_bare_levels_over_words_of_skills_only(library: Library) -> None:
    """证书1 | 等级1 | 取得日期1 | 证书2 …; 等级 of English, or over 中级 alone, is nobody's."""
    head = ["姓名", "身份证号", "部门", "证书1", "等级1", "取得日期1", "证书2", "等级2", "取得日期2"]
    row = [A, IDS[A], "一车间", "电工", "高级工", "2012-06-01", "焊工", "技师", "2018-06-01"]
    roster = read_one(library, [head, row])
    assert sorted(skills(roster)) == [(A, "技师", "2018-06-01"), (A, "高级工", "2012-06-01")]
    assert sorted(trades(roster)) == ["焊工", "电工"] and complaints(roster) == []
    for header, word in (
        ("英语", "四级"), ("普通话", "二级"), ("培训", "中级"), ("报考工种", "技师"), ("岗位", "技师"), ("聘用等级", "技师"),
    ):  # fmt: skip
        roster = read_one(
            library, [["姓名", "身份证号", "部门", header, "等级"], [A, IDS[A], "一车间", "甲", word]]
        )
        assert all(".." in one[1] for one in skills(roster))


def test_certificates_of_either_ladder_by_name_and_level(library: Library) -> None:
    """证书名称及等级."""
    rows: Cells = [
        ["姓名", "身份证号", "证书名称及等级", "取得时间"],
        [A, IDS[A], "电工高级工", "2012-06-01"],
    ]
    roster = read_one(library, [*rows, [B, IDS[B], "助理工程师", "2013-06-01"]])
    assert (A, "高级工", "2012-06-01") in skills(roster) and (B, "助理级", "2013-06-01") in titles(roster)
    assert complaints(roster) == []


def test_a_line_in_the_column_of_names_that_names_a_list(library: Library) -> None:
    """二、退休人员名单 between two lists of one header is nobody, and said of those below."""
    head = ["姓名", "身份证号", "技能等级", "工种", "取证时间"]
    rows: Cells = [head, [A, IDS[A], "技师", "电工", "2018-06-01"], ["二、退休人员名单"], head]
    roster = read_one(library, [*rows, [B, IDS[B], "技师", "电工", "2008-06-01"]])
    assert status(roster) == ["", "退休"] and complaints(roster) == [] and roster.unusable == 0
