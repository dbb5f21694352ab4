"""Why: what decides a status, and what is missing, as lists a person, without a loop.

A list is one of few: which ones occur is a pattern of bits, so the lists are made once a
pattern and taken by number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from batch.days.moments import NEVER, Mask, Moment
from batch.engine.kinds import Gap, gaps_of, headers_of, is_read, kind_of
from batch.engine.screening import Screening, Statuses, requirement_moments, scope_of
from batch.facts import Index
from batch.language.terms import Status
from batch.policy.rulebook import Route
from batch.policy.shapes import Strict


@dataclass(frozen=True)
class Lists:
    """One list a person: ``which`` (n,) chooses among few distinct ``lists``."""

    which: Index
    lists: tuple[tuple[str, ...], ...]

    def of(self, person: int) -> tuple[str, ...]:
        """The list of one person."""
        return self.lists[int(self.which[person])]


@dataclass(frozen=True)
class Reasons:
    """Why everybody has the status they have on one route."""

    blocking: Lists
    missing: Lists
    assumed: Lists


def reasons(screening: Screening, route: Route, moment: Moment, status: Statuses) -> Reasons:
    """What decides each person's status on a route, and what is missing."""
    parts = requirement_moments(screening.view, route)
    return Reasons(
        _blocking(screening, route, parts, status),
        _missing(screening, route, parts, status),
        _assumed(screening, parts),
    )


def _blocking(
    screening: Screening, route: Route, parts: list[tuple[Strict, Moment]], status: Statuses
) -> Lists:
    as_of, size = screening.view.as_of, screening.view.size
    held = (f"已具备{route.target.level}或更高等级",)
    if not screening.in_force:
        since = screening.view.rulebook.in_force.since
        return Lists(np.zeros(size, np.int32), ((f"{since:%Y-%m-%d}起施行，当日尚未施行或已失效",),))
    pattern = np.zeros(size, np.int64)
    latest = np.full(size, np.iinfo(np.int32).min, np.int32)
    first = np.zeros(size, np.int64)
    open_now, later, never = (status == s for s in (Status.UNDETERMINED, Status.UPCOMING, Status.NOT_MET))
    for number, (_, days) in enumerate(parts):
        decisive = np.where(open_now, days.sure, days.maybe)
        blocks = (open_now & (days.sure > as_of)) | (later & (days.maybe > as_of))
        blocks |= never & (days.maybe == NEVER)
        pattern |= blocks.astype(np.int64) << number
        leads = blocks & (decisive > latest)
        first[leads], latest = number, np.where(leads, decisive, latest)
    for number, (what, _) in enumerate(parts):
        if kind_of(what).lapse:  # met too late for it, though nothing is never met
            late = never & (pattern == 0)
            pattern[late], first[late] = 1 << number, number
    scope = scope_of(screening.view, route)
    pattern |= first << 48
    pattern[status == Status.ALREADY_HELD] = -1
    out = status == Status.NOT_APPLICABLE
    pattern[out] = -2
    for number, word in enumerate(scope):
        outside = out & screening.view.facts.words[word.word].among(word.out)
        pattern[outside] -= np.int64(2) << number
    labels = [what.label() for what, _ in parts]  # type: ignore[attr-defined]

    def words(code: int) -> tuple[str, ...]:
        if code == -1:
            return held
        if code < 0:
            bits = -2 - code
            return tuple(f"{w.word}不在范围内" for n, w in enumerate(scope) if bits >> (n + 1) & 1)
        lead, bits = code >> 48, code & ((1 << 48) - 1)
        numbers = [n for n in range(len(labels)) if bits >> n & 1]
        numbers.sort(key=lambda n: n != lead)
        return tuple(dict.fromkeys(labels[n] for n in numbers))

    return _listed(pattern, words)


def _listed(pattern: npt.NDArray[np.int64], words: Callable[[int], tuple[str, ...]]) -> Lists:
    which, codes = pd.factorize(pattern)
    return Lists(which.astype(np.int32), tuple(words(int(code)) for code in codes))


def _of_masks(size: int, named: dict[str, Mask]) -> Lists:
    pattern = np.zeros(size, np.int64)
    names = list(named)
    for number, name in enumerate(names):
        pattern |= named[name].astype(np.int64) << number
    return _listed(pattern, lambda code: tuple(n for i, n in enumerate(names) if code >> i & 1))


def _missing(
    screening: Screening, route: Route, parts: list[tuple[Strict, Moment]], status: Statuses
) -> Lists:
    view = screening.view
    asked = (status == Status.UNDETERMINED) | (status == Status.UPCOMING)
    named: dict[str, Mask] = {}
    for what, days in parts:
        is_open = asked & (days.sure > view.as_of) & (days.sure != days.maybe)
        if is_open.any():
            for gap in _cached_gaps(screening, what, route):
                named[gap.header] = named.get(gap.header, False) | (gap.people & is_open)
    return _of_masks(view.size, named)


def _cached_gaps(screening: Screening, what: Strict, route: Route) -> list[Gap]:
    key = (what, route.target.ladder)
    store = screening.gap_store
    if key not in store:
        store[key] = gaps_of(screening.view, what, route.target.ladder)
    return store[key]


def _assumed(screening: Screening, parts: list[tuple[Strict, Moment]]) -> Lists:
    assumed = screening.view.facts.assumed
    if not assumed:
        return Lists(np.zeros(screening.view.size, np.int32), ((),))
    read = {header for what, _ in parts for header in headers_of(what)}
    return _of_masks(screening.view.size, {h: mask for h, mask in assumed.items() if is_read(h, read)})
