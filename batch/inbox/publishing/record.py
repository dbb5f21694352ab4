"""The record of a folder of results, ``run.json``: what the last run wrote there.

It is data, not an order: whoever can write into the folder can change it. It is believed
only in so far as the files that it names lie in the folder and hold what it says they hold.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

RECORD: Final = "run.json"
PROGRAM: Final = "guantong"
_LONGEST: Final = 4096
_AT_ONCE: Final = 1 << 18  # bytes; hashlib makes a buffer of this size for every file that it reads
#: Parts between strokes, none of them empty, . or .., without control characters, lone surrogates and what Windows reads.
_PART: Final = r"(?!\.{1,2}(?:/|\Z))[^\x00-\x1f\\:/\ud800-\udfff]+"
_INSIDE: Final = re.compile(rf"{_PART}(?:/{_PART})*")
#: Where the files begin, and one of them.
_FILES: Final = '  "files": [\n'
_ENTRY: Final = re.compile(r'    \{"path": ("(?:[^"\\]|\\.)*"), "sha256": "([0-9a-f]*)"\},?\n')
MAX_RECORD: Final = 1 << 30
MAX_PLAIN: Final = 1 << 28  # characters of one that are held whole: not those of files that stand a line each


@dataclass(frozen=True)
class Record:
    """The files of the last run by their place below the folder, with their SHA-256."""

    path: Path  # where it stands, or is to stand
    files: Mapping[str, str] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()  # workbooks that hold what people wrote


def last_record(out: Path) -> Record:
    """What the last run wrote into ``out``; with no files where there was none.

    A file ``run.json`` of somebody else's is left alone: the record is then run(2).json.
    """
    for number in count(1):
        path = out / (RECORD if number == 1 else f"run({number}).json")
        if not os.path.lexists(path):
            return Record(path)
        read = _read(path)
        if read is not None:
            content, listed = read
            # the ledger names the same: one text for both
            files = {sys.intern(name): sys.intern(digest) for name, digest in listed if is_inside(name)}
            marked = content.get("marked")
            return Record(
                path, files, frozenset(files) & {str(one) for one in marked or () if isinstance(marked, list)}
            )
    raise AssertionError("count() does not end")


def _read(path: Path) -> tuple[Mapping[str, Any], list[tuple[str, str]]] | None:
    """A record's content and its files with their SHA-256; None for a file that is no record of this program's."""
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_RECORD:
            return None
        content, files = _by_lines(path)
    except (OSError, ValueError, RecursionError, MemoryError):
        return None
    if not isinstance(content, dict) or content.get("program") != PROGRAM:
        return None
    listed = content.get("files")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(one.get("sha256"), str) and isinstance(one.get("path"), str):
            files.append((one["path"], one["sha256"]))
    return content, files


def _by_lines(path: Path) -> tuple[Any, list[tuple[str, str]]]:
    """A JSON file, but for its files where they stand an entry a line, as a record is written: there may be many.

    Raises ValueError.
    """
    rest, files, size = list[str](), list[tuple[str, str]](), 0
    with path.open(encoding="utf-8") as lines:
        while line := lines.readline(MAX_PLAIN):
            size += len(line)
            if size > MAX_PLAIN:
                raise ValueError(path.name)
            rest.append(line)
            if line == _FILES:
                while entry := _ENTRY.fullmatch(line := lines.readline(MAX_PLAIN)):
                    name = entry[1]
                    files.append((json.loads(name) if "\\" in name else name[1:-1], entry[2]))
                rest.append(line)
    return json.loads("".join(rest)), files


def is_inside(name: object) -> bool:
    """Whether a name is one that a file below the folder of results can have."""
    return isinstance(name, str) and len(name) <= _LONGEST and _INSIDE.fullmatch(name) is not None


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
