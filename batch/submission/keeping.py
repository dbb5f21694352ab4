"""What was read of a submission, kept for nights to come: its facts, and until when they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from batch.context import Context
from batch.days.moments import ALWAYS, NEVER, day_number
from batch.facts import Facts
from batch.facts.kept import NoFactsError, read_facts, write_facts
from batch.roster.persons import Texts
from batch.roster.roster import Roster

KEPT: Final = "facts.arrow"


@dataclass(frozen=True)
class Kept:
    """The facts of a submission, and the codes of its people's places, shape (n,)."""

    facts: Facts
    places: Texts


def keep(folder: Path, roster: Roster, context: Context, kept_as: str, sha256: str) -> None:
    """Write the facts of a roster beside its tables; ``kept_as``: the fingerprint of what they hang on."""
    codes, places = pd.factorize(roster.places)
    about = {
        "kept_as": kept_as,
        "sha256": sha256,
        "since": context.settings.day.isoformat(),
        "until": holds_until(roster, context).isoformat(),
        "places": [str(place) for place in places],
        "place_of": codes.tolist(),
    }
    write_facts(folder / KEPT, roster.facts, about)


def kept_facts(path: Path, kept_as: str, sha256: str, day: date) -> Kept | None:
    """The facts again, where they are of that file, hang on the same, and hold on a day."""
    try:
        facts, about = read_facts(path)
        if (about["kept_as"], about["sha256"]) != (kept_as, sha256):
            return None
        if not date.fromisoformat(about["since"]) <= day < date.fromisoformat(about["until"]):
            return None
        places = np.array(about["places"], np.object_)[np.array(about["place_of"], np.int32)]
    except (NoFactsError, KeyError, TypeError, ValueError, IndexError):
        return None
    return Kept(facts, places) if places.size == facts.size else None


def holds_until(roster: Roster, context: Context) -> date:
    """The first day on which what was read, or who speaks for whom, may be otherwise than on the run's day.

    A date that is yet to come is a warning until it has; a document comes into force; with the
    year the years change that are asked about. What a status hangs on is no part of it: that is
    asked again every night.
    """
    today = context.settings.day
    ahead = [date(today.year + 1, 1, 1), *(one for one in context.turning_days if one > today)]
    numbers = [day_number(one) for one in ahead] + [roster.moves]
    numbers += [int(one) for one in _yet_to_come(roster.facts, day_number(today))]
    return today + timedelta(days=min(numbers) - day_number(today))


def _yet_to_come(facts: Facts, today: int) -> Iterator[Any]:
    """The first day after today of each column of dates."""
    rows = (facts.certificates.obtained, facts.certificates.appointed, facts.awards.day)
    for interval in (*facts.dates.values(), *rows):
        yield from (_first_after(days, today) for days in (interval.first, interval.last))


def _first_after(days: Any, today: int) -> int:
    later = days[(days > today) & (days != NEVER) & (days != ALWAYS)]
    return int(later.min(initial=NEVER))
