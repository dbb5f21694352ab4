"""Which files are submissions, what each is called in the results, and where results may not go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from batch.errors import UserError, in_chinese
from batch.inbox.publishing.ground import Ground, files_below
from batch.inbox.publishing.record import last_record
from batch.inbox.publishing.workspace import LOCK
from batch.language.filenames import written_name, written_place
from batch.ledger.known import Known
from batch.sheets.names import is_spreadsheet
from batch.sheets.origin import COLUMN_MAP, MAP_NAME, RESULTS, origin_of


@dataclass(frozen=True)
class Found:
    """The submissions below some paths, and what else lay there."""

    files: tuple[Path, ...]
    places: tuple[str, ...]  # of each file: its name, below a folder its path from there
    left_out: tuple[str, ...] = ()  # a line for each file that is none, with the reason
    unread: tuple[Path, ...] = ()  # folders that cannot be read: nobody knows what is in them
    lost: tuple[Path, ...] = ()  # of these the shares that are not connected
    empty: tuple[Path, ...] = ()  # folders given in which no spreadsheet is


def path_of(file: Path) -> str:
    """A file's resolved path as a text that any database can hold, whatever bytes its name has."""
    return str(file.resolve()).encode("utf-8", "backslashreplace").decode()


def submissions(paths: Iterable[Path], out: Path | None = None) -> Found:
    """The spreadsheets that the paths name; folders are walked to the bottom, but never ``out``.

    Raises UserError for a path that is not there, or cannot be read.
    """
    empty: list[Path] = []
    found: dict[Path, tuple[Path, str]] = {}
    left_out: list[str] = []
    failed: list[OSError] = []
    for path in paths:
        if path.is_dir():
            here = 0
            for place in sorted(files_below(path, out.resolve() if out else None, failed.append)):
                file = path / place
                why = _why_none(file)
                if why:
                    left_out.append(f"{written_place(place)}：{why}")
                elif why is None:
                    found.setdefault(file.resolve(), (file, written_place(place)))
                    here += 1
            if not here and not failed:
                empty.append(path)
        elif path.is_file():
            found.setdefault(path.resolve(), (path, written_name(path)))
        else:
            raise UserError(f"找不到文件：{path}")
    if failed and not found:
        raise UserError(f"{in_chinese(failed[0])}：{failed[0].filename}")
    unread = tuple(Path(str(one.filename)).resolve() for one in failed)
    left_out += [
        f"{written_name(Path(str(one.filename)))}：{in_chinese(one)}，其中的花名册没有处理，原有结果不变"
        for one in failed
    ]
    files = tuple(file for file, _ in found.values())
    places = tuple(place for _, place in found.values())
    return Found(files, places, tuple(left_out), unread, empty=tuple(empty))


def check_emptied(found: Found, known: Iterable[str] = (), given: Iterable[str] = ()) -> None:
    """Raise UserError for a folder without rosters, unless it is one whose rosters have been withdrawn.

    ``known``: the paths of the files that the results hold; ``given``: those that the last run was given.
    A share that is not connected has withdrawn nothing.
    """
    before = [above for one in known for above in Path(one).parents] if found.empty else []
    emptied = {*before, *map(Path, given)}
    for path in found.empty:
        folder = path.resolve()
        if {folder, *folder.parents} & set(found.lost):
            raise UserError(f"共享没有连接：{path}")
        if folder not in emptied:
            raise UserError(f"文件夹中没有花名册：{path}")


def _why_none(path: Path) -> str | None:
    """Why a file below a folder is no submission; empty for what needs no word, None for a submission."""
    if path.is_symlink() or not path.is_file():
        return "是链接或特殊文件，未读取"
    if path.name.startswith("~$"):
        return "是 Excel 打开文件时留下的锁文件，未读取"
    if path.name.startswith(".") or path.name == MAP_NAME:
        return ""
    origin = origin_of(path) if is_spreadsheet(path) else ""
    if not is_spreadsheet(path):
        return "不是电子表格，未读取"
    return {RESULTS: "是本程序写出的筛查结果，未读取", COLUMN_MAP: ""}.get(origin)


def labels(places: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The name of each submission in the results: its place, told apart where two are alike, or it is taken."""
    names = list(places)
    used: set[str] = set(taken)
    made = []
    for name in names:
        label, number = name, 1
        while label in used or (number > 1 and label in names):
            number += 1
            label = f"{name}（{number}）"
        used.add(label)
        made.append(label)
    return made


def check_place(paths: Iterable[Path], out: Path) -> None:
    """Raise UserError where results would come among the rosters of a folder that is worked.

    Below such a folder they may have a place of their own: a folder that is not there yet,
    is empty, or holds the record of an earlier run.
    """
    target = out.resolve()
    for path in paths:
        folder = path.resolve()
        if not folder.is_dir():
            continue
        if target == folder:
            raise UserError(f"--out 不能是花名册所在的文件夹：{out}；请另给一个结果文件夹")
        if folder in target.parents and not _is_place_of_results(target):
            raise UserError(
                f"--out 在花名册所在的文件夹之内，而且其中已有别的文件：{out}；请另给一个结果文件夹"
            )


def _is_place_of_results(folder: Path) -> bool:
    if not folder.is_dir():
        return True
    others = [one for one in folder.iterdir() if one.name != LOCK]
    return not others or bool(last_record(folder).files)


def ground_of(out: Path, files: Iterable[Path], known: Iterable[Known]) -> Ground:
    """The folder of results as the last run left it; the files to be worked are never replaced."""
    papers = {one.folder: one.papers.files for one in known if one.papers.files}
    here = out.resolve()
    kept = frozenset(path for file in files if here in (path := file.resolve()).parents)
    return Ground(out, last_record(out, papers), kept)
