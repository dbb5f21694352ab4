"""Rows that are nobody, cells that repeat others, days that cannot be, who has left."""

from __future__ import annotations

from datetime import date

import pytest

from batch.policy.library import Library
from batch.sheets.sheet import NO_RESULT
from tests.layouts.reading import IDS, A, B, C, read_one, skills, status, titles
from tests.rosters import Cells, codes, issues


@pytest.mark.parametrize("name", ["例：张三", "示例", "张三（示例）", "(例)张三", "样例：李四", "例"])
def test_an_example_is_nobody(library: Library, name: str) -> None:
    """It is named, and not used."""
    rows: Cells = [["姓名", "身份证号", "技能等级"], [name, IDS[B], "高级工"], [A, IDS[A], "技师"]]
    roster = read_one(library, rows)
    assert roster.persons.names.tolist() == [A]
    assert issues(roster, "F14") == [("花名册", "2")]


@pytest.mark.parametrize(
    ("first", "last"), [("填写样例", ""), ("样例1", ""), ("", "此行为示例，请删除"), ("", "示例数据，请删除")]
)
def test_a_row_that_says_so_beside_a_name(library: Library, first: str, last: str) -> None:
    """In its first cell, or in a remark of the whole row."""
    head = ["序号", "姓名", "身份证号", "技能等级", "备注"]
    roster = read_one(
        library, [head, [first, "张三", IDS[B], "高级工", last], [1, A, IDS[A], "技师", "见示例"]]
    )
    assert roster.persons.names.tolist() == [A] and issues(roster, "F14") == [("花名册", "2")]


@pytest.mark.parametrize(
    "told",
    [
        [["必填", "必填", "选填"]], [["汉字", "18位", "高级工/技师"]], [["文本", "文本", "下拉"]],
        [["文本", "文本", "下拉选择"], ["必填", "必填", "选填"]],
    ],
)  # fmt: skip
def test_a_row_that_says_how_to_fill_in_the_list(library: Library, told: Cells) -> None:
    """It is nobody; what it says of a column that makes another thing of it is heard."""
    head = ["姓名", "身份证号", "技能等级"]
    roster = read_one(library, [head, *told, [A, IDS[A], "技师"]])
    assert roster.persons.names.tolist() == [A] and [one[1] for one in skills(roster)] == ["技师"]
    roster = read_one(library, [head, *([*row[:2], "拟申报等级"] for row in told), [A, IDS[A], "技师"]])
    assert roster.persons.names.tolist() == [A] and "技师" not in [one[1] for one in skills(roster)]


@pytest.mark.parametrize("line", ["在职人员（2人）", "二车间", "附：2023年新取得证书人员", "以下为新进人员"])
def test_a_line_among_the_names_that_names_those_below(library: Library, line: str) -> None:
    """It stands alone, in the column of the names."""
    roster = read_one(library, [["姓名", "身份证号"], [line, ""], [A, IDS[A]], [line, ""], [B, IDS[B]]])
    assert roster.persons.names.tolist() == [A, B] and codes(roster) == {"F19"}


@pytest.mark.parametrize("name", ["例如", "刘例", "惯例"])
def test_a_name_with_that_character_is_a_name(library: Library, name: str) -> None:
    """Only what says that it is an example."""
    rows: Cells = [["姓名", "身份证号"], [name, IDS[A]], ["合计华", IDS[B]]]
    assert read_one(library, rows).facts.size == (1 if name == "例如" else 2)


@pytest.mark.parametrize(
    "last",
    [
        ["合计", "", "2人"], ["", "合　计", "2"],
        ["", "合计：2人", ""], ["制表人：王五", "", "审核：赵六"], ["注：本表一式两份。", "", ""],
        ["填报日期：2026年6月", "", ""], ["备注：工龄按实际填写，不含实习期。", "", ""],
    ],
)  # fmt: skip
def test_totals_and_remarks_are_nobody(library: Library, last: list[str]) -> None:
    """No error, and the row is accounted for."""
    roster = read_one(library, [["序号", "姓名", "身份证号"], [1, A, IDS[A]], last])
    assert codes(roster) <= {"F19"}
    assert (roster.rows.people, roster.rows.refused, roster.rows.other) == (1, 0, 2)


def test_the_line_above_names_the_employer(library: Library) -> None:
    """For all rows that do not say it."""
    head: Cells = [
        ["填报单位（盖章）：海曙机械厂", "", "填报日期：2026年6月"],
        ["姓名", "身份证号"],
        [A, IDS[A]],
    ]
    assert read_one(library, head).texts("单位名称").tolist() == ["海曙机械厂"]
    beside: Cells = [
        ["单位名称：", "海曙机械厂"],
        ["姓名", "身份证号", "单位名称"],
        [A, IDS[A], ""],
        [B, IDS[B], "别厂"],
    ]
    assert read_one(library, beside).texts("单位名称").tolist() == ["海曙机械厂", "别厂"]


