"""Which files are submissions, what each is called in the results, and where results may not go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from batch.errors import UserError
from batch.inbox.plan import Ground
from batch.inbox.record import last_record
from batch.inbox.workspace import LOCK
from batch.language.filenames import written_name
from batch.sheets.open import is_spreadsheet
from batch.submission.papers import RESULT_NAME, RETURNED_PREFIX


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
    return is_spreadsheet(path) and path.name != RESULT_NAME and not path.name.startswith(RETURNED_PREFIX)


def labels(files: Iterable[Path]) -> list[str]:
    """The name of each submission in the results: its file's name, told apart where two are alike."""
    names = [written_name(file) for file in files]
    used: set[str] = set()
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


def ground_of(out: Path, files: Iterable[Path]) -> Ground:
    """The folder of results as the last run left it; the files to be worked are never replaced."""
    return Ground(out, last_record(out), frozenset(file.resolve() for file in files))
