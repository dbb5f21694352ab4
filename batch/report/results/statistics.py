"""统计: the people of a merged workbook by region, industry and series of titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Self

import numpy as np

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.content import Content
from batch.report.results.counts import BLANK, ByPlace, Figures, added, lists
from batch.report.results.directorywords import series_of, teaches
from batch.report.results.heads import figures
from batch.report.results.owners import owned

SHEET: Final = "统计"
_FIELDS: Final = (
    Field("口径", 12), Field("名称", 34), Field("人数", 10, "number"), Field("现可申报", 10, "number"),
    Field("将符合", 10, "number"), Field("待核实", 10, "number"),
)  # fmt: skip
_CHARTED: Final = 20  # rows that a chart can show
_BETWEEN: Final = 28  # rows from one chart to the next
_BESIDE: Final = 11  # columns that a chart takes, with the one before it
Row = tuple[str, str, int, int, int, int]


def statistics(book: Book, about: About) -> None:
    """One row a region, an industry or a series, most people first; a chart beside each kind."""
    kinds = [_rows("地区", about.part(ByPlace).figures)]
    if any(one.industry for one in about.employers):
        kinds.append(_rows("行业", added({own.owner.industry: own.figures} for own in owned(about))))
    kinds.append(_rows("系列", about.part(BySeries).figures))
    rows = [row for kind in kinds for row in sorted(kind, key=lambda row: (-row[2], -row[3], row[1]))]
    rows += _once(about)
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    book.list_sheet(SHEET, _FIELDS, cells, "没有人员。")
    first = 1
    for place, kind in enumerate(kinds):
        if len(kind) > 1:
            _chart(book, kind[0][0], first, min(len(kind), _CHARTED), place)
        first += len(kind)
    sheet: Any = book.book.get_worksheet_by_name(SHEET)
    sheet.print_area(0, 0, max(len(rows), _BETWEEN * len(kinds)), len(_FIELDS) + _BESIDE)


def _once(about: About) -> list[Row]:
    """Everybody once, where somebody stands in several rosters and is in each of them above."""
    heads = figures(about)
    if heads["people"] == sum(people for people, *_ in about.part(ByPlace).figures.values()):
        return []
    counts = (heads["people"], heads["eligible"], heads["upcoming"], heads["undetermined"])
    return [("合计", "一人只计一次（以上按各份名册计）", *counts)]


def _rows(what: str, counted: Mapping[str, Figures]) -> list[Row]:
    return [(what, name or BLANK, *figures) for name, figures in counted.items()]


@dataclass(frozen=True)
class BySeries:
    """For each series the people with a title of it in sight: each once a series."""

    figures: Mapping[str, Figures]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        verdicts = content.verdicts
        names: dict[str, int] = {}
        called = partial(series_of, verdicts.library)
        pairs = []  # a series and a person as one number, list by list
        for rows in lists(content):
            people = verdicts.person[rows]
            about = (
                verdicts.of_people("occupation").take(people),
                teaches(verdicts.of_people("post")).take(people),
            )
            series = Coded.combined([Coded(verdicts.route[rows], verdicts.routes), *about], called)
            numbers = [names.setdefault(name, len(names)) if name else -1 for name in series.values]
            which = np.array(numbers or [-1])[series.codes]
            pairs.append(np.unique((which * content.size + verdicts.person[rows])[which >= 0]))
        people, now, soon, unsure = (
            np.bincount(one // max(1, content.size), minlength=len(names)).tolist()
            for one in (np.unique(np.concatenate(pairs)), *pairs)
        )
        return cls(dict(zip(names, zip(people, now, soon, unsure, strict=True), strict=True)))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(added(part.figures for part in parts))


def _chart(book: Book, name: str, first: int, rows: int, place: int) -> None:
    chart: Any = book.book.add_chart({"type": "bar"})
    for column, colour in ((3, "#2E75B6"), (4, "#9DC3E6"), (5, "#FFD966")):
        chart.add_series(
            {
                "name": [SHEET, 0, column], "categories": [SHEET, first, 1, first + rows - 1, 1],
                "values": [SHEET, first, column, first + rows - 1, column], "fill": {"color": colour},
            }
        )  # fmt: skip
    chart.set_title({"name": f"各{name}（人）", "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 620, "height": 130 + 26 * rows})
    sheet = book.book.get_worksheet_by_name(SHEET)
    sheet.insert_chart(1 + place * _BETWEEN, len(_FIELDS) + 1, chart)
