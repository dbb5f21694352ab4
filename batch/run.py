"""The main job: files and folders of submissions in, one folder of results out."""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from batch import __version__
from batch.errors import UnreadableFileError, UserError
from batch.output import clear, put_in_place, safe_name, workplace
from batch.report.notices import NoticeWriter
from batch.report.returned import write_returned
from batch.report.workbook import write_results
from batch.results import Results
from batch.roster.messages import Issue
from batch.roster.workbook import is_spreadsheet
from batch.settings import Settings
from batch.submission import (
    Context,
    Report,
    context_of,
    fingerprint,
    process,
    process_in_worker,
    reject,
)

RESULT_NAME = "筛查结果.xlsx"
RETURNED_NAME = "校验退回_{}.xlsx"
#: Rosters with more rows are returned by ``guantong check --return`` only: it takes minutes.
MAX_RETURNED_ROWS = 50_000

Progress = Callable[[str, int, int], None]  # what is being done, done, of how many


@dataclass(frozen=True)
class Summary:
    """What a run did, for the terminal and for ``run.json``."""

    out: Path
    reports: tuple[Report, ...]
    notices: dict[str, int]  # kind → how many

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
            inside = sorted(p for p in path.iterdir() if p.is_file() and _is_submission(p))
            if not inside:
                raise UserError(f"文件夹中没有花名册：{path}")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise UserError(f"找不到文件：{path}")
    return list({path.resolve(): path for path in reversed(found)}.values())[::-1]


def _is_submission(path: Path) -> bool:
    """A spreadsheet that is not one of our own results."""
    return is_spreadsheet(path) and path.name != RESULT_NAME and not path.name.startswith(RETURNED_NAME[:5])


def run(paths: Iterable[Path], out: Path, settings: Settings, progress: Progress) -> Summary:
    """Work all submissions and write everything into ``out``. Raises UserError."""
    started = datetime.now().astimezone()
    files = submissions(paths)
    settings = settings.model_copy(update={"as_of": settings.day})
    context = context_of(settings)
    writer = NoticeWriter(context)  # a broken template stops the run before it begins
    with workplace(out) as work:
        names = folder_names(files)
        folders = [work / name for name in names]
        for folder in folders:
            folder.mkdir()
        reports = []
        for report in _worked(files, folders, context, progress):
            reports.append(report)
            progress("筛查", len(reports), len(files))
        notices = _report(work, folders, files, reports, writer, progress)
        summary = Summary(out, tuple(reports), dict(notices))
        _write_run(work / "run.json", summary, context, started, _top_names(folders))
        _publish(work, out, folders)
    return summary


def folder_names(files: list[Path]) -> list[str]:
    """A folder name for each submission, none twice and none that a result has."""
    names: list[str] = []
    for file in files:
        stem, number = safe_name(file.stem), 2
        name = stem
        while name in names or name in _RESERVED:
            name, number = f"{stem}({number})", number + 1
        names.append(name)
    return names


#: Names that the results of a run have beside the folders of its submissions.
_RESERVED = frozenset({RESULT_NAME, "run.json", "outcomes.parquet", "people.parquet", "issues.parquet"})


def labels(files: list[Path]) -> list[str]:
    """The name of each submission in the results: its file's name, told apart where two are alike."""
    seen: Counter[str] = Counter()
    made = []
    for file in files:
        name = os.fsencode(file.name).decode("utf-8", "replace")
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name}（{seen[name]}）")
    return made


def _worked(files: list[Path], folders: list[Path], context: Context, progress: Progress) -> Iterator[Report]:
    jobs = min(context.settings.jobs, len(files))
    work = list(zip(files, folders, labels(files), strict=True))
    if jobs <= 1:
        for file, folder, label in work:
            yield process(file, folder, context, label)
        return
    settings = context.settings.model_dump_json()
    with ProcessPoolExecutor(jobs) as pool:
        tasks = [pool.submit(process_in_worker, *one, settings) for one in work]
        for task, one in zip(tasks, work, strict=True):
            try:
                yield task.result()
            except BrokenProcessPool:  # a file that kills its reader; the others are worked on alone
                yield _alone(*one, settings)


def _alone(file: Path, folder: Path, label: str, settings: str) -> Report:
    """Work one file in a process of its own; one that dies with it is rejected."""
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(process_in_worker, file, folder, label, settings).result()
    except BrokenProcessPool:
        error = UnreadableFileError("F93", "文件已损坏，读取时出错，无法读取")
        return reject(label, folder, *fingerprint(file), error)


def _report(
    work: Path,
    folders: list[Path],
    files: list[Path],
    reports: list[Report],
    writer: NoticeWriter,
    progress: Progress,
) -> Counter[str]:
    notices: Counter[str] = Counter()
    context = writer.context
    together = zip(folders, files, reports, strict=True)
    for number, (folder, file, report) in enumerate(together, start=1):
        results = Results.joined([folder])
        write_results(folder / RESULT_NAME, results, [report], context)
        notices += writer.write_all(folder, results)
        if context.settings.returned and 0 < report.rows <= MAX_RETURNED_ROWS:
            _return(file, folder, results)
        progress("生成表格和文书", number, len(folders))
    if len(folders) > 1:
        write_results(work / RESULT_NAME, Results.joined(folders), reports, context)
    return notices


def _return(file: Path, folder: Path, results: Results) -> None:
    """The roster marked for correction, if it needs any; without it the run is still complete."""
    names = ("code", "sheet", "cell", "header", "raw", "message", "severity", "advice")
    issues = [Issue(**row) for row in results.issues.select(names).to_pylist()]
    if any(issue.severity != "info" for issue in issues):
        with contextlib.suppress(UserError):
            write_returned(file, issues, folder / RETURNED_NAME.format(safe_name(file.stem)))


def _publish(work: Path, out: Path, folders: list[Path]) -> None:
    """Put everything into its place: a single submission's results stand in ``out`` itself."""
    clear(out, _last_files(out))
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


def _top_names(folders: list[Path]) -> list[str]:
    """What a run puts into its output folder."""
    if len(folders) == 1:
        return sorted(item.name for item in folders[0].iterdir())
    return sorted({*(folder.name for folder in folders), *(_RESERVED - {"run.json"})})


def _last_files(out: Path) -> list[str]:
    """What the last run put into the folder, as it noted itself."""
    try:
        files = json.loads((out / "run.json").read_text(encoding="utf-8"))["files"]
        return [name for name in files if isinstance(name, str)]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write_run(path: Path, summary: Summary, context: Context, started: datetime, files: list[str]) -> None:
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
        "files": files,
        "assumed": context.settings.assume,
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


_INPUT_KEYS = ("outcome", "people", "rows", "unusable", "issues", "reason", "rulebooks")
