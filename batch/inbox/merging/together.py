"""What the merged workbook is made from: everybody, or very many people counted group by group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from batch.context import Context
from batch.inbox.entries import Entry
from batch.inbox.merging.counting import Order, counted, in_groups, kept_in, people_in, people_of
from batch.inbox.merging.counttables import Part
from batch.inbox.publishing.carried import Carried
from batch.inbox.standing import Standing
from batch.inbox.workers.pool import Limits, Pool, WorkerLostError
from batch.ledger.facts import facts_folder
from batch.ledger.known import Known
from batch.report.columnar import concatenated
from batch.report.results.about import rulebooks_of
from batch.report.results.changes import Change
from batch.report.results.content import Content
from batch.report.results.crowd import Crowd
from batch.report.tables import Results
from batch.results import ISSUES, TABLES, write_empty
from batch.settings import Settings
from batch.submission.between.several import dated_otherwise, held_in_several, people_in_several, suspects
from batch.submission.employers import Employer
from batch.submission.receipt import Receipt
from batch.submission.tally import Tally

_ALONE: Final = 1
COUNTED: Final = "counted"  # the folder of a workspace in which counted tables wait
NOBODY: Final = "nobody"  # that of the tables of a run that has no submission


@dataclass(frozen=True)
class Making:
    """What the merged workbook is to be made from."""

    now: Standing
    entries: Sequence[Entry]
    receipts: list[Receipt]
    out: Path
    here: Path
    context: Context
    expected: Sequence[Employer]
    changes: Sequence[Change] | None

    @cached_property
    def parts(self) -> list[Part]:
        """The tables of every submission, in the order of the receipts."""
        return _parts(self.now, self.entries, self.out) or [self._nobody()]

    def _nobody(self) -> Part:
        """Tables of nobody, where every submission has been withdrawn."""
        folder = self.here / NOBODY
        folder.mkdir()
        write_empty(folder)
        return Part(NOBODY, {name: folder / f"{name}.parquet" for name in TABLES}, {}, None)

    def content(self, carried: Carried) -> tuple[Content, pa.Table]:
        """Everybody; and the issues about people of several submissions."""
        results = Results.of_parts([part.files for part in self.parts])
        shared = shared_issues(results.people)
        marks = carried.marks_of(self.receipts, shared, large=False)
        whole = results.with_issues(shared)
        about = (self.receipts, self.context, marks, self.changes, self.expected)
        return Content(whole, *about, merged=True), shared

    def crowd(self, carried: Carried) -> tuple[Crowd, pa.Table]:
        """Very many people, counted group by group in processes of their own."""
        folder, made = facts_folder(self.out), self.here / COUNTED
        made.mkdir()
        before, rulebooks = kept_in(folder), rulebooks_of(self.receipts)
        tallies = {
            one.file: one.tally
            for one in self.receipts
            if one.tally and one.tally.rulebooks == tuple(rulebooks)
        }
        groups = in_groups(self.parts, {one.file: one.people for one in self.receipts}, tallies.keys())
        orders = [
            Order(part, folder, sorted({before[one.submission] for one in part if one.submission in before}), made, number)
            for number, part in enumerate(groups)
        ]  # fmt: skip
        every, people = _counted(orders, tallies, rulebooks, self.context.settings, self.here)
        shared = shared_issues(concatenated(people)) if people else ISSUES.empty_table()
        marks = carried.marks_of(self.receipts, shared, large=True)
        own = [one.group for one in every]
        crowd = Crowd(own, self.receipts, self.context, marks, self.changes, self.expected, shared)
        return crowd, shared


def _counted(
    orders: Sequence[Order], tallies: Mapping[str, Tally], rulebooks: Sequence[str], settings: Settings, here: Path
) -> tuple[list[Tally], list[pa.Table]]:  # fmt: skip
    """The groups, and of their people those who may stand in several submissions, in processes that may die.

    ``tallies``: of submissions that were counted while they were worked.
    """
    words = settings.model_dump_json()
    done = [tallies.get(order.parts[0].submission) for order in orders]
    left = [order for order, tally in zip(orders, done, strict=True) if tally is None]
    if not left and len(orders) == _ALONE:
        return [one for one in done if one], []
    with Pool(settings.jobs, Limits.of(settings), here / "tmp") as pool:
        fresh: Iterator[Tally] = iter(_each(pool, counted, [(order, words, rulebooks) for order in left]))
        every = [tally or next(fresh) for tally in done]
        found = suspects([one.repeated for one in every])
        held = [number for number, one in enumerate(every) if one.repeated.has(found)]
        known = [(orders[number].parts[0], found) for number in held if done[number]]
        others = [(orders[number].made, orders[number].number, found) for number in held if not done[number]]
        people: list[pa.Table] = [*_each(pool, people_of, known), *_each(pool, people_in, others)]
    return every, people


def _each(pool: Pool, function: Callable[..., Any], every: Sequence[tuple[Any, ...]]) -> list[Any]:
    """What a function returns for each of some arguments; for those whose process dies it is called here."""
    futures = [pool.submit(function, *arguments) for arguments in every]
    done = []
    for arguments, future in zip(every, futures, strict=True):
        try:
            done.append(pool.result(future))
        except WorkerLostError:
            done.append(function(*arguments))
    return done


def shared_issues(people: pa.Table) -> pa.Table:
    """The issues about people of several submissions, columns of ISSUES; ``people``: columns of PEOPLE."""
    return pa.concat_tables([people_in_several(people), held_in_several(people), dated_otherwise(people)])


def _parts(now: Standing, entries: Sequence[Entry], out: Path) -> list[Part]:
    """The tables of every submission, in the order of :func:`all_receipts`."""
    found = {entry.item.name: _part(entry, out) for entry in entries}
    found |= {known.name: Part(known.name, _kept(out, known), known.digests) for known in now.staying}
    return [found[name] for name in (*(item.name for item in now.items), *(one.name for one in now.others))]


def _part(entry: Entry, out: Path) -> Part:
    """Of one that was worked: whatever of its tables stays, it is known where they were read before."""
    receipt, known = entry.receipt, entry.item.known
    same = receipt.moved is not None
    stays = known.digests if known and (same or receipt.of_same_people) else {}
    before = {name: sha256 for name, sha256 in stays.items() if same or name != "outcomes"}
    return Part(entry.item.name, _made(entry, out), before, receipt.moved)


def _made(entry: Entry, out: Path) -> dict[str, Path]:
    """Its new tables; of one that was only asked again the outcomes alone are new."""
    again = entry.receipt.same or entry.receipt.of_same_people
    stay = _kept(out, entry.item.known) if again and entry.item.known else {}
    return {name: stay.get(name, entry.made / f"{name}.parquet") for name in TABLES} | {
        "outcomes": entry.made / "outcomes.parquet"
    }


def _kept(out: Path, known: Known) -> dict[str, Path]:
    return {name: out / place for name, place in known.tables.items()}


def all_receipts(now: Standing, entries: Sequence[Entry]) -> list[Receipt]:
    """Of the submissions below the paths given, in their order, then of the others."""
    worked = {entry.item.name: entry.receipt for entry in entries}
    stay = {known.name: known.receipt for known in now.staying}
    own = [worked.get(item.name) or stay[item.name] for item in now.items]
    return [*own, *(known.receipt for known in now.others)]
