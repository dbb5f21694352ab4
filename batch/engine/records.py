"""Requirements on a person's own record: words, assessments, hours, post and graduation."""

from __future__ import annotations

from datetime import date

import numpy as np

from batch.engine.view import View
from batch.facts import Hours
from batch.moments import ALWAYS, NEVER, Days, Moment, add_years, day_number
from batch.policy import requirements as ask
from batch.terms import Grade, Ladder


def word_days(view: View, what: ask.Word, ladder: Ladder = "title") -> Moment:
    """A closed column: passes always, is open, or never holds."""
    column = view.facts.words[what.word]
    found = Moment.by_code(column.codes, *_word_table(what, column.words))
    return found if what.only_if is None else _only_if(view, what.only_if, found)


def _word_table(what: ask.Word, words: tuple[str, ...]) -> tuple[Days, Days]:
    """The pair of days of each word, of an unreadable text and of a blank, in this order."""
    verdicts = [_verdict(what, word) for word in words]
    verdicts += ["open", what.blank]  # UNREADABLE and BLANK count from the end
    sure = [ALWAYS if verdict == "pass" else NEVER for verdict in verdicts]
    maybe = [NEVER if verdict == "fail" else ALWAYS for verdict in verdicts]
    return np.array(sure, np.int32), np.array(maybe, np.int32)


def _verdict(what: ask.Word, word: str) -> str:
    if word in what.passes:
        return "pass"
    if word in what.fails or word in what.out:
        return "fail"
    return "open" if word in what.opens else what.other


def _only_if(view: View, conditions: dict[str, tuple[str, ...]], found: Moment) -> Moment:
    """Asked only of those whose other column says so; unreadable: open until it is met."""
    for header, words in conditions.items():
        column = view.facts.words[header]
        applies, unclear = column.among(words), column.unreadable
        found = Moment(
            np.where(applies | unclear, found.sure, ALWAYS),
            np.where(applies, found.maybe, ALWAYS),
        )
    return found


def asked_years(view: View, count: int) -> list[int]:
    """The calendar years before the year asked about, oldest first."""
    return list(range(view.question.year - count, view.question.year))


def assessment_days(view: View, what: ask.Assessments, ladder: Ladder = "title") -> Moment:
    """近N年年度考核合格: a failed year moves the day to 1 January four years after it.

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
        failed = np.where(grades == Grade.FAIL, _next_chance(year, what.assessments), ALWAYS)
        sure = np.maximum(sure, np.where(open_grades[grades], NEVER, failed))
        maybe = np.maximum(maybe, failed)
    if what.post_years:
        start = view.facts.dates["现岗位起始日期"]
        full = np.where(start.blank, ALWAYS, add_years(start.last, what.post_years))
        sure = np.maximum(sure, full)
    return Moment(sure, maybe)


def _next_chance(year: int, count: int) -> np.int32:
    """The first day on which a failed year is no longer among those asked about."""
    return np.int32(day_number(date(year + count + 1, 1, 1)))


def education_days(view: View, what: ask.EducationHours, ladder: Ladder = "title") -> Moment:
    """Hours of continuing education; a year that fell short moves the day as an assessment does."""
    sure = np.full(view.size, ALWAYS, np.int32)
    maybe = sure.copy()
    for year in asked_years(view, what.education_hours):
        short, full = _year_of_hours(view, year, what)
        moved = np.where(short, _next_chance(year, what.education_hours), ALWAYS)
        sure = np.maximum(sure, np.where(short | full, moved, NEVER))
        maybe = np.maximum(maybe, moved)
    return Moment(sure, maybe)


def _year_of_hours(view: View, year: int, what: ask.EducationHours) -> tuple[Days, Days]:
    hours = view.facts.hours.get(year)
    if hours is None:
        nobody = np.zeros(view.size, np.bool_)
        return nobody, nobody  # type: ignore[return-value]
    return hours_short(hours, what), hours_full(hours, what)  # type: ignore[return-value]


def hours_short(hours: Hours, what: ask.EducationHours) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Who certainly fell short: a recorded number too small, whatever the other is."""
    short = (hours.total < what.total) | (hours.general < what.general)
    return np.asarray(short & ~hours.unreadable)


def hours_full(hours: Hours, what: ask.EducationHours) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Who certainly has enough of both, both bounds inclusive."""
    return np.asarray((hours.total >= what.total) & (hours.general >= what.general))


def post_days(view: View, what: ask.OnPost, ladder: Ladder = "title") -> Moment:
    """Full years on the present post."""
    start = view.facts.dates["现岗位起始日期"]
    return Moment(add_years(start.last, what.on_post), add_years(start.first, what.on_post))


def graduation_days(view: View, what: ask.Graduated, ladder: Ladder = "title") -> Moment:
    """From the day of graduation on; ``lapse`` says until when."""
    graduation = view.facts.dates["毕业日期"]
    return Moment(graduation.last, graduation.first)


def lapse(view: View, what: ask.Graduated) -> Moment:
    """The last day: ``sure`` the earliest it can be, ``maybe`` the latest."""
    graduation = view.facts.dates["毕业日期"]
    blank = graduation.blank
    years = what.graduated_within
    return Moment(
        np.where(blank, ALWAYS, add_years(graduation.first, years)),
        np.where(blank, NEVER, add_years(graduation.last, years)),
    )
