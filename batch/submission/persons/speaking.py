"""Which rulebooks speak for whom: those that were named, or those of each person's place."""

from __future__ import annotations

from typing import Any

import numpy as np

from batch.context import Context
from batch.days.moments import Mask
from batch.roster.messages import Issue, message
from batch.roster.people.persons import Texts
from batch.roster.roster import Roster


def rulebooks_at(places: Texts, context: Context) -> dict[str, Mask]:
    """For each rulebook the people for whom it speaks, by the codes of their places, shape (n,)."""
    settings = context.settings
    if settings.rulebooks:
        return {name: np.ones(places.size, np.bool_) for name in settings.rulebooks}
    speaking: dict[str, Mask] = {}
    for place in dict.fromkeys(places.tolist()):
        there = places == place
        for name in context.library.speaking(place or "000000", settings.day):
            speaking[name] = speaking.get(name, np.zeros(places.size, np.bool_)) | there
    order = {name: number for number, name in enumerate(context.library.entries)}
    return dict(sorted(speaking.items(), key=lambda item: order[item[0]]))


def speaking_for(roster: Roster, context: Context) -> tuple[dict[str, Mask], list[Issue]]:
    """For each rulebook, the people for whom it speaks; with issues for places without any."""
    if context.settings.rulebooks:
        return rulebooks_at(roster.places, context), _elsewhere(roster, context)
    issues: list[Issue] = []
    for place in dict.fromkeys(roster.places.tolist()):
        names = context.library.speaking(place or "000000", context.settings.day)
        if not names or not place:
            people = np.flatnonzero(roster.places == place)
            issues.append(_place_issue(roster, people, "P01" if names else "P02", place))
    return rulebooks_at(roster.places, context), issues


def _elsewhere(roster: Roster, context: Context) -> list[Issue]:
    """An issue for each place for which no rulebook that was named is."""
    return [
        _place_issue(roster, np.flatnonzero(roster.places == place), "P04", place)
        for place in dict.fromkeys(roster.places.tolist())
        if place and not context.is_for(place)
    ]


def _place_issue(roster: Roster, people: Any, code: str, place: str) -> Issue:
    """One issue for all people of a place, at the first one's cell."""
    table, first = roster.people, int(people[0])
    entry, text, advice = message(
        code, "所在地", str(roster.texts("所在地")[first]) or "空白", str(people.size)
    )
    record = table.offset + int(roster.persons.record[first])
    cell = table.cell("所在地", first)
    return Issue(code, table.sheet_of(first), cell, "所在地", place, text, entry.severity, advice, record)