@pytest.mark.parametrize("mark", ["同上", "〃", "″"])
def test_ditto_repeats_the_cell_above(library: Library, mark: str) -> None:
    """Employer, level and day; twice in a row too."""
    rows: Cells = [
        ["单位名称", "姓名", "身份证号", "技能等级", "技能证书取得日期"],
        ["某厂", A, IDS[A], "高级工", date(2019, 6, 20)], [mark, B, IDS[B], mark, mark], [mark, C, IDS[C], "技师", mark],
    ]  # fmt: skip
    roster = read_one(library, rows)
    assert roster.texts("单位名称").tolist() == ["某厂"] * 3
    assert skills(roster) == [
        (A, "高级工", "2019-06-20"),
        (B, "高级工", "2019-06-20"),
        (C, "技师", "2019-06-20"),
    ]


def test_a_dash_beside_dittos_is_open(library: Library) -> None:
    """Nothing, or as above? In any other column it is nothing."""
    rows: Cells = [
        ["姓名", "身份证号", "在岗状态", "单位性质"],
        [A, IDS[A], "退休", "企业"], [B, IDS[B], "—", "—"], [C, IDS[C], "同上", ""],
    ]  # fmt: skip
    roster = read_one(library, rows)
    assert status(roster) == ["退休", "（未识别）", "（未识别）"]
    assert roster.facts.words["单位性质"].blank.tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("headers", "cells", "expected"),
    [
        (["人员状态"], ["退休"], "退休"),
        (["员工类别"], ["离退休人员"], "（未识别）"),
        (["人员类别"], ["正式工"], ""),
        (["用工状态"], ["已离职"], "离职"),
        (["退休时间"], ["2022-03-01"], "（未识别）"),
        (["离职日期"], [""], ""),
        (["是否离职"], ["是"], "（未识别）"),
        (["是否离职"], ["否"], ""),
        (["备注"], ["2024年3月退休"], "（未识别）"),
        (["备注"], ["未离职"], ""),
        (["备注"], ["班长"], ""),
    ],
)
def test_nobody_is_serving_by_silence(
    library: Library, headers: list[str], cells: list[str], expected: str
) -> None:
    """Any column that says somebody left is heard."""
    roster = read_one(library, [["姓名", "身份证号", *headers], [A, IDS[A], *cells]])
    assert status(roster) == [expected]


def test_who_left_as_the_name_says_it(library: Library) -> None:
    """张三（离职） is 张三, and not serving for certain."""
    roster = read_one(library, [["姓名", "身份证号"], [f"{A}（离职）", IDS[A]], [f"{B}(大)", IDS[B]]])
    assert roster.persons.names.tolist() == [A, f"{B}(大)"]
    assert status(roster) == ["（未识别）", ""]


@pytest.mark.parametrize("day", ["1915-06-20", "2062-06-20", "1950年前", date(1949, 12, 31), "1999-01-01"])
def test_days_that_cannot_be_are_open(library: Library, day: object) -> None:
    """Before 1950, before the holder was fourteen, years ahead; a warning each."""
    rows: Cells = [
        ["姓名", "身份证号", "技能等级", "技能证书取得日期"],
        [A, "110101199003074514", "技师", day],
    ]
    roster = read_one(library, rows)
    assert skills(roster) == [(A, "技师", "")]
    assert codes(roster) & {"V15", "V01"}


def test_a_day_soon_to_come_counts_with_a_warning(library: Library) -> None:
    """Within two years of the day asked about (2024-06-30)."""
    rows: Cells = [["姓名", "身份证号", "技能等级", "技能证书取得日期"], [A, IDS[A], "技师", "2025-01-01"]]
    roster = read_one(library, rows)
    assert (skills(roster), codes(roster)) == ([(A, "技师", "2025-01-01")], {"V16"})


def test_errors_and_formulas_without_a_result_are_said_once(library: Library) -> None:
    """At their cell, as what they are; a number that is an error names nobody."""
    rows: Cells = [
        ["姓名", "身份证号", "工号", "在岗状态", "技能等级", "技能证书取得日期"],
        [A, IDS[A], "1", NO_RESULT, "#N/A", "#REF!"], [B, "#N/A", "", "在职", "", ""],
    ]  # fmt: skip
    roster = read_one(library, rows)
    assert issues(roster, "V13") == [("花名册", "B3"), ("花名册", "E2"), ("花名册", "F2")]
    assert issues(roster, "V14") == [("花名册", "D2")]
    assert codes(roster) == {"V13", "V14", "R02"}
    assert (roster.persons.names.tolist(), status(roster)) == ([A], ["（未识别）"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中级", "中级"), ("工程师（中级）", "中级"), ("中级（工程师）", "中级"), ("机械工程师", "中级"),
        ("高级机械工程师", "副高级"), ("电气高级工程师", "副高级"), ("助理机械工程师", "助理级"), ("工程师/中级", "中级"),
        ("初级", "助理级"), ("工程师（机械）", "中级"), ("副高", "副高级"),
    ],
)  # fmt: skip
def test_titles_as_they_are_written_together(library: Library, text: str, expected: str) -> None:
    """Level and name in one cell, a speciality before the name."""
    roster = read_one(library, [["姓名", "身份证号", "职称"], [A, IDS[A], text]])
    assert titles(roster) == [(A, expected, "")]
    assert codes(roster) == set()


