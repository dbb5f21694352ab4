"""Assessments: the annual assessments of the years before were passed (近N年年度考核合格)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Days, Moment, add_years
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, Case
from batch.engine.kinds.certificates import everybody
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.kinds.years import asked_years, next_chance
from batch.engine.view import View
from batch.language.terms import Grade, Ladder
from batch.policy.requirements import Assessments

_WORDS: Final = {Grade.NONE: "没有记录", Grade.PASS: "合格", Grade.FAIL: "未达到合格", Grade.OPEN: "待定"}


def _days(view: View, what: Assessments, ladder: Ladder) -> Moment:
    """A failed year moves the day to 1 January four years after it.

    With ``post_years`` it is open until these years on the present post are full; a
    missing start of the post changes nothing.
    """
    sure = np.full(view.size, ALWAYS, np.int32)
    maybe = sure.copy()
    for year in asked_years(view, what.assessments):
        grades = view.facts.assessments.get(year)
        if grades is None:
            grades = np.zeros(view.size, np.int8)
        open_grades = np.array([what.unrecorded == "open", False, False, True])
        failed = np.where(grades == Grade.FAIL, next_chance(year, what.assessments), ALWAYS)
        sure = np.maximum(sure, np.where(open_grades[grades], NEVER, failed))
        maybe = np.maximum(maybe, failed)
    if what.post_years:
        sure = np.maximum(sure, _full(view, what.post_years))
    return Moment(sure, maybe)


def _full(view: View, years: int) -> Days:
    """From which day the years on the present post are full; a missing start changes nothing."""
    start = view.facts.dates["现岗位起始日期"]
    return np.where(start.blank, ALWAYS, add_years(start.last, years))


def _gaps(view: View, what: Assessments, ladder: Ladder) -> Iterator[Gap]:
    for year in asked_years(view, what.assessments):
        grades = view.facts.assessments.get(year)
        lacking = everybody(view) if grades is None else grades == Grade.OPEN
        if grades is not None and what.unrecorded == "open":
            lacking = lacking | (grades == Grade.NONE)
        yield Gap(f"{year}年度考核", lacking)
    if what.post_years:
        start, full = view.facts.dates["现岗位起始日期"], _full(view, what.post_years)
        perhaps = np.where(start.blank, ALWAYS, add_years(start.first, what.post_years))
        view.own["full", what] = Moment(full, perhaps)  # stands with the days that are watched
        yield Gap("现岗位起始日期", start.imprecise & ~start.blank & (full > view.as_of))


def _headers(what: Assessments) -> tuple[str, ...]:
    return ("年度考核", "现岗位起始日期")


def _evidence(view: View, what: Assessments, ladder: Ladder, cells: Cells) -> Iterator[str]:
    for year in asked_years(view, what.assessments):
        grades = view.facts.assessments.get(year)
        yield f"{year}年度考核：{_WORDS[Grade(int(grades[0]))] if grades is not None else '没有记录'}"
    if what.post_years:
        yield cells.own("现岗位起始日期")


def _papers(what: Assessments) -> Iterator[str]:
    yield f"近{what.assessments}个年度的考核登记表或者单位出具的考核结果证明"


def _says(view: View, what: Assessments, ladder: Ladder) -> Iterator[Case]:
    days = _days(view, what, ladder).maybe
    for year in asked_years(view, what.assessments):
        grades = view.facts.assessments.get(year, np.zeros(view.size, np.int8))
        again = f"须满{what.assessments}个合格年度，最早{{day}}"
        yield Case(grades == Grade.FAIL, f"{year}年度考核未达到合格，{again}", day=days)
        yield Case(
            grades == Grade.OPEN,
            f"{year}年度考核没有确定的等次（不定等次、未考核、无法识别或前后不一）",
            EMPLOYER,
        )
        if what.unrecorded == "open":
            yield Case(grades == Grade.NONE, f"{year}年度考核没有记录", EMPLOYER)
    if what.post_years:
        start = view.facts.dates["现岗位起始日期"]
        text = f"在现岗位自{{day}}起，未满{what.post_years}年，是否合于近{what.assessments}年考核须认定"
        yield Case(start.unreadable, "现岗位起始日期无法识别，是否合于近几年考核无法判断", EMPLOYER)
        perhaps = add_years(start.first, what.post_years) <= view.as_of
        yield Case(
            ~start.blank & start.imprecise & perhaps,
            f"现岗位起始日期只写到年或月，是否已满{what.post_years}年无法判断",
            EMPLOYER,
        )
        yield Case(~start.blank & ~start.imprecise, text, AUTHORITY, day=start.last)
        yield Case(~start.blank, text.replace("自{day}起", "最迟自{day}起"), AUTHORITY, day=start.last)


KIND = RequirementKind(Assessments, _days, _gaps, _headers, _evidence, _papers, _says, shared=True)
