"""Title: holds a title of the level or higher, with the clock the text names."""

from __future__ import annotations

from collections.abc import Iterator

from batch.days.moments import Moment
from batch.engine.kinds import certificates, clock
from batch.engine.kinds.case import EMPLOYER, Case
from batch.engine.kinds.certificate_cases import certificate_cases
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.view import View
from batch.language.terms import TITLE_LEVELS, Kind, Ladder
from batch.policy.requirements import Title


def _days(view: View, what: Title, ladder: Ladder) -> Moment:
    held = certificates.title_held(view, what.title, ladder, what.professional)
    return clock.days(view, held, what)


def _gaps(view: View, what: Title, ladder: Ladder) -> Iterator[Gap]:
    held = view.titles(ladder, what.professional)
    dated, full = clock.enough(view, what, held, TITLE_LEVELS.index(what.title), ladder)
    yield from certificates.title_gaps(view, what.title, ladder, what.professional, dated)
    yield from clock.gaps(view, what, full)


def _headers(what: Title) -> tuple[str, ...]:
    return clock.headers(what, certificates.TITLE)


def _evidence(view: View, what: Title, ladder: Ladder, cells: Cells) -> Iterator[str]:
    held = view.titles(ladder, what.professional)
    yield from certificates.certificate_evidence(view, held, (Kind.TITLE, Kind.PROFESSIONAL), cells)
    yield from clock.evidence(what, cells)


def _papers(what: Title) -> Iterator[str]:
    yield "职称证书"
    yield from clock.papers(what)


def _says(view: View, what: Title, ladder: Ladder) -> Iterator[Case]:
    if not view.facts.knows_titles:
        yield Case(certificates.everybody(view), "花名册没有职称一栏", EMPLOYER)
        return
    held, level = view.titles(ladder, what.professional), TITLE_LEVELS.index(what.title)
    yield from certificate_cases(
        view, held, level, ladder, skill=False, years=clock.words(what),
        since=_days(view, what, ladder), vague=clock.vague(view, what, held.at_least(level), ladder),
        clock=clock.cases(view, what),
    )  # fmt: skip


KIND = RequirementKind(Title, _days, _gaps, _headers, _evidence, _papers, _says)
