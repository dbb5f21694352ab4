"""From which day each requirement is met: one function a kind.

``days_of(view, requirement)`` is the only way in; it computes every distinct requirement
once and shares those that do not depend on the rulebook.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from batch.engine import award_match, records
from batch.engine.award_match import Match
from batch.engine.moment_rows import Held
from batch.engine.standard_years import standard_days
from batch.engine.view import View
from batch.facts import Awards, Index
from batch.moments import ALWAYS, NEVER, Mask, Moment, add_months, day_number
from batch.policy import requirements as ask
from batch.policy.rulebook import AwardEntry
from batch.policy.shapes import Strict
from batch.regions import place_of_text, stem
from batch.terms import SKILL_LEVELS, TITLE_LEVELS, Kind, Ladder


def days_of(view: View, requirement: Strict, ladder: Ladder) -> Moment:
    """The pair of days of a requirement, on a route of the given ladder."""
    kind = type(requirement)
    store: dict[object, Moment] = view.own
    key: object = (requirement, ladder)
    if kind in SHARED:
        store, key = view.shared, requirement
    if key not in store:
        since = getattr(requirement, "since", None)
        if since is not None and view.as_of < day_number(since):
            store[key] = view.constant(int(ALWAYS), int(ALWAYS))
        else:
            store[key] = DAYS[kind](view, requirement, ladder)
    return store[key]


# -- certificates ----------------------------------------------------------------------


def _skill(view: View, what: ask.Skill, ladder: Ladder) -> Moment:
    """Holds a skill certificate of the level or higher, with the clock the text names."""
    level = SKILL_LEVELS.index(what.skill)
    if not view.facts.knows_skills:
        held = view.constant(int(NEVER), int(ALWAYS))
    else:
        held = view.skills(ladder).at_least(level)
        if what.absent == "open":
            unknown = ~view.skill_on_record
            held = Moment(held.sure, np.where(unknown, ALWAYS, held.maybe))
    return _clock(view, held, what)


def _title(view: View, what: ask.Title, ladder: Ladder) -> Moment:
    """Holds a title of the level or higher, with the clock the text names."""
    return _clock(view, title_held(view, what.title, ladder, what.professional), what)


def title_held(view: View, level: str, ladder: Ladder, professional: bool = False) -> Moment:
    """From which day a title of the level or higher is held."""
    if not view.facts.knows_titles:
        return view.constant(int(NEVER), int(ALWAYS))
    return view.titles(ladder, professional).at_least(TITLE_LEVELS.index(level))


def _clock(view: View, held: Moment, what: ask.Skill | ask.Title) -> Moment:
    if what.held is not None:
        return held.after(what.held)
    if what.in_occupation is not None:
        return held.later_of(view.occupation_start).after(what.in_occupation)
    if what.worked is not None:
        return _worked(view, held).after(what.worked)
    return held


def _worked(view: View, held: Moment) -> Moment:
    """The later of the certificate and the start of such work, moved by the interruption.

    With no start given the work is taken to have gone on since the certificate; an
    interruption that is no number leaves the day open.
    """
    work = view.facts.dates["从事技术技能工作起始日期"]
    sure = np.maximum(held.sure, np.where(work.blank, ALWAYS, work.last))
    maybe = np.maximum(held.maybe, work.first)
    months = view.facts.interruption
    sure = np.where(months < 0, NEVER, add_months(sure, months))
    return Moment(sure, add_months(maybe, months))


def _highest_title(view: View, what: ask.HighestTitle, ladder: Ladder) -> Moment:
    """The highest title held is just this; later titles do not hide a lower one."""
    if not view.facts.knows_titles:
        return view.constant(int(NEVER), int(ALWAYS))
    titles = view.titles(ladder)
    if what.highest_title == "无":
        held, above = view.constant(int(ALWAYS), int(ALWAYS)), TITLE_LEVELS.index("助理级")
    else:
        level = TITLE_LEVELS.index(what.highest_title)
        held, above = titles.at_least(level), level + 1
    return Moment(
        np.where(titles.possibly_by(above, view.as_of), NEVER, held.sure),
        np.where(titles.certainly_by(above, view.as_of), NEVER, held.maybe),
    )


def _holds_certificate(view: View, what: ask.HoldsCertificate, ladder: Ladder) -> Moment:
    """Holds a certificate of the kind, of whatever level."""
    rows = view.facts.certificates
    fits = np.flatnonzero((rows.kind == np.int8(Kind.INTERNATIONAL)) & rows.valid).astype(np.int32)
    return _earliest(view, fits, fits)


def _earliest(view: View, certain: Index, possible: Index) -> Moment:
    """The earliest days of some certificate rows."""
    rows, days = view.facts.certificates, view.certificate_days
    return Moment(
        rows.earliest(days.sure, view.size, certain), rows.earliest(days.maybe, view.size, possible)
    )


def _local_engineer(view: View, what: ask.LocalEngineer, ladder: Ladder) -> Moment:
    """Holds the city's own engineer title; then, if asked, a skill obtained since."""
    held = _engineers(view, what.local_engineer).at_least(-1)
    if what.then_skill is None:
        return held
    level = SKILL_LEVELS.index(what.then_skill)
    skills = view.skills("title")
    possible = _skill(view, ask.Skill(skill=what.then_skill), "title").later_of(held)
    return Moment(
        np.maximum(np.maximum(skills.since(level, held), held.sure), possible.maybe), possible.maybe
    )


