"""What was read of a submission, kept for nights to come: its facts, and until when they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from batch.context import Context
from batch.days.moments import day_number
from batch.facts import Facts
from batch.facts.kept import ALL, SOME, NoFactsError, read_facts, write_facts
from batch.roster.messages import Issue
from batch.roster.people.persons import Texts
from batch.roster.roster import Roster
from batch.submission.nights import steady
from batch.submission.nights.coming import Coming
from batch.submission.nights.steady import Decided
from batch.submission.persons.unclear import has_other_sheets

KEPT: Final = "facts.arrow"


@dataclass(frozen=True)
class Kept:
    """The facts of some people of a submission, the codes of their places, shape (n,), and what is known beside."""

    facts: Facts
    places: Texts
    about: Mapping[str, Any]
    coming: Coming = field(default_factory=Coming)


def keep(
    folder: Path,
    roster: Roster,
    issues: Sequence[Issue],
    context: Context,
    decided: Decided,
    about: Mapping[str, Any],
) -> None:
    """Write the facts of a roster beside its tables.

    ``issues``: all of it; ``about``: ``kept_as``, the fingerprint of what they hang on, the file's ``sha256`` and the
    rulebooks that ``spoke`` for anybody.
    """
    codes, places = pd.factorize(roster.places)
    coming = Coming.of(roster, issues, day_number(context.settings.day))
    others = has_other_sheets(roster)
    every = {
        **about,
        "since": context.settings.day.isoformat(),
        "until": holds_until(roster, coming if others else Coming(), context).isoformat(),
        "places": [str(place) for place in places],
        "place_of": codes.tolist(),
        "other_sheets": others,
    }
    keep_again(folder, Kept(roster.facts, roster.places, every, coming), context, decided)


def keep_again(folder: Path, kept: Kept, context: Context, decided: Decided) -> None:
    """Write facts beside their outcomes, with what these say of the days to come.

    Also beside which tables they stand: a run may die when the tables have come into their place and the facts
    have not, and what these know of issues and places in tables is then of others.
    """
    moving, more = steady.about(kept.facts, folder / "outcomes.parquet", decided, context, kept.coming.next)
    rules = context.library.rules(kept.about["spoke"])
    about = {**kept.about, **more, "rules": rules, "told": decided.told, "coming": kept.coming.to_json()}
    write_facts(folder / KEPT, kept.facts, about, kept.facts.of(moving))


def kept_facts(path: Path, kept_as: str, sha256: str, day: date) -> Kept | None:
    """The facts again, where they are of that file, hang on the same, and hold on a day."""
    return _kept(path, kept_as, sha256, day, ALL)


def kept_movers(path: Path, kept_as: str, sha256: str, context: Context) -> Kept | None:
    """The same of those who must be asked every day, where nothing is otherwise of the others on the run's day."""
    day = context.settings.day
    kept = _kept(path, kept_as, sha256, day, SOME)
    try:
        if kept is None or kept.about["rules"] != context.library.rules(kept.about["spoke"]):
            return None
        if not _date(kept.about, "asked") <= day < _date(kept.about, "steady"):
            return None
        return kept if isinstance(kept.about["moving_told"], str) else None
    except (KeyError, TypeError, ValueError):
        return None


def _date(about: Mapping[str, Any], name: str) -> date:
    return date.fromisoformat(about[name])


def _kept(path: Path, kept_as: str, sha256: str, day: date, which: int) -> Kept | None:
    try:
        facts, about = read_facts(path, which)
        if (about["kept_as"], about["sha256"]) != (kept_as, sha256):
            return None
        if not _date(about, "since") <= day < _date(about, "until"):
            return None
        places = np.array(about["places"], np.object_)[np.array(about["place_of"], np.int32)]
        coming = Coming.from_json(about["coming"])
        if which == SOME:
            places = places[np.array(about["moving"], np.int32)]
    except (NoFactsError, KeyError, TypeError, ValueError, IndexError):
        return None
    return Kept(facts, places, about, coming) if places.size == facts.size else None


def holds_until(roster: Roster, coming: Coming, context: Context) -> date:
    """The first day on which what was read, or who speaks for whom, may be otherwise than on the run's day.

    A document comes into force; with the year the years change that are asked about; a day that the reader
    compared, or one of those ``coming``, has come. What a status hangs on is no part of it: that is asked again
    every night.
    """
    today = context.settings.day
    ahead = [date(today.year + 1, 1, 1), *(one for one in context.library.turning_days if one > today)]
    numbers = [*(day_number(one) for one in ahead), roster.moves, coming.next]
    return today + timedelta(days=min(numbers) - day_number(today))
