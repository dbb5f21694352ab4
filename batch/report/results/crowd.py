"""Very many people: group by group counted, of each only who may apply listed, never all at once in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Final, cast

import numpy as np
import pyarrow as pa

from batch.context import Context
from batch.report.results import lists
from batch.report.results.about import P, Part, Parts
from batch.report.results.changes import Change
from batch.report.results.columns import PackedList
from batch.report.results.content import Content
from batch.report.results.counts import ByDepartment, ByOrganisation, ByPlace
from batch.report.results.heads import Heads
from batch.report.results.marks import Marks
from batch.report.results.months import Months
from batch.report.results.overview_parts import Levels, Missing, Soon
from batch.report.results.owners import Sent
from batch.report.results.problems import Problems
from batch.report.results.questions import Questions
from batch.report.results.reference import Applied, ClauseRows
from batch.report.results.statistics import BySeries
from batch.submission.employers import Employer
from batch.submission.receipt import Receipt

#: What the workbook of very many people is made from.
COUNTED: Final[tuple[type[Part], ...]] = (
    Heads, ByOrganisation, ByDepartment, ByPlace, BySeries, Sent, Months, Questions, Problems, Levels, Soon, Missing,
    Applied,
)  # fmt: skip
#: Columns of the people table that are left out of a list where they say the same of everybody.
_COLUMNS: Final = ("organisation", "department", "occupation", "id_number", "staff_number")
_ENOUGH: Final = 2  # different texts: then a column says something


@dataclass(frozen=True)
class Group:
    """Some of very many people; small, so that it can come back from another process."""

    parts: Parts
    listed: PackedList  # the rows of 可申报
    seen: Mapping[str, Sequence[str]]  # column → its first texts, as many as are enough
    documents: frozenset[str]

    @classmethod
    def of(cls, content: Content, rulebooks: Sequence[str]) -> Group:
        """Count some people; ``rulebooks``: those that spoke for anybody in the workbook."""
        columns = {name: content.verdicts.of_people(name) for name in _COLUMNS}
        return cls(
            {kind: kind.of(content) for kind in COUNTED},
            lists.packed(content, ClauseRows(content.context.library, rulebooks)),
            {
                name: [one.values[code] or "" for code in np.unique(one.codes)[:_ENOUGH].tolist()]
                for name, one in columns.items()
            },
            frozenset(words.document for words in content.verdicts.routes),
        )


@dataclass(frozen=True)
class Crowd:
    """What the workbook of very many people is about."""

    groups: Sequence[Group]
    receipts: Sequence[Receipt]
    context: Context
    marks: Marks
    changes: Sequence[Change] | None
    employers: Sequence[Employer]
    shared: pa.Table  # the issues about people of several submissions, columns of ISSUES
    several: ClassVar[bool] = True

    def part(self, kind: type[P]) -> P:
        """What a sheet says of all people."""
        if kind not in self._parts:
            own = [cast(P, group.parts[kind]) for group in self.groups]
            self._parts[kind] = kind.joined(own)
        return cast(P, self._parts[kind])

    @cached_property
    def _parts(self) -> dict[type[Part], Part]:
        own = [cast(Problems, group.parts[Problems]) for group in self.groups]
        return {Problems: Problems.joined([*own, Problems.of_table(self.shared)])}

    def single(self, name: str) -> bool:
        """Whether a column of the people table says the same of everybody, or nothing."""
        return len({text for group in self.groups for text in group.seen[name]}) < _ENOUGH

    @property
    def documents(self) -> int:
        """How many documents anybody was asked by."""
        return len(frozenset().union(*(group.documents for group in self.groups)))
