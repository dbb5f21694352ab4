"""Of several grounds for one target one is told, the others beside it."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from batch.facts import Index
from batch.report.results.lines import RouteWords
from batch.report.results.verdicts import Verdicts

_NONE: Final = np.zeros(0, np.int32)


class OneATarget(NamedTuple):
    """One outcome for each person and target, and beside each the others of that target."""

    rows: Index
    others: list[Index]


def target_of(words: RouteWords) -> tuple[str, str]:
    """What a route leads to; a route without a level leads to something of its own."""
    target = words.route.target
    return (target.ladder, target.level) if target.level else (words.rulebook.id, words.route.id)


def one_a_target(verdicts: Verdicts, rows: Index) -> OneATarget:
    """Of some outcomes one for each person and target, that of the earliest day; the others are its further grounds."""
    targets = {target: number for number, target in enumerate(dict.fromkeys(map(target_of, verdicts.routes)))}
    number = np.array([targets[target_of(words)] for words in verdicts.routes] or [0], np.int64)
    key = verdicts.person[rows].astype(np.int64) * max(1, len(targets)) + number[verdicts.route[rows]]
    maybe, sure = (verdicts.shown_days(name, rows) for name in ("maybe", "sure"))
    order = np.lexsort((np.arange(rows.size), maybe, sure, key))
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    place = np.argsort(np.minimum.reduceat(order, starts), kind="stable") if rows.size else starts
    others = [_NONE] * starts.size
    stops = np.append(starts[1:], rows.size)
    for one in np.flatnonzero(stops - starts > 1).tolist():  # few have several
        others[one] = rows[order[starts[one] + 1 : stops[one]]]
    return OneATarget(rows[order[starts]][place], [others[one] for one in place.tolist()])
