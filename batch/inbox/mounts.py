"""Shares that are connected below an inbox: one that is not connected any more has withdrawn nothing.

Its place is then an empty folder, or what had lain there before. Which folders were shares, the ledger keeps;
where the folder itself has been removed, the rosters in it are withdrawn.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from batch.inbox.found import Found
from batch.language.filenames import written_name

KEPT_AS: Final = "mounts"


def mounts_of(found: Found, given: Sequence[Path], counts: Mapping[str, Any]) -> list[str]:
    """The folders above the files on which something is mounted, those that are lost, and what is known of other paths.

    ``counts``: what the ledger keeps of the last run.
    """
    roots = {path.resolve() for path in given}
    elsewhere = (one for one in _kept(counts) if not roots & {one, *one.parents})
    return sorted(map(str, {*_mounts_above(found.files, roots), *found.lost, *elsewhere}))


def _mounts_above(files: Iterable[Path], roots: AbstractSet[Path]) -> Iterator[Path]:
    folders: set[Path] = set()
    for above in {file.resolve().parent for file in files}:
        for folder in (above, *above.parents):
            if folder in folders:
                break
            folders.add(folder)
            if folder in roots:
                break
    return (folder for folder in folders if os.path.ismount(folder))


def _kept(counts: Mapping[str, Any]) -> list[Path]:
    kept = counts.get(KEPT_AS)
    return [Path(str(one)) for one in kept] if isinstance(kept, list) else []


def without_lost(found: Found, counts: Mapping[str, Any]) -> Found:
    """What was found, but for places that were shares in the last run and are none: nobody knows what is in them.

    ``counts``: what the ledger keeps of that run.
    """
    lost = [one for one in _kept(counts) if one.is_dir() and not os.path.ismount(one)]
    if not lost:
        return found
    there = [any(one in file.resolve().parents for one in lost) for file in found.files]
    pairs = zip(found.files, found.places, there, strict=True)
    left = [(file, place) for file, place, inside in pairs if not inside]
    lines = (f"{written_name(one)}：共享没有连接，其中的花名册没有处理，原有结果不变" for one in lost)
    return replace(
        found,
        files=tuple(file for file, _ in left),
        places=tuple(place for _, place in left),
        left_out=(*found.left_out, *lines),
        unread=(*found.unread, *lost),
        lost=tuple(lost),
    )
