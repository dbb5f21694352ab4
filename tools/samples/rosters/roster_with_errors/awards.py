"""Sheet 荣誉竞赛: awards that are not understood, or that contradict themselves."""

from __future__ import annotations

from datetime import date
from typing import Final

from tools.samples.cases.awards import Award
from tools.samples.person import Person
from tools.samples.rows import Row

#: Number of the person, and the award.
FAULTS: Final = (
    (0, Award("车间先进工作者", date(2022, 1, 5), "厂级")),
    (1, Award("江苏省焊接技能竞赛", date(2023, 9, 1), "省级", "鼓励奖", category="三类")),
    (2, Award("世界技能大赛", date(2022, 10, 1), "国际", "金牌", role="陪练")),
    (10, Award("江苏省劳动模范", date(2021, 4, 28), "市级")),
    (11, Award("江苏技能状元大赛（职工组）一等奖", date(2022, 11, 5), "省级", "三等奖")),
    (19, Award("江苏工匠", "去年", "省级", at_school="上夜校时")),
)


def faulty_awards(people: list[Person]) -> list[Row]:
    """The rows of the faults."""
    return [people[number].key | award.row() for number, award in FAULTS]
