"""Results by their place with their SHA-256, kept as lines of the record and understood where they are looked at.

A bureau's letters are a hundred thousand files of which a night touches few: a submission's papers are one
text, in the record, in the ledger and in memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from batch.jsontext import json_text

_LONGEST: Final = 4096
#: Parts between strokes, none of them empty, . or .., without control characters, lone surrogates and what Windows reads.
_PART: Final = r"(?!\.{1,2}(?:/|\Z))[^\x00-\x1f\\:/\ud800-\udfff]+"
_INSIDE: Final = re.compile(rf"{_PART}(?:/{_PART})*")
#: A file of the record, without and with what stands around it on its line.
_FILE: Final = rb'\{"path": ("(?:[^"\\]|\\.)*"), "sha256": "([0-9a-f]*)"\}'
_ENTRY: Final = re.compile(rb" {4}" + _FILE + rb",?\n")
#: One that needs no second look: its place has no escapes and lies inside.
_CLEAR_PART: Final = rb"(?!\.{1,2}[/\"])[^\x00-\x1f\\:/\"]+"
_CLEAR: Final = re.compile(
    rb' {4}\{"path": "(%b(?:/%b)*)", "sha256": "([0-9a-f]*)"\},\n' % (_CLEAR_PART, _CLEAR_PART)
)
_AROUND: Final = len(b'    {"path": "", "sha256": ""},\n')


class FileList(Mapping[str, str]):
    """Files by their place below the results with their SHA-256; equal where their lines are."""

    __slots__ = ("lines",)

    def __init__(self, lines: bytes = b"") -> None:
        """``lines``: of a record, each with the comma at its end."""
        self.lines = lines

    @classmethod
    def of(cls, files: Mapping[str, str]) -> FileList:
        """Of some files, in their order."""
        return cls("".join(line_of(place, digest) for place, digest in files.items()).encode())

    def __getitem__(self, place: str) -> str:
        """The SHA-256 of a file."""
        return _read(self.lines)[place]

    def __iter__(self) -> Iterator[str]:
        """The places, as the lines have them."""
        return iter(_read(self.lines))

    def __len__(self) -> int:
        """How many files there are."""
        return self.lines.count(b"\n")

    def __eq__(self, other: object) -> bool:
        """Whether another one has the same lines."""
        return self.lines == other.lines if isinstance(other, FileList) else NotImplemented

    def __hash__(self) -> int:
        """Of the lines."""
        return hash(self.lines)


@lru_cache(maxsize=4)
def _read(lines: bytes) -> Mapping[str, str]:
    """What the lines say, but for those that are none."""
    clear = _CLEAR.findall(lines)
    if sum(len(place) + len(digest) + _AROUND for place, digest in clear) == len(lines):
        try:
            places = b"\n".join(place for place, _ in clear).decode().split("\n")
        except ValueError:
            places = []
        if len(places) == len(clear) and max(map(len, places), default=0) <= _LONGEST:
            return dict(zip(places, (digest.decode() for _, digest in clear), strict=True))
    return dict(filter(None, map(entry_of, lines.splitlines(keepends=True))))


def line_of(place: str, digest: str) -> str:
    """A file as a line of the record, with the comma at its end."""
    return f'    {{"path": {json_text(place)}, "sha256": "{digest}"}},\n'


def entry_of(line: bytes) -> tuple[str, str] | None:
    """The file that a line of the record names, and its SHA-256; None for any other line, or a place elsewhere."""
    found = _ENTRY.fullmatch(line)
    if found is None:
        return None
    try:
        name = json.loads(found[1]) if b"\\" in found[1] else found[1][1:-1].decode()
    except ValueError:
        return None
    return (name, found[2].decode()) if is_inside(name) else None


def is_inside(name: object) -> bool:
    """Whether a name is one that a file below the folder of results can have."""
    return isinstance(name, str) and len(name) <= _LONGEST and _INSIDE.fullmatch(name) is not None
