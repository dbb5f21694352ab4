"""The main job: files and folders of submissions in, one folder of results out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from batch import __version__
from batch.errors import UserError
from batch.output import put_in_place, safe_name, workplace
from batch.report.notices import NoticeWriter
from batch.report.workbook import write_results
from batch.results import Results
from batch.roster.workbook import is_spreadsheet
from batch.settings import Settings
from batch.submission import Context, Report, context_of, process, process_in_worker

RESULT_NAME = "筛查结果.xlsx"
NOTICE_FOLDER = "告知书"

Progress = Callable[[str, int, int], None]  # what is being done, done, of how many


@dataclass(frozen=True)
class Summary:
    """What a run did, for the terminal and for ``run.json``."""

    out: Path
    reports: tuple[Report, ...]
    notices: int

    @property
    def complete(self) -> bool:
        """Whether every submission was accepted."""
        return all(report.outcome.startswith("accepted") for report in self.reports)

    def total(self, name: str) -> Counter[str]:
        """Counts of all submissions together."""
        found: Counter[str] = Counter()
        for report in self.reports:
            found.update(getattr(report, name))
        return found


def submissions(paths: Iterable[Path]) -> list[Path]:
    """The spreadsheets that the paths name, folders searched one level deep.

    Raises UserError for a path that is not there or a folder without spreadsheets.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.is_file() and is_spreadsheet(p))
            if not inside:
                raise UserError(f"文件夹中没有花名册：{path}")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise UserError(f"找不到文件：{path}")
    return list(dict.fromkeys(found))


def run(paths: Iterable[Path], out: Path, settings: Settings, progress: Progress) -> Summary:
    """Work all submissions and write everything into ``out``. Raises UserError."""
    started = datetime.now().astimezone()
    files = submissions(paths)
    settings = settings.model_copy(update={"as_of": settings.day})
    context = context_of(settings)
    with workplace(out) as work:
        names = folder_names(files)
        folders = [work / name for name in names]
        for folder in folders:
            folder.mkdir()
        reports = []
        for report in _worked(files, folders, context, progress):
            reports.append(report)
            progress("筛查", len(reports), len(files))
        notices = _report(work, folders, reports, context, progress)
        summary = Summary(out, tuple(reports), notices)
        _write_run(work / "run.json", summary, context, started)
        _publish(work, out, folders)
    return summary


def folder_names(files: list[Path]) -> list[str]:
    """A folder name for each submission, none twice."""
    names: list[str] = []
    for file in files:
        stem, number = safe_name(file.stem), 2
        name = stem
        while name in names:
            name, number = f"{stem}({number})", number + 1
        names.append(name)
    return names


def _worked(files: list[Path], folders: list[Path], context: Context, progress: Progress) -> Iterator[Report]:
    jobs = min(context.settings.jobs, len(files))
    if jobs <= 1:
        for file, folder in zip(files, folders, strict=True):
            yield process(file, folder, context)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from _in_pool(pool, files, folders, context)


def _in_pool(pool: Executor, files: list[Path], folders: list[Path], context: Context) -> Iterator[Report]:
    settings = context.settings.model_dump_json()
    tasks = [
        pool.submit(process_in_worker, file.resolve(), folder.resolve(), settings)
        for file, folder in zip(files, folders, strict=True)
    ]
    for task in tasks:
        yield task.result()


def _report(
    work: Path, folders: list[Path], reports: list[Report], context: Context, progress: Progress
) -> int:
    notices = 0
    writer = NoticeWriter(context)
    for number, (folder, report) in enumerate(zip(folders, reports, strict=True), start=1):
        results = Results.joined([folder])
        write_results(folder / RESULT_NAME, results, [report], context)
        if context.settings.notices != "不出":
            notices += writer.write_all(folder / NOTICE_FOLDER, results)
        progress("生成表格和告知书", number, len(folders))
    if len(folders) > 1:
        write_results(work / RESULT_NAME, Results.joined(folders), reports, context)
    return notices


def _publish(work: Path, out: Path, folders: list[Path]) -> None:
    """Put everything into its place: a single submission's results stand in ``out`` itself."""
    if len(folders) == 1:
        for item in sorted(folders[0].iterdir()):
            put_in_place(item, out / item.name)
    else:
        for name in ("outcomes", "people", "issues"):
            parts = work / f".{name}"
            parts.mkdir()
            for number, folder in enumerate(folders, start=1):
                (folder / f"{name}.parquet").rename(parts / f"part-{number:05}.parquet")
            put_in_place(parts, out / f"{name}.parquet")
        for folder in folders:
            put_in_place(folder, out / folder.name)
        put_in_place(work / RESULT_NAME, out / RESULT_NAME)
    put_in_place(work / "run.json", out / "run.json")


def _write_run(path: Path, summary: Summary, context: Context, started: datetime) -> None:
    used = dict.fromkeys(name for report in summary.reports for name in report.rulebooks)
    outcomes = Counter(report.outcome for report in summary.reports)
    content: dict[str, Any] = {
        "program": "guantong",
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
        "inputs": [
            {"name": r.file, "size": r.size, "sha256": r.sha256, **{k: asdict(r)[k] for k in _INPUT_KEYS}}
            for r in summary.reports
        ],
        "submissions": dict(outcomes),
        "statuses": dict(summary.total("statuses")),
        "notices": summary.notices,
        "assumed": context.settings.assume,
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


_INPUT_KEYS = ("outcome", "people", "rows", "unusable", "issues", "reason", "rulebooks")
