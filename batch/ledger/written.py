"""Files of the results as they were written: enough to see that nobody has touched them since."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from batch.inbox.publishing.filelist import FileList

SCHEMA: Final = """
CREATE TABLE papers (
    path TEXT PRIMARY KEY REFERENCES submissions(path) ON DELETE CASCADE, listed BLOB NOT NULL, states BLOB NOT NULL
);
"""


class Written(NamedTuple):
    """A file of the results as it was written."""

    sha256: str
    size: int
    changed: int  # time of the last change, nanoseconds

    def is_at(self, path: str) -> bool:
        """Whether the file still stands there untouched."""
        return _is_at(path, self.size, self.changed)


@dataclass(frozen=True, slots=True)
class WrittenPapers:
    """The papers of a submission as they were written, kept small: a bureau has a hundred thousand."""

    files: FileList = field(default_factory=FileList)
    states: bytes = b""  # size and time of the last change (ns) of each, int64

    @classmethod
    def of(cls, files: Mapping[str, Written]) -> WrittenPapers:
        """Of some files, in their order."""
        states = np.array([(one.size, one.changed) for one in files.values()], np.int64)
        return cls(FileList.of({place: one.sha256 for place, one in files.items()}), states.tobytes())

    def each(self) -> dict[str, Written]:
        """What is known of each of them, by their places."""
        every = zip(self.files.items(), self._states(), strict=True)
        return {place: Written(digest, *state) for (place, digest), state in every}

    def one(self, place: str) -> dict[str, Written]:
        """What is known of one of them, by its place; nothing where it is none."""
        if place not in self.files:
            return {}
        number = list(self.files).index(place)
        return {place: Written(self.files[place], *self._states()[number])}

    def are_at(self, out: str) -> bool:
        """Whether all of them stand untouched below a folder; not where they cannot be read."""
        try:
            every = zip(self.files, self._states(), strict=True)
            return all(_is_at(f"{out}/{place}", *state) for place, state in every)
        except ValueError:
            return False

    def _states(self) -> list[tuple[int, int]]:
        states = np.frombuffer(self.states, np.int64).reshape(-1, 2)
        return [(size, changed) for size, changed in states.tolist()]


NO_PAPERS: Final = WrittenPapers()


class Stays(NamedTuple):
    """What was written for a submission and stays as it is."""

    files: Mapping[str, Written] = {}  # its tables, and what stands elsewhere
    papers: WrittenPapers = NO_PAPERS


def _is_at(path: str, size: int, changed: int) -> bool:
    try:
        state = os.lstat(path)
    except (OSError, ValueError):
        return False
    return (state.st_size, state.st_mtime_ns) == (size, changed)
