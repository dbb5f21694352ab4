"""Where the facts of each submission are kept between nights: beside the ledger, as private as it is."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from batch.ledger.store import FOLDER, PRIVATE

_FACTS: Final = "facts"
_OF_ALL: Final = "counted-"  # before the name of a table of many submissions


def facts_at(out: Path, path: str) -> Path:
    """Where the facts of the submission are kept whose file has this path."""
    name = hashlib.sha256(path.encode("utf-8", "replace")).hexdigest()[:32]
    return facts_folder(out) / f"{name}.arrow"


def facts_folder(out: Path) -> Path:
    """The folder of them, in which tables of all submissions are kept, too."""
    return out / FOLDER / _FACTS


def put_facts(
    out: Path, made: Mapping[str, Path], known: Iterable[str], tables: Sequence[Path] | None
) -> None:
    """Put new facts into their place: path of the submission's file → file; those of nobody ``known`` go.

    ``tables``: of all submissions, None where those that are there stay. Nothing hangs on any of
    them: where they cannot be put, the files are read again.
    """
    folder = facts_folder(out)
    with contextlib.suppress(OSError):
        if folder.is_symlink() or folder.parent.is_symlink():
            return
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        for path, file in made.items():
            file.replace(facts_at(out, path))
        for table in tables or ():
            table.replace(folder / table.name)
        wanted = {facts_at(out, path).name for path in known} | {table.name for table in tables or ()}
        with os.scandir(folder) as found:
            gone = [
                one.path
                for one in found
                if one.name not in wanted and not (tables is None and _is_of_all(one.name))
            ]
        for one in gone:
            Path(one).unlink()


def table_name(name: str, group: int | Literal["*"]) -> str:
    """The name of the file in which a table of a group of submissions is kept; a pattern for those of all."""
    return f"{_OF_ALL}{name}-{group:>04}.arrow" if group != "*" else f"{_OF_ALL}{name}-*.arrow"


def _is_of_all(name: str) -> bool:
    return name.startswith(_OF_ALL)


def forget_facts(out: Path) -> None:
    """Remove what is kept of everybody: the next night reads the files again."""
    folder = facts_folder(out)
    if not folder.is_symlink() and not folder.parent.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)
