"""A folder of results as a run finds it: what is ours to replace, and what is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from batch.inbox.publishing.record import Record, digest_of
from batch.ledger.written import Written


@dataclass
class Ground:
    """A folder of results as a run finds it: what is ours to replace, and what is not.

    ``kept`` are files that must stay whatever the record says: the run's own inputs that lie there, resolved.
    """

    out: Path
    record: Record
    kept: frozenset[Path] = frozenset()
    _ours: dict[str, bool] = field(default_factory=dict)
    _ways: dict[str, bool] = field(default_factory=dict)
    _given_up: set[str] = field(default_factory=set)
    _untouched: dict[str, Written] = field(default_factory=dict)

    def trust(self, untouched: Mapping[str, Written]) -> None:
        """Learn how files were written that nobody has touched: they are not read for as long as that is so.

        A person may save one while the run goes on.
        """
        self._untouched.update(untouched)

    def _digest(self, name: str) -> str:
        """The SHA-256 of a file; empty for what is none, or is an input of the run."""
        path = self.out / name
        if leads_away(self.out, name) or (self.kept and path.resolve() in self.kept):
            return ""
        written = self._untouched.get(name)
        return written.sha256 if written and written.is_at(str(path)) else digest_of(path)

    def is_ours(self, name: str) -> bool:
        """Whether a file is what the last run wrote there, unchanged."""
        if name not in self._ours:
            recorded = self.record.files.get(name)
            self._ours[name] = recorded is not None and self._digest(name) == recorded
        return self._ours[name]

    def was_changed(self, name: str) -> bool:
        """Whether a file is one that the last run wrote there and somebody has changed since."""
        recorded = self.record.files.get(name)
        return recorded is not None and self._digest(name) not in ("", recorded)

    def is_a_persons(self, name: str) -> bool:
        """Whether a result of the last run holds what a person wrote: changed since, or carried over into it."""
        if name in self._given_up:
            return False
        return self.was_changed(name) or (name in self.record.marked and self.is_ours(name))

    def give_up(self, name: str) -> None:
        """What a person changed there has been carried over or copied: the file may be replaced."""
        self._ours[name] = True
        self._given_up.add(name)

    def folder_is_ours(self, name: str) -> bool:
        """Whether the last run made this folder, by what it wrote into it."""
        path = self.out / name
        return not path.is_symlink() and path.is_dir() and self.record.files.any_below(name)

    def is_free(self, name: str) -> bool:
        """Whether a new file may stand there: nothing is there, or only what is ours."""
        folder = name.rpartition("/")[0]
        if folder not in self._ways:
            self._ways[folder] = all(self._leads_on(part) for part in ancestors(name))
        if not self._ways[folder]:
            return False
        path = os.path.join(self.out, name)  # noqa: PTH118 - asked for every result
        if not os.path.lexists(path):
            return True
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            inside = list(files_below(Path(path)))
            return bool(inside) and all(self.is_ours(f"{name}/{one}") for one in inside)
        return self.is_ours(name)

    def _leads_on(self, part: str) -> bool:
        """Whether a folder on the way is one, or may become one."""
        above = self.out / part
        return not above.is_symlink() and (not above.exists() or above.is_dir() or self.is_ours(part))


def leads_away(out: Path, name: str) -> bool:
    """Whether a folder on the way to a file is a link, or no folder."""
    above = [out / part for part in ancestors(name)]
    return any(path.is_symlink() or (path.exists() and not path.is_dir()) for path in above)


def ancestors(name: str) -> Iterator[str]:
    """The folders above a place, the outermost first."""
    parts = name.split("/")[:-1]
    return ("/".join(parts[: number + 1]) for number in range(len(parts)))


def files_below(
    folder: Path, but: Path | None = None, failed: Callable[[OSError], None] | None = None
) -> Iterator[str]:
    """Everything below a folder that is no folder itself, a link included, by its place there.

    ``but`` is a folder that is not entered; ``failed`` is told of those that cannot be read.
    """
    for top, folders, files in os.walk(folder, onerror=failed):
        if but is not None:
            folders[:] = [one for one in folders if (Path(top) / one).resolve() != but]
        below = Path(top).relative_to(folder).as_posix()
        start = "" if below == "." else f"{below}/"
        links = [one for one in folders if (Path(top) / one).is_symlink()]
        yield from (f"{start}{one}" for one in (*files, *links))
