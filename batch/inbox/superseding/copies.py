"""Files with the same bytes: a roster that was put there twice is one submission."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from batch.inbox.found import path_of
from batch.inbox.publishing.record import digest_of
from batch.inbox.superseding.versions import COPY, Version
from batch.ledger.known import Known
from batch.roster.layout.columnmap import map_beside


def copies_in(files: Iterable[Path], known: Mapping[str, Known]) -> Iterator[Version]:
    """Every file that is another one once more, and is understood alike.

    The one that the results hold stays, else that with the shortest name: 名册.xlsx, not 名册 (1).xlsx.
    """
    for group in _alike(files):
        stays, *others = sorted(group, key=lambda file: (_since(file, known), len(file.name)))
        for other in others:
            yield Version(stays, other, COPY)


def _alike(files: Iterable[Path]) -> Iterator[list[Path]]:
    """Groups of two and more; only files of one size are read for it."""
    sizes: dict[int, list[Path]] = defaultdict(list)
    for file in files:
        sizes[_size(file)].append(file)
    groups: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for size, several in sizes.items():
        for file in several if size and len(several) > 1 else ():
            beside = map_beside(file)
            groups[digest_of(file), digest_of(beside) if beside else ""].append(file)
    return (group for (digest, _), group in groups.items() if digest and len(group) > 1)


def _size(file: Path) -> int:
    """In bytes; 0 for what cannot be asked."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _since(file: Path, known: Mapping[str, Known]) -> str:
    """When a file first stood in the results; what does not stand there comes last."""
    one = known.get(path_of(file))
    return one.first_seen if one else "~"
