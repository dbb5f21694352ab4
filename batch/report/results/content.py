"""What the sheets of the results workbook are made from: outcomes sorted by what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, cast

import numpy as np

from batch.context import Context
from batch.days.moments import NEVER, Mask
from batch.facts import Index
from batch.language.terms import Status
from batch.report.excel.coded import Coded
from batch.report.results.about import P, Part
from batch.report.results.asked import asked_of
from batch.report.results.changes import Change
from batch.report.results.heads import Keys, person_keys
from batch.report.results.lines import target_names
from batch.report.results.marks import Marks
from batch.report.results.onetarget import OneATarget, one_a_target, without_targets_of
from batch.report.results.rowkeys import RowKeys
from batch.report.results.told import ToldOnce
from batch.report.results.verdicts import Verdicts
from batch.report.tables import Results
from batch.submission.employers import Employer
from batch.submission.mended import Mended
from batch.submission.receipt import Receipt

#: Of more people together a workbook has only counts, and who may apply: everybody is in the dataset.
LARGE: Final = 20_000
#: One word for a person by the best that can be said, worst first.
VERDICTS: Final = ("不适用", "已具备", "暂不符合", "即将符合", "待核实", "可申报")


def is_large(receipts: Sequence[Receipt]) -> bool:
    """Whether several submissions together are too many people to list them all."""
    return sum(receipt.people for receipt in receipts) > LARGE


@dataclass(frozen=True)
class Content:
    """One submission's outcomes, or those of several together; rows are numbers of outcomes."""

    results: Results
    receipts: list[Receipt]
    context: Context
    marks: Marks = field(default_factory=Marks)  # what people wrote into the last workbook
    changes: Sequence[Change] | None = None  # since the last run; None where there was none
    employers: Sequence[Employer] = ()  # that are expected to send something
    mended: Mended | None = None  # what a corrected roster mended; None for one that is none
    #: Whether these are some of very many people, of whom only counts and who may apply are told.
    group: bool = False
    merged: bool = False  # whether these are the submissions of an inbox, be it one

    @cached_property
    def verdicts(self) -> Verdicts:
        """The outcomes as columns."""
        return Verdicts(self.results, self.context.library)

    @property
    def size(self) -> int:
        """How many people."""
        return self.verdicts.size

    def part(self, kind: type[P]) -> P:
        """What a sheet of counts says of all people."""
        if kind not in self._parts:
            self._parts[kind] = kind.of(self)
        return cast(P, self._parts[kind])

    @cached_property
    def _parts(self) -> dict[type[Part], Part]:
        return {}

    def single(self, name: str) -> bool:
        """Whether a column of the people table says the same of everybody, or nothing."""
        column = self.verdicts.of_people(name)
        return int(np.unique(column.codes).size) <= 1

    @property
    def documents(self) -> int:
        """How many documents anybody was asked by."""
        return len({words.document for words in self.verdicts.routes})

    def earliest(self, rows: Index) -> Coded:
        """The earliest day of some outcomes, as people are shown it; None where it rests on something undated."""
        return Coded.of_days(self.verdicts.shown_days("maybe", rows), self.verdicts.undated(rows))

    @cached_property
    def row_keys(self) -> RowKeys:
        """By what the rows of lists are known again."""
        return RowKeys(self.verdicts, several=self.several)

    @property
    def several(self) -> bool:
        """Whether there may be several submissions."""
        return self.group or self.merged or len(self.receipts) > 1

    @cached_property
    def eligible(self) -> Index:
        """What may be applied for."""
        return self.verdicts.with_status(Status.ELIGIBLE)

    @cached_property
    def upcoming(self) -> Index:
        """What may be applied for within the horizon and not yet, soonest first."""
        rows = self.verdicts.upcoming(self.context.settings.day, self.context.settings.horizon)
        return without_targets_of(self.verdicts, rows, self.eligible)

    @cached_property
    def open(self) -> Index:
        """What is open and may not be applied for otherwise, with what is missing."""
        rows = self.verdicts.with_status(Status.UNDETERMINED)
        return without_targets_of(self.verdicts, rows, self.eligible)

    @cached_property
    def eligible_once(self) -> OneATarget:
        """What may be applied for, once a person and target."""
        return one_a_target(self.verdicts, self.eligible)

    @cached_property
    def upcoming_once(self) -> OneATarget:
        """What may be applied for within the horizon, once a person and target."""
        return one_a_target(self.verdicts, self.upcoming)

    @cached_property
    def told(self) -> ToldOnce:
        """What is told of the outcomes of the lists, for all lists and letters."""
        lists = (self.eligible,) if self.group else (self.eligible, self.upcoming, self.open)
        return ToldOnce(self.verdicts, np.unique(np.concatenate(lists)))

    def whose(self, rows: Index) -> Mask:
        """Who has one of some outcomes, shape (people,)."""
        found = np.zeros(self.size, np.bool_)
        found[self.verdicts.person[rows]] = True
        return found

    @cached_property
    def person_keys(self) -> Keys:
        """Whose each row of the people is, shape (people,)."""
        return person_keys(self.verdicts.of_people, self.results.people["person"])

    @cached_property
    def verdict(self) -> Coded:
        """One word for everybody: the best that can be said."""
        verdicts, status = self.verdicts, self.verdicts.status
        best = np.zeros(self.size, np.int32)
        held = np.flatnonzero(status == Status.ALREADY_HELD).astype(np.int32)
        unmet = np.flatnonzero((status == Status.UPCOMING) | (status == Status.NOT_MET)).astype(np.int32)
        groups: tuple[Index, ...] = (held, unmet, self.upcoming, self.open, self.eligible)
        for number, rows in enumerate(groups, start=1):
            best[verdicts.person[rows]] = number
        return Coded(best, VERDICTS)

    def targets(self, rows: Index) -> Coded:
        """For everybody the distinct targets of some outcomes, as tuples of words."""
        verdicts = self.verdicts
        pairs = [(words.route.target.ladder, words.route.target.level) for words in verdicts.routes]
        distinct = list(dict.fromkeys(pair for pair in pairs if pair[1]))
        bit = np.array([1 << distinct.index(pair) if pair[1] else 0 for pair in pairs] or [0], np.int64)
        mask = np.zeros(self.size, np.int64)
        np.bitwise_or.at(mask, verdicts.person[rows], bit[verdicts.route[rows]])
        sets, codes = np.unique(mask, return_inverse=True)

        def words(bits: int) -> tuple[str, ...]:
            return tuple(target_names(pair for n, pair in enumerate(distinct) if bits >> n & 1))

        return Coded(codes.astype(np.int32), [words(int(one)) for one in sets])

    @cached_property
    def now(self) -> Coded:
        """What each person may apply for."""
        return self.targets(self.eligible)

    @cached_property
    def soon(self) -> Coded:
        """What each person may apply for within the horizon."""
        return self.targets(self.upcoming)

    @cached_property
    def unsure(self) -> Coded:
        """What is open for each person."""
        return self.targets(self.open)

    @cached_property
    def soonest(self) -> Coded:
        """Each person's earliest day within the horizon, as a date."""
        rows = self.upcoming
        maybe = np.where(self.verdicts.undated(rows), NEVER, self.verdicts.days("maybe", rows))
        first = np.full(self.size, NEVER, np.int32)
        np.minimum.at(first, self.verdicts.person[rows], maybe)
        return Coded.of_days(first)

    @cached_property
    def asked(self) -> tuple[Index, Index, list[str]]:
        """:func:`asked_of` what is open, then of what is upcoming."""
        return asked_of(self.verdicts, np.concatenate([self.open, self.upcoming]))
