"""Of several grounds for one target one is told, the others beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from batch.facts import Index
from batch.report.results.lines import RouteWords
from batch.report.results.verdicts import Verdicts


@dataclass(frozen=True)
class OneATarget:
    """One outcome for each person and target, and beside each the others of that target."""

    rows: Index
    #: The row that is told → its further grounds; only where there are any.
    others: Mapping[int, Index]


def target_of(words: RouteWords) -> tuple[str, str]:
    """What a route leads to; a route without a level leads to something of its own."""
    target = words.route.target
    return (target.ladder, target.level) if target.level else (words.rulebook.id, words.route.id)


def one_a_target(verdicts: Verdicts, rows: Index) -> OneATarget:
    """Of some outcomes one for each person and target, that of the earliest day; the others are its further grounds.

    Of one day that which rests on nothing undated: it stays the day, whenever it is asked about.
    """
    key = _keys(verdicts, rows)
    maybe, sure = (verdicts.shown_days(name, rows) for name in ("maybe", "sure"))
    order = np.lexsort((np.arange(rows.size), maybe, verdicts.undated(rows), sure, key))
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    place = np.argsort(np.minimum.reduceat(order, starts), kind="stable") if rows.size else starts
    stops = np.append(starts[1:], order.size)
    several = np.flatnonzero(stops - starts > 1)
    others = {
        int(rows[order[start]]): rows[order[start + 1 : stop]]
        for start, stop in zip(starts[several].tolist(), stops[several].tolist(), strict=True)
    }
    return OneATarget(rows[order[starts]][place], others)


def without_targets_of(verdicts: Verdicts, rows: Index, other: Index) -> Index:
    """Some outcomes without those whose person and target are among the other ones, in their order."""
    return rows[~np.isin(_keys(verdicts, rows), _keys(verdicts, other))]


def _keys(verdicts: Verdicts, rows: Index) -> npt.NDArray[np.int64]:
    """A number for each outcome's person and target."""
    targets = {target: number for number, target in enumerate(dict.fromkeys(map(target_of, verdicts.routes)))}
    number = np.array([targets[target_of(words)] for words in verdicts.routes] or [0], np.int64)
    return np.asarray(
        verdicts.person[rows].astype(np.int64) * max(1, len(targets)) + number[verdicts.route[rows]]
    )
