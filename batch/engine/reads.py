"""Which roster headers a requirement looks at."""

from __future__ import annotations

from typing import Final

from batch.policy import requirements as ask
from batch.policy.shapes import Strict

_POST: Final = ("现岗位职业（工种）", "职业编码")
_SKILL: Final = ("技能等级", "技能证书职业（工种）", "技能证书取得日期", *_POST)
_TITLE: Final = ("职称级别", "职称名称", "职称系列", "职称取得日期", "职称聘任日期", *_POST)
_OCCUPATION: Final = ("从事本职业起始日期", "现岗位起始日期", "岗位类别")

_FIXED: Final[dict[type[Strict], tuple[str, ...]]] = {
    ask.HighestTitle: _TITLE,
    ask.AwardOn: ("荣誉奖项", "毕业日期"),
    ask.Competition: ("荣誉奖项",),
    ask.Assessments: ("年度考核", "现岗位起始日期"),
    ask.EducationHours: ("继续教育学时", "公需学时"),
    ask.OnPost: ("现岗位起始日期",),
    ask.Graduated: ("毕业日期",),
    ask.Standard: (*_OCCUPATION, *_TITLE),
}


def is_read(header: str, read: set[str]) -> bool:
    """Whether a header (2025年度考核 …) is among the headers that requirements look at."""
    return header in read or (header[:4].isdigit() and header[4:] in read)


def headers_read(what: Strict) -> tuple[str, ...]:
    """The headers of sheet 人员 that a requirement looks at; yearly ones without their year."""
    if isinstance(what, ask.UnsettledUntil):
        return headers_read(what.open_until)
    if isinstance(what, ask.Word):
        return (what.word, *(what.only_if or {}))
    if isinstance(what, ask.Skill | ask.Title):
        own = _SKILL if isinstance(what, ask.Skill) else _TITLE
        if what.worked is not None:
            return (*own, "从事技术技能工作起始日期", "中断工作月数")
        return (*own, *_OCCUPATION) if what.in_occupation is not None else own
    return _FIXED.get(type(what), ())
