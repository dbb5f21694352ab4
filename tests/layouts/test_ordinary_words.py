"""Everyday words where levels and titles stand, and everyday shapes of lists."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from tests.layouts.reading import IDS, A, B, read_one, skills, titles
from tests.layouts.test_ordinary import complaints, trades
from tests.rosters import codes


@pytest.mark.parametrize("header", ["职称", "职称名称", "职称等级"])
@pytest.mark.parametrize("word", ["技师（电工）", "电工技师", "焊工/技师", "高级工（电工）"])
def test_a_trades_level_under_a_title_is_no_health_title(library: Library, header: str, word: str) -> None:
    """It may be a skill certificate, and is said."""
    roster = read_one(library, [["姓名", "身份证号", "部门", header], [A, IDS[A], "一车间", word]])
    assert complaints(roster) == ["C12"]
    assert len(skills(roster)) == 1 and all(".." in one[1] for one in (*skills(roster), *titles(roster)))


@pytest.mark.parametrize("word", ["未取得", "无证", "无技能等级", "尚未取得", "无证书"])
def test_no_level_in_more_words(library: Library, word: str) -> None:
    """Nothing is held and nothing is complained of."""
    roster = read_one(library, [["姓名", "身份证号", "部门", "技能等级"], [A, IDS[A], "一车间", word]])
    assert skills(roster) == [] and complaints(roster) == [] and roster.facts.knows_skills


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("技能等级及取得时间", "技师（2018-06-01）"),
        ("技能等级（取得时间）", "技师 2018-06-01"),
        ("现有职业资格（工种、等级、时间）", "电工技师 2018-06-01"),
    ],
)
def test_a_level_and_its_day_in_one_column(library: Library, header: str, cell: str) -> None:
    """As the header says."""
    roster = read_one(library, [["姓名", "身份证号", header], [A, IDS[A], cell]])
    assert skills(roster) == [(A, "技师", "2018-06-01")] and complaints(roster) == []


def test_further_levels_of_everybody(library: Library) -> None:
    """最高技能等级 | 工种 | 取得时间 | 其他技能等级 | 工种 | 取得时间."""
    head = ["姓名", "身份证号", "最高技能等级", "工种", "取得时间", "其他技能等级", "工种", "取得时间"]
    roster = read_one(
        library, [head, [A, IDS[A], "技师", "电工", "2018-06-01", "高级工", "焊工", "2015-06-01"]]
    )
    assert sorted(skills(roster)) == [(A, "技师", "2018-06-01"), (A, "高级工", "2015-06-01")]
    assert sorted(trades(roster)) == ["焊工", "电工"] and complaints(roster) == []


def test_three_lists_beside_each_other(library: Library) -> None:
    """Whose first column is the name: nothing before it belongs to the next."""
    head = ["姓名", "工号", "等级", "取证时间"]
    people = [
        [name, str(number), "技师", f"201{number}-06-01"] for number, name in enumerate((A, B, "陆听松"))
    ]
    roster = read_one(library, [["班组技能等级一览"], head * 3, [cell for one in people for cell in one]])
    assert [one[2] for one in skills(roster)] == ["2010-06-01", "2011-06-01", "2012-06-01"]
    assert complaints(roster) == []


@pytest.mark.parametrize("english", ["\nName", "(Name)", " / Name"])
def test_headers_in_two_languages(library: Library, english: str) -> None:
    """姓名 Name, and the others."""
    head = [
        f"姓名{english}",
        "身份证号\nID No.",
        "技能等级\nSkill Level",
        "工种\nTrade",
        "取证日期 Date of Issue",
    ]
    roster = read_one(library, [head, [A, IDS[A], "技师", "车工", "2018-06-01"]])
    assert (
        skills(roster) == [(A, "技师", "2018-06-01")]
        and trades(roster) == ["车工"]
        and complaints(roster) == []
    )


@pytest.mark.parametrize(
    ("level", "day"),
    [("Target Level", "Date"), ("Level Applied For", "Date"), ("Level", "Expiry Date"), ("", "Valid Until")],
)
def test_english_that_says_something_else(library: Library, level: str, day: str) -> None:
    """技能等级 Target Level is not what is held."""
    head = ["姓名", "身份证号", f"技能等级 {level}", f"证书日期 {day}"]
    roster = read_one(library, [head, [A, IDS[A], "技师", "2015-06-01"]])
    assert (A, "技师", "2015-06-01") not in skills(roster)
    assert codes(roster) & {"F02", "F13"}


def test_totals_of_departments(library: Library) -> None:
    """机加小计 2人 is nobody."""
    head = ["部门", "序号", "姓名", "身份证号", "技能等级"]
    roster = read_one(library, [head, ["机加", 1, A, IDS[A], "技师"], ["机加小计", "", "1人", "", ""]])
    assert roster.persons.names.tolist() == [A] and complaints(roster) == []