def _engineers(view: View, city: str) -> Held:
    rows, names = view.facts.certificates, view.facts.names
    issuers = np.array([_issued_by(name, city) for name in names], np.int8)[rows.issuer]
    titled = np.array([_is_engineer(name) for name in names], np.int8)[rows.name]
    fits = np.where((rows.kind == Kind.LOCAL_ENGINEER) & rows.valid, np.minimum(issuers, titled), Match.NO)
    return Held(rows, view.certificate_days, fits == Match.YES, fits >= Match.MAYBE, view.size)


def _issued_by(issuer: str, region: str) -> Match:
    """Whether an issuer belongs to a city or province; unknown for a text with no place."""
    place = place_of_text(issuer)
    if place is None or (place != region and place.endswith("0000") and place[:2] == region[:2]):
        return Match.MAYBE
    return Match.YES if place.startswith(stem(region)) else Match.NO


def _is_engineer(name: str) -> Match:
    if not name:
        return Match.MAYBE
    return Match.YES if name in ("工程师", "地方工程师") else Match.NO


# -- awards ----------------------------------------------------------------------------


def award_matches(view: View, what: ask.AwardOn | ask.Competition) -> np.ndarray[Any, Any]:
    """How far each distinct award answers the requirement, int8, shape (distinct,)."""
    key = ("awards", view.rulebook.id, what)
    return view.question.once(key, view.facts.awards_seen, lambda: _award_matches(view, what))


def _award_matches(view: View, what: ask.AwardOn | ask.Competition) -> np.ndarray[Any, Any]:
    book = view.rulebook
    if isinstance(what, ask.Competition):
        entries = _entries(view, what.competition_beyond)
        found = [award_match.beyond(award, entries, book) for award in view.facts.awards_seen]
    else:
        entries = _entries(view, what.award)
        found = [award_match.best(award, entries, book) for award in view.facts.awards_seen]
    return np.array(found, np.int8)


def _entries(view: View, lists: tuple[str, ...]) -> list[AwardEntry]:
    return [entry for name in lists for entry in view.rulebook.award_lists[name]]


def _award(view: View, what: ask.AwardOn, ladder: Ladder) -> Moment:
    """Holds an award of the lists; a certificate can stand on a list too."""
    won = _won(view, award_matches(view, what), what.at_school)
    for entry in _entries(view, what.award):
        if entry.certificate:
            won = won.earlier_of(_certificate_as_award(view, entry))
    return won


def _competition(view: View, what: ask.Competition, ladder: Ladder) -> Moment:
    """Won a national or provincial prize that the lists do not name."""
    return _won(view, award_matches(view, what), at_school=False)


