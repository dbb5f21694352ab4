"""One award as it was read, and what is to be said about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from batch.facts import Award
from batch.roster.awards.findings import Found
from batch.roster.awards.numbers import UNREAD
from batch.roster.understand.dates import UNKNOWN, ReadDate

Note = tuple[str, str, str]  # code, header, raw


@dataclass(frozen=True)
class ReadAward:
    """One award as it was understood, its day, and what is to be said about it."""

    award: Award
    day: ReadDate = UNKNOWN
    notes: tuple[Note, ...] = ()
    denied: bool = False  # it says that it was not won: no award at all
    unread: str = ""  # the words that were not understood


def in_doubt(award: Award) -> Award:
    """The same, of which something else is said that may take it back: it is what it may be only."""
    return replace(only_may_be(award), prize=UNREAD if award.competition else award.prize)


def only_may_be(award: Award) -> Award:
    """The same, of which nobody knows whether it is the award that it is called."""
    return replace(award, name="", may_be=tuple(dict.fromkeys(filter(None, [award.name, *award.may_be]))))


def unlisted(text: str) -> ReadAward:
    """An honour that no list names."""
    return ReadAward(Award(name="", text=text), notes=(("A01", "名称", text),))


def notes_of(found: Found, unread: list[str], text: str) -> list[Note]:
    """What is to be said of a prize, a role or words that nobody understood."""
    notes: list[Note] = []
    if UNREAD in found.prizes or len(set(found.prizes)) > 1:
        notes.append(("A02", "奖次", text))
    if found.role == UNREAD:
        notes.append(("A03", "角色", text))
    if unread:
        notes.append(("A06", "名称", text))
    return notes
