"""Several tables on one sheet, sheets that are no lists, and who is named where no sheet of people is."""

from __future__ import annotations

import pytest

from batch.errors import UnreadableFileError
from batch.policy.library import Library
from batch.sheets.sheet import Sheet, Span
from tests.layouts.reading import IDS, A, B, C, D, read_one, skills, status, titles
from tests.rosters import Cells, codes, issues, read

HEAD = ["序号", "姓名", "身份证号", "技能等级", "技能证书取得日期"]


def test_a_second_table_has_its_own_columns(library: Library) -> None:
    """入厂时间 stands where the first table has the certificate's date."""
    rows: Cells = [
        HEAD, [1, A, IDS[A], "技师", "2015-06-20"], [],
        [*HEAD[:4], "入厂时间"], [1, B, IDS[B], "技师", "2009-03-01"],
    ]  # fmt: skip
    roster = read_one(library, rows)
    assert skills(roster) == [(A, "技师", "2015-06-20"), (B, "技师", "")]
    assert roster.people.rows.tolist() == [2, 5]


def test_a_repeated_header_is_no_new_table(library: Library) -> None:
    """As printed on every page; it is named, and nobody."""
    rows: Cells = [HEAD, [1, A, IDS[A], "技师", "2015-06-20"], HEAD, [2, B, IDS[B], "技师", "2016-06-20"]]
    roster = read_one(library, rows)
    assert skills(roster) == [(A, "技师", "2015-06-20"), (B, "技师", "2016-06-20")]
    assert issues(roster, "F05") == [("花名册", "3")]
    assert (roster.rows.people, roster.rows.other) == (2, 2)


def test_a_table_far_below_the_first(library: Library) -> None:
    """Beyond the rows where any header is looked for."""
    people: Cells = [[n, f"人{n}", f"T{n}", "技师"] for n in range(60)]
    head = ["序号", "姓名", "工号", "技能等级"]
    roster = read_one(library, [head, *people, [], ["姓名", "工号", "职称"], ["末", "T99", "工程师"]])
    assert roster.facts.size == 61
    assert [one for one in titles(roster) if one[1] == "中级"] == [("末", "中级", "")]


def test_two_lists_side_by_side(library: Library) -> None:
    """Four people."""
    rows: Cells = [
        [*HEAD[:4], *HEAD[:4]],
        [1, A, IDS[A], "高级工", 3, C, IDS[C], "技师"],
        [2, B, IDS[B], "技师", 4, D, IDS[D], "高级工"],
    ]
    roster = read_one(library, rows)
    assert sorted(roster.persons.names.tolist()) == sorted([A, B, C, D])
    levels = {name: level for name, level, _ in skills(roster)}
    assert levels == {A: "高级工", B: "技师", C: "技师", D: "高级工"}


FORM: Cells = [
    ["专业技术人员基本情况登记表", "", "", ""],
    ["姓名", A, "身份证号", IDS[A]],
    ["性别", "男", "出生日期", "1985-03-12"],
    ["技能等级", "高级工", "取得时间", "2019-06-20"],
    ["单位名称", "某厂", "部门", "一车间"],
]
ON_ITS_SIDE: Cells = [
    ["姓名", A, B],
    ["身份证号", IDS[A], IDS[B]],
    ["技能等级", "技师", "技师"],
    ["部门", "一", "二"],
]


@pytest.mark.parametrize(
    ("rows", "word", "code"),
    [
        (FORM, "登记表", "F15"),
        ([[*row[:2]] for row in FORM[1:]], "登记表", "F15"),
        ([FORM[1], ["技能等级", "技师", "取得时间", "2018-06-01"]], "登记表", "F15"),
        ([["姓名：沈知远", "性别：男"], [f"身份证号：{IDS[A]}", "技能等级：技师"]], "登记表", "F15"),
        (
            [
                FORM[1],
                ["起止时间", "单位", "岗位", ""],
                ["证书名称", "等级", "取得时间", ""],
                ["电工", "技师", "2018-06-01", ""],
            ],
            "登记表",
            "F15",
        ),
        (ON_ITS_SIDE, "横竖颠倒", "F16"),
        (
            [["姓名", "性别", "技能等级"], [A, "男", "技师"], [B, "男", "技师"]],
            "没有“身份证号”或“工号”",
            "F17",
        ),
        ([["姓名", "身份证号", "与本人关系"], [A, IDS[A], "父亲"]], "亲属", "F18"),
        ([["工号", "姓名", "部门", "应发工资"], ["1", A, "一", 5000]], "工资", "F18"),
    ],
)
def test_what_is_no_list_is_refused_by_its_name(library: Library, rows: Cells, word: str, code: str) -> None:
    """One line that says what it is; beside a roster it costs itself alone."""
    with pytest.raises(UnreadableFileError, match=word):
        read_one(library, rows)
    roster = read(library, {"别的": rows, "花名册": [HEAD, [1, A, IDS[A], "技师", "2015-06-20"]]})
    assert roster.persons.names.tolist() == [A]
    assert len(issues(roster, code)) == 1


def test_a_wide_roster_may_show_the_pay(library: Library) -> None:
    """基本工资 among many columns does not make it a pay list."""
    assert read_one(library, [[*HEAD, "基本工资"], [1, A, IDS[A], "技师", "", 5000]]).facts.size == 1


