"""Whose changes are none: who stands in another roster of the same folder of results, before or now.

A roster that was renamed, moved or replaced takes nothing from its people, and whoever leaves one of two
rosters may still apply by the other. Only by ID number: staff numbers are an employer's own.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from batch.inbox.entries import Entry
from batch.inbox.standing import Standing
from batch.ledger.decisions import Decision, eligible_days, told_of
from batch.report.results.changes import FALLEN, MOVED, NEW, Change
from batch.submission.decided import STAFF

Days = Mapping[str, Mapping[str, str]]  # submission → target → day


def eligible_in(decisions: Iterable[Decision]) -> dict[str, Mapping[str, str]]:
    """Of those who may apply for something: person → target → day."""
    return {one.person: days for one in decisions if (days := eligible_days(one.told))}


def but_for_moves(
    found: Iterable[Change],
    ledger: sqlite3.Connection,
    now: Standing,
    entries: Sequence[Entry],
    made: Mapping[str, Mapping[str, Mapping[str, str]]],
) -> Iterator[Change]:
    """The changes that are any for the person; ``made``: submission → person → what they may apply for by this run."""
    before = {one.name for entry in entries for one in entry.item.before}
    before |= {one.name for one in (*now.staying, *now.gone, *now.dropped)}
    staying = {one.name for one in now.staying} | {one.item.name for one in entries if one.receipt.same}
    fresh: dict[str, dict[str, Mapping[str, str]]] = defaultdict(dict)
    for submission, people in made.items():
        for person, days in people.items():
            fresh[person][submission] = days
    known: dict[str, Days] = {}
    for change in found:
        if change.what == MOVED or change.person.startswith(STAFF):
            yield change
            continue
        if change.person not in known:
            known[change.person] = told_of(ledger, change.person)
        old = {name: days for name, days in known[change.person].items() if name in before}
        new = {name: days for name, days in old.items() if name in staying} | fresh.get(change.person, {})
        yield from _seen_whole(change, old, new)


def _seen_whole(change: Change, old: Days, new: Days) -> Iterator[Change]:
    """A change beside what all rosters said of the person before, and say now."""
    if change.what == FALLEN:
        if not any(change.target in days for name, days in new.items() if name != change.submission):
            yield change
        return
    days = {
        days[change.target]
        for name, days in old.items()
        if name != change.submission and change.target in days
    }
    if change.what == NEW and days:
        if change.day not in days:
            yield replace(change, what=MOVED, before=min(days))
        return
    yield change
