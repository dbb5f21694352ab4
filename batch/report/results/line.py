"""One outcome of one person as a line of a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from batch.policy.rulebook import Route, Rulebook
from batch.report.results.lines import RouteWords, target_names


class Line(NamedTuple):
    """One outcome of one person as a letter tells it."""

    who: dict[str, Any]  # a row of the people table
    words: RouteWords
    status: str  # Chinese word
    sure: date | None  # no day where it rests on an undated certificate
    maybe: date | None
    undated: bool
    blocking: tuple[str, ...]
    missing: tuple[str, ...]
    assumed: tuple[str, ...]
    points: tuple[str, ...]
    notes: tuple[str, ...]  # what the reader of the verdict must know
    title: str = ""  # 工程系列，工程师; empty for skill levels and where nobody knows
    reason: str = ""  # one sentence with the person's own facts
    decided_by: str = ""

    @property
    def route(self) -> Route:
        """The route."""
        return self.words.route

    @property
    def rulebook(self) -> Rulebook:
        """The document."""
        return self.words.rulebook

    @property
    def document(self) -> str:
        """The document's number."""
        return self.words.document

    @property
    def text(self) -> str:
        """The decisive sentences of the clause."""
        return self.words.text

    @property
    def ladder(self) -> str:
        """职称 or 职业技能等级."""
        return self.words.ladder

    @property
    def target(self) -> str:
        """What may be applied for, in words."""
        return self.words.target

    @property
    def rank(self) -> int:
        """The target's rank on its ladder."""
        return self.words.rank


def by_person(lines: Iterable[Line]) -> dict[int, list[Line]]:
    """Lines of one submission grouped by the person's number."""
    grouped: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.who["person"]].append(line)
    return grouped


def targets(lines: Iterable[Line]) -> list[str]:
    """The distinct targets of some lines in words."""
    return target_names(aim for line in lines if (aim := line.words.aim)[1])
