"""What is told of outcomes: column by column for lists, one by one for letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property, partial
from typing import Any

import numpy as np

from batch.days.moments import Mask
from batch.facts import Index
from batch.language.terms import STATUS_CODES, Status
from batch.policy.points import evaluation_points
from batch.report.excel.coded import Coded
from batch.report.results.directorywords import condition_of, teaches, title_of
from batch.report.results.line import Line
from batch.report.results.lines import STATUS_WORD, RouteWords
from batch.report.results.verdicts import Verdicts


@dataclass(frozen=True)
class Told:
    """What is told of some outcomes, column by column."""

    sure: Coded  # dates; none where the day rests on something undated
    maybe: Coded
    hidden: Mask
    blocking: Coded  # tuples of texts
    missing: Coded
    assumed: Coded
    points: Coded
    notes: Coded
    title: Coded  # series and name of the title
    reason: Coded  # one sentence with the person's own facts
    decided_by: Coded

    @classmethod
    def of(cls, verdicts: Verdicts, rows: Index) -> Told:
        """For some outcomes, in their order."""
        hidden = verdicts.undated(rows)
        route = Coded(verdicts.route[rows], verdicts.routes)
        person = verdicts.person[rows]
        work, trade = (verdicts.of_people(name).take(person) for name in ("work_start", "occupation"))
        teacher = teaches(verdicts.of_people("post")).take(person)
        status = Coded(verdicts.status[rows].astype(np.int32), range(len(STATUS_CODES)))
        started = Coded(_truth(work), [False, True])

        def notes(words: RouteWords, has_start: bool, occupation: str, note: str) -> tuple[str, ...]:
            condition = condition_of(verdicts.library, words, occupation)
            told = words.notes_for("有" if has_start else "")
            return (*told, *(text for text in (condition, note) if text))

        def points(words: RouteWords, code: int, occupation: str) -> tuple[str, ...]:
            target = words.route.target
            if code != Status.ELIGIBLE or target.ladder != "skill":
                return ()
            return evaluation_points(words.rulebook.benefits.points, occupation, target.level)

        return cls(
            Coded.of_days(verdicts.shown_days("sure", rows), hidden),
            Coded.of_days(verdicts.shown_days("maybe", rows), hidden),
            hidden,
            verdicts.lists("blocking", rows),
            verdicts.lists("missing", rows),
            verdicts.lists("assumed", rows),
            Coded.combined([route, status, trade], points),
            Coded.combined([route, started, trade, verdicts.texts("note", rows)], notes),
            Coded.combined([route, trade, teacher], partial(title_of, verdicts.library)),
            verdicts.texts("reason", rows),
            verdicts.texts("decided_by", rows),
        )

    def take(self, places: Index) -> Told:
        """The same of some of them, by their places."""
        columns = {one.name: getattr(self, one.name) for one in fields(self)}
        return Told(
            hidden=columns.pop("hidden")[places],
            **{name: column.take(places) for name, column in columns.items()},
        )


@dataclass(frozen=True)
class ToldOnce:
    """What is told of some outcomes (rising numbers), worked out once."""

    verdicts: Verdicts
    rows: Index

    @cached_property
    def _told(self) -> Told:
        return Told.of(self.verdicts, self.rows)

    def of(self, rows: Index) -> Told:
        """What is told of some of them, or of others, in their order."""
        places = np.searchsorted(self.rows, rows).astype(np.int32)
        if self.rows.size and np.array_equal(self.rows[np.minimum(places, self.rows.size - 1)], rows):
            return self._told.take(places)
        return Told.of(self.verdicts, rows)


def _truth(column: Coded) -> Index:
    """0 and 1 for empty and other texts."""
    return np.array([bool(value) for value in column.values] or [False], np.int32)[column.codes]


def lines_of(verdicts: Verdicts, rows: Index, told: Told, who: Mapping[int, dict[str, Any]]) -> list[Line]:
    """Some outcomes one by one, for letters; ``who``: rows of the people table by number."""
    columns = (
        told.sure, told.maybe, told.blocking, told.missing, told.assumed, told.points, told.notes, told.title,
        told.reason, told.decided_by,
    )  # fmt: skip
    cells = zip(*(column.cells() for column in columns), strict=True)
    statuses = [STATUS_WORD[STATUS_CODES[code]] for code in verdicts.status[rows].tolist()]
    heads = zip(
        verdicts.person[rows].tolist(),
        verdicts.route[rows].tolist(),
        statuses,
        told.hidden.tolist(),
        strict=True,
    )
    return [
        Line(who[person], verdicts.routes[route], status, sure, maybe, undated, *more)
        for (person, route, status, undated), (sure, maybe, *more) in zip(heads, cells, strict=True)
    ]  # fmt: skip
