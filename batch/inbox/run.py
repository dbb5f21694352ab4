"""The main job: files and folders of submissions in, one folder of results out."""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from batch import __version__
from batch.context import Context, context_of
from batch.inbox import interrupt
from batch.inbox.found import check_place, ground_of, labels, submissions
from batch.inbox.plan import Ground, Plan, files_below, folder_names, planned
from batch.inbox.pool import PRIVATE_UMASK, Limits, Pool, WorkerLostError, warm_up
from batch.inbox.publish import Modes, carry_out
from batch.inbox.record import PROGRAM, RECORD
from batch.inbox.workspace import workspace
from batch.language.filenames import nameless
from batch.report.notices.write import NoticeWriter
from batch.report.results.content import Content
from batch.report.results.write import write_results
from batch.results import Results
from batch.settings import Settings
from batch.submission.papers import RESULT_NAME, is_returnable
from batch.submission.receipt import Receipt
from batch.submission.several import people_in_several
from batch.submission.work import PARTS, fail, with_papers, work, write_part

TABLES: Final = ("outcomes", "people", "issues")

#: Where the issues about people of several submissions wait for their place.
SHARED: Final = "shared.parquet"
Progress = Callable[[str, int, int], None]  # what is being done, done, of how many


@dataclass(frozen=True)
class Summary:
    """What a run did, for the terminal and for ``run.json``."""

    out: Path
    receipts: tuple[Receipt, ...]
    notes: tuple[str, ...] = ()  # what had to take another name
    annual: tuple[str, ...] = ()  # a line for each notice of the filing year, or that there is none
    left_out: tuple[str, ...] = ()  # a line for each file below a folder that is no submission

    @property
    def complete(self) -> bool:
        """Whether every submission was accepted."""
        return all(receipt.outcome.startswith("accepted") for receipt in self.receipts)

    def total(self, name: str) -> Counter[str]:
        """Counts of all submissions together."""
        found: Counter[str] = Counter()
        for receipt in self.receipts:
            found.update(getattr(receipt, name))
        return found


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
        tasks = list(zip(files, folders, labels(found.places), strict=True))
        receipts = list(_worked(tasks, settings, here / "tmp", progress))
        if len(folders) > 1:
            progress("汇总", 0, 1)
            shared = people_in_several(folders)
            if shared.num_rows:
                pq.write_table(shared, here / SHARED, store_schema=False)
            results = Results.joined(folders).with_issues(shared)
            write_results(here / RESULT_NAME, Content(results, receipts, context))
        ground = ground_of(out, files)
        plan, notes = _plan(found.places, folders, here, ground)
        annual = tuple(context.library.of_year(settings.filed, settings.day))
        summary = Summary(out, tuple(receipts), (*notes, *plan.notes), annual, found.left_out)
        record = here / "run.json"
        _write_record(record, summary, context, started, plan)
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


def _worked(
    tasks: list[tuple[Path, Path, str]], settings: Settings, temporary: Path, progress: Progress
) -> Iterator[Receipt]:
    """The receipts in the order of the files; each file is worked in a process that may die."""
    words = settings.model_dump_json()
    with Pool(settings.jobs, Limits(settings.file_seconds, settings.file_memory), temporary) as pool:
        futures = [pool.submit(work, *task, words) for task in tasks]
        for number, (future, task) in enumerate(zip(futures, tasks, strict=True), start=1):
            try:
                receipt: Receipt = pool.result(future)
                yield _with_parts(receipt, task, words, pool) if receipt.pending else receipt
            except WorkerLostError as error:
                yield fail(*task, str(error))
            progress("筛查", number, len(tasks))


def _with_parts(receipt: Receipt, task: tuple[Path, Path, str], words: str, pool: Pool) -> Receipt:
    """The papers of a large submission, side by side. Raises WorkerLostError."""
    file, folder, label = task
    parts = [part for part in PARTS if part != "returned" or is_returnable(receipt)]
    futures = [pool.submit(write_part, part, file, folder, receipt, words) for part in parts]
    for future in futures:
        papers = pool.result(future)
        if isinstance(papers, str):
            return fail(file, folder, label, papers)
        receipt = with_papers(receipt, papers)
    return receipt


def _plan(places: Sequence[str], folders: list[Path], here: Path, ground: Ground) -> tuple[Plan, list[str]]:
    """Where everything goes: a single submission's results stand in the folder itself."""
    made: dict[str, Path] = {}
    if len(folders) == 1:
        made = dict(_made(folders[0]))
        return planned(made, ground), []
    stems = ["/".join(map(nameless, _without_suffix(place).split("/"))) for place in places]
    fixed = (RESULT_NAME, *(f"{name}.parquet" for name in TABLES))
    reserved = {*fixed, RECORD, ground.record.path.name}
    names, notes = folder_names(stems, ground, reserved)
    for number, (name, folder) in enumerate(zip(names, folders, strict=True), start=1):
        for place, path in _made(folder):
            if path.suffix == ".parquet":
                made[f"{place}/part-{number:05}.parquet"] = path
            else:
                made[f"{name}/{place}"] = path
    made[RESULT_NAME] = here / RESULT_NAME
    if (here / SHARED).is_file():
        made["issues.parquet/part-00000.parquet"] = here / SHARED
    return planned(made, ground), notes


def _without_suffix(place: str) -> str:
    stem, _, suffix = place.rpartition(".")
    return stem if stem and not stem.endswith("/") and "/" not in suffix else place


def _made(folder: Path) -> list[tuple[str, Path]]:
    """Every file that was made in a folder, by its place there."""
    return [(place, folder / place) for place in sorted(files_below(folder))]


def _write_record(path: Path, summary: Summary, context: Context, started: datetime, plan: Plan) -> None:
    used = dict.fromkeys(name for receipt in summary.receipts for name in receipt.rulebooks)
    content: dict[str, Any] = {
        "program": PROGRAM,
        "version": __version__,
        "as_of": context.settings.day.isoformat(),
        "rulebooks": [
            {
                "id": name,
                "number": context.library[name].rulebook.number,
                "sha256": context.library[name].digest,
            }
            for name in used
        ],
        "annual": [
            {"place": one.notice.place, "filing_year": one.notice.filing_year, "sha256": one.digest}
            for one in context.library.notices
            if one.notice.filing_year == context.settings.filed
        ],
        "inputs": [
            {"name": r.file, "size": r.size, "sha256": r.sha256, **_what_became_of(r)}
            for r in summary.receipts
        ],
        "submissions": dict(Counter(receipt.outcome for receipt in summary.receipts)),
        "statuses": dict(summary.total("statuses")),
        "notices": dict(summary.total("notices")),
        "files": [{"path": name, "sha256": digest} for name, digest in plan.digests.items()],
        "assumed": context.settings.assume,
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


_ROW_KEYS: Final = ("people", "noted", "refused", "other")
_INPUT_KEYS: Final = ("outcome", "people", "rows", "unusable", "issues", "reason", "rulebooks", "unwritten")


def _what_became_of(receipt: Receipt) -> dict[str, Any]:
    rows = {f"rows_{kind}": receipt.row_counts.get(kind, 0) for kind in _ROW_KEYS}
    return {key: getattr(receipt, key) for key in _INPUT_KEYS} | rows
