"""Outcomes as the lines that people read: joined with who it is, in Chinese words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

import pyarrow as pa

from batch.policy.library import Library
from batch.policy.lint import split_clause
from batch.policy.points import evaluation_points
from batch.policy.requirements import Assessments, AwardOn
from batch.policy.rulebook import Clause, Route, Rulebook
from batch.results import Results
from batch.terms import LADDER_WORDS, STATUS_CODES, STATUS_WORDS, level_number
from batch.text import squeeze

STATUS_WORD: Final = dict(zip(STATUS_CODES, STATUS_WORDS, strict=True))

Key = tuple[str, int]  # submission, person


@dataclass(frozen=True)
class Line:
    """One outcome of one person as it is shown."""

    who: dict[str, Any]  # a row of the people table
    rulebook: Rulebook
    route: Route
    status: str  # Chinese word
    sure: date | None  # no day where it rests on an undated certificate
    maybe: date | None
    undated: bool
    blocking: list[str]
    missing: list[str]
    assumed: list[str]
    document: str  # number of the document, with that of the one it forwards
    text: str  # the decisive sentences of the clause, quoted
    points: tuple[str, ...]
    notes: tuple[str, ...]  # what the reader of the verdict must know: readings, what was taken for granted

    @property
    def ladder(self) -> str:
        """职称 or 职业技能等级."""
        return LADDER_WORDS[self.route.target.ladder]

    @property
    def target(self) -> str:
        """What may be applied for, in words."""
        level = self.route.target.level
        return level or "按有关规定确定"

    @property
    def rank(self) -> int:
        """The target's rank on its ladder."""
        return self.route.target.number


def source_of(library: Library, book: Rulebook, route: Route) -> Rulebook:
    """The document that a route's clause stands in."""
    return library[route.document].rulebook if route.document else book


def document_of(library: Library, book: Rulebook, route: Route) -> str:
    """A document's number, with that of the one it forwards or extends where the clause is there."""
    source = source_of(library, book, route)
    if source is book:
        return book.number
    return f"{book.number}{'转发的' if book.forwards else '所扩展的'}{source.number}"


def clauses_of(library: Library, book: Rulebook, route: Route) -> list[Clause]:
    """The clauses that a route rests on, from the document that has them."""
    source = source_of(library, book, route)
    found = [source.clause(part) for part in split_clause(route.clause.removeprefix("国 "))]
    return [clause for clause in found if clause]


def clause_text(library: Library, book: Rulebook, route: Route) -> str:
    """The whole words of a route's clause."""
    return "".join(clause.text for clause in clauses_of(library, book, route))


def decisive_text(library: Library, book: Rulebook, route: Route) -> str:
    """The sentences of a route's clause that the route comes from; all of it if none is marked."""
    parts = [part for clause in clauses_of(library, book, route) for part in clause.parts]
    return "".join(part.quote for part in parts if route.id in part.routes) or clause_text(
        library, book, route
    )


class Lines:
    """The outcomes of some results as lines, by status."""

    def __init__(self, results: Results, library: Library) -> None:
        self.results, self.library = results, library

    @cached_property
    def people(self) -> dict[Key, dict[str, Any]]:
        """Everybody by submission and number."""
        return {(row["submission"], row["person"]): row for row in self.results.people.to_pylist()}

    @cached_property
    def _routes(self) -> dict[tuple[str, str], tuple[Rulebook, Route, str, str]]:
        found = {}
        for entry in self.library.entries.values():
            book = entry.rulebook
            for route in book.routes:
                texts = (
                    document_of(self.library, book, route),
                    decisive_text(self.library, book, route),
                )
                found[book.id, route.id] = (book, route, *texts)
        return found

    def with_status(self, *statuses: str) -> list[Line]:
        """The lines with some statuses, in the order of the roster, higher targets first."""
        return self.made(self.results.with_status(*statuses))

    def upcoming(self, day: date, months: int) -> list[Line]:
        """What may be applied for within so many months of a day, soonest first."""
        until = add_months(day, months)
        found = [one for one in self.with_status("upcoming") if (one.maybe or until) <= until]
        return sorted(found, key=lambda one: (one.maybe or until, one.sure is None, one.sure or until))

    def made(self, table: pa.Table) -> list[Line]:
        """The lines of some outcomes, in the order of the roster, higher targets first."""
        lines = [self._line(row) for row in table.to_pylist()]
        number = {key: place for place, key in enumerate(self.people)}
        lines.sort(key=lambda x: (number[x.who["submission"], x.who["person"]], x.ladder, -x.rank))
        return lines

    def _notes(self, book: Rulebook, route: Route, who: dict[str, Any]) -> tuple[str, ...]:
        """The reading, and what was taken for granted where the roster or the text leaves room."""
        notes = [route.reading]
        asked = book.requirements(route)
        if not who["work_start"] and any(getattr(what, "worked", None) for what in asked):
            notes.append(_SINCE)
        by_award = any(isinstance(what, AwardOn) for what in asked)
        assessed = any(isinstance(what, Assessments) for what in asked)
        if by_award and assessed and "有争议" not in route.reading:
            notes.append(_DISPUTED)
        directory = self.library[book.id].directory
        condition = directory.conditions.get(squeeze(who["occupation"])) if directory else None
        if condition:
            notes.append(f"目录对该职业限定为“{condition}”，须核实")
        return tuple(note for note in notes if note)

    def _line(self, row: dict[str, Any]) -> Line:
        book, route, document, text = self._routes[row["rulebook"], row["route"]]
        who = self.people[row["submission"], row["person"]]
        points: tuple[str, ...] = ()
        if row["status"] == "eligible" and route.target.ladder == "skill":
            points = evaluation_points(book.benefits.points, who["occupation"], route.target.level)
        hidden = row["undated"]
        return Line(
            who, book, route, STATUS_WORD[row["status"]],
            None if hidden else row["sure"], None if hidden else row["maybe"], hidden,
            row["blocking"], row["missing"], row["assumed"], document, text, points, self._notes(book, route, who),
        )  # fmt: skip


_DISPUTED: Final = "年度考核是否约束直接申报有争议，按须考核合格处理"
_SINCE: Final = "未填从事技术技能工作起始日期，按取得证书后一直从事计算"


def by_person(lines: Iterable[Line]) -> dict[Key, list[Line]]:
    """Lines grouped by whom they are about."""
    grouped: dict[Key, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.who["submission"], line.who["person"]].append(line)
    return grouped


def targets(lines: Iterable[Line]) -> list[str]:
    """The distinct targets of some lines in words, highest first: 中级职称, 技师."""
    found = {(line.route.target.ladder, line.route.target.level) for line in lines if line.route.target.level}
    ordered = sorted(found, key=lambda x: (x[0] != "title", -level_number(*x)))
    return [f"{level}职称" if ladder == "title" else level for ladder, level in ordered]


def add_months(day: date, months: int) -> date:
    """The day some calendar months later, at most the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)
