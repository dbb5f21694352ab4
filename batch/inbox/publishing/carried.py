"""What people wrote into the last run's workbooks comes into the new ones; what else they changed stays beside."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow as pa

from batch.inbox.entries import Place
from batch.inbox.publishing.ground import Ground
from batch.inbox.publishing.record import digest_of
from batch.inbox.standing import Item
from batch.inbox.workers.pool import Pool, WorkerLostError
from batch.report.results.marks import ELIGIBLE, ISSUE, Mark, Marks, issue_key, rows_of
from batch.report.results.readback import ReadBack, read_back
from batch.submission.between.several import SHARED_CODES
from batch.submission.earlier import Earlier
from batch.submission.papers import RESULT_NAME
from batch.submission.receipt import Receipt

_UNTOUCHED: Final = ReadBack(Marks(), elsewhere=False)


def workbook_in(folder: str) -> str:
    """The place of the workbook of a folder of results; the outermost is empty."""
    return f"{folder}/{RESULT_NAME}" if folder else RESULT_NAME


class Held(NamedTuple):
    """A submission of the last run, whose workbook may hold what people wrote."""

    folder: str  # empty for a single one
    name: str


@dataclass
class Carried:
    """The changed workbooks of a folder of results, as they were before the run read them."""

    ground: Ground
    several: bool = False  # whether there is a merged workbook
    seen: dict[str, str] = field(default_factory=dict)  # place → SHA-256 when it was read
    merged: ReadBack = _UNTOUCHED
    #: Submission → the names of other rosters that it stands for, or was.
    former: dict[str, list[str]] = field(default_factory=dict)

    def _changed(self, place: str) -> str:
        """Where a workbook stands that holds what a person wrote; empty for none."""
        if not self.ground.is_a_persons(place):
            return ""
        path = self.ground.out / place
        self.seen[place] = digest_of(path)
        return str(path)

    @staticmethod
    def before(item: Item, place: Place) -> list[Held]:
        """The submissions whose workbooks hold what people wrote for this one: its own, also where it has been away.

        And those of the rosters that it stands for.
        """
        return [Held(place.folder, item.name), *(Held(one.folder, one.name) for one in item.corrects)]

    def read_merged(self, pool: Pool) -> None:
        """Read the merged workbook, in a process that may die, if it holds what a person wrote."""
        path = self._changed(RESULT_NAME)
        if not path:
            return
        try:
            found: ReadBack = pool.result(pool.submit(read_back, Path(path)))
        except WorkerLostError:  # nobody can tell what was done to it: it is kept as it is
            found = ReadBack(Marks(), elsewhere=True)
        self.merged = replace(found, elsewhere=found.elsewhere and self.ground.was_changed(RESULT_NAME))

    def earlier(self, every: Iterable[Sequence[Held]]) -> list[Earlier]:
        """For each submission the workbooks that a person has worked in."""
        edited = self.several and self.ground.was_changed(RESULT_NAME)
        found = []
        for held in every:
            own, *others = (self._of(one, edited) for one in dict.fromkeys(held))
            self.former[held[0].name] = [one.name for one in held[1:]]
            found.append(replace(own, others=tuple(others)))
        return found

    def _of(self, held: Held, edited: bool) -> Earlier:
        place = workbook_in(held.folder)
        one = Earlier(self._changed(place), self.ground.was_changed(place))
        if edited:
            rows = frozenset(rows_of(self.merged.rows, held.name))
            return replace(one, merged=self.merged.marks.of(held.name), rows=rows)
        waiting = {place: self.merged.marks.given[place] for place in self.merged.left}
        found = Marks(waiting).of(held.name)  # its row may be back
        return replace(one, merged=found) if found.given else one

    def marks_of(self, receipts: Sequence[Receipt], shared: pa.Table, large: bool) -> Marks:
        """The marks of the new merged workbook: those of the submissions, and its own.

        What was written into the merged one and has no row any more stays in it, as 未能带入.
        ``shared``: the issues that only the merged workbook lists, columns of ISSUES;
        ``large``: of the submissions it lists only who may apply, and their other marks stay with them.
        """
        own = {
            (
                "数据问题",
                issue_key(one["submission"], [one[name] for name in ISSUE], one["cell"], several=True),
            )
            for one in shared.to_pylist()
        }
        given, theirs = self.merged.marks.given, dict[tuple[str, str], Mark]()
        found = {place: mark for place, mark in given.items() if place in own}
        for receipt in receipts:
            every = Marks(receipt.marks, used=set(receipt.marks)).merged(receipt.file)
            theirs |= every
            for former in self.former.get(receipt.file, ()):  # whose rows are this one's now
                theirs |= Marks(receipt.marks, used=set(receipt.marks)).merged(former)
            found |= {place: mark for place, mark in every.items() if not large or place[0] == ELIGIBLE}
        edited = self.ground.was_changed(RESULT_NAME)
        left = {
            place: mark
            for place, mark in given.items()
            if place not in theirs and (edited or place in self.merged.left or _of_several(mark))
        }
        return Marks({**left, **found}, self.merged.marks.beside)

    def keep(
        self, every: Iterable[Sequence[Held]], receipts: Sequence[Receipt], work: Path
    ) -> tuple[dict[str, str], list[str]]:
        """Give the changed workbooks up for replacement; of those changed elsewhere a dated copy is kept.

        One that has no successor, or was saved again while the run went on, is left alone.
        Returns copies by their place, and a line for each.
        """
        touched = {
            workbook_in(one.folder): receipt.touched
            for held, receipt in zip(every, receipts, strict=True)
            for one in held
            if receipt.outcome != "failed"
        }
        if self.several:
            touched[RESULT_NAME] = self.merged.elsewhere
        copies: dict[str, str] = {}
        notes = []
        for number, (place, elsewhere) in enumerate(touched.items()):
            path = self.ground.out / place
            if place not in self.seen or digest_of(path) != self.seen[place]:
                continue
            if elsewhere:
                copy = work / f"kept-{number}"
                shutil.copy2(path, copy)
                if digest_of(copy) != self.seen[place]:
                    continue
                name = self._dated(place, path, copies)
                copies[name] = str(copy)
                notes.append(f"“{place}”除标记外另有改动，原文件留作“{name}”")
            self.ground.give_up(place)
        return copies, notes

    def _dated(self, place: str, path: Path, taken: Mapping[str, str]) -> str:
        stem, day = place.removesuffix(".xlsx"), datetime.fromtimestamp(path.stat().st_mtime).date()
        number, name = 1, f"{stem}_{day}.xlsx"
        while name in taken or not self.ground.is_free(name) or name in self.ground.record.files:
            number += 1
            name = f"{stem}_{day}({number}).xlsx"
        return name


def _of_several(mark: Mark) -> bool:
    """Whether a mark stands at an issue that no submission's own workbook lists."""
    return mark.sheet == "数据问题" and any(code in mark.about for code in SHARED_CODES)
