"""The submissions of a run worked side by side, each in a process that may die and costs that one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from batch.inbox.entries import Place
from batch.inbox.standing import Item
from batch.inbox.workers.pool import Pool, WorkerLostError
from batch.submission.earlier import Earlier
from batch.submission.nights.anew import Anew
from batch.submission.receipt import Receipt
from batch.submission.work import fail, parts_of, with_parts, work, write_part

Progress = Callable[[str, int, int], None]  # what is being done, done, of how many


@dataclass(frozen=True)
class Task:
    """One submission to be worked."""

    file: Path
    folder: Path  # where its results are made
    label: str
    earlier: Earlier  # what was before
    told: str  # what was said the last time
    kept_as: str  # under what its facts are kept; empty where they are not
    again: Anew | None = None  # of one whose outcomes were made again

    @classmethod
    def of(
        cls, item: Item, place: Place, folder: Path, earlier: Earlier, out: Path, receipt: Receipt | None
    ) -> Task:
        """Of a submission whose results have a folder of their own its facts are kept, for nights to come.

        ``receipt``: of one whose outcomes were made again.
        """
        before = replace(
            earlier,
            mended=item.mended_before,
            others=(*earlier.others, *(Earlier(tables=one) for one in item.tables_before(out))),
        )
        kept_as = item.kept_as if place.folder else ""
        tables = item.standing_tables(out) if receipt and receipt.of_same_people else {}
        again = Anew.of(receipt, tables, item.standing_papers()) if receipt else None
        return cls(item.file.absolute(), folder, item.name, before, item.told, kept_as, again)


def worked(tasks: Sequence[Task], words: str, pool: Pool, progress: Progress) -> Iterator[Receipt]:
    """The receipts in the order of the tasks; ``words``: the settings as JSON."""
    futures = [
        pool.submit(
            work, one.file, one.folder, one.label, words, one.earlier, one.told, one.kept_as, one.again
        )
        for one in tasks
    ]
    for number, (future, task) in enumerate(zip(futures, tasks, strict=True), start=1):
        try:
            receipt: Receipt = pool.result(future)
            yield _with_parts(receipt, task, words, pool) if receipt.pending else receipt
        except WorkerLostError as error:
            yield fail(task.file, task.folder, task.label, str(error))
        progress("筛查", number, len(tasks))


def _with_parts(receipt: Receipt, task: Task, words: str, pool: Pool) -> Receipt:
    """The papers of a large submission, side by side. Raises WorkerLostError."""
    before = task.earlier.before
    futures = [
        pool.submit(write_part, part, task.file, task.folder, receipt, words, before, bool(task.kept_as))
        for part in parts_of(receipt)
    ]
    return with_parts(task.file, task.folder, receipt, map(pool.result, futures))
