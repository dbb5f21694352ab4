"""People counted by a text that each has, and people called by name: what several sheets and letters share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from batch.facts import Index
from batch.report.excel.coded import Coded
from batch.report.results.content import Content

BLANK: Final = "（未填）"
MOST_NAMES: Final = 40  # names that a cell has room for
Figures = tuple[int, int, int, int]  # people, who may apply now, will, are open


def lists(content: Content) -> tuple[Index, Index, Index]:
    """The outcomes of who may apply now, will, and is open."""
    return content.eligible, content.upcoming, content.open


def counted(content: Content, column: Coded) -> dict[str, Figures]:
    """For each text that a column of the people has (people,) how many there are and what becomes of them.

    A blank stands under ""; the texts are in the column's order.
    """
    whose = (np.ones(content.size, np.bool_), *(content.whose(rows) for rows in lists(content)))
    counts = (np.bincount(column.codes[mask], minlength=len(column.values)).tolist() for mask in whose)
    found: dict[str, Figures] = {}
    for text, people, now, soon, unsure in zip(column.values, *counts, strict=True):
        if people:
            before = found.get(text or "", (0, 0, 0, 0))
            found[text or ""] = (
                before[0] + people, before[1] + now, before[2] + soon, before[3] + unsure,
            )  # fmt: skip
    return found


def texts_counted(column: Coded) -> Counter[str]:
    """How many cells each text has; blank ones are not counted."""
    count: Counter[str] = Counter()
    for value, number in zip(column.values, _numbers(column), strict=True):
        if value:
            count[value] += number
    return count


def _numbers(column: Coded) -> list[int]:
    numbers: list[int] = np.bincount(column.codes, minlength=len(column.values)).tolist()
    return numbers


def names_counted(column: Coded) -> Counter[str]:
    """How many people have each of some targets."""
    count: Counter[str] = Counter()
    for names, number in zip(column.values, _numbers(column), strict=True):
        count.update(dict.fromkeys(names, number))
    return +count


def some_names(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """People by name; of many the first, and how many."""
    return "、".join(names[:most]) + (f"等{len(names)}人" if len(names) > most else "")
