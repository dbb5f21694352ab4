"""附带结论: exemptions, education, examinations, treatment; one row a rule, with how many and who."""

from __future__ import annotations

from typing import Final

import numpy as np

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.content import Content
from batch.report.results.counts import called

_TOLD: Final = (
    ("免试", "waiver"), ("学历对待", "education"), ("可报考试", "examinations"), ("待遇比照", "treatment"),
    ("其他说明", "remarks"), ("未列名的奖项（需人工核定）", "unlisted"),
)  # fmt: skip
_FIELDS: Final = (
    Field("类别", 26), Field("内容", 60, "wrap"), Field("人数", 8, "number"), Field("人员", 80, "wrap"),
)  # fmt: skip
_BETWEEN: Final = "；"


def besides(book: Book, content: Content) -> None:
    """附带结论: what is told of people beside the routes, each rule once."""
    rows = [row for what, column in _TOLD for row in _rules(content, what, column)]
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    book.list_sheet("附带结论", _FIELDS, cells, "没有附带结论。")


def _rules(content: Content, what: str, name: str) -> list[tuple[str, str, int, str]]:
    """Each distinct text of a column of the people table, with whom it is told of, most people first."""
    column, names = content.verdicts.of_people(name), content.verdicts.of_people("name").cells()
    told: dict[str, list[int]] = {}
    for number, text in enumerate(column.values):
        people = np.flatnonzero(column.codes == number).tolist()
        for part in dict.fromkeys((text or "").split(_BETWEEN)):
            if part and people:
                told.setdefault(part, []).extend(people)
    rows = [
        (what, text, len(people), called([names[one] for one in sorted(people)], len(people), len(names)))
        for text, people in told.items()
    ]
    return sorted(rows, key=lambda row: -row[2])
