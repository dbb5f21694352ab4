"""Why: what decides a status, and what is missing, as lists a person, without a loop.

A list is one of few: which ones occur is a pattern of bits, so the lists are made once a
pattern and taken by number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from batch.days.moments import Days, Mask, Moment
from batch.engine.blocking import Parts, blocking_of
from batch.engine.kinds import Gap, gaps_of, headers_of, is_read
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, day_words
from batch.engine.lists import Lists, listed
from batch.engine.notes import notes
from batch.engine.resting import with_undated
from batch.engine.screening import Screening, Statuses, requirement_moments
from batch.engine.sentences import NO_PLACE, Sentences, requirement_sentences, scope_sentences
from batch.facts import Index
from batch.language.terms import Status
from batch.policy.rulebook import Route
from batch.policy.shapes import Strict

_BITS: Final = 62  # of a pattern
_TEXT_BITS: Final = 32  # of the number of a text, beside a day in one key
_NAMES_A_DAY: Final = re.compile("须到|最早|起具备|起达到")


@dataclass(frozen=True)
class Reasons:
    """Why everybody has the status they have on one route."""

    blocking: Lists
    missing: Lists
    assumed: Lists
    sentences: Sentences
    notes: Lists  # what must be said beside the verdict


def reasons(screening: Screening, route: Route, moment: Moment, status: Statuses) -> Reasons:
    """What decides each person's status on a route, and what is missing."""
    parts = requirement_moments(screening.view, route)
    blocking, lead = blocking_of(screening, route, parts, status)
    sentences, by_others = _sentences(screening, route, parts, status, lead)
    missing = _missing(screening, route, parts, moment, status, by_others)
    return Reasons(
        blocking, missing, _assumed(screening, parts), sentences, notes(screening, route, moment, status)
    )


def _sentences(
    screening: Screening, route: Route, parts: Parts, status: Statuses, lead: Index
) -> tuple[Sentences, Mask]:
    """One sentence a person, and whose outcome hangs on what no cell of the roster settles."""
    said = scope_sentences(screening, route, status)
    by_others = np.zeros(screening.view.size, np.bool_)
    undetermined = status == Status.UNDETERMINED
    led = undetermined | (status == Status.UPCOMING) | (status == Status.NOT_MET)
    as_of = screening.view.as_of
    for number, (what, days) in enumerate(parts):
        is_open = undetermined & (days.sure > as_of) & ~by_others
        people = np.flatnonzero(is_open | (led & (lead == number) & ~by_others)).astype(np.int32)
        if not people.size:
            continue
        one = requirement_sentences(screening, what, route.target.ladder, people, AUTHORITY)
        others = undetermined & one.by_others & is_open
        wins = np.flatnonzero(others | (led & (lead == number) & ~by_others)).astype(np.int32)
        said.which[wins] = one.which[wins] + len(said.texts)
        said.texts += one.texts
        said.settlers += one.settlers
        by_others |= others
    if screening.placeless is not None:
        said.put(np.flatnonzero(undetermined & screening.placeless).astype(np.int32), NO_PLACE, EMPLOYER)
        by_others &= ~screening.placeless
    _nobody_settles(said, led & ~undetermined)
    _tell_when(screening, said, status == Status.UPCOMING, screening.result(route)[0].maybe)
    return said, by_others


def _nobody_settles(said: Sentences, settled: Mask) -> None:
    """What is decided is for nobody to settle."""
    people = np.flatnonzero(settled & (said.which > 0)).astype(np.int32)
    if people.size:
        numbers, texts = np.unique(said.which[people]), said.texts
        place = np.searchsorted(numbers, said.which[people]).astype(np.int32)
        said.put_each(people, place, [texts[number] for number in numbers], "")


def _tell_when(screening: Screening, said: Sentences, upcoming: Mask, maybe: Days) -> None:
    """Before a sentence about what is to come that names no day: the earliest; not where anything has no date."""
    people = np.flatnonzero(upcoming & (said.which > 0))
    bare = [one for one in np.unique(said.which[people]).tolist() if not _NAMES_A_DAY.search(said.texts[one])]
    if not bare:
        return
    if "undated" not in screening.asked_once:
        screening.asked_once["undated"] = with_undated(screening.view.facts)
    people = people[np.isin(said.which[people], bare) & ~screening.asked_once["undated"][people]].astype(
        np.int32
    )
    keys = (maybe[people].astype(np.int64) << _TEXT_BITS) + said.which[people]
    pairs, number = np.unique(keys, return_inverse=True)
    texts = [
        f"最早须到{day_words(pair >> _TEXT_BITS)}；{said.texts[pair & ((1 << _TEXT_BITS) - 1)]}"
        for pair in pairs.tolist()
    ]
    said.put_each(people, number.astype(np.int32), texts, "")


def _of_masks(size: int, named: Sequence[tuple[str, Mask]]) -> Lists:
    """For each person the names of the masks that they are in, each once, in the order in which they are given.

    So a person's list hangs on that person alone, whoever else is asked.
    """
    masks = _few(named)
    pattern = np.zeros(size, np.int64)
    for number, (_, mask) in enumerate(masks):
        pattern |= mask.astype(np.int64) << number
    names = [name for name, _ in masks]
    return listed(pattern, lambda code: tuple(dict.fromkeys(n for i, n in enumerate(names) if code >> i & 1)))


def _few(named: Sequence[tuple[str, Mask]]) -> list[tuple[str, Mask]]:
    """At most as many as a pattern has bits: of more those of one name are put together."""
    if len(named) <= _BITS:
        return list(named)
    joined: dict[str, Mask] = {}
    for name, mask in named:
        joined[name] = joined[name] | mask if name in joined else mask
    return list(joined.items())


def _missing(
    screening: Screening, route: Route, parts: Parts, moment: Moment, status: Statuses, by_others: Mask
) -> Lists:
    """The headers whose cell could settle it; none where something is open that no cell settles.

    What is sure by the day on which all may be met leaves nothing open.
    """
    view = screening.view
    asked = ((status == Status.UNDETERMINED) & ~by_others) | (status == Status.UPCOMING)
    named: list[tuple[str, Mask]] = []
    if screening.placeless is not None:
        named.append(("所在地", asked & screening.placeless))
        asked = asked & ~screening.placeless
    for what, days in parts:
        is_open = asked & (days.sure > np.maximum(moment.maybe, view.as_of)) & (days.sure != days.maybe)
        if is_open.any():
            gaps = _cached_gaps(screening, what, route)
            named += [(gap.header, gap.people & is_open) for gap in gaps]
    return _of_masks(view.size, named)


def _cached_gaps(screening: Screening, what: Strict, route: Route) -> list[Gap]:
    key = (what, route.target.ladder)
    store = screening.gap_store
    if key not in store:
        store[key] = gaps_of(screening.view, what, route.target.ladder)
    return store[key]


def _assumed(screening: Screening, parts: Parts) -> Lists:
    assumed = screening.view.facts.assumed
    if not assumed:
        return Lists(np.zeros(screening.view.size, np.int32), ((),))
    read = {header for what, _ in parts for header in headers_of(what)}
    return _of_masks(screening.view.size, [(h, mask) for h, mask in assumed.items() if is_read(h, read)])
