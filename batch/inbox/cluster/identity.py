"""Which program this is: two machines work for one run only where both have the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from batch import __version__
from batch.resources import PACKAGE, POLICY, templates_folder

_RULES: Final = frozenset({".yaml", ".csv"})
_PROGRAM: Final = frozenset({".py", ".csv"})
_LETTERS: Final = frozenset({".docx"})


@dataclass(frozen=True)
class Identity:
    """What results hang on that travels with the program."""

    version: str
    rules: str  # fingerprints of files
    program: str
    letters: str

    def unlike(self, other: Identity) -> str:
        """In what another differs from this one, in Chinese; empty where in nothing."""
        if self.version != other.version:
            return f"贯通的版本是{other.version}，本机是{self.version}"
        pairs = (
            (self.rules, other.rules, "规则"),
            (self.program, other.program, "程序文件"),
            (self.letters, other.letters, "文书模板"),
        )
        words = "、".join(word for mine, theirs, word in pairs if mine != theirs)
        return f"{words}与本机不同" if words else ""


@lru_cache(maxsize=1)
def identity() -> Identity:
    """This program's."""
    rules = list(_files(POLICY, _RULES))
    program = [path for path in _files(PACKAGE, _PROGRAM) if path not in set(rules)]
    letters = templates_folder()
    return Identity(
        __version__,
        _print(POLICY, rules),
        _print(PACKAGE, program),
        _print(letters, _files(letters, _LETTERS)),
    )


def _files(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in suffixes and path.is_file())


def _print(folder: Path, files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        content = path.read_bytes().replace(b"\r\n", b"\n") if path.suffix != ".docx" else path.read_bytes()
        found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return found.hexdigest()
