"""Skill: holds a valid skill certificate of the level or higher, with the clock the text names."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Moment
from batch.engine.kinds import certificates, clock
from batch.engine.kinds.case import EMPLOYER, Case
from batch.engine.kinds.certificate_cases import certificate_cases
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.moment_rows import Held
from batch.engine.view import View
from batch.language.terms import SKILL_LEVELS, Kind, Ladder
from batch.policy.requirements import Skill


def skill_days(view: View, what: Skill, ladder: Ladder) -> Moment:
    """From which day such a certificate has been held for the years asked."""
    if not view.facts.knows_skills:
        held = view.constant(int(NEVER), int(ALWAYS))
    else:
        held = _certificates(view, what, ladder).at_least(SKILL_LEVELS.index(what.skill))
        if what.absent == "open":
            unknown = ~view.skills_held.on_record
            held = Moment(held.sure, np.where(unknown, ALWAYS, held.maybe))
    return clock.days(view, held, what)


def _certificates(view: View, what: Skill, ladder: Ladder) -> Held:
    return view.skills_held.own if what.own_occupation else view.skills(ladder)


def _gaps(view: View, what: Skill, ladder: Ladder) -> Iterator[Gap]:
    held, level = _certificates(view, what, ladder), SKILL_LEVELS.index(what.skill)
    dated, full = clock.enough(view, what, held, level, ladder)
    if not view.facts.knows_skills:
        yield Gap("技能等级", certificates.everybody(view))
    else:
        yield from certificates.certificate_gaps(view, held, level, Kind.SKILL, dated)
        if what.absent == "open":
            yield Gap("技能等级", ~view.skills_held.on_record)
    yield from clock.gaps(view, what, full)


def _headers(what: Skill) -> tuple[str, ...]:
    return clock.headers(what, certificates.SKILL)


def _evidence(view: View, what: Skill, ladder: Ladder, cells: Cells) -> Iterator[str]:
    kinds = (Kind.SKILL, Kind.OTHER_SKILL)
    yield from certificates.certificate_evidence(view, _certificates(view, what, ladder), kinds, cells)
    yield from clock.evidence(what, cells)


def _papers(what: Skill) -> Iterator[str]:
    yield "职业资格证书或职业技能等级证书"
    yield from clock.papers(what)


def _says(view: View, what: Skill, ladder: Ladder) -> Iterator[Case]:
    if not view.facts.knows_skills:
        yield Case(certificates.everybody(view), "花名册没有技能等级一栏", EMPLOYER)
        return
    held, level = _certificates(view, what, ladder), SKILL_LEVELS.index(what.skill)
    yield from certificate_cases(
        view, held, level, ladder, skill=True, years=clock.words(what),
        since=skill_days(view, what, ladder), vague=clock.vague(view, what, held.at_least(level), ladder),
        clock=clock.cases(view, what),
    )  # fmt: skip


KIND = RequirementKind(Skill, skill_days, _gaps, _headers, _evidence, _papers, _says)
