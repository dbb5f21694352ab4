"""Which facts are missing: the roster headers whose absence or imprecision leaves a thing open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from batch.engine import award_match
from batch.engine.days import award_matches
from batch.engine.moment_rows import Held
from batch.engine.records import asked_years
from batch.engine.view import View
from batch.facts import UNREADABLE
from batch.moments import NEVER, Mask
from batch.policy import requirements as ask
from batch.policy.shapes import Strict
from batch.terms import SKILL_LEVELS, TITLE_LEVELS, Grade, Kind, Ladder


@dataclass(frozen=True)
class Gap:
    """A header, and whose cell under it is blank, unclear or imprecise; shape (n,)."""

    header: str
    people: Mask


#: Headers of a certificate's facts: in the person's row for skills and titles, on the sheet.
_HEADERS: Final = {
    "level": ("技能等级", "职称级别", "级别"),
    "date": ("技能证书取得日期", "职称取得日期", "取得日期"),
    "occupation": ("技能证书职业（工种）", "技能证书职业（工种）", "职业（工种）"),
    "series": ("职称系列", "职称系列", "系列"),
}


def gaps_of(view: View, what: Strict, ladder: Ladder) -> list[Gap]:
    """The gaps of a requirement; whether they matter is for the pair of days to say."""
    found = GAPS.get(type(what))
    return [gap for gap in found(view, what, ladder) if gap.people.any()] if found else []


def _certificate_gaps(view: View, held: Held, level: int, kind: Kind) -> Iterator[Gap]:
    rows = held.certificates
    near = held.possible & (rows.high >= level)
    undated = rows.obtained.imprecise
    yield from _by_form(view, near & (rows.low < level), "level", kind)
    yield from _by_form(view, near & undated, "date", kind)
    if kind is Kind.SKILL:
        yield from _by_form(view, near & ~held.certain & (rows.occupation == 0), "occupation", kind)
        other = near & (rows.kind == Kind.OTHER_SKILL)
        yield Gap("证书类别", rows.anybody(other, view.size))
    else:
        yield from _by_form(view, near & ~held.certain & (rows.series == 0), "series", kind)
    unsure = rows.anybody(near & ~held.certain, view.size)
    yield Gap("现岗位职业（工种）", unsure & view.post_blank)


def _by_form(view: View, rows: Mask, fact: str, kind: Kind) -> Iterator[Gap]:
    certificates = view.facts.certificates
    skill, title, sheet = _HEADERS[fact]
    own = skill if kind is Kind.SKILL else title
    yield Gap(own, certificates.anybody(rows & certificates.wide, view.size))
    yield Gap(sheet, certificates.anybody(rows & ~certificates.wide, view.size))


def _everybody(view: View) -> Mask:
    return np.ones(view.size, np.bool_)


def _skill(view: View, what: ask.Skill, ladder: Ladder) -> Iterator[Gap]:
    if not view.facts.knows_skills:
        yield Gap("技能等级", _everybody(view))
    else:
        yield from _certificate_gaps(view, view.skills(ladder), SKILL_LEVELS.index(what.skill), Kind.SKILL)
        if what.absent == "open":
            yield Gap("技能等级", ~view.skill_on_record)
    yield from _clock(view, what)


def _title(view: View, what: ask.Title, ladder: Ladder) -> Iterator[Gap]:
    yield from _title_gaps(view, what.title, ladder, what.professional)
    yield from _clock(view, what)


def _title_gaps(view: View, level: str, ladder: Ladder, professional: bool = False) -> Iterator[Gap]:
    if not view.facts.knows_titles:
        yield Gap("职称级别", _everybody(view))
        return
    held = view.titles(ladder, professional)
    yield from _certificate_gaps(view, held, TITLE_LEVELS.index(level), Kind.TITLE)


def _clock(view: View, what: ask.Skill | ask.Title) -> Iterator[Gap]:
    dates = view.facts.dates
    if what.worked is not None:
        start = dates["从事技术技能工作起始日期"]
        yield Gap("从事技术技能工作起始日期", start.imprecise & ~start.blank)
        yield Gap("中断工作月数", view.facts.interruption == UNREADABLE)
    if what.in_occupation is not None:
        yield from _occupation_start(view)


def _occupation_start(view: View) -> Iterator[Gap]:
    start = view.occupation_start
    yield Gap("从事本职业起始日期", start.sure != start.maybe)


def _highest_title(view: View, what: ask.HighestTitle, ladder: Ladder) -> Iterator[Gap]:
    level = "助理级" if what.highest_title == "无" else what.highest_title
    yield from _title_gaps(view, level, ladder)


def _award(view: View, what: ask.AwardOn | ask.Competition, ladder: Ladder) -> Iterator[Gap]:
    rows, matches = view.facts.awards, award_matches(view, what)
    possible = matches[rows.award] >= award_match.Match.MAYBE
    unclear = possible & (matches[rows.award] == award_match.Match.MAYBE)
    headers = [award_match.blanks(award) for award in view.facts.awards_seen]
    for header in ("奖次", "级别", "类别", "角色"):
        lacking = np.array([header in names for names in headers], np.bool_)
        if lacking.any():
            yield Gap(header, rows.anybody(unclear & lacking[rows.award], view.size))
    yield Gap("取得日期", rows.anybody(possible & rows.day.imprecise, view.size))
    if isinstance(what, ask.AwardOn) and what.at_school:
        yield Gap("在校期间", rows.anybody(possible & (rows.at_school < 0), view.size))
        yield Gap("毕业日期", view.facts.dates["毕业日期"].imprecise)


def _word(view: View, what: ask.Word, ladder: Ladder) -> Iterator[Gap]:
    column = view.facts.words[what.word]
    lacking = column.unreadable if what.blank == "pass" else column.blank | column.unreadable
    yield Gap(what.word, lacking)
    for header in what.only_if or {}:
        yield Gap(header, view.facts.words[header].unreadable)


def _assessments(view: View, what: ask.Assessments, ladder: Ladder) -> Iterator[Gap]:
    for year in asked_years(view, what.assessments):
        grades = view.facts.assessments.get(year)
        lacking = _everybody(view) if grades is None else grades == Grade.OPEN
        if grades is not None and what.unrecorded == "open":
            lacking = lacking | (grades == Grade.NONE)
        yield Gap(f"{year}年度考核", lacking)
    if what.post_years:
        start = view.facts.dates["现岗位起始日期"]
        yield Gap("现岗位起始日期", start.imprecise & ~start.blank)


def _education(view: View, what: ask.EducationHours, ladder: Ladder) -> Iterator[Gap]:
    for year in asked_years(view, what.education_hours):
        hours = view.facts.hours.get(year)
        for header, name in (("继续教育学时", "total"), ("公需学时", "general")):
            if hours is None:
                yield Gap(f"{year}{header}", _everybody(view))
            else:
                yield Gap(f"{year}{header}", np.isnan(getattr(hours, name)) | hours.unreadable)


def _post(view: View, what: ask.OnPost, ladder: Ladder) -> Iterator[Gap]:
    yield Gap("现岗位起始日期", view.facts.dates["现岗位起始日期"].imprecise)


def _graduated(view: View, what: ask.Graduated, ladder: Ladder) -> Iterator[Gap]:
    yield Gap("毕业日期", view.facts.dates["毕业日期"].imprecise)


def _standard(view: View, what: ask.Standard, ladder: Ladder) -> Iterator[Gap]:
    if view.question.standards.rows:
        yield from _occupation_start(view)
        yield from _title_gaps(view, what.title, ladder)


def _local_engineer(view: View, what: ask.LocalEngineer, ladder: Ladder) -> Iterator[Gap]:
    rows = view.facts.certificates
    engineers = (rows.kind == Kind.LOCAL_ENGINEER) & rows.valid
    yield Gap("发证机构", rows.anybody(engineers & (rows.issuer == 0), view.size))
    yield Gap("名称", rows.anybody(engineers & (rows.name == 0), view.size))
    yield Gap("取得日期", rows.anybody(engineers & (rows.obtained.last == NEVER), view.size))


def _open_until(view: View, what: ask.UnsettledUntil, ladder: Ladder) -> list[Gap]:
    return gaps_of(view, what.open_until, ladder)


GAPS: Final[dict[type[Strict], Callable[[View, Any, Ladder], Any]]] = {
    ask.Skill: _skill,
    ask.Title: _title,
    ask.HighestTitle: _highest_title,
    ask.AwardOn: _award,
    ask.Competition: _award,
    ask.Word: _word,
    ask.Assessments: _assessments,
    ask.EducationHours: _education,
    ask.OnPost: _post,
    ask.Graduated: _graduated,
    ask.Standard: _standard,
    ask.LocalEngineer: _local_engineer,
    ask.UnsettledUntil: _open_until,
}
