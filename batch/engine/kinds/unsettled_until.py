"""UnsettledUntil: open until the inner requirement is met, but never a bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from batch.days.moments import Moment
from batch.engine.kinds.case import AUTHORITY, Case
from batch.engine.kinds.kind import (
    Cells,
    Gap,
    RequirementKind,
    cases_of,
    days_of,
    evidence_of,
    gaps_of,
    headers_of,
    papers_of,
)
from batch.engine.view import View
from batch.language.terms import Ladder
from batch.policy.requirements import UnsettledUntil


def _days(view: View, what: UnsettledUntil, ladder: Ladder) -> Moment:
    return days_of(view, what.open_until, ladder).unsettled()


def _gaps(view: View, what: UnsettledUntil, ladder: Ladder) -> list[Gap]:
    return gaps_of(view, what.open_until, ladder)


def _headers(what: UnsettledUntil) -> tuple[str, ...]:
    return headers_of(what.open_until)


def _evidence(view: View, what: UnsettledUntil, ladder: Ladder, cells: Cells) -> Iterator[str]:
    return evidence_of(view, what.open_until, ladder, cells)


def _papers(what: UnsettledUntil) -> Iterable[str]:
    return papers_of(what.open_until)


def _says(view: View, what: UnsettledUntil, ladder: Ladder) -> Iterator[Case]:
    """What stands in the way of the inner one; whether it is asked at all is for an authority."""
    for case in cases_of(view, what.open_until, ladder):
        yield replace(
            case, text=f"{case.text}；是否须满足此项待认定", decided_by=case.decided_by or AUTHORITY
        )


KIND = RequirementKind(UnsettledUntil, _days, _gaps, _headers, _evidence, _papers, _says)
