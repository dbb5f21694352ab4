"""What decides a status is named, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from batch.days.moments import day_number
from batch.engine.kinds.case import EMPLOYER
from batch.engine.question import Question
from batch.engine.reasons import reasons
from batch.engine.screening import screen
from batch.language.terms import Status
from batch.policy.library import Library
from batch.policy.requirements import HighestTitle
from tests.layouts.reading import IDS, A, read_one
from tests.policy_cases import Case, outcomes

GRADUATE = {
    "单位性质": "企业", "岗位类别": "技术技能", "毕业日期": "2022-06-30", "继续教育达标": "是",
    "证书": [{"证书类别": "职业技能等级", "级别": "高级工", "取得日期": "2022-06-01"}],
}  # fmt: skip
PRIZE = {
    "名称": "全国焊接技能大赛",
    "级别": "国家级",
    "类别": "一类",
    "奖次": "一等奖",
    "取得日期": "2021-05-01",
}


def _blocking(library: Library, person: dict[str, Any], day: date) -> tuple[str, tuple[str, ...]]:
    case = Case("", "neimenggu-2021", "", day, person, [], [], {})
    found = outcomes(library, case)["title-intermediate-graduate"]
    return found["status"], found["blocking"]


def test_a_graduate_without_a_prize_is_not_said_to_be_late(library: Library) -> None:
    """Two years after graduation only the prize is wanting."""
    status, blocking = _blocking(library, GRADUATE, date(2024, 6, 30))
    assert status == "not_met"
    assert blocking == ("获得条款所列奖项、荣誉或入选条款所列人才（在校期间）",)


def test_a_graduate_who_is_late_is_told_so(library: Library) -> None:
    """After the fifth anniversary, with the prize."""
    late = _blocking(library, {**GRADUATE, "荣誉竞赛": [PRIZE]}, date(2027, 7, 1))
    assert late == ("not_met", ("已毕业且在毕业5年内",))


def test_a_failed_year_that_outlasts_the_five_years_is_the_graduations(library: Library) -> None:
    """Eligible again on 2028-01-01, when the five years are over."""
    person = {**GRADUATE, "荣誉竞赛": [PRIZE], "年度考核": {2024: "不合格"}}
    assert _blocking(library, person, date(2026, 6, 30)) == ("not_met", ("已毕业且在毕业5年内",))


def test_a_title_of_no_series_is_the_employers_to_settle(library: Library) -> None:
    """Of the level that the route asks for: not that it must be of that level, but what is open about it."""
    cells = {
        "单位性质": "企业", "岗位类别": "生产服务一线", "技能等级": "技师", "技能证书职业（工种）": "电工",
        "技能证书取得日期": "2015-06-01", "职称级别": "中级", "职称取得日期": "2016-01-01", "荣誉奖项": "江苏工匠",
        **{f"{year}年度考核": "合格" for year in (2021, 2022, 2023)},
    }  # fmt: skip
    roster = read_one(library, [["姓名", "身份证号", *cells], [A, IDS[A], *cells.values()]])
    question = Question(library, day_number(date(2024, 6, 30)))
    (found,) = screen(roster.facts, [library["jiangsu-2021"]], question)
    said = 0
    for route in found.view.rulebook.routes:
        moment, status = found.result(route)
        sentences = reasons(found, route, moment, status).sentences
        sentence = sentences.texts[int(sentences.which[0])]
        if status[0] == Status.UNDETERMINED and any(
            isinstance(one, HighestTitle) and one.highest_title == "中级" for one in route.requires
        ):
            said += 1
            assert "只适用于" not in sentence
            assert sentences.settlers[int(sentences.which[0])] == EMPLOYER
    assert said
