"""Whose a bare 发证日期 is, what the same header twice means, and sets of certificates."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from tests.layouts.reading import IDS, A, read_one, skills, titles
from tests.rosters import Cells, issues


def _one(headers: list[str], cells: list[str]) -> Cells:
    return [["姓名", "身份证号", *headers], [A, IDS[A], *cells]]


@pytest.mark.parametrize("word", ["发证时间", "发证日期", "取得日期", "取证时间", "获证日期", "批准时间"])
def test_a_vague_date_belongs_to_the_columns_at_its_left(library: Library, word: str) -> None:
    """Twice the same words, each behind another certificate."""
    rows = _one(
        ["职称", word, "技能等级", "技能证书职业（工种）", word],
        ["工程师", "2010-12-01", "技师", "电工", "2025-12-20"],
    )
    roster = read_one(library, rows)
    assert (skills(roster), titles(roster)) == ([(A, "技师", "2025-12-20")], [(A, "中级", "2010-12-01")])
    assert len(issues(roster, "F12")) == 2


@pytest.mark.parametrize(
    "headers",
    [
        ["技能等级", "工种", "职称", "发证日期"],  # two could claim it
        ["发证日期", "技能等级", "工种", "职称"],  # nobody stands at its left
        ["技能等级", "特种作业操作证号", "取证时间", "职称"],  # a permit's
        ["技能等级", "职称", "学历", "取得时间"],  # a school's
        ["技能等级", "职称", "残疾证编号", "发证日期"],
    ],
)
def test_a_day_that_could_be_anothers_is_nobodys(library: Library, headers: list[str]) -> None:
    """The level is read, its day is open."""
    values = {"技能等级": "技师", "工种": "电工", "职称": "工程师", "学历": "大专"}
    rows = _one(headers, [values.get(header, "2010-05-01") for header in headers])
    roster = read_one(library, rows)
    assert (skills(roster), titles(roster)) == ([(A, "技师", "")], [(A, "中级", "")])


def test_the_exact_header_wins_wherever_it_stands(library: Library) -> None:
    """取证时间 of a permit before, 技能等级取得时间 behind."""
    rows = _one(
        ["特种作业操作证号", "取证时间", "技能等级", "技能等级取得时间"],
        ["T1", "2010-05-01", "技师", "2025-12-20"],
    )
    assert skills(read_one(library, rows)) == [(A, "技师", "2025-12-20")]
    rows = _one(["技能等级", "发证日期", "技能等级取得时间"], ["技师", "2010-05-01", "2025-12-20"])
    assert skills(read_one(library, rows)) == [(A, "技师", "2025-12-20")]


@pytest.mark.parametrize(
    "headers",
    [
        ["技能等级", "工种", "取得日期", "技能等级", "工种", "取得日期"],
        ["技能等级1", "工种1", "取得日期1", "技能等级2", "工种2", "取得日期2"],
        ["技能等级", "技能证书工种", "技能证书取得日期", "技能等级", "技能证书工种", "技能证书取得日期"],
        [
            "技能等级（一）",
            "技能证书工种（一）",
            "技能证书取得日期（一）",
            "技能等级（二）",
            "技能证书工种（二）",
            "技能证书取得日期（二）",
        ],
    ],
)
def test_a_second_set_is_a_certificate_of_its_own(library: Library, headers: list[str]) -> None:
    """高级工 and 技师, each with its trade and its day."""
    rows = _one(headers, ["高级工", "焊工", "2012-06-01", "技师", "电工", "2015-06-20"])
    roster = read_one(library, rows)
    assert skills(roster) == [(A, "高级工", "2012-06-01"), (A, "技师", "2015-06-20")]
    trades = [roster.facts.occupations[number].name for number in roster.facts.certificates.occupation]
    assert trades == ["焊工", "电工"]


def test_a_set_of_titles_too(library: Library) -> None:
    """职称 and 职称2."""
    rows = _one(
        ["职称", "职称取得日期", "职称2", "职称取得日期2"],
        ["助理工程师", "2012-06-01", "工程师", "2017-06-20"],
    )
    assert titles(read_one(library, rows)) == [(A, "助理级", "2012-06-01"), (A, "中级", "2017-06-20")]


def test_a_second_date_without_a_second_certificate_leaves_both_open(library: Library) -> None:
    """Which of the two is it?"""
    rows = _one(["技能等级", "技能证书取得日期", "技能证书发证日期"], ["技师", "2012-06-01", "2025-06-20"])
    roster = read_one(library, rows)
    assert skills(roster) == [(A, "技师", "")]
    assert len(issues(roster, "F10")) == 2


def test_an_id_card_s_day_is_no_certificate_s(library: Library) -> None:
    """Directly behind 身份证号."""
    rows: Cells = [["姓名", "技能等级", "身份证号", "发证日期"], [A, "技师", IDS[A], "2010-06-01"]]
    assert skills(read_one(library, rows)) == [(A, "技师", "")]


def test_doubles_complete_each_other_and_contradict(library: Library) -> None:
    """单位性质 twice: the filled one counts, two answers are none."""
    rows: Cells = [
        ["姓名", "工号", "单位性质", "企业性质", "在岗状态"],
        ["甲", "1", "", "企业", "在职"], ["乙", "2", "企业", "机关", "在职"], ["丙", "3", "企业", "企业", "在职"],
    ]  # fmt: skip
    roster = read_one(library, rows)
    words = roster.facts.words["单位性质"]
    assert [words.word(n) for n in range(3)] == ["企业", "（未识别）", "企业"]
    assert len(issues(roster, "F03")) == 1


@pytest.mark.parametrize(
    ("header", "near"),
    [("评定职称等次", "职称名称"), ("人员目前状态说明", "在岗状态"), ("技能水平", "技能等级")],
)
def test_a_stranger_near_a_known_word_is_a_warning(library: Library, header: str, near: str) -> None:
    """With the header that it could be."""
    roster = read_one(library, _one([header], ["看不懂"]))
    assert [one.message for one in roster.issues if one.code == "F13" and near in one.message]


@pytest.mark.parametrize(
    "between",
    [["取得方式"], ["发证单位"], ["评审机构", "取得方式"], ["专业", "证书编号"], ["级别", "取得途径"]],
)
def test_what_is_said_of_a_title_stands_between_it_and_its_day(library: Library, between: list[str]) -> None:
    """职称 | 取得方式 | 取得时间; a column of what is applied for further left has no day."""
    values = ["", "工程师", *("中级" if one == "级别" else "某" for one in between), "2010-12-01"]
    rows = _one(["申报专业", "现有职称", *between, "取得时间"], values)
    assert titles(read_one(library, rows)) == [(A, "中级", "2010-12-01")]
