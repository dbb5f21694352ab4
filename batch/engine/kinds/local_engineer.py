"""LocalEngineer: holds the local engineer title (地方工程师) of a city (苏州 五4)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Moment
from batch.engine.award_match import Match
from batch.engine.kinds import certificates
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, Case
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.kinds.skill import skill_days
from batch.engine.moment_rows import Held
from batch.engine.view import View
from batch.language.regions import place_of_text, stem
from batch.language.terms import SKILL_LEVELS, Kind, Ladder
from batch.policy.requirements import LocalEngineer, Skill


def _days(view: View, what: LocalEngineer, ladder: Ladder) -> Moment:
    """The city's own engineer title; then, if asked, a skill obtained since."""
    if not view.facts.knows_certificates:
        return view.constant(int(NEVER), int(ALWAYS))
    held = _engineers(view, what.local_engineer).at_least(-1)
    if what.then_skill is None:
        return held
    level = SKILL_LEVELS.index(what.then_skill)
    skills = view.skills("title")
    possible = skill_days(view, Skill(skill=what.then_skill), "title").later_of(held)
    return Moment(
        np.maximum(np.maximum(skills.since(level, held), held.sure), possible.maybe), possible.maybe
    )


def _engineers(view: View, city: str) -> Held:
    rows, names = view.facts.certificates, view.facts.names
    issuers = np.array([issued_by(name, city) for name in names], np.int8)[rows.issuer]
    titled = np.array([_is_engineer(name) for name in names], np.int8)[rows.name]
    fits = np.where((rows.kind == Kind.LOCAL_ENGINEER) & rows.valid, np.minimum(issuers, titled), Match.NO)
    return Held(rows, view.certificate_days, fits == Match.YES, fits >= Match.MAYBE, view.size)


def issued_by(issuer: str, region: str) -> Match:
    """Whether an issuer belongs to a city or province; unknown for a text with no place."""
    place = place_of_text(issuer)
    if place is None or (place != region and place.endswith("0000") and place[:2] == region[:2]):
        return Match.MAYBE
    return Match.YES if place.startswith(stem(region)) else Match.NO


def _is_engineer(name: str) -> Match:
    if not name:
        return Match.MAYBE
    return Match.YES if name in ("工程师", "地方工程师") else Match.NO


def _gaps(view: View, what: LocalEngineer, ladder: Ladder) -> Iterator[Gap]:
    rows = view.facts.certificates
    if not view.facts.knows_certificates:
        yield Gap("证书类别", certificates.everybody(view))
    engineers = (rows.kind == Kind.LOCAL_ENGINEER) & rows.valid
    yield Gap("发证机构", rows.anybody(engineers & (rows.issuer == 0), view.size))
    yield Gap("名称", rows.anybody(engineers & (rows.name == 0), view.size))
    yield Gap("取得日期", rows.anybody(engineers & (rows.obtained.last == NEVER), view.size))


def _headers(what: LocalEngineer) -> tuple[str, ...]:
    return ()  # such certificates stand on sheet 证书 only


def _evidence(view: View, what: LocalEngineer, ladder: Ladder, cells: Cells) -> Iterator[str]:
    held = _engineers(view, what.local_engineer)
    yield from certificates.certificate_evidence(view, held, (Kind.LOCAL_ENGINEER,), cells)


def _papers(what: LocalEngineer) -> Iterator[str]:
    yield "地方工程师职称证书"


def _says(view: View, what: LocalEngineer, ladder: Ladder) -> Iterator[Case]:
    if not view.facts.knows_certificates:
        yield Case(certificates.everybody(view), "花名册没有证书表", EMPLOYER)
    held = _engineers(view, what.local_engineer)
    rows = held.certificates
    yield Case(~rows.anybody(rows.kind == Kind.LOCAL_ENGINEER, view.size), "没有地方工程师证书的记载")
    yield Case(~rows.anybody(held.possible, view.size), "地方工程师证书不是本市所发")
    yield Case(~rows.anybody(held.certain, view.size), "地方工程师证书的发证机构或名称不明", EMPLOYER)
    if what.then_skill:
        yield Case(
            certificates.everybody(view), f"{what.then_skill}是否在取得地方工程师之后取得，须核对", AUTHORITY
        )


KIND = RequirementKind(LocalEngineer, _days, _gaps, _headers, _evidence, _papers, _says)
