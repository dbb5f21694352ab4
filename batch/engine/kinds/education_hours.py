"""EducationHours: hours of continuing education in each of the years before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Mask, Moment
from batch.engine.kinds.case import EMPLOYER, Case
from batch.engine.kinds.certificates import everybody
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.kinds.years import asked_years, next_chance
from batch.engine.view import View
from batch.facts import Hours
from batch.language.terms import Ladder
from batch.policy.requirements import EducationHours


def _days(view: View, what: EducationHours, ladder: Ladder) -> Moment:
    """A year that fell short moves the day as a failed assessment does."""
    sure = np.full(view.size, ALWAYS, np.int32)
    maybe = sure.copy()
    for year in asked_years(view, what.education_hours):
        short, full = _year(view, year, what)
        moved = np.where(short, next_chance(year, what.education_hours), ALWAYS)
        sure = np.maximum(sure, np.where(short | full, moved, NEVER))
        maybe = np.maximum(maybe, moved)
    return Moment(sure, maybe)


def _year(view: View, year: int, what: EducationHours) -> tuple[Mask, Mask]:
    """Who certainly fell short, and who certainly has enough of both."""
    hours = view.facts.hours.get(year)
    if hours is None:
        nobody = np.zeros(view.size, np.bool_)
        return nobody, nobody
    return _short(hours, what), _full(hours, what)


def _short(hours: Hours, what: EducationHours) -> Mask:
    """A recorded number too small, whatever the other is."""
    short = (hours.total < what.total) | (hours.general < what.general)
    return np.asarray(short & ~hours.unreadable)


def _full(hours: Hours, what: EducationHours) -> Mask:
    """Both bounds inclusive."""
    return np.asarray((hours.total >= what.total) & (hours.general >= what.general))


def _gaps(view: View, what: EducationHours, ladder: Ladder) -> Iterator[Gap]:
    for year in asked_years(view, what.education_hours):
        hours = view.facts.hours.get(year)
        for header, name in (("继续教育学时", "total"), ("公需学时", "general")):
            if hours is None:
                yield Gap(f"{year}{header}", everybody(view))
            else:
                yield Gap(f"{year}{header}", np.isnan(getattr(hours, name)) | hours.unreadable)


def _headers(what: EducationHours) -> tuple[str, ...]:
    return ("继续教育学时", "公需学时")


def _evidence(view: View, what: EducationHours, ladder: Ladder, cells: Cells) -> Iterator[str]:
    for year in asked_years(view, what.education_hours):
        hours = view.facts.hours.get(year)
        if hours is None or (np.isnan(hours.total[0]) and np.isnan(hours.general[0])):
            yield f"{year}年继续教育：没有记录"
        else:
            yield f"{year}年继续教育：总学时{_words(hours.total[0])}，公需{_words(hours.general[0])}"


def _words(value: Any) -> str:
    return "空白" if np.isnan(value) else f"{value:g}"


def _papers(what: EducationHours) -> Iterator[str]:
    yield "继续教育学时证明"


def _says(view: View, what: EducationHours, ladder: Ladder) -> Iterator[Case]:
    days = _days(view, what, ladder).maybe
    for year in asked_years(view, what.education_hours):
        short, full = _year(view, year, what)
        asked = f"每年须不少于{what.total:g}学时、其中公需不少于{what.general:g}学时"
        yield Case(short, f"{year}年继续教育学时不足（{asked}），最早{{day}}", day=days)
        yield Case(~short & ~full, f"{year}年继续教育学时没有记录或不完整", EMPLOYER)


KIND = RequirementKind(
    EducationHours, _days, _gaps, _headers, _evidence, _papers, _says, shared=True, by_paper=lambda what: True
)
