"""Results come into their place whole or not at all, and replace nothing but our own.

A *plan* says where each new file goes and which of the last run's go away. Carrying it out
moves the old aside, the new in, and the record last; a failure in between moves everything
back, and so does the next run when this one was killed: the journal in the workspace says how.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from batch.errors import DiskFullError, UserError, is_disk_full
from batch.inbox.record import MAX_RECORD, Record, digest_of, is_inside
from batch.language.filenames import same_name, unused_name

JOURNAL: Final = "journal.json"
PRIVATE: Final = 0o600
ASIDE: Final = "aside"  # the folder of a workspace into which old results are moved


@dataclass(frozen=True)
class Plan:
    """Where every new file goes, and which old ones go away."""

    placed: Mapping[str, Path]  # place below the folder → the finished file
    removed: tuple[str, ...]  # old results that this run has no successor for
    notes: tuple[str, ...] = ()  # a line for each result that had to take another name

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of every new file, by its place."""
        return {name: digest_of(source) for name, source in self.placed.items()}


@dataclass
class Ground:
    """A folder of results as a run finds it: what is ours to replace, and what is not.

    ``kept`` are files that must stay whatever the record says: the run's own inputs.
    """

    out: Path
    record: Record
    kept: frozenset[Path] = frozenset()
    _ours: dict[str, bool] = field(default_factory=dict)
    _ways: dict[str, bool] = field(default_factory=dict)

    def is_ours(self, name: str) -> bool:
        """Whether a file is what the last run wrote there, unchanged."""
        if name not in self._ours:
            path = self.out / name
            self._ours[name] = (
                name in self.record.files
                and not _leads_away(self.out, name)
                and path.resolve() not in self.kept
                and digest_of(path) == self.record.files[name]
            )
        return self._ours[name]

    def folder_is_ours(self, name: str) -> bool:
        """Whether the last run made this folder, by what it wrote into it."""
        path = self.out / name
        inside = f"{name}/"
        return (
            not path.is_symlink() and path.is_dir() and any(n.startswith(inside) for n in self.record.files)
        )

    def is_free(self, name: str) -> bool:
        """Whether a new file may stand there: nothing is there, or only what is ours."""
        folder = name.rpartition("/")[0]
        if folder not in self._ways:
            self._ways[folder] = all(self._leads_on(part) for part in _ancestors(name))
        if not self._ways[folder]:
            return False
        path = os.path.join(self.out, name)  # noqa: PTH118 - asked for every result
        if not os.path.lexists(path):
            return True
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            inside = list(_files_in(Path(path), name))
            return bool(inside) and all(self.is_ours(one) for one in inside)
        return self.is_ours(name)

    def _leads_on(self, part: str) -> bool:
        """Whether a folder on the way is one, or may become one."""
        above = self.out / part
        return not above.is_symlink() and (not above.exists() or above.is_dir() or self.is_ours(part))


def _leads_away(out: Path, name: str) -> bool:
    """Whether a folder on the way to a file is a link, or no folder."""
    above = [out / part for part in _ancestors(name)]
    return any(path.is_symlink() or (path.exists() and not path.is_dir()) for path in above)


def _ancestors(name: str) -> Iterator[str]:
    parts = name.split("/")[:-1]
    return ("/".join(parts[: number + 1]) for number in range(len(parts)))


def _files_in(folder: Path, name: str) -> Iterator[str]:
    """Everything below a folder that is no folder itself, by its place."""
    for top, folders, files in os.walk(folder):
        below = Path(top).relative_to(folder).as_posix()
        start = name if below == "." else f"{name}/{below}"
        links = [one for one in folders if (Path(top) / one).is_symlink()]
        yield from (f"{start}/{one}" for one in (*files, *links))


