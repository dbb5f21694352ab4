"""Until when what is said of somebody stays as it is: the other side of a condition being a day.

What the engine finds for a day is a comparison of that day with days that stand already: those from
which each requirement is met, and the last ones of those that lapse. So nothing changes for anybody
before the next of these, but for those whose days move with the day itself. Days that facts have of
themselves (a certificate that is yet to come) and days that documents name are watched where facts are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import NEVER, Days, Mask, Moment
from batch.engine.kinds import lapse_of
from batch.engine.question import Question
from batch.engine.resting import with_undated
from batch.engine.screening import Screening
from batch.facts import Facts


def moves_daily(facts: Facts, question: Question) -> Mask:
    """Whose days move with the day asked about, shape (n,): they must be asked anew for every day.

    Who has something undated, or dated after the day, or whose place nobody knows.
    """
    rows = facts.certificates
    later = (rows.obtained.first > question.as_of) & (rows.obtained.first != NEVER)
    found = with_undated(facts) | rows.anybody(later, facts.size)
    placeless = facts.placeless
    return found if placeless is None or not question.by_place else found | placeless


def next_change(screening: Screening) -> Days:
    """The first day after the one asked about on which an outcome may be otherwise, shape (n,).

    Only for those who do not move daily, and once the outcomes of all routes have been made. NEVER where
    years are counted to a day that does not move.
    """
    view = screening.view
    found = np.full(view.size, NEVER, np.int32)
    if view.as_of != view.question.run_day:
        return found
    for days in _turning(screening):
        np.minimum(found, np.where(days > view.as_of, days, NEVER), out=found)
    return found


def _turning(screening: Screening) -> Iterator[Days]:
    """Every column of days with which the day is compared."""
    view = screening.view
    moments: list[Moment] = [*view.own.values(), *view.shared.values()]
    moments += [moment for moment, _ in screening.done.values()]
    for moment in moments:
        yield moment.sure
        yield moment.maybe
    for what in dict.fromkeys(
        what for route in screening.routes for what in view.rulebook.requirements(route)
    ):
        last = lapse_of(view, what)
        if last is not None:  # met up to the day itself: lost on the day after
            yield from (np.where(days == NEVER, NEVER, days + 1) for days in (last.sure, last.maybe))
