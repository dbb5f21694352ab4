"""Results come into their place whole or not at all.

Carrying out a plan moves the old aside, the new in, and the record last; a failure in between moves everything
back, and so does the next run when this one was killed: the journal in the workspace says how.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from batch.errors import DiskFullError, UserError, is_disk_full
from batch.inbox.publishing.filelist import is_inside
from batch.inbox.publishing.ground import Ground, ancestors, leads_away
from batch.inbox.publishing.plan import Plan
from batch.inbox.publishing.record import MAX_PLAIN, digest_of

JOURNAL: Final = "journal.json"
PRIVATE: Final = 0o600
ASIDE: Final = "aside"  # the folder of a workspace into which old results are moved


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a plan: an old result goes aside, and (unless it is only removed) a new one comes."""

    name: str  # the place below the folder of results
    source: str = ""  # where the new file was finished, below the workspace
    sha256: str = ""  # of the new file


@dataclass(frozen=True)
class Modes:
    """Who may read results: nobody but their owner, or a group too."""

    file: int = PRIVATE
    folder: int = 0o700


def carry_out(plan: Plan, ground: Ground, work: Path, record: Path, modes: Modes) -> None:
    """Move the old aside, the new in, and the record (a finished file) last.

    Raises UserError where an old result cannot be replaced (it may be open in Excel);
    everything is then as it was.
    """
    files = {**plan.placed, **plan.kept, ground.record.path.name: str(record)}
    names = [*files, *plan.removed]
    (work / ASIDE).mkdir()
    _write_journal(work, _moves(plan, files, work))
    done, name = False, ""
    try:
        there = {name for name in names if os.path.lexists(f"{ground.out}/{name}")}
        for number, name in enumerate(names):
            if name in there and not (ground.out / name).is_dir():
                (ground.out / name).rename(work / ASIDE / str(number))
        _remove_empty(ground.out, names)
        for folder in dict.fromkeys(name.rpartition("/")[0] for name in files):
            _make_folder(ground.out / folder, ground.out, modes)
        for name, source in files.items():
            if modes.file != PRIVATE:  # what a run writes is its owner's alone until it is in place
                os.chmod(source, modes.file)  # noqa: PTH101 - of many files
            os.rename(source, f"{ground.out}/{name}")  # noqa: PTH104
        done = True
    except OSError as error:
        what = Path(name).name
        if is_disk_full(error):
            raise DiskFullError(what) from error
        raise UserError(f"无法替换旧的结果 {what}，请先关闭正在打开它的程序；原有结果没有改动") from error
    finally:
        if not done:
            recover(work, ground.out)
    _remove_empty(ground.out, plan.removed)


def _make_folder(folder: Path, out: Path, modes: Modes) -> None:
    if folder != out and not folder.is_dir():
        _make_folder(folder.parent, out, modes)
        folder.mkdir(exist_ok=True)
        folder.chmod(modes.folder)


def _moves(plan: Plan, files: Mapping[str, str], work: Path) -> Iterator[Move]:
    """Every step, in the order of the journal."""
    below = len(str(work)) + 1
    for name, source in files.items():
        yield Move(name, source[below:].replace(os.sep, "/"), plan.digests.get(name) or digest_of(source))
    yield from (Move(name) for name in plan.removed)


def _write_journal(work: Path, moves: Iterable[Move]) -> None:
    part = work / f"{JOURNAL}.part"
    with part.open("w", encoding="utf-8") as stream:
        between = ""
        stream.write("[")
        for move in moves:
            text = json.dumps((move.name, move.source, move.sha256), ensure_ascii=False)
            stream.write(f"{between}{text}")
            between = ",\n"
        stream.write("]")
    part.replace(work / JOURNAL)


def _remove_empty(out: Path, names: Iterable[str]) -> None:
    """Remove folders below ``out`` that hold nothing any more."""
    names = list(names)
    above = dict.fromkeys(name.rpartition("/")[0] for name in names)
    folders = {part for name in above for part in (*ancestors(name), name)} - {""}
    folders |= {name for name in names if "/" not in name}
    for part in sorted(folders, key=len, reverse=True):
        path = out / part
        if path.is_dir() and not path.is_symlink():
            with contextlib.suppress(OSError):
                path.rmdir()


def recover(work: Path, out: Path) -> None:
    """Undo what a run left half published, unless its record is in place: then it is whole.

    The journal is data as the record is: only names inside ``out`` are touched, and a new
    file is taken away only if it was moved there and still holds what the journal says.
    """
    moves = _journal(work)
    placed = [move for move in moves if move.sha256 and _has_come(move, work, out)]
    if not moves or moves[_record_of(moves)] in placed:
        return
    for move in placed:
        if not leads_away(out, move.name):
            with contextlib.suppress(OSError):
                (out / move.name).unlink()
    _remove_empty(out, (move.name for move in moves))
    for number, move in enumerate(moves):
        old, path = work / ASIDE / str(number), out / move.name
        if os.path.lexists(old) and not os.path.lexists(path) and not leads_away(out, move.name):
            with contextlib.suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                old.rename(path)


def _has_come(move: Move, work: Path, out: Path) -> bool:
    return not os.path.lexists(work / move.source) and digest_of(out / move.name) == move.sha256


def _record_of(moves: list[Move]) -> int:
    """The number of the move that brings the record: the last of those that bring something."""
    return max((number for number, move in enumerate(moves) if move.sha256), default=0)


def _journal(work: Path) -> list[Move]:
    path = work / JOURNAL
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_PLAIN:
            return []
        content = json.loads(path.read_text(encoding="utf-8"))
        moves = [Move(*one) for one in content]
    except (OSError, ValueError, TypeError, RecursionError):
        return []
    sound = all(
        is_inside(move.name) and isinstance(move.sha256, str) and (not move.source or is_inside(move.source))
        for move in moves
    )
    return moves if sound else []
