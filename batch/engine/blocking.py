"""What stands in each person's way on a route, the requirement that leads first.

What blocks is a pattern of bits, one a requirement, with the number of the leading one above them.
Below zero stands what is no requirement: a level that is held already, and what is out of scope.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import NEVER, Moment
from batch.engine.kinds import kind_of
from batch.engine.lists import Lists, listed
from batch.engine.screening import Screening, Statuses, scope_of
from batch.facts import Index
from batch.language.terms import Status
from batch.policy.requirements import Word
from batch.policy.rulebook import Route
from batch.policy.shapes import Strict

Parts = list[tuple[Strict, Moment]]  # a route's requirements with everybody's days
_Bits = npt.NDArray[np.int64]

_LEAD: Final = 48  # above this bit stands the number of the leading requirement
_HELD: Final = -1
_OUT: Final = -2


def blocking_of(screening: Screening, route: Route, parts: Parts, status: Statuses) -> tuple[Lists, Index]:
    """What stands in each person's way, and the number of the requirement that leads; -1 for none."""
    size = screening.view.size
    if not screening.in_force:
        since = screening.view.rulebook.in_force.since
        said = (f"{since:%Y-%m-%d}起施行，当日尚未施行或已失效",)
        return Lists(np.zeros(size, np.int32), (said,)), np.full(size, -1, np.int32)
    pattern, first = _decisive(parts, status, screening.view.as_of)
    scope = scope_of(screening.view, route)
    pattern |= first << _LEAD
    pattern[status == Status.ALREADY_HELD] = _HELD
    out = status == Status.NOT_APPLICABLE
    pattern[out] = _OUT
    for number, word in enumerate(scope):
        outside = out & screening.view.facts.words[word.word].among(word.out)
        pattern[outside] -= np.int64(2) << number
    words = _words(route, parts, scope)
    return listed(pattern, words), np.where(pattern >= 0, first, -1).astype(np.int32)


def _decisive(parts: Parts, status: Statuses, as_of: int) -> tuple[_Bits, _Bits]:
    """Which requirements block each person, as bits; and the number of the one with the latest day."""
    pattern = np.zeros(status.size, np.int64)
    latest = np.full(status.size, np.iinfo(np.int32).min, np.int32)
    first = np.zeros(status.size, np.int64)
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
    return pattern, first


def _words(route: Route, parts: Parts, scope: list[Word]) -> Callable[[int], tuple[str, ...]]:
    """What is said of a pattern."""
    labels = [what.label() for what, _ in parts]  # type: ignore[attr-defined]

    def words(code: int) -> tuple[str, ...]:
        if code == _HELD:
            return (f"已具备{route.target.level}或更高等级",)
        if code < 0:
            bits = _OUT - code
            return tuple(f"{w.word}不在范围内" for n, w in enumerate(scope) if bits >> (n + 1) & 1)
        lead, bits = code >> _LEAD, code & ((1 << _LEAD) - 1)
        numbers = [n for n in range(len(labels)) if bits >> n & 1]
        numbers.sort(key=lambda n: n != lead)
        return tuple(dict.fromkeys(labels[n] for n in numbers))

    return words
