"""People counted by a text that each has, and people called by name: what several sheets and letters share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Self, TypeVar

import numpy as np

from batch.facts import Index
from batch.report.excel.coded import Coded
from batch.report.results.content import Content
from batch.report.results.regionname import region_name

BLANK: Final = "（未填）"
MOST_NAMES: Final = 40  # names that a cell has room for
Counted = TypeVar("Counted", bound=Hashable)
Figures = tuple[int, int, int, int]  # people, who may apply now, will, are open


def lists(content: Content) -> tuple[Index, Index, Index]:
    """The outcomes of who may apply now, will, and is open."""
    return content.eligible, content.upcoming, content.open


def counted(content: Content, column: Coded) -> dict[str, Figures]:
    """For each text that a column of the people has (people,) how many there are and what becomes of them.

    A blank stands under ""; the texts are in the order of the people, however the column was put together.
    """
    column = column.compact()
    whose = (np.ones(content.size, np.bool_), *(content.whose(rows) for rows in lists(content)))
    counts = (np.bincount(column.codes[mask], minlength=len(column.values)).tolist() for mask in whose)
    rows = zip(column.values, *counts, strict=True)
    return added({text or "": (people, *more)} for text, people, *more in rows if people)


def added(parts: Iterable[Mapping[Counted, Figures]]) -> dict[Counted, Figures]:
    """The figures of several groups of people together, texts in the order they are met."""
    found: dict[Counted, Figures] = {}
    for part in parts:
        for text, (people, now, soon, unsure) in part.items():
            before = found.get(text, (0, 0, 0, 0))
            found[text] = (before[0] + people, before[1] + now, before[2] + soon, before[3] + unsure)
    return found


def summed(counts: Iterable[Mapping[Counted, int]]) -> Counter[Counted]:
    """The counts of several groups of people together."""
    found: Counter[Counted] = Counter()
    for count in counts:
        found.update(count)
    return found


@dataclass(frozen=True)
class ByColumn:
    """The figures of each text of a column of the people table."""

    name: ClassVar[str]
    figures: Mapping[str, Figures]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        return cls(counted(content, cls.texts(content)))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(added(part.figures for part in parts))

    @classmethod
    def texts(cls, content: Content) -> Coded:
        """The column."""
        return content.verdicts.of_people(cls.name)


class ByOrganisation(ByColumn):
    """By employer."""

    name = "organisation"


class ByDepartment(ByColumn):
    """By department."""

    name = "department"


class ByPlace(ByColumn):
    """By region, called as it is called."""

    name = "place"

    @classmethod
    def texts(cls, content: Content) -> Coded:
        """The names of the regions."""
        return content.verdicts.of_people(cls.name).made(region_name(content.context.library))


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
    return _first(names, len(names), most)


def called(names: Sequence[str], people: int, size: int) -> str:
    """Some people of ``size`` by name; of many the first, and how many. ``names``: of the first of them at least."""
    if people == size and people > MOST_NAMES:
        return "全体人员"
    return _first(names, people, MOST_NAMES)


def _first(names: Sequence[str], people: int, most: int) -> str:
    return "、".join(names[:most]) + (f"等{people}人" if people > most else "")