@pytest.mark.parametrize("name", ["持证台账", "Sheet1"])
def test_a_ledger_of_certificates_alone(library: Library, name: str) -> None:
    """It names its people; of titles it says nothing."""
    rows: Cells = [
        ["序号", "姓名", "身份证号", "职业（工种）", "等级", "证书编号", "发证日期"],
        [1, A, IDS[A], "电工", "三级/高级工", "S1", "2019-06-20"],
        [2, A, IDS[A], "电工", "二级/技师", "S2", "2022-06-20"],
        [3, B, IDS[B], "焊工", "二级/技师", "S3", "2020-06-20"],
    ]
    roster = read_one(library, rows, name)
    assert roster.persons.names.tolist() == [A, B]
    assert skills(roster) == [
        (A, "高级工", "2019-06-20"),
        (A, "技师", "2022-06-20"),
        (B, "技师", "2020-06-20"),
    ]
    assert (roster.facts.knows_skills, roster.facts.knows_titles) == (True, False)
    assert (roster.rows.people, roster.rows.refused, codes(roster)) == (3, 0, set())


def test_a_sheet_of_titles_alone_says_nothing_of_skills(library: Library) -> None:
    """Nobody is without a skill level because a list of titles does not show one."""
    roster = read_one(
        library, [["姓名", "身份证号", "职称", "职称取得时间"], [A, IDS[A], "工程师", "2018-01-01"]], "职称"
    )
    assert titles(roster) == [(A, "中级", "2018-01-01")]
    assert not roster.facts.knows_skills


def test_people_on_one_sheet_titles_on_another(library: Library) -> None:
    """Both are sheets of people: whoever stands on both has both."""
    sheets: dict[str, Cells] = {
        "一": [["姓名", "身份证号", "技能等级"], [A, IDS[A], "技师"], [B, IDS[B], "技师"]],
        "二": [["姓名", "身份证号", "职称名称"], [A, IDS[A], "工程师"]],
    }
    roster = read(library, sheets)
    assert roster.facts.size == 2
    assert ("R11" in codes(roster), "R04" in codes(roster)) == (True, False)
    open_titles = [name for name, level, _ in titles(roster) if level.startswith("-1")]
    assert open_titles == [B]  # whose own sheet has no place for titles


def test_merged_cells_fill_their_rows(library: Library) -> None:
    """One employer over four rows, a person over two certificates."""
    rows: Cells = [
        ["单位名称", "部门", "姓名", "身份证号", "技能等级", "技能证书取得日期"],
        ["某厂", "一车间", A, IDS[A], "高级工", "2015-06-20"],
        ["", "", "", "", "技师", "2020-06-20"],
        ["", "二车间", B, IDS[B], "技师", "2019-06-20"],
        ["", "", C, IDS[C], "高级工", "2019-06-20"],
    ]
    spans = (Span(1, 0, 4, 0), Span(1, 1, 2, 1), Span(1, 2, 2, 2), Span(1, 3, 2, 3), Span(3, 1, 4, 1))
    roster = read_one(library, rows, merged=spans)
    assert roster.texts("单位名称").tolist() == ["某厂"] * 3
    assert roster.texts("部门").tolist() == ["一车间", "二车间", "二车间"]
    assert skills(roster)[:2] == [(A, "高级工", "2015-06-20"), (A, "技师", "2020-06-20")]
    assert roster.unusable == 0


def test_a_merge_over_the_whole_column_makes_nobody(library: Library) -> None:
    """A2:A1048576 fills the rows that are there."""
    rows: Cells = [["单位名称", "姓名", "工号"], ["某厂", A, "1"], ["", B, "2"], ["", "", ""]]
    roster = read_one(library, rows, merged=(Span(1, 0, 1048575, 0),))
    assert roster.texts("单位名称").tolist() == ["某厂", "某厂"]


def test_notes_of_the_sheet_are_said(library: Library) -> None:
    """What the format could not read is an issue of its sheet."""
    from batch.roster.roster import read_sheets
    from batch.sheets.sheet import SheetNote
    from tests.rosters import options

    sheet = Sheet("人员", [["姓名", "工号"], ["甲", "1"]], notes=(SheetNote("F06", "XFD9", "XFD9"),))
    assert issues(read_sheets("a", [sheet], options(library)), "F06") == [("人员", "XFD9")]


SIDES: Cells = [
    ["技能人员", "", "", "", "专技人员", "", "", ""],
    ["姓名", "身份证号", "技能等级", "取得时间", "姓名", "身份证号", "职称", "取得时间"],
    [A, IDS[A], "高级工", "2018-01-01", B, IDS[B], "工程师", "2015-01-01"],
    [C, IDS[C], "技师", "2018-01-01", A, IDS[A], "助理工程师", "2012-01-01"],
]


def test_groups_over_lists_beside_each_other(library: Library) -> None:
    """Everybody on either is of the roster, with what both say; a total in one is no row of the other."""
    roster = read_one(library, [*SIDES, ["", "", "", "", "合计", "", "", "3人"]])
    assert sorted(roster.persons.names.tolist()) == sorted((A, B, C)) and "R03" not in codes(roster)
    assert (C, "技师", "2018-01-01") in skills(roster) and (A, "助理级", "2012-01-01") in titles(roster)


def test_a_ledger_beside_those_who_left(library: Library) -> None:
    """It names those who serve by itself."""
    ledger: Cells = [["姓名", "身份证号", "职业（工种）", "等级", "发证日期"]]
    ledger += [[name, IDS[name], "电工", "技师", "2018-01-01"] for name in (A, B)]
    roster = read(library, {"在职": ledger, "退休": [["姓名", "身份证号"], [B, IDS[B]]]})
    assert dict(zip(roster.persons.names.tolist(), status(roster), strict=True))[B] == "退休"
    assert roster.facts.size == 2
    assert len(skills(roster)) == 2
