"""What stands beside several certificates of one cell: as many days and trades, one behind the other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.understand.dates import read_date

#: Between them, and what numbers them.
SPLIT: Final = re.compile(r"[、，,；;\n\r+]+|\s{2,}")
ITEM: Final = re.compile(r"^(?:[(（]?\d{1,2}[)）]|\d{1,2}[.．、](?!\d)|[①-⑨])\s*")


def nth(words: list[str], number: int) -> str:
    """One of several words; a single one is of all."""
    return words[0] if len(words) == 1 else (words[number] if number < len(words) else "")


def words(cell: object) -> list[str]:
    """The words of a cell without what numbers them."""
    return [word for piece in SPLIT.split(text_of(cell)) if (word := ITEM.sub("", piece.strip()))]


def days_in(cell: object) -> list[str]:
    """Days written one behind the other; none where one of them is not understood."""
    found = words(cell)
    return found if not any(read_date(word).code for word in found) else []


def in_other_order(ranks: list[tuple[int, ...]], own: Column, days: Column, surely: Mask) -> Mask:
    """Rows whose days beside would give a lower level a later day than a higher one: they may be in another order.

    ``ranks``: of the levels of each distinct cell of ``own``; ``surely``: rows that tell themselves whose day is whose,
    or have levels of several trades.
    """
    asked = np.array([len(one) > 1 for one in ranks], np.bool_)[own.codes] & ~surely & ~days.blank
    found: Mask = np.zeros(own.raw.size, np.bool_)
    rows = np.flatnonzero(asked)
    keys = own.codes[rows].astype(np.int64) * len(days.distinct) + days.codes[rows]
    pairs, place = np.unique(keys, return_inverse=True)
    beside = [divmod(pair, len(days.distinct)) for pair in pairs.tolist()]
    turned = [_is_turned(ranks[level], days_in(days.distinct[day])) for level, day in beside]
    found[rows] = np.array(turned, np.bool_)[place]
    return found


def _is_turned(ranks: tuple[int, ...], days: list[str]) -> bool:
    read = [read_date(day) for day in days]
    dated = sorted((rank, day.first, day.last) for rank, day in zip(ranks, read, strict=False))
    return any(low[0] < high[0] and low[1] > high[2] for low, high in pairwise(dated))
