"""Where the facts of each submission are kept between nights: beside the ledger, as private as it is."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from batch.ledger.store import FOLDER, PRIVATE

_FACTS: Final = "facts"


def facts_at(out: Path, path: str) -> Path:
    """Where the facts of the submission are kept whose file has this path."""
    name = hashlib.sha256(path.encode("utf-8", "replace")).hexdigest()[:32]
    return out / FOLDER / _FACTS / f"{name}.arrow"


def put_facts(out: Path, made: Mapping[str, Path], known: Iterable[str]) -> None:
    """Put new facts into their place: path of the submission's file → file; those of nobody ``known`` go.

    Nothing hangs on them: where they cannot be put, the files are read again.
    """
    folder = facts_at(out, "").parent
    with contextlib.suppress(OSError):
        if folder.is_symlink() or folder.parent.is_symlink():
            return
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        for path, file in made.items():
            file.replace(facts_at(out, path))
        wanted = {facts_at(out, path).name for path in known}
        with os.scandir(folder) as found:
            gone = [one.path for one in found if one.name not in wanted]
        for one in gone:
            Path(one).unlink()


def forget_facts(out: Path) -> None:
    """Remove what is kept of everybody: the next night reads the files again."""
    folder = facts_at(out, "").parent
    if not folder.is_symlink() and not folder.parent.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)
