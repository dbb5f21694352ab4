"""Standard: the cumulative years of the occupation's standard (累计工作年限), from the user's table."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Moment, any_of
from batch.engine.kinds import certificates, clock
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, Case
from batch.engine.kinds.kind import Gap, RequirementKind, own_cells
from batch.engine.view import View
from batch.facts import Occupation
from batch.language.terms import SKILL_LEVELS, Ladder
from batch.policy.requirements import Standard
from batch.policy.standards import StandardRow


def _days(view: View, what: Standard, ladder: Ladder) -> Moment:
    """From which day the years of the standard are full; open where the table has no row."""
    by_occupation = [_rows(view, occupation, what) for occupation in view.facts.occupations]
    distinct = {rows: number for number, rows in enumerate(dict.fromkeys(by_occupation))}
    which = np.array([distinct[rows] for rows in by_occupation], np.int32)[view.facts.occupation]
    result = view.constant(int(NEVER), int(ALWAYS))
    for rows, number in distinct.items():
        if rows:
            days = any_of((_alternative(view, row, what, ladder) for row in rows), view.size)
            theirs = which == number
            result = Moment(
                np.where(theirs, days.sure, result.sure), np.where(theirs, days.maybe, result.maybe)
            )
    return result


def _rows(view: View, occupation: Occupation, what: Standard) -> tuple[StandardRow, ...]:
    """The rows of the user's table for an occupation: any of them is enough."""
    name = occupation.name or view.question.library.occupations.name(occupation.code)
    return tuple(view.question.standards.alternatives(name, what.standard))


def _alternative(view: View, row: StandardRow, what: Standard, ladder: Ladder) -> Moment:
    """Every count of years that a row asks for; a count of none asks for nothing."""
    total = view.constant(int(ALWAYS), int(ALWAYS))
    if row.occupation_years:
        total = total.later_of(view.posts.start.after(row.occupation_years))
    if row.title_years or row.title:
        held = certificates.title_held(view, row.title or what.title, ladder)
        total = total.later_of(held.after(row.title_years))
    if row.skill:
        level = SKILL_LEVELS.index(row.skill)
        own, related = view.skills_held.own.at_least(level), view.skills(ladder).at_least(level)
        held = Moment(own.sure, np.minimum(own.maybe, related.maybe))  # 本职业或相关职业
        total = total.later_of(held.after(row.skill_years))
    return total


def _gaps(view: View, what: Standard, ladder: Ladder) -> Iterator[Gap]:
    if view.question.standards.rows:
        yield clock.occupation_start_gap(view)
        yield from certificates.title_gaps(view, what.title, ladder)


def _headers(what: Standard) -> tuple[str, ...]:
    return (*clock.OCCUPATION, *certificates.TITLE)


def _papers(what: Standard) -> Iterator[str]:
    yield clock.WORK_PROOF


def _says(view: View, what: Standard, ladder: Ladder) -> Iterator[Case]:
    days = _days(view, what, ladder)
    everybody = certificates.everybody(view)
    if not view.question.standards.rows:
        yield Case(everybody, "累计工作年限由国家职业标准规定（未提供年限表），是否达到须认定", AUTHORITY)
        return
    has_row = np.array([bool(_rows(view, one, what)) for one in view.facts.occupations], np.bool_)
    yield Case(
        ~has_row[view.facts.occupation], "所提供的年限表没有这一职业，累计工作年限是否达到须认定", AUTHORITY
    )
    yield Case(view.posts.start.sure == NEVER, "从事本职业起始日期空白或不明确", EMPLOYER)
    yield Case(days.sure == NEVER, "职称取得日期不明确，取得职称后的年限无法计算", EMPLOYER)
    yield Case(days.sure != days.maybe, "从事本职业起始日期或职称取得日期只写到年或月", EMPLOYER)
    yield Case(everybody, f"累计工作年限自{{day}}起达到{what.standard}申报条件", day=days.sure)


KIND = RequirementKind(Standard, _days, _gaps, _headers, own_cells(_headers), _papers, _says)
