"""Every route of a rulebook for everybody at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from batch.days.moments import NEVER, Days, Mask, Moment, all_of, day_number
from batch.engine.kinds import days_of, lapse_of
from batch.engine.question import Question
from batch.engine.view import View
from batch.facts import Facts
from batch.language.terms import Ladder, Status
from batch.policy.library import Entry
from batch.policy.requirements import Word
from batch.policy.rulebook import Route
from batch.policy.shapes import Strict

Statuses = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Screening:
    """One rulebook for everybody."""

    view: View
    gap_store: dict[tuple[Strict, Ladder], list[Any]] = field(default_factory=dict)
    #: Of a requirement the cases that were made, and those that are yet to be made.
    case_store: dict[tuple[Strict, Ladder], tuple[list[Any], Iterator[Any]]] = field(default_factory=dict)
    done: dict[str, tuple[Moment, Statuses]] = field(default_factory=dict)
    asked_once: dict[str, Any] = field(default_factory=dict)  # what is found out for all routes together

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes, in the order of the rulebook."""
        return self.view.rulebook.routes

    @cached_property
    def in_force(self) -> bool:
        """Whether the rulebook is in force on the day asked about."""
        terms = self.view.rulebook.in_force
        until = terms.until
        day = self.view.question.run_day
        return day_number(terms.since) <= day and (until is None or day <= day_number(until))

    def moment(self, route: Route) -> Moment:
        """From which day everything that a route asks is met, shape (n,)."""
        ladder = route.target.ladder
        own = [days_of(self.view, what, ladder) for what in route.requires]
        total = all_of([self.base(ladder, route.without), *own], self.view.size)
        for what in route.requires:
            last = lapse_of(self.view, what)
            if last is not None:
                total = _lapsed(total, last, self.view.as_of)
        return total

    def result(self, route: Route) -> tuple[Moment, Statuses]:
        """The pair of days and the status of everybody on a route; computed once."""
        if route.id not in self.done:
            moment = self._of_a_place(self.moment(route))
            self.done[route.id] = (moment, self.status(route, moment))
        return self.done[route.id]

    @cached_property
    def placeless(self) -> Mask | None:
        """Whose place nobody knows, where the rulebook was chosen by the place; None for nobody."""
        people = self.view.facts.placeless
        return people if self.view.question.by_place and people is not None and people.any() else None

    @property
    def stands_in(self) -> bool:
        """Whether the nation's document speaks for people whose province's own is not at hand."""
        return self.view.question.by_place and self.view.rulebook.region == "000000"

    def _of_a_place(self, moment: Moment) -> Moment:
        """Open where nobody knows the place, unless it is never met: a local document may say more."""
        if self.placeless is None:
            return moment
        opened = self.placeless & (moment.maybe != NEVER)
        return Moment(
            np.where(opened, NEVER, moment.sure),
            np.where(opened, np.minimum(moment.maybe, np.int32(self.view.as_of)), moment.maybe),
        )

    def base(self, ladder: Ladder, without: tuple[str, ...] = ()) -> Moment:
        """From which day the bases behind a ladder's routes are met; computed once."""
        key = ("base", ladder, without)
        if key not in self.view.own:
            named = self.view.rulebook.bases.get(ladder, {})
            parts = [days_of(self.view, what, ladder) for name, what in named.items() if name not in without]
            self.view.own[key] = all_of(parts, self.view.size)
        return self.view.own[key]

    def out_of_scope(self, route: Route) -> Mask:
        """Who is certainly outside the rulebook's scope on a route."""
        if not self.in_force:
            return np.ones(self.view.size, np.bool_)
        scope = tuple((what.word, what.out) for what in scope_of(self.view, route))
        if scope not in self._out:
            out = np.zeros(self.view.size, np.bool_)
            for header, words in scope:
                out |= self.view.facts.words[header].among(words)
            self._out[scope] = out
        return self._out[scope]

    def already_held(self, route: Route) -> Mask:
        """Who already holds the route's target or a higher level; the earliest day decides."""
        level = route.target.number
        if level < 0:
            return np.zeros(self.view.size, np.bool_)
        key = (route.target.ladder, level)
        if key not in self._held:
            rows = self.view.facts.certificates
            title = route.target.ladder == "title"
            makes = self.view.titles_held.make_held if title else self.view.skills_held.make_held
            fits = makes & (rows.low >= level) & (self.view.certificate_days.maybe <= self.view.as_of)
            self._held[key] = rows.anybody(fits, self.view.size)
        return self._held[key]

    @cached_property
    def _out(self) -> dict[tuple[tuple[str, tuple[str, ...]], ...], Mask]:
        return {}

    @cached_property
    def _held(self) -> dict[tuple[str, int], Mask]:
        return {}

    def status(self, route: Route, moment: Moment) -> Statuses:
        """The status of everybody on a route, codes of :class:`Status`, shape (n,)."""
        found = status_of(moment, self.view.as_of)
        np.copyto(found, np.int8(Status.ALREADY_HELD), where=self.already_held(route))
        np.copyto(found, np.int8(Status.NOT_APPLICABLE), where=self.out_of_scope(route))
        return found


def scope_of(view: View, route: Route) -> list[Word]:
    """The base requirements that put a person outside the scope of a route."""
    named = view.rulebook.base(route).values()
    return [what for what in named if isinstance(what, Word) and what.out]


def status_of(moment: Moment, as_of: int) -> Statuses:
    """The status that a pair of days means on ``as_of``, scope and held levels aside."""
    found = np.full(moment.sure.size, Status.NOT_MET, np.int8)
    # each of these holds only where the one before does, and is one step down from NOT_MET
    for reached in (moment.maybe != NEVER, moment.maybe <= as_of, moment.sure <= as_of):
        found -= reached.view(np.int8)
    return found


def _lapsed(moment: Moment, last: Moment, as_of: int) -> Moment:
    """What lapses: never again once its last day is past, open while that is not known."""
    sure_from: Days = np.maximum(moment.sure, np.int32(as_of))
    maybe_from: Days = np.maximum(moment.maybe, np.int32(as_of))
    return Moment(
        np.where(sure_from > last.sure, NEVER, moment.sure),
        np.where(maybe_from > last.maybe, NEVER, moment.maybe),
    )


def screen(facts: Facts, entries: list[Entry], question: Question) -> Iterator[Screening]:
    """Several rulebooks over the same people; what they ask alike is computed once."""
    shared: dict[object, Moment] = {}
    for entry in entries:
        yield Screening(View(facts, entry, question, shared))


def requirement_moments(view: View, route: Route) -> list[tuple[Strict, Moment]]:
    """Every requirement behind a route with its pair of days, base first."""
    ladder = route.target.ladder
    found: list[tuple[Strict, Moment]] = []
    for what in view.rulebook.requirements(route):
        days, last = days_of(view, what, ladder), lapse_of(view, what)
        found.append((what, days if last is None else _lapsed(days, last, view.as_of)))
    return found
