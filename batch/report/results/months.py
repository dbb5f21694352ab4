"""按月: what comes within the horizon, month by month, by target and series: committees plan their sessions with it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.content import Content
from batch.report.results.directorywords import title_of
from batch.report.results.lines import RouteWords, target_words

SHEET: Final = "按月"
_FIELDS: Final = (
    Field("月份", 10, "centre"), Field("目标等级", 14, "centre"), Field("系列", 30), Field("将符合（人）", 12, "number"),
)  # fmt: skip
_UNDATED: Final = "日期待定"


def months(book: Book, content: Content) -> None:
    """One row a month, target and series, each person once in it."""
    rows = _rows(content)
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    empty = f"今后{content.context.settings.horizon}个月内没有人将符合条件。"
    book.list_sheet(SHEET, _FIELDS, cells, empty, landscape=False)


def _rows(content: Content) -> list[tuple[Any, ...]]:
    verdicts = content.verdicts
    rows = content.upcoming_once.rows
    day = content.told.of(rows).maybe
    trade = verdicts.of_people("occupation").take(verdicts.person[rows])

    def words(when: date | None, route: RouteWords, occupation: str) -> tuple[str, str, str]:
        series = title_of(verdicts.library, route, occupation).partition("，")[0]
        return f"{when:%Y-%m}" if when else _UNDATED, target_words(route.route), series

    kinds = Coded.combined([day, Coded(verdicts.route[rows], verdicts.routes), trade], words)
    named = {kind: number for number, kind in enumerate(dict.fromkeys(kinds.values))}
    which = np.array([named[kind] for kind in kinds.values] or [0], np.int64)[kinds.codes]
    pairs = np.unique(which * content.size + content.persons[verdicts.person[rows]])
    numbers = np.bincount(pairs // max(1, content.size), minlength=len(named)).tolist()
    order = {
        target_words(one.route): (one.route.target.ladder != "title", -one.rank) for one in verdicts.routes
    }
    made = ((*kind, number) for kind, number in zip(named, numbers, strict=True))
    return sorted(made, key=lambda row: (row[0], order[row[1]], row[2]))
