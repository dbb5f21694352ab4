"""Whose day rests on what is undated, or dated after the day: asked by moving only that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from batch.days.moments import NEVER, Mask
from batch.engine.screening import Screening
from batch.engine.view import View
from batch.facts import Facts, Index
from batch.policy.rulebook import Route

Rests = npt.NDArray[np.bool_]  # shape (n, routes)


def rests_on_undated(screening: Screening) -> Rests:
    """Whose day on which route rests on an undated certificate or award, shape (n, routes).

    Asked by moving only the undated things a month earlier: a day that moves rests on them.
    """
    view = screening.view
    people = np.flatnonzero(with_undated(view.facts)).astype(np.int32)
    found = np.zeros((view.size, len(screening.routes)), np.bool_)
    if people.size:
        question = replace(view.question, undated_by=view.as_of - 31)
        moved = Screening(View(view.facts.of(people), view.entry, question))
        for number, route in enumerate(screening.routes):
            found[people[_differs(screening, route, people, moved)], number] = True
    return found


def rests_on_future(screening: Screening, route: Route) -> Mask:
    """Whose day on a route rests on a certificate dated after the day, shape (n,).

    Asked by leaving those certificates out.
    """
    if "future" not in screening.asked_once:
        screening.asked_once["future"] = _without_future(screening)
    people, moved = screening.asked_once["future"]
    found = np.zeros(screening.view.size, np.bool_)
    if people.size:
        found[people[_differs(screening, route, people, moved)]] = True
    return found


def _without_future(screening: Screening) -> tuple[Index, Screening | None]:
    """Who has certificates dated after the day, and those people without them."""
    view = screening.view
    rows = view.facts.certificates
    later = (rows.obtained.first > view.as_of) & (rows.obtained.first != NEVER)
    people = np.flatnonzero(rows.anybody(later, view.size)).astype(np.int32)
    if not people.size:
        return people, None
    kept = replace(view.facts, certificates=rows.some(np.flatnonzero(~later).astype(np.int32)))
    return people, Screening(View(kept.of(people), view.entry, view.question))


def _differs(screening: Screening, route: Route, people: Index, moved: Screening) -> Mask:
    """Whose day on a route is another one where some people are looked at otherwise, shape (people,)."""
    return np.asarray(moved.moment(route).sure != screening.result(route)[0].sure[people])


def with_undated(facts: Facts) -> Mask:
    """Who has a certificate or an award with no date, shape (n,)."""
    certificates, awards = facts.certificates, facts.awards
    undated = certificates.anybody(certificates.obtained.last == NEVER, facts.size)
    return undated | awards.anybody(awards.day.last == NEVER, facts.size)
