"""By what a row of a list is known again in the next run, whatever has moved around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from batch.facts import Index
from batch.report.results.marks import key_of, prefix_of
from batch.report.results.onetarget import target_of
from batch.report.results.verdicts import Verdicts


@dataclass(frozen=True)
class RowKeys:
    """The keys of the rows of some results; ``several``: of a merged workbook."""

    verdicts: Verdicts
    several: bool

    @cached_property
    def prefixes(self) -> list[str]:
        """What stands before the key of each person's rows: in a merged workbook the submission's."""
        column = self.verdicts.of_people("submission")
        own = [prefix_of(name) if self.several else "" for name in column.values]
        return [own[code] for code in column.codes.tolist()]

    @cached_property
    def _person_keys(self) -> list[str]:
        return self._keys_of(np.arange(self.verdicts.size, dtype=np.int32))

    def _keys_of(self, people: Index) -> list[str]:
        """A short text for each of some people, in whatever submission they stand."""
        columns = [
            self.verdicts.of_people(name).take(people) for name in ("id_number", "name", "staff_number")
        ]
        texts = zip(*(column.cells() for column in columns), strict=True)
        return [key_of(*one) for one in texts]

    def of_person(self, submission: str, person: int | None) -> str:
        """A short text for the person of that number in a submission; empty for nobody."""
        if person is None or person < 0 or submission not in self._first_of_submission:
            return ""
        return self._person_keys[self._first_of_submission[submission] + person]

    @cached_property
    def _first_of_submission(self) -> dict[str, int]:
        column = self.verdicts.of_people("submission")
        codes, first = np.unique(column.codes, return_index=True)
        return {column.values[code]: int(place) for code, place in zip(codes, first, strict=True)}

    def of(self, rows: Index, by_target: bool = False) -> list[str]:
        """A short text for each of some outcomes: the person, the rulebook and the route, or the target."""
        verdicts = self.verdicts
        routes = [
            key_of(*(target_of(words) if by_target else (words.rulebook.id, words.route.id)))[:8]
            for words in verdicts.routes
        ]
        people, places = np.unique(verdicts.person[rows], return_inverse=True)
        whose = [
            self.prefixes[one] + key for one, key in zip(people.tolist(), self._keys_of(people), strict=True)
        ]
        which = verdicts.route[rows].tolist()
        return [f"{whose[one]}-{routes[route]}" for one, route in zip(places.tolist(), which, strict=True)]
