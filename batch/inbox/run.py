"""The main job: files and folders of submissions in, one folder of results out."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from batch.context import context_of
from batch.inbox import interrupt
from batch.inbox.carried import Carried, workbook_in
from batch.inbox.found import check_place, ground_of, labels, submissions
from batch.inbox.plan import Ground, Plan, files_below, folder_names, planned
from batch.inbox.pool import PRIVATE_UMASK, Limits, Pool, WorkerLostError, warm_up
from batch.inbox.publish import Modes, carry_out
from batch.inbox.record import RECORD
from batch.inbox.summary import Summary, write_record
from batch.inbox.workspace import workspace
from batch.language.filenames import nameless
from batch.report.notices.write import NoticeWriter
from batch.report.results.content import Content
from batch.report.results.write import write_results
from batch.results import Results
from batch.settings import Settings
from batch.submission.earlier import Earlier
from batch.submission.papers import RESULT_NAME
from batch.submission.receipt import Receipt
from batch.submission.returning import is_returnable
from batch.submission.several import people_in_several
from batch.submission.work import PARTS, fail, with_papers, work, write_part

TABLES: Final = ("outcomes", "people", "issues")

#: Where the issues about people of several submissions wait for their place.
SHARED: Final = "shared.parquet"
Task = tuple[Path, Path, str, Earlier]  # the file, where its results are made, its name, what was before
Progress = Callable[[str, int, int], None]  # what is being done, done, of how many


def run(paths: Iterable[Path], out: Path, settings: Settings, progress: Progress) -> Summary:
    """Work all submissions and write everything into ``out``.

    Raises UserError; ``out`` is then as it was.
    """
    started = datetime.now().astimezone()
    warm_up()
    paths = list(paths)
    check_place(paths, out)
    found, out = submissions(paths, out), out.absolute()
    files = [file.absolute() for file in found.files]
    settings = settings.model_copy(update={"run_day": settings.day}).anchored()
    context = context_of(settings)
    NoticeWriter(context)  # a broken template stops the run before it begins
    with _private(), workspace(out) as here:
        folders = [here / "made" / f"{number:05}" for number in range(1, len(files) + 1)]
        for folder in folders:
            folder.mkdir(parents=True)
        ground = ground_of(out, files)
        carried = Carried(ground)
        names, notes = _folder_names(found.places, ground)
        own = labels(found.places)
        with Pool(settings.jobs, Limits.of(settings), here / "tmp") as pool:
            if len(files) > 1:
                carried.read_merged(pool)
            earlier = carried.earlier(names, own)
            tasks = list(zip(files, folders, own, earlier, strict=True))
            receipts = list(_worked(tasks, settings, pool, progress))
        heads: Mapping[str, int] = receipts[0].heads
        if len(folders) > 1:
            progress("汇总", 0, 1)
            shared = people_in_several(folders)
            if shared.num_rows:
                pq.write_table(shared, here / SHARED, store_schema=False)
            results = Results.joined(folders).with_issues(shared)
            marks = carried.marks_of(receipts, shared)
            together = Content(results, receipts, context, marks)
            write_results(here / RESULT_NAME, together)
            heads = together.figures
        kept, more = carried.keep(names, receipts, here)
        plan = _plan(names, folders, here, ground, kept)
        notes += more
        annual = tuple(context.library.of_year(settings.filed, settings.day))
        summary = Summary(
            out, tuple(receipts), (*notes, *plan.notes), heads, _marked(names, receipts),
            sum(len(receipt.marks) for receipt in receipts), sum(receipt.left for receipt in receipts),
            annual, found.left_out,
        )  # fmt: skip
        record = here / "run.json"
        write_record(record, summary, context, started, plan)
        carry_out(plan, ground, here, record, _modes(settings))
        interrupt.ignore()
        if settings.group_may_read:
            out.chmod(out.stat().st_mode | 0o050)
    return summary


@contextlib.contextmanager
def _private() -> Iterator[None]:
    """Whatever is written meanwhile is its owner's alone, whatever the umask was."""
    before = os.umask(PRIVATE_UMASK)
    try:
        yield
    finally:
        os.umask(before)


def _modes(settings: Settings) -> Modes:
    return Modes(0o640, 0o750) if settings.group_may_read else Modes()


def _worked(tasks: list[Task], settings: Settings, pool: Pool, progress: Progress) -> Iterator[Receipt]:
    """The receipts in the order of the files; each file is worked in a process that may die."""
    words = settings.model_dump_json()
    futures = [
        pool.submit(work, file, folder, label, words, earlier) for file, folder, label, earlier in tasks
    ]
    for number, (future, task) in enumerate(zip(futures, tasks, strict=True), start=1):
        try:
            receipt: Receipt = pool.result(future)
            yield _with_parts(receipt, task, words, pool) if receipt.pending else receipt
        except WorkerLostError as error:
            yield fail(*task[:3], str(error))
        progress("筛查", number, len(tasks))


def _with_parts(receipt: Receipt, task: Task, words: str, pool: Pool) -> Receipt:
    """The papers of a large submission, side by side. Raises WorkerLostError."""
    file, folder, label, _ = task
    parts = [part for part in PARTS if part != "returned" or is_returnable(receipt)]
    futures = [pool.submit(write_part, part, file, folder, receipt, words) for part in parts]
    for future in futures:
        papers = pool.result(future)
        if isinstance(papers, str):
            return fail(file, folder, label, papers)
        receipt = with_papers(receipt, papers)
    return receipt


def _marked(names: Sequence[str], receipts: Sequence[Receipt]) -> tuple[str, ...]:
    """The workbooks into which marks came: of submissions, and with several the merged one."""
    marked = (name for name, receipt in zip(names, receipts, strict=True) if receipt.marks or receipt.left)
    own = [workbook_in(name) for name in marked]
    return tuple(dict.fromkeys([*own, RESULT_NAME])) if own else ()


def _folder_names(places: Sequence[str], ground: Ground) -> tuple[list[str], list[str]]:
    """The folder of each submission's results, empty for a single one, and a line for each with another name."""
    if len(places) == 1:
        return [""], []
    stems = ["/".join(map(nameless, _without_suffix(place).split("/"))) for place in places]
    fixed = (RESULT_NAME, *(f"{name}.parquet" for name in TABLES))
    return folder_names(stems, ground, {*fixed, RECORD, ground.record.path.name})


def _plan(
    names: Sequence[str], folders: list[Path], here: Path, ground: Ground, kept: Mapping[str, Path]
) -> Plan:
    """Where everything goes: a single submission's results stand in the folder itself."""
    made: dict[str, Path] = {}
    if len(folders) == 1:
        made = dict(_made(folders[0]))
        return planned(made, ground, kept)
    for number, (name, folder) in enumerate(zip(names, folders, strict=True), start=1):
        for place, path in _made(folder):
            if path.suffix == ".parquet":
                made[f"{place}/part-{number:05}.parquet"] = path
            else:
                made[f"{name}/{place}"] = path
    made[RESULT_NAME] = here / RESULT_NAME
    if (here / SHARED).is_file():
        made["issues.parquet/part-00000.parquet"] = here / SHARED
    return planned(made, ground, kept)


def _without_suffix(place: str) -> str:
    stem, _, suffix = place.rpartition(".")
    return stem if stem and not stem.endswith("/") and "/" not in suffix else place


def _made(folder: Path) -> list[tuple[str, Path]]:
    """Every file that was made in a folder, by its place there."""
    return [(place, folder / place) for place in sorted(files_below(folder))]
