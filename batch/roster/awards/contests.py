"""A competition that no list names: its level, class, prize and rank are what counts."""

from __future__ import annotations

from batch.facts import Award
from batch.roster.awards.findings import Found
from batch.roster.awards.group import Group
from batch.roster.awards.levels import OWN_UNIT, reach_of
from batch.roster.awards.numbers import UNREAD
from batch.roster.awards.readaward import ReadAward, notes_of


def contest(group: Group, found: Found, text: str) -> ReadAward:
    """A competition that no list names: level, class, prize and rank are what counts."""
    levels = [part for part in group.parts if part.kind == "level"]
    places = [part for part in group.parts if part.kind == "place"]
    units = [part for part in group.parts if part.kind == "unit"]
    reach = reach_of(levels, places)
    if units and (not reach.explicit or any(part.text.endswith("级") for part in units)):
        reach.level, reach.explicit = OWN_UNIT, True
    unread = [*found.unread, *_unread(group)]
    notes = notes_of(found, unread, text)
    doubt = bool(unread) and reach.level != OWN_UNIT
    award = Award(
        name="",
        text=text,
        level=reach.level,
        place=reach.place,
        category=found.category,
        prize=UNREAD if doubt else found.prize,
        rank=0 if doubt else found.rank,
        role=found.role or "选手",
        competition=True,
    )
    return ReadAward(award, notes=tuple(notes), unread="、".join(dict.fromkeys(unread)))


def _unread(group: Group) -> list[str]:
    """Unknown words behind the contest's name, or of who won; those right before it are its name."""
    here = group.position()
    verbs = [n for n, part in enumerate(group.parts[:here]) if part.kind in ("won", "joined")]
    verb = max(verbs, default=0)
    found = []
    for number, part in enumerate(group.parts):
        following = group.parts[number + 1 : number + 2]
        named = bool(following) and following[0].kind == "thing"
        if part.kind == "other" and not named and (number > here or number < verb):
            found.append(part.text)
    return found
