"""按月: what comes within the horizon, month by month, by target and series: committees plan their sessions with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Self

import numpy as np

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.content import Content
from batch.report.results.directorywords import series_of, teaches
from batch.report.results.heads import Keys
from batch.report.results.lines import RouteWords, target_words

SHEET: Final = "按月"
_FIELDS: Final = (
    Field("月份", 10, "centre"), Field("目标等级", 14, "centre"), Field("系列", 30), Field("将符合（人）", 12, "number"),
)  # fmt: skip
_UNDATED: Final = "日期待定"


@dataclass(frozen=True, order=True)
class Kind:
    """A month, a target and a series, in the order of the sheet."""

    month: str
    order: tuple[bool, int]  # titles first, the highest first
    series: str
    target: str


@dataclass(frozen=True)
class Months:
    """Who comes within the horizon: of each kind the keys of distinct persons."""

    persons: Mapping[Kind, Keys]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        verdicts = content.verdicts
        rows = content.upcoming_once.rows
        people = verdicts.person[rows]
        about = (
            verdicts.of_people("occupation").take(people),
            teaches(verdicts.of_people("post")).take(people),
        )

        def aim(route: RouteWords, occupation: str, teacher: bool) -> tuple[tuple[bool, int], str, str]:
            order = (route.route.target.ladder != "title", -route.rank)
            return order, series_of(verdicts.library, route, occupation, teacher), target_words(route.route)

        aims = Coded.combined([Coded(verdicts.route[rows], verdicts.routes), *about], aim).distinct()
        month = content.earliest(rows).made(lambda day: f"{day:%Y-%m}" if day else _UNDATED).distinct()
        kinds = Coded.combined([month, aims], lambda when, words: Kind(when, *words))
        keys = content.person_keys[verdicts.person[rows]]
        order = np.argsort(kinds.codes, kind="stable")
        edges = np.searchsorted(kinds.codes[order], np.arange(1, len(kinds.values)))
        parts = zip(kinds.values, np.split(keys[order], edges), strict=True) if rows.size else ()
        return cls(_together([(one, part)] for one, part in parts))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together: each person once in a kind."""
        return cls(_together(part.persons.items() for part in parts))


def _together(parts: Iterable[Iterable[tuple[Kind, Keys]]]) -> dict[Kind, Keys]:
    found: dict[Kind, list[Keys]] = {}
    for kind, keys in chain.from_iterable(parts):
        found.setdefault(kind, []).append(keys)
    return {kind: np.unique(np.concatenate(keys)) for kind, keys in found.items()}


def months(book: Book, about: About) -> None:
    """One row a month, target and series, each person once in it."""
    rows = [
        (kind.month, kind.target, kind.series, int(keys.size))
        for kind, keys in sorted(about.part(Months).persons.items(), key=lambda one: one[0])
    ]
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    empty = f"今后{about.context.settings.horizon}个月内没有人将符合条件。"
    book.list_sheet(SHEET, _FIELDS, cells, empty, landscape=False)