def _won(view: View, matches: np.ndarray[Any, Any], at_school: bool) -> Moment:
    rows = view.facts.awards
    if not rows.award.size:
        return view.constant(int(NEVER), int(NEVER))
    certain, possible, days = award_rows(view, matches, at_school)
    return Moment(
        rows.earliest(np.where(certain, days.sure, NEVER), view.size),
        rows.earliest(np.where(possible, days.maybe, NEVER), view.size),
    )


def award_rows(view: View, matches: np.ndarray[Any, Any], at_school: bool) -> tuple[Mask, Mask, Moment]:
    """Which award rows count certainly and possibly, and their days, shape (m,).

    Undated awards were won on ``as_of`` at the latest; later ones do not count.
    """
    rows = view.facts.awards
    days = Moment(np.where(rows.day.blank, np.int32(view.question.undated), rows.day.last), rows.day.first)
    found = matches[rows.award]
    past = days.maybe <= view.as_of
    certain, possible = (found == Match.YES) & past, (found >= Match.MAYBE) & past
    if at_school:
        student, perhaps = _at_school(view, rows, days)
        certain, possible = certain & student, possible & perhaps
    return certain, possible, days


def _at_school(view: View, rows: Awards, days: Moment) -> tuple[Mask, Mask]:
    """Whether an award was won while a student: 在校期间, or dated by 毕业日期."""
    graduation = view.facts.dates["毕业日期"].take(rows.person)
    said = rows.at_school == 1
    return said | (days.sure <= graduation.first), said | (days.maybe <= graduation.last)


def _certificate_as_award(view: View, entry: AwardEntry) -> Moment:
    rows = view.facts.certificates
    level = SKILL_LEVELS.index(entry.certificate or "")
    skills = view.skills("title")
    few = np.flatnonzero(skills.possible & (rows.low <= level) & (rows.high >= level)).astype(np.int32)
    issuers = view.question.once(
        ("department", entry.issuer),
        view.facts.names,
        lambda: np.array([_issued_by_department(name, entry.issuer) for name in view.facts.names], np.int8),
    )[rows.issuer.take(few)]
    exact = skills.certain[few] & (rows.low[few] == level) & (rows.high[few] == level)
    return _earliest(view, few[exact & (issuers == Match.YES)], few[issuers >= Match.MAYBE])


def _issued_by_department(issuer: str, province: str) -> Match:
    """Whether the province's department of human resources issued it; blank is unknown."""
    if not issuer:
        return Match.MAYBE
    department = ("人力资源" in issuer or "人社" in issuer) and issuer.rstrip("(盖章)").endswith("厅")
    place = place_of_text(issuer) or province
    return Match.YES if department and place == province else Match.NO


# -- what the text itself leaves open ----------------------------------------------------


def _open(view: View, what: ask.Unsettled, ladder: Ladder) -> Moment:
    """Somebody must decide."""
    return view.constant(int(NEVER), int(ALWAYS))


def _open_until(view: View, what: ask.UnsettledUntil, ladder: Ladder) -> Moment:
    """Open until the inner requirement is met, never a bar."""
    return days_of(view, what.open_until, ladder).unsettled()


DAYS: Final[dict[type[Strict], Callable[[View, Any, Ladder], Moment]]] = {
    ask.Skill: _skill,
    ask.Title: _title,
    ask.HighestTitle: _highest_title,
    ask.HoldsCertificate: _holds_certificate,
    ask.LocalEngineer: _local_engineer,
    ask.AwardOn: _award,
    ask.Competition: _competition,
    ask.Unsettled: _open,
    ask.UnsettledUntil: _open_until,
    ask.Standard: standard_days,
    ask.Word: records.word_days,
    ask.Assessments: records.assessment_days,
    ask.EducationHours: records.education_days,
    ask.OnPost: records.post_days,
    ask.Graduated: records.graduation_days,
}

#: Kinds that look only at the person, never at the rulebook.
SHARED: Final = frozenset({ask.Word, ask.Assessments, ask.EducationHours, ask.OnPost, ask.Graduated})
