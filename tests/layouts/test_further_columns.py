"""Columns that nobody reads and that tell of a further certificate or award: no firm no rests on passing them over."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from batch.roster.certificates.further import is_covered, level_of, may_hold
from tests.layouts.reading import IDS, A, read_one, skills
from tests.rosters import codes

HELD = [
    ("晋升情况", "2015年晋升技师"),
    ("鉴定结果", "二级/技师"),
    ("评价结果", "技师合格"),
    ("2016年取证", "技师"),
    ("职业技能", "焊工/二级"),
    ("技师证取得时间", "2015.6"),
    ("技师", "2015.6"),
    ("是否具有技师证", "有"),
    ("技术职务", "工程师"),
    ("专业资格", "中级"),
    ("以考代评", "工程师"),
    ("中级职称", "√"),
    ("考核等级", "三级"),
    ("技能考核等级", "高级工"),
]
OTHER = [
    ("职务", "电气工程师"),
    ("师傅", "技师张三"),
    ("英语等级", "四级"),
    ("残疾等级", "二级"),
    ("风险等级", "三级"),
    ("毕业院校", "南通技师学院"),
    ("班组", "高级工班"),
    ("是否技师", "否"),
    ("技师证书", "无"),
    ("下一步目标", "技师"),
    ("2023年度考核等级", "一级"),
    ("考核情况", "二级"),
]


def test_what_may_be_held() -> None:
    """By the header or by what stands there; an office, a school, another person's, a plan is nothing held."""
    assert [case for case in HELD if not may_hold(*case)] == []
    assert [case for case in OTHER if may_hold(*case)] == []


def test_a_level_that_the_row_tells() -> None:
    """技师取得时间 beside 高级技师 tells the day of a certificate before it."""
    assert is_covered(level_of("技师取得时间"), "高级技师")
    assert is_covered(level_of("高级工取得时间"), "技师")
    assert not is_covered(level_of("高级技师取得时间"), "技师")


@pytest.mark.parametrize(
    ("header", "text", "code"),
    [
        ("评价结果", "技师", "C14"),
        ("复合工种", "焊工技师", "C14"),
        ("晋升技师时间", "2015-06", "C14"),
        ("专家称号", "享受国务院特殊津贴", "A09"),
        ("等级", "二级", "C14"),  # a second column of levels
        ("级别", "技师", "C14"),
        ("考核等级", "二级", "C14"),
        ("推荐理由", "获全国技术能手称号", "A09"),
        ("申报依据", "全国技术能手", "A09"),
        ("技师证取得时间", "2015.6", "C14"),
        ("工作室", "省级技能大师工作室领办人", "A09"),
        ("社会兼职", "国家级技能大师工作室带头人", "A09"),
        ("大师工作室", "国家级", "A09"),
    ],
)
def test_it_is_said_at_its_cell(header: str, text: str, code: str, library: Library) -> None:
    """And leaves the person open."""
    rows = [["姓名", "身份证号", "技能等级", header], [A, IDS[A], "高级工", text]]
    roster = read_one(library, rows)
    assert code in codes(roster)
    assert code != "C14" or roster.facts.certificates.high.max() > roster.facts.certificates.low.max()


def test_the_same_level_once_more(library: Library) -> None:
    """In other words than the row's own, too: nothing is open for it."""
    rows = [["姓名", "身份证号", "技能等级", "考核等级"], [A, IDS[A], "高级工", "三级"]]
    assert "C14" not in codes(read_one(library, rows))


def test_a_level_behind_something_else_is_its(library: Library) -> None:
    """英语水平 | 等级: nothing is held by it."""
    rows = [["姓名", "身份证号", "技能等级", "英语水平", "等级"], [A, IDS[A], "高级工", "大学", "四级"]]
    assert "C14" not in codes(read_one(library, rows))


@pytest.mark.parametrize(("text", "said"), [("负责三车间", True), ("", False), ("无", False)])
def test_remarks_that_nobody_reads(library: Library, text: str, said: bool) -> None:
    """That 备注 is heard for some things and otherwise not used is said, once."""
    roster = read_one(library, [["姓名", "身份证号", "技能等级", "备注"], [A, IDS[A], "高级工", text]])
    assert ("F22" in codes(roster)) == said


@pytest.mark.parametrize(
    "head",
    [
        ["证书1名称", "证书1等级", "证书1取得时间", "证书2名称", "证书2等级", "证书2取得时间"],
        [
            "技能证书1工种",
            "技能证书1等级",
            "技能证书1取得日期",
            "技能证书2工种",
            "技能证书2等级",
            "技能证书2取得日期",
        ],
    ],
)
def test_the_number_of_a_set_within_its_headers(library: Library, head: list[str]) -> None:
    """证书1等级 is the level of the first set, as 证书等级1 is."""
    cells = ["电工", "技师", "2015-06-01", "焊工", "高级工", "2010-05-01"]
    roster = read_one(library, [["姓名", "身份证号", *head], [A, IDS[A], *cells]])
    assert skills(roster) == [(A, "技师", "2015-06-01"), (A, "高级工", "2010-05-01")]


@pytest.mark.parametrize(
    ("level", "own", "beside", "day"),
    [
        ("技师", "2015-06-01", "2018.6", ""), ("技师", "2015-06-01", "2015.6", "2015-06-01"),
        ("高级技师", "2019-06-01", "2015.6", "2019-06-01"), ("技师", "2015-06-01", "", "2015-06-01"),
    ],
)  # fmt: skip
def test_two_days_of_one_certificate(library: Library, level: str, own: str, beside: str, day: str) -> None:
    """晋升技师时间 that contradicts the day of 技师 leaves it open; of a certificate before it, it says nothing."""
    rows = [
        ["姓名", "身份证号", "技能等级", "技能证书取得日期", "晋升技师时间"],
        [A, IDS[A], level, own, beside],
    ]
    roster = read_one(library, rows)
    assert skills(roster) == [(A, level, day)] and ("V01" in codes(roster)) == (day == "")
