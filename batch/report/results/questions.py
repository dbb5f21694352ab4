"""What waits for an answer of an authority or a committee, grouped by question: one answer settles many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from batch.engine.kinds.case import AUTHORITY, COMMITTEE
from batch.facts import Index
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.besides import who
from batch.report.results.content import Content
from batch.report.results.lines import RouteWords, target_names

_FIELDS: Final = (
    Field("由谁答复", 12, "centre"), Field("问题", 54, "wrap"), Field("依据文件", 24, "wrap"),
    Field("条款", 14, "wrap"), Field("人数", 8, "number"), Field("涉及的等级", 24, "wrap"),
    Field("人员", 60, "wrap"),
)  # fmt: skip
#: What a sentence says of one person only.
_OWN_DAY: Final = re.compile(r"自\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?起，?")


@dataclass(frozen=True)
class Question:
    """One question, and whom its answer settles."""

    decided_by: str
    text: str
    routes: tuple[RouteWords, ...]  # on which it is asked
    people: tuple[int, ...]  # places among the people

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of its routes."""
        return tuple(dict.fromkeys(words.document for words in self.routes))

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of its routes."""
        return tuple(dict.fromkeys(words.route.clause for words in self.routes))

    @property
    def targets(self) -> list[str]:
        """What may be applied for if the answer is yes."""
        found = (words.route.target for words in self.routes)
        return target_names((target.ladder, target.level) for target in found if target.level)


def questions_of(content: Content, rows: Index) -> list[Question]:
    """The questions of some open outcomes that their employer cannot answer, most people first."""
    verdicts = content.verdicts
    settled = verdicts.texts("decided_by", rows)
    others = np.array([by in (AUTHORITY, COMMITTEE) for by in settled.values] or [False])[settled.codes]
    rows, settled = rows[others], settled.take(others)
    words = Coded(verdicts.route[rows], verdicts.routes)
    document = words.made(lambda one: one.document)
    asked = Coded.combined(
        [settled, verdicts.texts("reason", rows), document],
        lambda by, reason, number: (by, _OWN_DAY.sub("", reason), number),
    )
    found: dict[tuple[str, str, str], tuple[dict[int, None], dict[int, None]]] = {}
    for row, code in zip(rows.tolist(), asked.codes.tolist(), strict=True):
        key = asked.values[code]
        routes, people = found.setdefault(key, ({}, {}))
        routes[int(verdicts.route[row])] = None
        people[int(verdicts.person[row])] = None
    made = (
        Question(by, text, tuple(verdicts.routes[one] for one in routes), tuple(people))
        for (by, text, _), (routes, people) in found.items()
    )
    return sorted(made, key=lambda one: (one.decided_by != AUTHORITY, -len(one.people)))


def questions(book: Book, content: Content) -> None:
    """待答复问题: for one letter to each who settles it."""
    names = content.verdicts.of_people("name").cells()
    rows = [
        (
            one.decided_by, one.text, "、".join(one.documents), "、".join(one.clauses), len(one.people),
            "、".join(one.targets), who(names, list(one.people)),
        )
        for one in questions_of(content, content.open)
    ]  # fmt: skip
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    book.list_sheet("待答复问题", _FIELDS, cells, "没有须由主管部门或评委会答复的问题。")


def settlers(content: Content) -> dict[str, int]:
    """How many people each settles something of: 单位, 主管部门, 评委会; one person may wait for several."""
    column = content.verdicts.texts("decided_by", content.open)
    return {
        by: content.heads(content.whose(content.open[column.codes == number]))
        for number, by in enumerate(column.values)
        if by and np.any(column.codes == number)
    }
