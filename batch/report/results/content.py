"""What the sheets of the results workbook are made from: outcomes sorted by what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from batch.context import Context
from batch.days.moments import NEVER, Mask
from batch.engine.kinds import kind_of
from batch.facts import Index
from batch.language.terms import Status
from batch.report.excel.coded import Coded
from batch.report.results.changes import Change
from batch.report.results.lines import RouteWords, target_names
from batch.report.results.marks import Marks, key_of, prefix_of
from batch.report.results.verdicts import Verdicts
from batch.results import Results
from batch.submission.employers import Employer
from batch.submission.mended import Mended
from batch.submission.receipt import Receipt

#: One word for a person by the best that can be said, worst first.
VERDICTS: Final = ("不适用", "已具备", "暂不符合", "即将符合", "待核实", "可申报")


class OneATarget(NamedTuple):
    """One outcome for each person and target, and beside each the others of that target."""

    rows: Index
    others: list[Index]


def target_of(words: RouteWords) -> tuple[str, str]:
    """What a route leads to; a route without a level leads to something of its own."""
    target = words.route.target
    return (target.ladder, target.level) if target.level else (words.rulebook.id, words.route.id)


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

    @cached_property
    def verdicts(self) -> Verdicts:
        """The outcomes as columns."""
        return Verdicts(self.results, self.context.library)

    @property
    def size(self) -> int:
        """How many people."""
        return self.verdicts.size

    def single(self, name: str) -> bool:
        """Whether a column of the people table says the same of everybody, or nothing."""
        column = self.verdicts.of_people(name)
        return int(np.unique(column.codes).size) <= 1

    @cached_property
    def prefixes(self) -> list[str]:
        """What stands before the key of each person's rows: in a merged workbook the submission's."""
        column = self.verdicts.of_people("submission")
        several = len(self.receipts) > 1
        own = [prefix_of(name) if several else "" for name in column.values]
        return [own[code] for code in column.codes.tolist()]

    @cached_property
    def _person_keys(self) -> list[str]:
        columns = [self.verdicts.of_people(name) for name in ("id_number", "name", "staff_number")]
        texts = zip(*(column.cells() for column in columns), strict=True)
        return [key_of(*one) for one in texts]

    def person_key(self, submission: str, person: int | None) -> str:
        """A short text for the person of that number in a submission; empty for nobody."""
        if person is None or person < 0 or submission not in self._first_of_submission:
            return ""
        return self._person_keys[self._first_of_submission[submission] + person]

    @cached_property
    def _first_of_submission(self) -> dict[str, int]:
        column = self.verdicts.of_people("submission")
        codes, first = np.unique(column.codes, return_index=True)
        return {column.values[code]: int(place) for code, place in zip(codes, first, strict=True)}

    def keys(self, rows: Index, by_target: bool = False) -> list[str]:
        """A short text for each of some outcomes: the person, the rulebook and the route, or the target."""
        verdicts = self.verdicts
        routes = [
            key_of(*(target_of(words) if by_target else (words.rulebook.id, words.route.id)))[:8]
            for words in verdicts.routes
        ]
        whose = [before + key for before, key in zip(self.prefixes, self._person_keys, strict=True)]
        people, which = verdicts.person[rows].tolist(), verdicts.route[rows].tolist()
        return [f"{whose[one]}-{routes[route]}" for one, route in zip(people, which, strict=True)]

    def one_a_target(self, rows: Index) -> OneATarget:
        """Of some outcomes one for each person and target, that of the earliest day; the others are its further grounds."""
        verdicts = self.verdicts
        targets = {
            target: number for number, target in enumerate(dict.fromkeys(map(target_of, verdicts.routes)))
        }
        number = np.array([targets[target_of(words)] for words in verdicts.routes] or [0], np.int64)
        key = verdicts.person[rows].astype(np.int64) * max(1, len(targets)) + number[verdicts.route[rows]]
        maybe, sure = (verdicts.shown_days(name, rows) for name in ("maybe", "sure"))
        order = np.lexsort((np.arange(rows.size), maybe, sure, key))
        starts = np.flatnonzero(np.diff(key[order], prepend=-1))
        place = np.argsort(np.minimum.reduceat(order, starts), kind="stable") if rows.size else starts
        groups = np.split(order, starts[1:]) if rows.size else []
        return OneATarget(rows[order[starts]][place], [rows[groups[one][1:]] for one in place.tolist()])

    @cached_property
    def eligible(self) -> Index:
        """What may be applied for."""
        return self.verdicts.with_status(Status.ELIGIBLE)

    @cached_property
    def upcoming(self) -> Index:
        """What may be applied for within the horizon, soonest first."""
        return self.verdicts.upcoming(self.context.settings.day, self.context.settings.horizon)

    @cached_property
    def open(self) -> Index:
        """What is open, with what is missing."""
        return self.verdicts.with_status(Status.UNDETERMINED)

    @cached_property
    def nearly(self) -> Index:
        """One requirement short of the lowest target of each ladder, grouped by that requirement.

        Only what time closes, after the horizon, or one paper: nobody is nearly a technician for
        lack of the certificate alone.
        """
        verdicts = self.verdicts
        rows = verdicts.with_status(Status.NOT_MET, Status.UPCOMING)
        late = (verdicts.status[rows] == Status.UPCOMING) & ~np.isin(rows, self.upcoming)
        late &= (verdicts.days("sure", rows) != NEVER) & ~verdicts.undated(rows)
        blocking = verdicts.lists("blocking", rows)
        single = np.array([len(one) == 1 for one in blocking.values] or [False])[blocking.codes]
        paper = np.array([len(one) == 1 and one[0] in self._by_paper for one in blocking.values] or [False])
        levelled = np.array([bool(words.route.target.level) for words in verdicts.routes] or [False])
        closed = paper[blocking.codes] & (verdicts.status[rows] == Status.NOT_MET)
        rows = rows[single & (late | closed) & levelled[verdicts.route[rows]]]
        return self._by_requirement(self._lowest(rows))

    def _lowest(self, rows: Index) -> Index:
        """Of some outcomes, the highest targets first, the lowest one of each person and ladder."""
        verdicts = self.verdicts
        title = np.array([words.route.target.ladder == "title" for words in verdicts.routes] or [False])
        key = verdicts.person[rows].astype(np.int64) * 2 + title[verdicts.route[rows]]
        rank = np.array([words.rank for words in verdicts.routes] or [0], np.int32)[verdicts.route[rows]]
        order: Index = np.lexsort((np.arange(rows.size), rank, key)).astype(np.int32)
        first = np.ones(order.size, np.bool_)
        first[1:] = key[order][1:] != key[order][:-1]
        return rows[np.sort(order[first])]

    def _by_requirement(self, rows: Index) -> Index:
        """Some outcomes with one blocking requirement each, in the order of its words."""
        texts = self.verdicts.lists("blocking", rows).compact()
        labels = [one[0] for one in texts.values]
        place = {label: number for number, label in enumerate(sorted(labels))}
        alphabet = np.array([place[label] for label in labels] or [0], np.int32)
        return np.asarray(rows[np.argsort(alphabet[texts.codes], kind="stable")], np.int32)

    @cached_property
    def _by_paper(self) -> frozenset[str]:
        """The labels of requirements that one paper closes."""
        asked = (what for words in self.verdicts.routes for what in words.rulebook.requirements(words.route))
        return frozenset(what.label() for what in asked if kind_of(what).by_paper(what))

    def whose(self, rows: Index) -> Mask:
        """Who has one of some outcomes, shape (people,)."""
        found = np.zeros(self.size, np.bool_)
        found[self.verdicts.person[rows]] = True
        return found

    @cached_property
    def persons(self) -> Index:
        """Of which person each row of the people is: rows of one ID number and name are one, shape (people,)."""
        number, name = self.verdicts.of_people("id_number"), self.verdicts.of_people("name")
        key = number.codes.astype(np.int64) * (len(name.values) + 1) + name.codes
        blank = np.array([not value for value in number.values] or [True], np.bool_)[number.codes]
        key[blank] = -1 - np.flatnonzero(blank)  # nobody knows whether they are one
        return np.asarray(np.unique(key, return_inverse=True)[1], np.int32)

    def heads(self, rows: Mask) -> int:
        """How many persons some rows of the people are."""
        return int(np.unique(self.persons[rows]).size)

    @property
    def figures(self) -> dict[str, int]:
        """How many persons are there, may apply, are open, and will within the horizon, as the summary shows them."""
        rows = {"eligible": self.eligible, "undetermined": self.open, "upcoming": self.upcoming}
        people = self.heads(np.ones(self.size, np.bool_))
        return {"people": people, **{name: self.heads(self.whose(one)) for name, one in rows.items()}}

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
        """Every missing fact of an open or upcoming outcome: its outcome, its header's number, the headers.

        Each outcome once a header, open ones first.
        """
        rows = np.concatenate([self.open, self.upcoming])
        missing = self.verdicts.lists("missing", rows).compact()
        headers = list(dict.fromkeys(header for one in missing.values for header in one))
        number = {header: place for place, header in enumerate(headers)}
        lengths = np.array([len(one) for one in missing.values] or [0], np.int64)
        codes = [np.array([number[header] for header in one], np.int32) for one in missing.values]
        repeated = np.repeat(np.arange(rows.size), lengths[missing.codes])
        which = np.concatenate([codes[code] for code in missing.codes.tolist()]) if rows.size else rows
        return rows[repeated], which.astype(np.int32), headers

    @property
    def rulebooks(self) -> list[str]:
        """The ids of the rulebooks that spoke for somebody."""
        return list(dict.fromkeys(name for receipt in self.receipts for name in receipt.rulebooks))
