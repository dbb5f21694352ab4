"""Competition: won another prize in a national or provincial competition, which no list names."""

from __future__ import annotations

from collections.abc import Iterator

from batch.days.moments import Moment
from batch.engine import award_match
from batch.engine.kinds import won
from batch.engine.kinds.case import Case
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.view import View
from batch.language.terms import Ladder
from batch.policy.requirements import Competition


def _matches(view: View, what: Competition) -> won.Matches:
    return won.matches_of(view, what.competition_beyond, award_match.beyond)


def _days(view: View, what: Competition, ladder: Ladder) -> Moment:
    return won.days(view, _matches(view, what), at_school=False)


def _gaps(view: View, what: Competition, ladder: Ladder) -> Iterator[Gap]:
    return won.gaps(view, _matches(view, what), _lacks(view, what), what, at_school=False)


def _lacks(view: View, what: Competition) -> list[tuple[str, ...]]:
    return won.lacks(view, what.competition_beyond, award_match.lacking_beyond)


def _headers(what: Competition) -> tuple[str, ...]:
    return ("荣誉奖项",)


def _evidence(view: View, what: Competition, ladder: Ladder, cells: Cells) -> Iterator[str]:
    return won.evidence(view, _matches(view, what), False, cells)


def _says(view: View, what: Competition, ladder: Ladder) -> Iterator[Case]:
    other = "“{word}”条款没有列明，按职业技能竞赛政策有关规定办理"
    none = "没有国家级或省级职业技能竞赛获奖（条款未列明的）的记载"
    matches = _matches(view, what)
    yield from won.cases(view, matches, matches, _lacks(view, what), other, none)


KIND = RequirementKind(Competition, _days, _gaps, _headers, _evidence, won.papers, _says)
