"""Whose day rests on what is undated, or dated after the day: asked by moving only that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from batch.days.moments import NEVER, Mask
from batch.engine.screening import Screening
from batch.engine.view import View
from batch.facts import Facts, Index

Rests = npt.NDArray[np.bool_]  # shape (n, routes)


def rests_on_undated(screening: Screening) -> Rests:
    """Whose day on which route rests on an undated certificate or award, shape (n, routes).

    Asked by moving only the undated things a month earlier: a day that moves rests on them.
    """
    view = screening.view
    people = np.flatnonzero(with_undated(view.facts)).astype(np.int32)
    question = replace(view.question, undated_by=view.as_of - 31)
    return _moved(screening, people, lambda: View(view.facts.of(people), view.entry, question))


def rests_on_future(screening: Screening) -> Rests:
    """Whose day on which route rests on a certificate dated after the day, shape (n, routes).

    Asked by leaving those certificates out.
    """
    view = screening.view
    rows = view.facts.certificates
    later = (rows.obtained.first > view.as_of) & (rows.obtained.first != NEVER)
    people = np.flatnonzero(rows.anybody(later, view.size)).astype(np.int32)

    def without() -> View:
        kept = replace(view.facts, certificates=rows.some(np.flatnonzero(~later).astype(np.int32)))
        return View(kept.of(people), view.entry, view.question)

    return _moved(screening, people, without)


def _moved(screening: Screening, people: Index, other: Callable[[], View]) -> Rests:
    """Whose day is another one in another view of some people."""
    found = np.zeros((screening.view.size, len(screening.routes)), np.bool_)
    if not people.size:
        return found
    moved = Screening(other())
    for number, route in enumerate(screening.routes):
        differs = moved.moment(route).sure != screening.result(route)[0].sure[people]
        found[people[differs], number] = True
    return found


def with_undated(facts: Facts) -> Mask:
    """Who has a certificate or an award with no date, shape (n,)."""
    certificates, awards = facts.certificates, facts.awards
    undated = certificates.anybody(certificates.obtained.last == NEVER, facts.size)
    return undated | awards.anybody(awards.day.last == NEVER, facts.size)