def folder_names(
    stems: Iterable[str], ground: Ground, reserved: Iterable[str]
) -> tuple[list[str], list[str]]:
    """A folder of its own for each submission, and a line for each that had to take another name.

    None has the name of a result, of another submission's folder, or of something that the
    last run did not make.
    """
    used = {same_name(name) for name in reserved}
    names, notes = [], []
    for stem in stems:
        taken = set(used)
        while True:
            name = unused_name(stem, taken)
            if not os.path.lexists(ground.out / name) or ground.folder_is_ours(name):
                break
            taken.add(same_name(name))
        if taken - used:
            notes.append(f"“{stem}”已在结果文件夹中且不是本程序所写，没有改动；本份结果写到“{name}”")
        names.append(name)
        used.add(same_name(name))
    return names, notes


def planned(files: Mapping[str, Path], ground: Ground) -> Plan:
    """Where new results go: files of ours are replaced, to others they yield."""
    placed: dict[str, Path] = {}
    taken = {one for name in files for one in (name, *_ancestors(name))} | {ground.record.path.name}
    notes = []
    for wanted, source in files.items():
        name = wanted
        if not ground.is_free(wanted):
            name = _other_name(wanted, ground, taken)
            notes.append(f"“{wanted}”不是本程序所写或已被改动，没有替换；本次结果写到“{name}”")
        placed[name] = source
        taken.add(name)
    removed = (name for name in ground.record.files if name not in placed and ground.is_ours(name))
    return Plan(placed, tuple(removed), tuple(notes))


def _other_name(wanted: str, ground: Ground, used: set[str]) -> str:
    """A free name beside the wanted one; where its folder is not ours to write into, beside that."""
    head, _, last = wanted.rpartition("/")
    if head and not ground.is_free(f"{head}/_"):
        above, _, rest = wanted.partition("/")
        return f"{_other_name(above, ground, used)}/{rest}"
    taken: set[str] = set()
    while True:
        name = unused_name(last, taken)
        full = f"{head}/{name}" if head else name
        if full not in used and ground.is_free(full):
            return full
        taken.add(same_name(name))


@dataclass(frozen=True)
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
    files = {**plan.placed, ground.record.path.name: record}
    below = len(str(work)) + 1
    moves = [
        Move(name, str(source)[below:].replace(os.sep, "/"), plan.digests.get(name) or digest_of(source))
        for name, source in files.items()
    ]
    moves += [Move(name) for name in plan.removed]
    (work / ASIDE).mkdir()
    _write_journal(work, moves)
    done, name = False, ""
    try:
        there = {name for name in (move.name for move in moves) if os.path.lexists(f"{ground.out}/{name}")}
        for number, move in enumerate(moves):
            name = move.name
            if name in there and not (ground.out / name).is_dir():
                (ground.out / name).rename(work / ASIDE / str(number))
        _remove_empty(ground.out, (move.name for move in moves))
        for folder in dict.fromkeys(name.rpartition("/")[0] for name in files):
            _make_folder(ground.out / folder, ground.out, modes)
        for name, source in files.items():
            if modes.file != PRIVATE:  # what a run writes is its owner's alone until it is in place
                source.chmod(modes.file)
            source.rename(f"{ground.out}/{name}")
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


def _write_journal(work: Path, moves: list[Move]) -> None:
    part = work / f"{JOURNAL}.part"
    part.write_text(
        json.dumps([(move.name, move.source, move.sha256) for move in moves], ensure_ascii=False),
        encoding="utf-8",
    )
    part.replace(work / JOURNAL)


def _remove_empty(out: Path, names: Iterable[str]) -> None:
    """Remove folders below ``out`` that hold nothing any more."""
    names = list(names)
    above = dict.fromkeys(name.rpartition("/")[0] for name in names)
    folders = {part for name in above for part in (*_ancestors(name), name)} - {""}
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
        if not _leads_away(out, move.name):
            with contextlib.suppress(OSError):
                (out / move.name).unlink()
    _remove_empty(out, (move.name for move in moves))
    for number, move in enumerate(moves):
        old, path = work / ASIDE / str(number), out / move.name
        if os.path.lexists(old) and not os.path.lexists(path) and not _leads_away(out, move.name):
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
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_RECORD:
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
