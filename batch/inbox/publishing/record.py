"""The record of a folder of results, ``run.json``: what the last run wrote there.

It is data, not an order: whoever can write into the folder can change it. It is believed
only in so far as the files that it names lie in the folder and hold what it says they hold.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any, BinaryIO, Final

from batch.inbox.publishing.filelist import FileList, entry_of, is_inside

RECORD: Final = "run.json"
PROGRAM: Final = "guantong"
_AT_ONCE: Final = 1 << 18  # bytes; hashlib makes a buffer of this size for every file that it reads
_FILES: Final = b'  "files": [\n'  # where they begin
MAX_RECORD: Final = 1 << 30
MAX_PLAIN: Final = 1 << 28  # characters of one that are held whole: not those of files that stand a line each


class RecordedFiles(Mapping[str, str]):
    """The files of a record by their place, with their SHA-256; the papers of submissions as the lists that they are."""

    def __init__(
        self, loose: Mapping[str, str] | None = None, papers: Mapping[str, FileList] | None = None
    ) -> None:
        """``papers``: of submissions, by their folder; ``loose``: everything else."""
        self.loose = loose or {}
        self.papers = papers or {}

    def __getitem__(self, place: str) -> str:
        """The SHA-256 of a file. Raises KeyError for one that the record does not name."""
        found = self.loose.get(place)
        if found is not None:
            return found
        above = place
        while above := above.rpartition("/")[0]:
            papers = self.papers.get(above)
            if papers is not None and place in papers:
                return papers[place]
        raise KeyError(place)

    def __iter__(self) -> Iterator[str]:
        """Every place."""
        yield from self.loose
        for papers in self.papers.values():
            yield from papers

    def __len__(self) -> int:
        """How many files there are."""
        return len(self.loose) + sum(map(len, self.papers.values()))

    def any_below(self, folder: str) -> bool:
        """Whether any file stands below a folder."""
        inside = f"{folder}/"
        if any(f"{above}/".startswith(inside) for above in self.papers):
            return True
        near = (papers for above, papers in self.papers.items() if inside.startswith(f"{above}/"))
        return any(place.startswith(inside) for place in chain(self.loose, *near))


@dataclass(frozen=True)
class Record:
    """The files of the last run by their place below the folder, with their SHA-256."""

    path: Path  # where it stands, or is to stand
    files: RecordedFiles = field(default_factory=RecordedFiles)
    marked: frozenset[str] = frozenset()  # workbooks that hold what people wrote


def last_record(out: Path, known: Mapping[str, FileList] | None = None) -> Record:
    """What the last run wrote into ``out``; with no files where there was none.

    ``known``: the papers of submissions that the ledger keeps, by their folder: where the record names the
    same, its lines are not taken apart. A file ``run.json`` of somebody else's is left alone: the record is
    then run(2).json.
    """
    for number in count(1):
        path = out / (RECORD if number == 1 else f"run({number}).json")
        if not os.path.lexists(path):
            return Record(path)
        read = _read(path, known or {})
        if read is not None:
            content, files = read
            marked = content.get("marked")
            told = {str(one) for one in marked or () if isinstance(marked, list)}
            return Record(path, files, frozenset(one for one in told if one in files))
    raise AssertionError("count() does not end")


def _read(path: Path, known: Mapping[str, FileList]) -> tuple[Mapping[str, Any], RecordedFiles] | None:
    """A record's content and its files; None for a file that is no record of this program's."""
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_RECORD:
            return None
        content, loose, papers = _by_lines(path, known)
    except (OSError, ValueError, RecursionError, MemoryError):
        return None
    if not isinstance(content, dict) or content.get("program") != PROGRAM:
        return None
    listed = content.get("files")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(one.get("sha256"), str) and is_inside(one.get("path")):
            loose[one["path"]] = one["sha256"]
    return content, RecordedFiles(loose, papers)


def _by_lines(path: Path, known: Mapping[str, FileList]) -> tuple[Any, dict[str, str], dict[str, FileList]]:
    """A JSON file, but for its files where they stand an entry a line, as a record is written: there may be many.

    Raises ValueError.
    """
    rest, size = list[bytes](), 0
    loose, papers = dict[str, str](), dict[str, FileList]()
    starts = {one.lines[: one.lines.find(b"\n") + 1]: folder for folder, one in known.items() if len(one)}
    with path.open("rb") as lines:
        while line := lines.readline(MAX_PLAIN):
            size += len(line)
            if size > MAX_PLAIN:
                raise ValueError(path.name)
            rest.append(line)
            if line == _FILES:
                while entry := entry_of(line := lines.readline(MAX_PLAIN)):
                    folder = starts.get(line)
                    if folder is not None and _follow(lines, known[folder].lines[len(line) :]):
                        papers[folder] = known[folder]
                    else:
                        loose[entry[0]] = entry[1]
                rest.append(line)
    return json.loads(b"".join(rest)), loose, papers


def _follow(stream: BinaryIO, lines: bytes) -> bool:
    """Whether some lines are what follows in a file; where they are it has been read beyond them."""
    here = stream.tell()
    if stream.read(len(lines)) == lines:
        return True
    stream.seek(here)
    return False


def digest_of(path: Path | str) -> str:
    """The SHA-256 of a regular file; empty for anything else, or what cannot be read."""
    try:
        state = os.lstat(path)
        if not stat.S_ISREG(state.st_mode):
            return ""
        with open(path, "rb") as stream:  # noqa: PTH123 - of many files
            if state.st_size <= _AT_ONCE:
                return hashlib.sha256(stream.read()).hexdigest()
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
