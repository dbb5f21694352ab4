"""The main job: files and folders of submissions in, one folder of results out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from batch.context import Context, context_of
from batch.errors import room_for
from batch.inbox.asked import Asked
from batch.inbox.asking import asked_again
from batch.inbox.cluster import engaged
from batch.inbox.entries import Entry, Place
from batch.inbox.found import Found, check_emptied, check_place, ground_of, submissions
from batch.inbox.merging.merged import Merged, merge
from batch.inbox.merging.rounds import Rounds
from batch.inbox.merging.together import all_receipts
from batch.inbox.mounts import mounts_of, without_lost
from batch.inbox.publishing.carried import Carried, Held, workbook_in
from batch.inbox.publishing.ledgering import known_before, write_ledger
from batch.inbox.publishing.places import named_places, placed_files
from batch.inbox.publishing.publish import Modes, carry_out
from batch.inbox.publishing.workspace import workspace
from batch.inbox.share import share_note
from batch.inbox.standing import Standing, standing
from batch.inbox.summary import Summary, write_record
from batch.inbox.superseding.succession import succession
from batch.inbox.workers import interrupt
from batch.inbox.workers.pool import Limits, Pool, warm_up
from batch.inbox.workers.worker import private
from batch.inbox.workers.working import Progress, Task, worked
from batch.ledger.runs import last_run
from batch.report.notices.write import NoticeWriter
from batch.settings import Settings
from batch.submission.employers import Employer, load_employers
from batch.submission.memory import give_back
from batch.submission.papers import RESULT_NAME

if TYPE_CHECKING:
    from batch.inbox.cluster.afar import Elsewhere

_ALONE: Final = 1


@dataclass(frozen=True)
class _Job:
    """What a run is asked to do."""

    paths: list[Path]
    found: Found
    out: Path
    context: Context
    expected: tuple[Employer, ...]
    started: datetime
    before: Mapping[str, Any]  # what the ledger keeps of the last run

    @property
    def settings(self) -> Settings:
        """The settings, held fast for the whole run."""
        return self.context.settings


def run(paths: Iterable[Path], out: Path, settings: Settings, progress: Progress) -> Summary:
    """Work all submissions and write everything into ``out``.

    A submission of which nothing has changed since the last run stays as it is.

    Raises UserError; ``out`` is then as it was.
    """
    job = _job(list(paths), out, settings)
    with private(), engaged(job.settings) as cluster, workspace(job.out) as here, room_for("汇总结果"):
        known = known_before(job.out)
        ground = ground_of(job.out, [file.absolute() for file in job.found.files], known.values())
        asked, columns = Asked.of(job.context), job.settings.columns
        come = succession(job.found, known, job.out, job.settings, asked.reading, here / "tmp", job.before)
        alone = len(job.paths) == _ALONE and job.paths[0].is_file()
        single = alone and not any(one.folder for one in known.values())
        anew = ground.was_changed(RESULT_NAME) and not single  # marks in the merged workbook are everybody's
        now = standing(come, job.paths, known, asked, job.out, columns, single, anew)
        ground.trust({place: one for item in now.items for place, one in item.untouched.items()})
        places, notes = named_places(now, ground, single)
        carried = Carried(ground, several=not single)
        entries, held = _entries(job, now, places, carried, here, progress, cluster)
        entries = Rounds.before(job.out, known).placed(now, entries)
        notes += [*come.notes, *share_note(job.out)]
        merged = merge(now, entries, carried, ground, here, job.context, asked, job.expected, progress)
        give_back()
        kept, more = carried.keep(held, [entry.receipt for entry in entries], here)
        plan, held_now = placed_files(now, entries, merged, ground, kept)
        notes += [*more, *plan.notes, *(cluster.notes if cluster else [])]
        summary = _summary(job, now, entries, merged, tuple(notes))
        record = here / "run.json"
        write_record(record, summary, job.context, job.started, plan)
        carry_out(plan, ground, here, record, _modes(job.settings))
        interrupt.ignore()
        unwritten = write_ledger(
            job.out, now, entries, held_now, summary, job.context, asked, job.started, single, job.paths, come,
            mounts_of(job.found, job.paths, job.before),
            merged.tables,
        )  # fmt: skip
        _open_to_group(job)
    return summary.about(notes=(*summary.notes, *unwritten))


def _job(paths: list[Path], out: Path, settings: Settings) -> _Job:
    """Find the submissions and load what they are worked with, before anything is written. Raises UserError."""
    started = datetime.now().astimezone()
    warm_up()
    check_place(paths, out)
    last = last_run(out)
    before = last.counts if last else {}
    found = without_lost(submissions(paths, out), before)
    if found.empty:
        check_emptied(found, known_before(out), before.get("paths", ()))
    settings = settings.model_copy(update={"run_day": settings.day}).anchored()
    context = context_of(settings)
    expected = load_employers(settings.employers) if settings.employers else ()
    NoticeWriter(context)  # a broken template stops the run before it begins
    return _Job(paths, found, out.absolute(), context, expected, started, before)


def _entries(
    job: _Job,
    now: Standing,
    places: Sequence[Place],
    carried: Carried,
    here: Path,
    progress: Progress,
    cluster: Elsewhere | None,
) -> tuple[list[Entry], list[list[Held]]]:
    """Work what is to be worked; also where the workbooks stand in which a person may have worked."""
    folders = [here / "made" / f"{number:05}" for number in range(1, len(now.worked) + 1)]
    for folder in folders:
        folder.mkdir(parents=True)
    pairs = list(zip(now.worked, places, strict=True))
    before = [carried.before(item, place) for item, place in pairs]
    words = job.settings.model_dump_json()
    with Pool(job.settings.jobs, Limits.of(job.settings), here / "tmp") as pool:
        if carried.several:
            carried.read_merged(pool)
        earlier = carried.earlier(before)
        again = asked_again(now.worked, folders, job.out, pool, words)
        done = {number: receipt for number, receipt in again.items() if receipt.same}
        tasks = [
            Task.of(item, place, folder, before, job.out, again.get(number))
            for number, ((item, place), folder, before) in enumerate(
                zip(pairs, folders, earlier, strict=True)
            )
            if number not in done
        ]
        fresh = cluster.worked(tasks, pool, progress) if cluster else worked(tasks, words, pool, progress)
        receipts = [done.get(number) or next(fresh) for number in range(len(pairs))]
    made = zip(pairs, folders, receipts, strict=True)
    return [Entry.of(item, place, folder, receipt) for (item, place), folder, receipt in made], before


def _summary(
    job: _Job, now: Standing, entries: Sequence[Entry], merged: Merged, notes: tuple[str, ...]
) -> Summary:
    """What the run did."""
    every = all_receipts(now, entries)
    fresh = [entry for entry in entries if not entry.receipt.same]
    return Summary(
        job.out,
        tuple(every[: len(now.items)]),
        notes,
        heads=merged.heads,
        marked=_marked(now, entries, merged.marked),
        carried=sum(len(entry.receipt.marks) for entry in fresh),
        left=sum(entry.receipt.left for entry in fresh),
        others=tuple(every[len(now.items) :]),
        withdrawn=tuple(one.name for one in now.gone),
        replaced=now.replaced,
        stayed=len(now.items) - len(fresh),
        single=not entries[0].place.folder if entries else False,
        between=merged.between,
        changes=len(merged.changes),
        annual=tuple(job.context.library.of_year(job.settings.filed, job.settings.day)),
        left_out=job.found.left_out,
    )


def _open_to_group(job: _Job) -> None:
    if job.settings.group_may_read:
        job.out.chmod(job.out.stat().st_mode | 0o050)


def _modes(settings: Settings) -> Modes:
    return Modes(0o640, 0o750) if settings.group_may_read else Modes()


def _marked(now: Standing, entries: Sequence[Entry], merged: bool) -> tuple[str, ...]:
    """The workbooks that hold marks: of submissions, and perhaps the merged one."""
    held = [(entry.place.folder, entry.receipt) for entry in entries]
    held += [(known.folder, known.receipt) for known in now.staying]
    own = [workbook_in(folder) for folder, receipt in held if receipt.marks or receipt.left]
    return tuple(dict.fromkeys([*own, *([RESULT_NAME] if merged else [])]))
