"""Awards in columns of a person's own row, their level, rank and day behind their name."""

from __future__ import annotations

from datetime import date

import pytest

from batch.days.moments import day_number, to_date
from batch.engine.question import Question
from batch.engine.screening import screen
from batch.language.terms import Status
from batch.policy.library import Library
from batch.roster.roster import Roster
from tests.layouts.reading import read_one
from tests.layouts.test_found_by_attack import HEAD, _base
from tests.rosters import codes

ONE = ["荣誉名称", "荣誉级别", "获奖时间"]


def _direct(library: Library, roster: Roster) -> str:
    """How the route asks that list A of Jiangsu's document opens."""
    question = Question(library, day_number(date(2024, 6, 30)))
    (found,) = screen(roster.facts, [library["jiangsu-2021"]], question)
    return Status(int(found.result(found.view.rulebook.route("title-associate-direct"))[1][0])).name.lower()


@pytest.mark.parametrize(
    ("head", "cells", "status"),
    [
        (ONE, ["全国技术能手", "国家级", "2019.12"], "eligible"),
        (ONE, ["全国技术能手", "国家级", "2025-12-01"], "not_met"),
        (ONE, ["技术能手", "公司级", "2019"], "undetermined"),
        (ONE, ["无", "无", ""], "not_met"),
        (ONE, ["", "国家级", "2019"], "undetermined"),
        ([*(f"{h}1" for h in ONE), *(f"{h}2" for h in ONE)],
         ["先进工作者", "公司级", "2016", "全国技术能手", "国家级", "2019.12"], "eligible"),
        (["荣誉称号", "荣誉级别", "颁奖单位", "获奖时间"], ["全国技术能手", "国家级", "人社部", "2019"], "eligible"),
        (["荣誉称号", "荣誉级别"], ["全国技术能手；江苏省技术能手", "国家级；省级"], "eligible"),
        (["竞赛名称", "竞赛级别", "获奖名次"], ["焊工", "省级", "第一名"], "undetermined"),
        (["荣誉奖项", *ONE], ["江苏省先进工作者", "全国技术能手", "国家级", ""], "eligible"),
        (["荣誉名称", "级别", "时间"], ["全国技术能手", "国家级", "2019-12"], "eligible"),
        (["荣誉名称", "级别", "时间"], ["全国技术能手", "国家级", "2025-12"], "not_met"),
        (["荣誉名称", "时间", "级别"], ["全国技术能手", "2019", "技师"], "eligible"),
        (["荣誉名称", "荣誉级别", "奖项时间"], ["全国技术能手", "国家级", "2025-12"], "not_met"),
        (["获奖时间", "荣誉名称", "荣誉级别"], ["2025-12", "全国技术能手", "国家级"], "not_met"),
        (["荣誉名称", "荣誉级别", "编号", "获奖时间"], ["全国技术能手", "国家级", "3", "2025-12"], "not_met"),
        ([*ONE[:2], "荣誉名称2", "荣誉级别2", "编号", "获奖时间"],
         ["全国技术能手", "国家级", "苏州技能大奖", "市级", "3", "2025-12"], "undetermined"),
        (["荣誉奖项", "荣誉名称2", "编号", "获奖时间"], ["全国技术能手", "", "3", "2025-12"], "undetermined"),
        (["荣誉奖项", "荣誉名称2", "编号", "获奖时间"], ["全国技术能手", "", "3", "2019-12"], "eligible"),
        (["荣誉奖项", "荣誉名称2", "编号", "荣誉级别"], ["", "", "3", "国家级"], "undetermined"),
        (ONE, ["全国技术能手、苏州技能大奖", "国家级", "2025-12"], "undetermined"),
        (ONE, ["全国技术能手；苏州技能大奖", "国家级；市级", "2025-12"], "undetermined"),
        (ONE, ["全国技术能手 苏州技能大奖", "国家级", "2025-12"], "undetermined"),
        (ONE, ["全国技术能手、江苏省劳动模范", "国家级", "2019-12"], "eligible"),
        (ONE, ["全国技术能手、苏州技能大奖", "国家级、市级", "2019、2025"], "eligible"),
        (ONE, ["劳动模范、技术能手", "国家级", "2019"], "undetermined"),
        ([*(f"{h}1" for h in ONE), *(f"{h}2" for h in ONE)],
         ["", "国家级", "2016", "江苏省先进工作者", "省级", "2019.12"], "undetermined"),
    ],
)  # fmt: skip
def test_what_stands_behind_an_award_is_its_own(
    library: Library, head: list[str], cells: list[str], status: str
) -> None:
    """A level that does not go with its name, a day that is yet to come, a name that is missing."""
    assert _direct(library, read_one(library, [[*HEAD, *head], _base("沈知远", *cells)])) == status


def test_the_day_beside_an_award(library: Library) -> None:
    """It is the award's, and nothing is to be said."""
    cells = ["全国技术能手", "国家级", "2019-12-01"]
    roster = read_one(library, [[*HEAD, *ONE], _base("沈知远", *cells)])
    assert [to_date(int(day)) for day in roster.facts.awards.day.first] == [date(2019, 12, 1)]
    assert not codes(roster)
