"""Lines and lists beside a table that speak of people by name, by a mark or by a row's number."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from batch.roster.roster import Roster
from tests.layouts.reading import IDS, A, B, read_one, status
from tests.rosters import Cells, codes, read

HEADERS = ["姓名", "身份证号", "在岗状态", "荣誉奖项", "备注"]
TABLE: Cells = [HEADERS, [A, IDS[A], "在职", "", ""], [B, IDS[B], "在职", "", ""]]


def _serving(roster: Roster) -> set[str]:
    names = roster.persons.names.tolist()
    return {name.strip("★*") for name, word in zip(names, status(roster), strict=True) if word == "在职"}


@pytest.mark.parametrize(
    ("name", "remark", "line"),
    [
        (f"{A}★", "", "注：标★者已离职"),
        (f"{A}*", "", "注：带*为退休人员"),
        (A, "▲", "注：▲为已调离人员"),
        (A, "A", "说明：A表示已离职"),
        (A, "", "注：第1行人员已退休"),
        (A, "优秀①", "①证书被收回"),
        (A, "优秀（1）", "（1）2024年5月起在集团公司任职"),
        (A, "班长△", "△ 为借用人员"),
        (A, "", "注：序号1已离职"),
        (A, "", f"审核意见：{A}证书不予认可"),
        (A, "", f"填表说明：{A}为管理岗位"),
        (A, "", f"注：{A}日期填反"),
        (A, "", f"2.{A}的技师证书系伪造"),
    ],
)
def test_whom_a_line_means(library: Library, name: str, remark: str, line: str) -> None:
    """Whoever is named, marked or counted is open; the others are what their row says."""
    roster = read_one(library, [HEADERS, [name, IDS[A], "在职", "", remark], TABLE[2], [line]])
    assert _serving(roster) == {B}


@pytest.mark.parametrize(
    ("line", "serving"),
    [
        ("注：灰底为离职人员", set()),
        ("以上人员均为退休返聘", set()),
        ("注：以上人员考核结果为自评", set()),
        ("注：部分人员证书已过期", set()),
        ("最后一行人员已离职", set()),
        ("注：第二人证书为假", set()),
        ("本表未经审核", set()),
        ("此表作废", set()),
        ("以上人员所在单位为机关", set()),
        ("本表包括离职人员", set()),
        ("以上人员均为编外", {A, B}),
        ("①证书被收回", {A, B}),
        ("注：考核结果分为优秀、合格、基本合格、不合格", {A, B}),
        ("注：未注明者均为在职", {A, B}),
        ("注：已作废的证书未列入", {A, B}),
        ("以上信息均真实有效", {A, B}),
        ("注：第1-2行已退休", set()),
        (f"制表人：{A}", {A, B}),
        (f"填表人：{A} 审核人：{B} 2024年6月", {A, B}),
        (f"联系人：{A} 电话0513-88888888", {A, B}),
        (f"{A}负责填写", {A, B}),
        (f"注：{A}未退休", {A, B}),
        ("注：标*为必填项", {A, B}),
        ("注：带★为党员", {A, B}),
        ("注：标红的为必填项，不得有误", {A, B}),
    ],
)
def test_what_may_mean_everybody_or_nobody(library: Library, line: str, serving: set[str]) -> None:
    """Nobody sees a colour; signatures and instructions say nothing of anybody."""
    assert _serving(read_one(library, [*TABLE, [line]])) == serving


@pytest.mark.parametrize(
    ("cells", "serving"),
    [
        (["三、技师证书均未年检"], set()),
        (["总计：2人，证书均未验证"], set()),
        (["小计：2人，1人考核未定"], set()),
        (["合计", "2人", "", "其中1人技师证未年审"], set()),
        (["注", "技师证书未在系统查到"], set()),
        (["（三）技师证书系培训合格证"], set()),
        (["三、技师证书均未过期"], {A, B}),
        (["2人技师证书尚未拿到"], set()),
        (["技师证书信息由个人填报，未经核实"], set()),
        (["证书均在办理中"], set()),
        (["技师证书取得日期系估计"], set()),
        (["以上人员证书均在有效期内，未过期"], {A, B}),
        (["备注：以上人员未受处分"], {A, B}),
        (["证书编号可在网上查询，查不到的联系人事科"], {A, B}),
        (["其中1人证书遗失已补办"], {A, B}),
        (["证书均真实有效，未发现伪造"], {A, B}),
        (["合计3人，未年审证书2本"], set()),
        (["未年检的证书不予认可"], {A, B}),
        (["过期证书无效"], {A, B}),
        (["伪造证书的取消资格"], {A, B}),
        (["高级工12人，技师5人，未取得等级人员3人"], {A, B}),
        (["二、技师考核时间待定"], {A, B}),
        (["附件3：技能等级证书未领取人员名单"], {A, B}),
        (["合计", "2人", "", "技师2人"], {A, B}),
    ],
)
def test_what_a_line_states_of_certificates(library: Library, cells: list[str], serving: set[str]) -> None:
    """However it begins, and in a row of totals; a rule, a title and a denial state nothing."""
    roster = read_one(library, [*TABLE, cells])
    assert _serving(roster) == serving and "R01" not in codes(roster)


def test_rules_on_a_sheet_of_their_own(library: Library) -> None:
    """They are of everybody's certificates and of nobody's."""
    roster = read(library, {"人员": TABLE, "申报须知": [["三、技师证书均未年检"]]})
    assert _serving(roster) == {A, B}


def test_a_name_of_one_character(library: Library) -> None:
    """It is a name where a sentence begins with it, and a part of a word elsewhere."""
    for line, word in (("注：甲已于2024年3月离职", "（未识别）"), ("注：装甲车间已离职者另报", "在职")):
        roster = read_one(library, [HEADERS, ["甲", IDS[A], "在职", "", ""], TABLE[2], [line]])
        assert status(roster) == [word, "在职"]


def test_an_award_in_a_note(library: Library) -> None:
    """It is not named in its place, and never looks like none."""
    roster = read_one(library, [*TABLE, [f"注：{A}2018年获全国技术能手称号"]])
    assert "A09" in codes(roster)


LISTS = [
    (["姓名", "离职时间"], [A, "2024.3"]),
    (["姓名", "原因"], [A, "个人发展"]),
    (["姓名", "处分"], [A, "记过"]),
    (["姓名", "作废证书"], [A, "技师"]),
    (["退休人员", "时间"], [A, "2024.3"]),
    (["证书作废人员"], [A]),
    (["姓名", "证书编号", "处理"], [A, "123", "注销"]),
]


@pytest.mark.parametrize(("headers", "row"), LISTS)
def test_lists_without_numbers(library: Library, headers: list[str], row: list[str]) -> None:
    """On a sheet of their own, beside the table and below it, they are about those whom they name."""
    beside: Cells = [[*TABLE[0], "", *headers], [*TABLE[1], "", *row], TABLE[2]]
    below: Cells = [*TABLE, [""], headers, row]
    for roster in (
        read(library, {"花名册": TABLE, "Sheet2": [headers, row]}),
        read(library, {"花名册": beside}),
        read(library, {"花名册": below}),
    ):
        assert B in _serving(roster)
        first = roster.persons.names.tolist().index(A)
        assert status(roster)[first] != "在职" or "C14" in codes(roster)


def test_a_list_below_makes_nobody(library: Library) -> None:
    """姓名 and 原因 are headers: nobody is called 姓名."""
    roster = read_one(library, [*TABLE, [""], ["姓名", "原因"], [A, "离职"]])
    assert roster.persons.names.tolist() == [A, B]
    assert "F17" in codes(roster)


@pytest.mark.parametrize(
    ("headers", "row"),
    [
        (["姓名", "电话"], [A, "1390000"]),
        (["姓名", "体检结果"], [A, "正常"]),
        (["姓名", "2023年"], [A, "合格"]),
    ],
)
def test_lists_that_say_nothing(library: Library, headers: list[str], row: list[str]) -> None:
    """Whom to call says nothing against anybody."""
    assert _serving(read(library, {"花名册": TABLE, "Sheet2": [headers, row]})) == {A, B}


def test_a_grade_on_a_list_without_numbers(library: Library) -> None:
    """不合格 is heard, wherever it stands."""
    assert _serving(read(library, {"花名册": TABLE, "考核": [["姓名", "2023年"], [A, "不合格"]]})) == {B}