@pytest.mark.parametrize("text", ["无职称", "未评", "暂无职称", "未评定", "无专业技术职称", "无", "/"])
def test_none_is_none(library: Library, text: str) -> None:
    """No certificate, and nothing to be said."""
    roster = read_one(library, [["姓名", "身份证号", "职称"], [A, IDS[A], text]])
    assert (titles(roster), codes(roster)) == ([], set())


@pytest.mark.parametrize(
    "text", ["注册安全工程师", "主任工程师", "监理工程师", "主管", "见习工程师", "工程师（二级）"]
)
def test_what_is_not_surely_a_title_is_open(library: Library, text: str) -> None:
    """A qualification, a post: of any level perhaps, with a warning."""
    roster = read_one(library, [["姓名", "身份证号", "职称"], [A, IDS[A], text]])
    assert titles(roster) == [(A, "-1..4", "")]
    assert codes(roster) == {"C04"}


@pytest.mark.parametrize(("text", "high"), [("技师", 4), ("高级工", 3), ("高级技师", 5)])
def test_a_skill_level_under_titles_may_be_one(library: Library, text: str, high: int) -> None:
    """Never a title for certain, nor a skill level; a warning says where it belongs."""
    roster = read_one(library, [["姓名", "身份证号", "职称"], [A, IDS[A], text]])
    assert skills(roster) == [(A, f"-1..{high}", "")]
    assert all(level.startswith("-1") for _, level, _ in titles(roster))
    assert codes(roster) == {"C12"}


def test_a_title_under_skills_may_be_one(library: Library) -> None:
    """The reverse."""
    roster = read_one(library, [["姓名", "身份证号", "技能等级"], [A, IDS[A], "工程师"]])
    assert (skills(roster), titles(roster), codes(roster)) == ([], [(A, "-1..2", "")], {"C13"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高级汽车维修工", "高级工"),
        ("电工高级工", "高级工"),
        ("焊工技师", "技师"),
        ("电工（高级）", "高级工"),
        ("电工/技师", "技师"),
    ],
)
def test_glued_trades(library: Library, text: str, expected: str) -> None:
    """Trade and level in one cell."""
    roster = read_one(library, [["姓名", "身份证号", "技能等级"], [A, IDS[A], text]])
    assert skills(roster) == [(A, expected, "")]
    assert roster.facts.occupations[int(roster.facts.certificates.occupation[0])].name


@pytest.mark.parametrize("text", ["1", "2", "3", 3, 5.0, "三"])
def test_bare_digits_are_no_level(library: Library, text: object) -> None:
    """Is 1 the highest or the lowest?"""
    roster = read_one(library, [["姓名", "身份证号", "技能等级"], [A, IDS[A], text]])
    assert skills(roster) == [(A, "-1..7", "")]
    assert codes(roster) == {"C01"}


@pytest.mark.parametrize(
    "where", ["测试", "统计科", "示范车间", "样本室", "模板班", "填报科", "打印室", "总人事部"]
)
def test_a_department_before_the_name_is_no_remark(library: Library, where: str) -> None:
    """Whatever it is called: the row has a name, and without a number it is an error and not passed over."""
    rows: Cells = [["部门", "姓名", "工号"], [where, A, "G1"], [where, B, "G2"], [where, C, ""]]
    roster = read_one(library, rows)
    assert roster.persons.names.tolist() == [A, B]
    assert codes(roster).isdisjoint({"F14", "F19"})
    assert (roster.rows.people, roster.rows.refused) == (2, 1)


@pytest.mark.parametrize(
    ("above", "place", "unit"),
    [
        ([["所在地：江苏省南通市", "", ""]], "320600", "企业"),
        ([["填报单位：甲公司  所在地：江苏省南通市  单位性质：企业", "", ""]], "320600", "企业"),
        ([["单位性质：", "企业", ""], ["单位所在地:", "江苏省南通市", ""]], "320600", "企业"),
        ([["所在地：江苏省南通市", "所在地：浙江省绍兴市", ""]], "", "企业"),
        ([["单位性质：什么都干", "", ""]], "", "什么都干"),
    ],
)  # fmt: skip
def test_a_line_above_says_where_and_what_everybody_is(
    library: Library, above: Cells, place: str, unit: str
) -> None:
    """For those whose row does not; what cannot be understood is said, and never passed over."""
    rows: Cells = [*above, ["姓名", "身份证号", "单位性质"], [A, IDS[A], ""], [B, IDS[B], "事业单位"]]
    roster = read_one(library, rows)
    if any("单位性质" in str(cell) for row in above for cell in row):
        assert roster.texts("单位性质").tolist() == [unit, "事业单位"]
        assert bool(issues(roster, "V04")) == (unit != "企业")
    assert set(roster.places.tolist()) == {place}
    unread = not place and "所在地" in str(above)
    assert ("V09" in codes(roster)) == unread
