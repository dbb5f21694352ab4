"""Rosters that a second pair of eyes read otherwise than the program did: each is a kind of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from batch.days.moments import day_number
from batch.engine.question import Question
from batch.engine.screening import screen
from batch.errors import UnreadableFileError
from batch.language.terms import Status
from batch.policy.library import Library
from batch.roster.roster import Roster, read_sheets
from batch.sheets.sheet import Sheet, Span
from tests.layouts.reading import IDS, A, B, read_one, skills, status, titles
from tests.rosters import Cells, codes, issues, options, read

HEAD = [
    "姓名",
    "身份证号",
    "单位性质",
    "岗位类别",
    "技能等级",
    "技能证书职业（工种）",
    "技能证书取得日期",
    "2021年度考核",
    "2022年度考核",
    "2023年度考核",
]
ROW = ["企业", "生产服务一线", "技师", "电工", "2015-06-01", "合格", "合格", "合格"]
ROUTE = "title-intermediate-review"


def _base(name: str = A, *more: Any) -> list[Any]:
    return [name, IDS.get(name.split("（")[0][:3], IDS[A]), *ROW, *more]


def _status(library: Library, roster: Roster, name: str = A) -> str:
    question = Question(library, day_number(date(2024, 6, 30)))
    (found,) = screen(roster.facts, [library["jiangsu-2021"]], question)
    status = found.result(found.view.rulebook.route(ROUTE))[1]
    person = roster.persons.names.tolist().index(name)
    return Status(int(status[person])).name.lower()


def test_the_base_is_eligible(library: Library) -> None:
    """So that each of the following shows what one more word does."""
    assert _status(library, read_one(library, [HEAD, _base()])) == "eligible"


GONE = {
    "备注": [
        "2024年3月退休，不再返聘",
        "非因工死亡",
        "已辞职，未办交接手续",
        "离职（不再续签）",
        "已故",
        "停薪留职",
        "合同到期不续签",
        "调往总公司",
        "已不在我公司",
        "减员",
        "2024.3退",
    ],
    "备注1": ["退休"],
    "奖惩名称": ["警告处分"],
    "备注（在职/离职）": ["离职"],
    "已离职": ["√"],
    "是否已退休": ["是"],
    "是否返聘": ["是"],
    "在职/退休": ["退休"],
    "实际离职日期": ["2024-03-01"],
    "离厂时间": ["2024-03-01"],
    "最后工作日": ["2024-03-01"],
    "变动情况": ["2024年3月退休"],
    "异动情况": ["离职"],
    "去向": ["调出"],
    "减员原因": ["退休"],
    "人员情况": ["退休"],
    "身份": ["退休人员"],
    "类别": ["离职"],
    "现状": ["已退休"],
    "在册情况": ["不在册"],
    "用工形式": ["退休返聘"],
    "编制": ["退休"],
    "部门": ["退休人员"],
    "用工状态": ["减员", "停薪留职", "待岗"],
    "人员类别": ["下岗"],
}


@pytest.mark.parametrize(("header", "text"), [(h, t) for h, texts in GONE.items() for t in texts])
def test_any_word_of_leaving_is_heard(library: Library, header: str, text: str) -> None:
    """Whatever column it stands in, and whatever else stands in it."""
    roster = read_one(library, [[*HEAD, header], _base(A, text)])
    assert _status(library, roster) in ("undetermined", "not_applicable")
    assert status(roster) not in ([""], ["在职"])


@pytest.mark.parametrize(("text", "word"), [("已离职", "离职"), ("已辞职", "离职"), ("已退休", "退休")])
def test_a_remark_that_is_a_status_and_nothing_else(library: Library, text: str, word: str) -> None:
    """What it could say but that, nobody knows; beside another status it contradicts that one."""
    assert status(read_one(library, [[*HEAD, "备注"], _base(A, text)])) == [word]
    rows = [[*HEAD, "备注", "在岗状态"], _base(A, text, "在职")]
    assert status(read_one(library, rows)) not in ([word], ["在职"])
    assert status(read_one(library, [[*HEAD, "备注"], _base(A, f"{text}，补证")])) not in ([word], ["在职"])


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("备注", "未离职"),
        ("备注", "班长"),
        ("人员类别", "合同制员工"),
        ("健康状态", "正常"),
        ("退休日期", "2099-03-01"),
        ("部门", "离退休办公室"),
        ("部门", "后勤部离退休科"),
    ],
)
def test_what_says_nothing_of_leaving_changes_nothing(library: Library, header: str, text: str) -> None:
    """A denial, a planned day, an office for the retired."""
    assert _status(library, read_one(library, [[*HEAD, header], _base(A, text)])) == "eligible"


@pytest.mark.parametrize("more", [{"离职日期": "2024-03-01"}, {"备注": "2024年3月退休"}])
def test_a_contradicted_status_is_open(library: Library, more: dict[str, str]) -> None:
    """在岗状态=在职 and a day of leaving."""
    roster = read_one(library, [[*HEAD, "在岗状态", *more], _base(A, "在职", *more.values())])
    assert _status(library, roster) == "undetermined"


@pytest.mark.parametrize(
    ("columns", "cells"),
    [(["退休时间", "健康状态"], ["2024-03-01", "正常"]), (["备注", "人员性质"], ["2024年3月退休", "正常"])],
)
def test_a_later_column_does_not_overwrite(library: Library, columns: list[str], cells: list[str]) -> None:
    """What one column said stays said."""
    assert _status(library, read_one(library, [[*HEAD, *columns], _base(A, *cells)])) == "undetermined"


@pytest.mark.parametrize("below", ["同上", "〃"])
def test_ditto_and_merged_cells_in_a_column_that_nobody_knows(library: Library, below: str) -> None:
    """Two rows below a 退休."""
    rows: Cells = [[*HEAD, "人员类别"], _base(A, "退休"), _base(B, below)]
    assert _status(library, read_one(library, rows), B) == "undetermined"
    rows[2][-1] = ""
    merged = (Span(1, len(HEAD), 2, len(HEAD)),)
    assert _status(library, read_one(library, rows, merged=merged), B) == "undetermined"


@pytest.mark.parametrize(
    "name", ["离职退休人员", "非在职人员", "不在职", "减员", "已不在岗", "离岗人员", "离开人员", "退下人员"]
)
def test_names_of_sheets(library: Library, name: str) -> None:
    """Two words, a denial, everyday words."""
    assert _status(library, read_one(library, [HEAD, _base()], name)) in ("undetermined", "not_applicable")


def test_titles_and_sections_say_it_of_what_stands_below(library: Library) -> None:
    """A title row, a section row with and without numbers, a second block."""
    title: Cells = [["2024年离职人员名单"], HEAD, _base()]
    assert _status(library, read_one(library, title)) in ("undetermined", "not_applicable")
    numbered: Cells = [["序号", *HEAD], [1, *_base()], ["离退休人员"], [2, *_base(B)]]
    roster = read_one(library, numbered)
    assert _status(library, roster) == "eligible"
    assert _status(library, roster, B) in ("undetermined", "not_applicable")
    block: Cells = [HEAD, _base(), ["离职人员"], HEAD, _base(B)]
    roster = read_one(library, block)
    assert _status(library, roster) == "eligible"
    assert _status(library, roster, B) in ("undetermined", "not_applicable")


def test_lists_side_by_side_under_groups(library: Library) -> None:
    """在职人员 | 退休人员."""
    width = len(HEAD)
    groups = ["在职人员", *[""] * (width - 1), "退休人员", *[""] * (width - 1)]
    rows: Cells = [groups, [*HEAD, *HEAD], [*_base(), *_base(B)]]
    spans = (Span(0, 0, 0, width - 1), Span(0, width, 0, 2 * width - 1))
    roster = read_one(library, rows, merged=spans)
    assert _status(library, roster) == "eligible"
    assert _status(library, roster, B) in ("undetermined", "not_applicable")


@pytest.mark.parametrize(
    "name",
    [
        f"{A}（已故）",
        f"{A}（停薪留职）",
        f"{A}-离职",
        f"{A} 离职",
        f"{A}【退休】",
        f"{A}[离职]",
        f"{A}离职",
        f"{A}(退休)（返聘）",
    ],
)
def test_notes_behind_a_name(library: Library, name: str) -> None:
    """The name is the name, and the note is heard."""
    roster = read_one(library, [HEAD, [name, IDS[A], *ROW]])
    assert roster.persons.names.tolist() == [A]
    assert _status(library, roster) in ("undetermined", "not_applicable")


GROUPED = ["工种", "等级", "取得日期"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("现状", "培训计划"),
        ("现有", "目标"),
        ("本人", "带徒师傅"),
        ("现职业技能等级", "参加技能鉴定情况"),
        ("现职业技能等级", "拟认定职业技能等级"),
    ],
)
def test_what_is_planned_or_anothers_is_not_held(library: Library, first: str, second: str) -> None:
    """A second group of the same columns."""
    head = ["姓名", "身份证号", first, "", "", second, "", ""]
    leaves = [
        "",
        "",
        "职业技能工种",
        "技能等级",
        "技能证书取得日期",
        "职业技能工种",
        "技能等级",
        "技能证书取得日期",
    ]
    rows: Cells = [head, leaves, [A, IDS[A], "电工", "高级工", "2020-01-01", "电工", "技师", "2010-01-01"]]
    assert skills(read_one(library, rows)) == [(A, "高级工", "2020-01-01")]


def test_a_master_s_columns_behind_the_apprentice_s(library: Library) -> None:
    """技能等级 … | 师傅 | 技能等级 …, and a right-hand list without numbers."""
    flat: Cells = [
        ["姓名", "身份证号", "技能等级", "技能证书取得日期", "师傅", "技能等级", "技能证书取得日期"],
        [A, IDS[A], "高级工", "2020-01-01", "老王", "技师", "2010-01-01"],
    ]
    assert skills(read_one(library, flat)) == [(A, "高级工", "2020-01-01")]
    beside: Cells = [
        ["姓名", "身份证号", "技能等级", "技能证书取得日期", "姓名", "技能等级", "技能证书取得日期"],
        [A, IDS[A], "高级工", "2020-01-01", B, "技师", "2010-01-01"],
    ]
    roster = read_one(library, beside)
    assert skills(roster) == [(A, "高级工", "2020-01-01")]
    assert len(issues(roster, "F17")) == 1


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("技师培训班学员", ""),
        ("Sheet9", "2026年拟参加技师认定人员名单"),
        ("2020年技能等级认定报名表", ""),
        ("特种作业证", ""),
    ],
)
def test_lists_of_what_is_not_held(library: Library, name: str, title: str) -> None:
    """Training, plans, permits: nothing on them is a certificate, and it is said."""
    ledger: Cells = [
        ["姓名", "身份证号", "工种", "等级", "发证日期"],
        [A, IDS[A], "电工", "二级", "2010-01-01"],
    ]
    sheets: dict[str, Cells] = {
        "人员": [["姓名", "身份证号"], [A, IDS[A]]],
        name: [*([[title]] if title else []), *ledger],
    }
    roster = read(library, sheets)
    assert skills(roster) == []
    assert len(issues(roster, "F21")) == 1


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("荣誉奖项", "获得时间"),
        ("准入资格", "取得时间"),
        ("继续教育达标", "通过时间"),
        ("技工院校班次", "取得时间"),
        ("政治面貌", "批准时间"),
        ("合同开始", "批准时间"),
    ],
)
def test_a_date_behind_something_else_is_that_things(library: Library, before: str, word: str) -> None:
    """And nobody's certificate's."""
    rows: Cells = [["姓名", "身份证号", "技能等级", before, word], [A, IDS[A], "技师", "", "2010-01-01"]]
    assert skills(read_one(library, rows)) == [(A, "技师", "")]


def test_dates_that_stand_before_their_certificates_are_open(library: Library) -> None:
    """取得时间 技能等级 工种 取得时间 职称: the first belongs to nobody, so neither does the second."""
    rows: Cells = [
        ["姓名", "工号", "取得时间", "技能等级", "工种", "取得时间", "职称"],
        [A, "1", "2025-12-20", "技师", "电工", "2010-01-01", "助理工程师"],
    ]
    roster = read_one(library, rows)
    assert (skills(roster), titles(roster)) == ([(A, "技师", "")], [(A, "助理级", "")])


@pytest.mark.parametrize(
    "text",
    [
        "工程师（申报中）",
        "工程师（拟聘）",
        "工程师（公示中）",
        "工程师（待评）",
        "工程师（未通过）",
        "工程师（已失效）",
        "工程师/公示",
        "申报工程师",
        "未评工程师",
        "拟聘工程师",
        "原工程师",
        "相当于工程师",
        "非工程师",
        "副高（待聘）",
    ],
)
def test_a_title_in_doubt_is_open(library: Library, text: str) -> None:
    """Applied for, published, expired."""
    roster = read_one(library, [["姓名", "身份证号", "职称"], [A, IDS[A], text]])
    assert all(level.startswith("-1") for _, level, _ in titles(roster))
    assert codes(roster) == {"C04"}


@pytest.mark.parametrize(("text", "level"), [("中级电气工程师", "中级"), ("副高（电气）", "副高级")])
def test_levels_before_specialities(library: Library, text: str, level: str) -> None:
    """A person reads them at once."""
    assert titles(read_one(library, [["姓名", "身份证号", "职称"], [A, IDS[A], text]])) == [(A, level, "")]


@pytest.mark.parametrize(
    "header", ["职称（技能等级）", "职称（职业资格）", "专业技术职务（技能等级）", "技能等级（职称）"]
)
def test_a_header_of_both_ladders_is_of_neither(library: Library, header: str) -> None:
    """中级 is 中级工 or a title: who has what is open."""
    roster = read_one(library, [["姓名", "身份证号", header], [A, IDS[A], "中级"]])
    assert (skills(roster), titles(roster)) == ([], [])
    assert not roster.facts.knows_skills
    assert not roster.facts.knows_titles
    assert codes(roster) & {"F10", "F13", "F02"}


@pytest.mark.parametrize("group", ["安全教育考核", "安全培训考核"])
def test_other_examinations_are_no_annual_assessment(library: Library, group: str) -> None:
    """By their group."""
    rows: Cells = [["姓名", "身份证号", group, ""], ["", "", "2023年", "2024年"], [A, IDS[A], "合格", "合格"]]
    assert read_one(library, rows).facts.assessments == {}


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("技能证书状态", "已注销"),
        ("备注", "技师证书已被撤销"),
        ("备注", "技师证实为2025年12月取得"),
        ("备注", "系伪造"),
        ("备注", "2022年度考核不合格，正在复核"),
        ("是否取得证书", "否"),
        ("处分情况", "弄虚作假被通报"),
        ("评审情况", "未通过"),
    ],
)
def test_what_speaks_against_a_certificate_leaves_it_open(library: Library, header: str, text: str) -> None:
    """And is said at its cell."""
    roster = read_one(library, [[*HEAD, header], _base(A, text)])
    assert _status(library, roster) == "undetermined"
    assert len(issues(roster, "C14")) == 1


def test_a_remark_may_be_about_a_further_certificate(library: Library) -> None:
    """高级工, and 2015年另取得电工技师证书 in the remarks: no firm no."""
    row = _base(A, "2015年另取得电工技师证书")
    row[HEAD.index("技能等级")] = "高级工"
    assert _status(library, read_one(library, [[*HEAD, "备注"], row])) == "undetermined"


def test_a_certificate_that_finds_nobody_leaves_its_namesake_open(library: Library) -> None:
    """An ID number with a wrong digit on sheet 证书."""
    head = [one for one in HEAD if not one.startswith("技能")]
    row = [cell for one, cell in zip(HEAD, _base(), strict=True) if not one.startswith("技能")]
    wrong = IDS[A][:-1] + ("1" if IDS[A][-1] != "1" else "2")
    sheets: dict[str, Cells] = {
        "人员": [head, row],
        "证书": [
            ["身份证号", "姓名", "证书类别", "级别", "职业（工种）", "取得日期"],
            [wrong, A, "职业技能等级", "技师", "电工", "2010-01-01"],
        ],
    }
    roster = read(library, sheets)
    assert len(issues(roster, "R03")) == 1
    assert _status(library, roster) == "undetermined"


def test_one_certificate_with_two_days_is_open_between_them(library: Library) -> None:
    """Two rows of one person that disagree."""
    rows: Cells = [HEAD, _base(), _base()]
    rows[2][HEAD.index("技能证书取得日期")] = "2024-01-01"
    assert _status(library, read_one(library, rows)) == "undetermined"


def test_a_narrower_table_within_the_first_rows(library: Library) -> None:
    """Its own columns, and nobody called 姓名."""
    rows: Cells = [HEAD, _base(), [], ["姓名", "身份证号", "退休时间"], [B, IDS[B], "2024-03-01"]]
    roster = read_one(library, rows)
    assert roster.persons.names.tolist() == [A, B]
    assert _status(library, roster, B) in ("undetermined", "not_applicable", "not_met")
    assert titles(roster) == []


@pytest.mark.parametrize(
    "name",
    [
        "如：张三",
        "填写示范",
        "（样本）张三",
        "张三（模板）",
        "示例张三",
        "例如张三",
        "XXX",
        "某某某",
        "测试",
        "样张",
    ],
)
def test_more_examples(library: Library, name: str) -> None:
    """None of them is a person."""
    roster = read_one(library, [HEAD, [name, IDS[B], *ROW], _base()])
    assert roster.persons.names.tolist() == [A]


@pytest.mark.parametrize(
    "last",
    [
        ["总人数", "3", ""],
        ["平均年龄", "45", ""],
        ["统计人：李四", "", "审核：王五"],
        ["制表人", "李四", "审核人"],
        ["备注", "以上人员已公示", ""],
        ["签字：", "", ""],
        ["以上共2人", "", ""],
        ["2026年6月30日", "", ""],
        ["第1页 共2页", "", ""],
    ],
)
def test_more_lines_that_are_nobody(library: Library, last: list[str]) -> None:
    """Neither people nor errors."""
    roster = read_one(library, [["序号", "姓名", "身份证号"], [1, A, IDS[A]], last])
    assert roster.persons.names.tolist() == [A]
    assert codes(roster) <= {"F19"}


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "家庭",
            [["姓名", "身份证号", "与本人关系", "工作单位", "职业"], ["小甲", IDS[B], "子", "某厂", "工人"]],
        ),
        (
            "家庭",
            [
                ["姓名", "身份证号", "称谓", "出生年月", "学历", "所学专业"],
                ["小甲", IDS[B], "子", "", "", ""],
            ],
        ),
        (
            "工资",
            [["姓名", "工号", "部门", "岗位类别", "应发工资", "实发工资"], ["小甲", "9", "一", "管理", 1, 1]],
        ),
        ("工资", [["姓名", "工号", "部门", "应发", "实发", "个税"], ["小甲", "9", "一", 1, 1, 1]]),
        ("评委专家", [["姓名", "身份证号", "职称", "工作单位"], ["小甲", IDS[B], "工程师", "某院"]]),
    ],
)
def test_lists_of_other_people_beside_a_roster(library: Library, name: str, rows: Cells) -> None:
    """The family, the pay, the judges."""
    roster = read(library, {"人员": [HEAD, _base()], name: rows})
    assert roster.persons.names.tolist() == [A]
    with pytest.raises(UnreadableFileError):
        read(library, {name: rows})


def test_a_trade_of_a_numbered_set(library: Library) -> None:
    """工种2 is of 技能等级2."""
    head = ["姓名", "身份证号", "技能等级", "技能证书职业（工种）", "技能等级2", "工种2", "取得日期2"]
    roster = read_one(library, [head, [A, IDS[A], "高级工", "电工", "技师", "焊工", "2020-01-01"]])
    trades = [roster.facts.occupations[number].name for number in roster.facts.certificates.occupation]
    assert trades == ["电工", "焊工"]
    assert skills(roster)[1] == (A, "技师", "2020-01-01")


def test_level_and_date_behind_a_bare_trade(library: Library) -> None:
    """工种 等级 取得时间 职称."""
    rows: Cells = [
        ["姓名", "工号", "工种", "等级", "取得时间", "职称"],
        [A, "1", "电工", "技师", "2020-01-01", "工程师"],
    ]
    roster = read_one(library, rows)
    assert (skills(roster), titles(roster)) == ([(A, "技师", "2020-01-01")], [(A, "中级", "")])


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("技师(电工)", "技师"),
        ("焊工三级", "高级工"),
        ("电工（二级）", "技师"),
        ("电工二级/技师", "技师"),
        ("二级技师（电工）", "技师"),
    ],
)
def test_more_glued_levels(library: Library, text: str, level: str) -> None:
    """Trade and level in any order."""
    assert skills(read_one(library, [["姓名", "身份证号", "技能等级"], [A, IDS[A], text]])) == [
        (A, level, "")
    ]


def test_years_of_a_group_may_be_written_beside_it(library: Library) -> None:
    """近三年年度考核（2022-2024）{2022年 …}."""
    rows: Cells = [
        ["姓名", "身份证号", "近三年年度考核（2022-2024）", ""],
        ["", "", "2022年", "2023年"],
        [A, IDS[A], "合格", "优秀"],
    ]
    assert set(read_one(library, rows).facts.assessments) == {2022, 2023}


def test_frames_of_two_sets_come_back(library: Library) -> None:
    """batch.screen of what batch.read_roster gave."""
    from batch.api import _sheet

    head = ["姓名", "身份证号", "技能等级", "技能等级2"]
    roster = read_sheets("a", [Sheet("人员", [head, [A, IDS[A], "高级工", "技师"]])], options(library))
    from batch.api import _frame

    (table,) = roster.tables
    assert _sheet("人员", _frame(table)).rows[0] == ["姓名", "身份证号", "技能等级", "技能等级#2"]


@pytest.mark.parametrize("post", ["岗位工种", "现从事工种", "现岗位职业（工种）"])
@pytest.mark.parametrize("head", [["技能等级", "工种"], ["职业（工种）名称", "技能等级"]])
def test_a_bare_trade_beside_a_level_where_the_posts_is_another(
    library: Library, post: str, head: list[str]
) -> None:
    """现从事工种 技能等级 工种: the second is the certificate's."""
    own = dict(zip(head, ("高级工", "焊工") if head[0] == "技能等级" else ("焊工", "高级工"), strict=True))
    rows = [["姓名", "身份证号", post, *head, "取得日期"], [A, IDS[A], "电工", *own.values(), "2020-01-01"]]
    facts = read_one(library, rows).facts
    assert facts.occupations[int(facts.occupation[0])].name == "电工"
    assert [facts.occupations[number].name for number in facts.certificates.occupation] == ["焊工"]
