"""The outcomes of some submissions as columns, joined with whom and what they are about.

One pass over the results serves workbook and notices: everything is an array over outcomes
or people; words are made once a distinct value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from batch.days.moments import NEVER, Days, Mask, day_number
from batch.facts import Index
from batch.language.terms import STATUS_CODES, Status
from batch.language.text import BETWEEN
from batch.policy.library import Library
from batch.report.excel.coded import Coded
from batch.report.results.lines import RouteWords, add_months, route_words
from batch.report.tables import Results


@dataclass(frozen=True)
class Verdicts:
    """All outcomes and people of some results; ``person`` and the like have shape (m,)."""

    results: Results
    library: Library

    # -- people ------------------------------------------------------------------------------

    @cached_property
    def size(self) -> int:
        """How many people."""
        return int(self.results.people.num_rows)

    @cached_property
    def _person_columns(self) -> dict[str, Coded]:
        return {}

    def of_people(self, name: str) -> Coded:
        """A column of the people table."""
        if name not in self._person_columns:
            self._person_columns[name] = Coded.of_arrow(self.results.people[name])
        return self._person_columns[name]

    @cached_property
    def rows_of_people(self) -> Index:
        """The Excel row of everybody."""
        return np.asarray(self.results.people["row"].to_numpy(), np.int32)

    def who(self, people: Index, names: Sequence[str]) -> list[dict[str, Any]]:
        """Rows of the people table, some of its columns, for those who are to be told something one by one."""
        columns = [self._cells_of_people(name, people) for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]

    def _cells_of_people(self, name: str, people: Index) -> list[Any]:
        if pa.types.is_integer(self.results.people.schema.field(name).type):
            numbers: list[Any] = self.results.people[name].to_numpy()[people].tolist()
            return numbers
        return self.of_people(name).take(people).cells()

    # -- outcomes ----------------------------------------------------------------------------

    @cached_property
    def person(self) -> Index:
        """The place of each outcome's person among the people."""
        people, outcomes = self.results.people, self.results.outcomes
        theirs, ours = Coded.of_arrow(people["submission"]), Coded.of_arrow(outcomes["submission"])
        number = {name: code for code, name in enumerate(theirs.values)}
        renumber = np.array([number.get(name, -1) for name in ours.values] or [0], np.int64)
        key = _key(theirs.codes, people["person"])
        order = np.argsort(key, kind="stable")
        found = np.searchsorted(key[order], _key(renumber[ours.codes], outcomes["person"]))
        return (
            order[np.minimum(found, max(0, key.size - 1))].astype(np.int32)
            if key.size
            else found.astype(np.int32)
        )

    @cached_property
    def _routes(self) -> tuple[Index, tuple[RouteWords, ...]]:
        table = self.results.outcomes
        columns = [Coded.of_arrow(table[name]) for name in ("rulebook", "route")]

        def words(book: str, route: str) -> RouteWords:
            rulebook = self.library[book].rulebook
            return route_words(self.library, rulebook, rulebook.route(route))

        coded = Coded.combined(columns, words)
        return coded.codes, tuple(coded.values)

    @property
    def route(self) -> Index:
        """The number of each outcome's route in ``routes``."""
        return self._routes[0]

    @property
    def routes(self) -> tuple[RouteWords, ...]:
        """The routes that anybody was asked about."""
        return self._routes[1]

    @cached_property
    def status(self) -> npt.NDArray[np.int8]:
        """Codes of Status."""
        column = Coded.of_arrow(self.results.outcomes["status"])
        number = np.array([STATUS_CODES.index(word) for word in column.values] or [0], np.int8)
        return np.asarray(number[column.codes])

    def days(self, name: str, rows: Index) -> Days:
        """sure or maybe of some outcomes; NEVER where there is none."""
        if name not in self._days:
            column = self.results.outcomes[name].cast(pa.int32()).fill_null(int(NEVER))
            self._days[name] = np.asarray(column.to_numpy(), np.int32)
        found: Days = self._days[name][rows]
        return found

    @cached_property
    def _days(self) -> dict[str, Days]:
        return {}

    def shown_days(self, name: str, rows: Index) -> Days:
        """The same as people are shown them: no day before the document's first day."""
        since = [day_number(words.rulebook.in_force.since) for words in self.routes]
        days = self.days(name, rows)
        first = np.array(since or [0], np.int32)[self.route[rows]]
        return np.where(days == NEVER, NEVER, np.maximum(days, first))

    def texts(self, name: str, rows: Index) -> Coded:
        """A column of texts of some outcomes: reason, decided_by or note."""
        if name not in self._texts:
            self._texts[name] = Coded.of_arrow(self.results.outcomes[name])
        return self._texts[name].take(rows)

    @cached_property
    def _texts(self) -> dict[str, Coded]:
        return {}

    def undated(self, rows: Index) -> Mask:
        """Which outcomes rest on something undated."""
        found: Mask = self._undated[rows]
        return found

    @cached_property
    def _undated(self) -> Mask:
        return np.asarray(self.results.outcomes["undated"].to_numpy().astype(np.bool_))

    def lists(self, name: str, rows: Index) -> Coded:
        """blocking, missing or assumed of some outcomes: tuples of texts."""
        if name not in self._lists:
            joined = Coded.of_arrow(self.results.outcomes[name])
            self._lists[name] = joined.made(lambda text: tuple(text.split(BETWEEN)) if text else ())
        return self._lists[name].take(rows)

    @cached_property
    def _lists(self) -> dict[str, Coded]:
        return {}

    # -- choices -----------------------------------------------------------------------------

    def with_status(self, *statuses: Status) -> Index:
        """The outcomes with some statuses, in the order of the roster, higher targets first."""
        wanted = np.zeros(len(STATUS_CODES), np.bool_)
        wanted[list(statuses)] = True
        return self.ordered(np.flatnonzero(wanted[self.status]).astype(np.int32))

    def ordered(self, rows: Index) -> Index:
        """Outcomes by person, ladder and target, the highest first."""
        ladder = np.array([words.route.target.ladder == "title" for words in self.routes] or [False])
        rank = np.array([words.rank for words in self.routes] or [0], np.int32)
        route = self.route[rows]
        return rows[np.lexsort((-rank[route], ladder[route], self.person[rows]))]

    def upcoming(self, day: date, months: int) -> Index:
        """What may be applied for within so many months of a day, soonest first."""
        until = day_number(add_months(day, months))
        rows = self.with_status(Status.UPCOMING)
        hidden = self.undated(rows)
        sure, maybe = (np.where(hidden, NEVER, self.days(name, rows)) for name in ("sure", "maybe"))
        maybe = np.where(maybe == NEVER, until, maybe)
        rows, sure, maybe = (column[maybe <= until] for column in (rows, sure, maybe))
        return rows[np.lexsort((np.where(sure == NEVER, until, sure), sure == NEVER, maybe))]


def _key(submission: npt.NDArray[Any], person: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    return np.asarray(submission.astype(np.int64) << 32 | person.to_numpy().astype(np.int64))
