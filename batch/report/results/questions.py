"""What waits for an answer of an authority or a committee, grouped by question: one answer settles many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Final, Self

import numpy as np

from batch.engine.kinds.case import AUTHORITY, COMMITTEE
from batch.facts import Index
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.content import Content
from batch.report.results.counts import MOST_NAMES, called
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
    def aims(self) -> frozenset[tuple[str, str]]:
        """What may be applied for if the answer is yes: ladder and level."""
        found = (words.route.target for words in self.routes)
        return frozenset((target.ladder, target.level) for target in found if target.level)

    @property
    def targets(self) -> list[str]:
        """The same in words."""
        return target_names(self.aims)


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


@dataclass(frozen=True)
class Waiting:
    """One question as the sheet tells it, of however many people."""

    clauses: Sequence[str]
    aims: Set[tuple[str, str]]  # ladder and level of what may be applied for
    people: int
    names: Sequence[str]  # of the first of them


@dataclass(frozen=True)
class Questions:
    """Who settles it, the question and the document → what is told of it; and of how many people these are some."""

    asked: Mapping[tuple[str, str, str], Waiting]
    size: int

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        names = content.verdicts.of_people("name")
        named = [names.values[code] for code in names.codes.tolist()]
        return cls(
            {
                (one.decided_by, one.text, "、".join(one.documents)): Waiting(
                    one.clauses, one.aims, len(one.people),
                    [named[person] for person in sorted(one.people)[: MOST_NAMES + 1]],
                )
                for one in questions_of(content, content.open)
            },
            content.size,
        )  # fmt: skip

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        found: dict[tuple[str, str, str], Waiting] = {}
        for key, one in chain.from_iterable(part.asked.items() for part in parts):
            known = found.get(key)
            found[key] = _both(known, one) if known else one
        return cls(found, sum(part.size for part in parts))


def _both(one: Waiting, other: Waiting) -> Waiting:
    return Waiting(
        list(dict.fromkeys([*one.clauses, *other.clauses])), one.aims | other.aims, one.people + other.people,
        [*one.names, *other.names][: MOST_NAMES + 1],
    )  # fmt: skip


def questions(book: Book, about: About) -> None:
    """待答复问题: for one letter to each who settles it."""
    every = about.part(Questions)
    asked = sorted(every.asked.items(), key=lambda pair: (pair[0][0] != AUTHORITY, -pair[1].people, pair[0]))
    rows = [
        (
            by, text, document, "、".join(one.clauses), one.people, "、".join(target_names(one.aims)),
            called(one.names, one.people, every.size),
        )
        for (by, text, document), one in asked
    ]  # fmt: skip
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    book.list_sheet("待答复问题", _FIELDS, cells, "没有须由主管部门或评委会答复的问题。")
