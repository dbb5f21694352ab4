"""累计工作年限: the cumulative years of the occupation's standard, from the user's table."""

from __future__ import annotations

import numpy as np

from batch.engine.view import View
from batch.moments import ALWAYS, NEVER, Moment, any_of
from batch.policy.requirements import Standard
from batch.policy.standards import StandardRow
from batch.terms import TITLE_LEVELS, Ladder


def standard_days(view: View, what: Standard, ladder: Ladder) -> Moment:
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
    if not view.facts.knows_titles:
        held = view.constant(int(NEVER), int(ALWAYS))
    else:
        held = view.titles(ladder).at_least(TITLE_LEVELS.index(what.title))
    return working.later_of(held.after(row.title_years))
