"""Standard: the cumulative years of the occupation's standard (累计工作年限), from the user's table."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Moment, any_of
from batch.engine.kinds import certificates
from batch.engine.kinds.kind import Gap, RequirementKind, own_cells
from batch.engine.view import View
from batch.language.terms import Ladder
from batch.policy.requirements import Standard
from batch.policy.standards import StandardRow


def _days(view: View, what: Standard, ladder: Ladder) -> Moment:
    """From which day the years of the standard are full; open where the table has no row."""
    by_occupation = [
        view.question.standards.alternatives(
            occupation.name or view.question.library.occupations.name(occupation.code), what.standard
        )
        for occupation in view.facts.occupations
    ]
    distinct = {rows: number for number, rows in enumerate(dict.fromkeys(by_occupation))}
    which = np.array([distinct[rows] for rows in by_occupation], np.int32)[view.facts.occupation]
    result = view.constant(int(NEVER), int(ALWAYS))
    for rows, number in distinct.items():
        if rows:
            days = any_of((_alternative(view, row, what, ladder) for row in rows), view.size)
            theirs = which == number
            result = Moment(
                np.where(theirs, days.sure, result.sure), np.where(theirs, days.maybe, result.maybe)
            )
    return result


def _alternative(view: View, row: StandardRow, what: Standard, ladder: Ladder) -> Moment:
    working = view.occupation_start.after(row.occupation_years)
    return working.later_of(certificates.title_held(view, what.title, ladder).after(row.title_years))


def _gaps(view: View, what: Standard, ladder: Ladder) -> Iterator[Gap]:
    if view.question.standards.rows:
        yield certificates.occupation_start_gap(view)
        yield from certificates.title_gaps(view, what.title, ladder)


def _headers(what: Standard) -> tuple[str, ...]:
    return (*certificates.OCCUPATION, *certificates.TITLE)


def _papers(what: Standard) -> Iterator[str]:
    yield certificates.WORK_PROOF


KIND = RequirementKind(Standard, _days, _gaps, _headers, own_cells(_headers), _papers)
