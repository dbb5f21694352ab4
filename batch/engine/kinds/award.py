"""AwardOn: holds an award that one of the rulebook's lists names."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import NEVER, Mask, Moment, day_number
from batch.engine import award_match
from batch.engine.award_match import Match
from batch.engine.kinds import certificates, won
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, Case
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.view import View
from batch.facts import Index
from batch.language.regions import place_of_text
from batch.language.terms import SKILL_LEVELS, Ladder
from batch.policy.award_lists import AwardEntry
from batch.policy.requirements import AwardOn


def _matches(view: View, what: AwardOn) -> won.Matches:
    """The best match on any of the lists; on those that have given way at most MAYBE."""
    found = won.matches_of(view, what.award, award_match.best)
    if not what.overtaken:
        return found
    others = won.matches_of(view, what.overtaken, award_match.best)
    if what.overtaken_since is None or view.as_of >= day_number(what.overtaken_since):
        others = np.minimum(others, np.int8(Match.MAYBE))
    return np.maximum(found, others)


def _listed(view: View, what: AwardOn) -> won.Matches:
    """The same, whether or not a list has given way: what a roster could still make clear."""
    return won.matches_of(view, what.lists, award_match.best)


def _lacks(view: View, what: AwardOn) -> list[tuple[str, ...]]:
    return won.lacks(view, what.lists, award_match.lacking)


def _days(view: View, what: AwardOn, ladder: Ladder) -> Moment:
    """An award of the lists; a certificate can stand on a list too (特级技师)."""
    found = won.days(view, _matches(view, what), what.at_school)
    for entry in won.entries(view, what.lists):
        if entry.certificate:
            found = found.earlier_of(_certificate(view, entry))
    return found


def _certificate(view: View, entry: AwardEntry) -> Moment:
    rows = view.facts.certificates
    few, exact = _certificate_rows(view, entry)
    issuers = view.question.once(
        ("department", entry.issuer),
        view.facts.names,
        lambda: np.array([issued_by_department(name, entry.issuer) for name in view.facts.names], np.int8),
    )[rows.issuer.take(few)]
    return certificates.earliest(view, few[exact & (issuers == Match.YES)], few[issuers >= Match.MAYBE])


def _certificate_rows(view: View, entry: AwardEntry) -> tuple[Index, Mask]:
    """The certificates that may be of an entry's level, and which of them certainly count and are."""
    rows, skills = view.facts.certificates, view.skills("title")
    level = SKILL_LEVELS.index(entry.certificate or "")
    few = np.flatnonzero(skills.possible & (rows.low <= level) & (rows.high >= level)).astype(np.int32)
    return few, skills.certain[few] & (rows.low[few] == level) & (rows.high[few] == level)


def _unclear(view: View, entry: AwardEntry) -> tuple[Mask, Mask]:
    """Certificates of an unclear level that may be of an entry's, shape (m,); who has no other that may be, shape (n,)."""
    rows = view.facts.certificates
    few, _ = _certificate_rows(view, entry)
    unclear, plain = np.zeros((2, rows.person.size), np.bool_)
    vague = rows.low[few] != rows.high[few]
    unclear[few[vague]] = True
    plain[few[~vague]] = True
    return unclear, rows.anybody(unclear, view.size) & ~rows.anybody(plain, view.size)


def issued_by_department(issuer: str, province: str) -> Match:
    """Whether the province's department of human resources issued it; any other may have filed it (备案)."""
    if not issuer:
        return Match.MAYBE
    department = ("人力资源" in issuer or "人社" in issuer) and issuer.rstrip("(盖章)").endswith("厅")
    place = place_of_text(issuer) or province
    return Match.YES if department and place == province else Match.MAYBE


def _gaps(view: View, what: AwardOn, ladder: Ladder) -> Iterator[Gap]:
    matches, rows = _listed(view, what), view.facts.awards
    yield from won.gaps(view, matches, _lacks(view, what), what, what.at_school)
    for entry in won.entries(view, what.lists):
        if entry.certificate:
            yield from certificates.level_gaps(view, _unclear(view, entry)[0])
    if what.at_school:
        possible = matches[rows.award] >= Match.MAYBE
        yield Gap("在校期间", rows.anybody(possible & (rows.at_school < 0), view.size))
        yield Gap("毕业日期", view.facts.dates["毕业日期"].imprecise)


def _headers(what: AwardOn) -> tuple[str, ...]:
    return ("荣誉奖项", "毕业日期")


def _evidence(view: View, what: AwardOn, ladder: Ladder, cells: Cells) -> Iterator[str]:
    return won.evidence(view, _matches(view, what), what.at_school, cells)


def _says(view: View, what: AwardOn, ladder: Ladder) -> Iterator[Case]:
    for entry in won.entries(view, what.lists):
        if entry.certificate:
            days = _certificate(view, entry)
            yield Case(
                (days.maybe != NEVER) & _unclear(view, entry)[1], "技能等级证书的级别空白或无法识别", EMPLOYER
            )
            text = f"{entry.certificate}证书是否由省人力资源社会保障部门认定，须核对发证机构"
            yield Case((days.maybe != NEVER) & (days.sure == NEVER), text, AUTHORITY)
    yield from won.cases(view, _matches(view, what), _listed(view, what), _lacks(view, what))


KIND = RequirementKind(AwardOn, _days, _gaps, _headers, _evidence, won.papers, _says)
