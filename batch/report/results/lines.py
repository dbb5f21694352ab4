"""Routes as people read them, and what they lead to in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from batch.language.terms import LADDER_WORDS, STATUS_CODES, STATUS_WORDS, level_number
from batch.policy.clauses import Clause
from batch.policy.library import Library
from batch.policy.lint import split_clause
from batch.policy.requirements import Assessments, AwardOn
from batch.policy.rulebook import Route, Rulebook

STATUS_WORD: Final = dict(zip(STATUS_CODES, STATUS_WORDS, strict=True))


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


_SINCE: Final = "未填从事技术技能工作起始日期，按取得证书后一直从事计算"


@dataclass(frozen=True)
class RouteWords:
    """What is said of a route, the same for everybody on it."""

    rulebook: Rulebook
    route: Route
    document: str  # number of the document, with that of the one it forwards
    text: str  # the decisive sentences of the clause, quoted
    notes: tuple[str, ...]  # the reading, and what the text leaves room for
    worked: bool  # whether years of work after a certificate are counted

    @property
    def ladder(self) -> str:
        """职称 or 职业技能等级."""
        return LADDER_WORDS[self.route.target.ladder]

    @property
    def target(self) -> str:
        """What may be applied for, in words."""
        return self.route.target.level or "按有关规定确定"

    @cached_property
    def aim(self) -> tuple[str, str]:
        """Ladder and level of the target; the level is empty where other rules have it."""
        return self.route.target.ladder, self.route.target.level

    @property
    def rank(self) -> int:
        """The target's rank on its ladder."""
        return self.route.target.number

    def notes_for(self, work_start: str) -> tuple[str, ...]:
        """The notes, with what was taken for granted of one whose start of work is not written."""
        return (*self.notes, _SINCE) if self.worked and not work_start else self.notes


def route_words(library: Library, book: Rulebook, route: Route) -> RouteWords:
    """What is said of a route."""
    asked = book.requirements(route)
    by_award = any(isinstance(what, AwardOn) for what in asked)
    disputed = (what.disputed for what in asked if by_award and isinstance(what, Assessments))
    notes = (route.reading, *disputed)
    return RouteWords(
        book, route, document_of(library, book, route), decisive_text(library, book, route),
        tuple(note for note in notes if note), any(getattr(what, "worked", None) for what in asked),
    )  # fmt: skip


def target_names(found: Iterable[tuple[str, str]]) -> list[str]:
    """Distinct targets (ladder, level) in words, titles first, highest first: 中级职称, 技师."""
    return list(_named(frozenset(found)))


@lru_cache(maxsize=4096)  # there are few combinations
def _named(found: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    ordered = sorted(found, key=lambda x: (x[0] != "title", -level_number(*x)))
    return tuple(f"{level}职称" if ladder == "title" else level for ladder, level in ordered)


def target_words(route: Route) -> str:
    """What a route leads to: 中级职称, 技师."""
    target = route.target
    return target_names([(target.ladder, target.level)])[0] if target.level else "按有关规定确定"


def add_months(day: date, months: int) -> date:
    """The day some calendar months later, at most the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)
