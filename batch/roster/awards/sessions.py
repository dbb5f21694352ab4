"""Contests that are held again and again: an award of a session that was not yet, or of a year with none, is in doubt."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

import numpy as np

from batch.days.moments import NEVER, Mask, day_number
from batch.facts import Interval
from batch.language.numerals import count
from batch.policy.award_lists import AwardName, Session
from batch.roster.awards.numbers import N
from batch.roster.awards.text import normal

_SESSION: Final = re.compile(rf"(?:第 ?)?({N}) ?届|首届")
_LATER: Final = 2  # a prize is written with the year of its session, or of the next when its paper came


class Untimely(NamedTuple):
    """The rows whose award cannot be of the contest's known sessions, and what is said of it."""

    rows: Mask
    more: str = ""
    moves: int = int(NEVER)  # the first day on which one of them is so no more


def untimely(award: AwardName, text: str, day: Interval, today: int) -> Untimely:
    """Which awards, of a text and with some days, were won before the contest was, or in none of its sessions."""
    nothing = np.zeros(day.first.size, np.bool_)
    early = nothing if award.since is None else ~day.blank & (day.first < day_number(date(award.since, 1, 1)))
    if early.any():
        return Untimely(early, f"始于{award.since}年")
    if not award.sessions:
        return Untimely(nothing)
    written = {count(found[1]) if found[1] else 1 for found in _SESSION.finditer(normal(text).plain)}
    meant = [one for one in award.sessions if one.number in written or not written]
    if not meant:
        return Untimely(~nothing, "届次")
    fits = nothing.copy()
    for one in meant:
        fits |= _of(one, day)
    opened = min(day_number(one.opened) for one in meant)
    to_come = day.blank & (opened > today)
    return Untimely(to_come | (~day.blank & ~fits), "届次和年份", opened if to_come.any() else int(NEVER))


def _of(session: Session, day: Interval) -> Mask:
    """Whose days can be of a session."""
    over = day_number(date(session.opened.year + _LATER, 1, 1))
    return np.asarray((day.last >= day_number(session.opened)) & (day.first < over), np.bool_)
