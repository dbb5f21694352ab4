"""Rosters that came on a later day under any name: of the same employer, they stand for what it had sent.

Which of two came later is what the ledger remembers of their bytes, never the time of a file. Two files of
which one has once stood for the other are compared every night; a file that stands nowhere in the results
is compared with those that do and have people with it: in which rosters somebody stands, the ledger knows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from batch.inbox.found import path_of
from batch.inbox.publishing.record import digest_of
from batch.inbox.superseding.names import later_by_day, rank_of
from batch.inbox.superseding.versions import ARRIVED, Version
from batch.ledger.decisions import rosters_of
from batch.ledger.known import Known
from batch.ledger.store import opened
from batch.submission.whose import Whose

Since = Mapping[str, str]  # SHA-256 → when it was first seen
Reader = Callable[[Iterable[Path]], Mapping[Path, Whose | None]]
NOW: Final = "~"  # after every day
_ASKED: Final = 96  # people of a roster
_MOST: Final = 12  # rosters that one is compared with


def related_versions(
    files: Sequence[Path], related: Sequence[tuple[str, str]], since: Since
) -> Iterator[Version]:
    """Of every two files of which one has stood for the other: which one stands for which now."""
    wanted = {digest for pair in related for digest in pair}
    places: dict[str, list[Path]] = defaultdict(list)
    for file in files if wanted else ():
        if (digest := digest_of(file)) in wanted:
            places[digest].append(file)
    for one, other in related:
        for file in places.get(one, ()):
            yield from (version for beside in places.get(other, ()) if (version := _of(file, beside, since)))


def arrivals_in(
    files: Sequence[Path],
    settled: Iterable[Path],
    known: Mapping[str, Known],
    out: Path,
    whose_of: Reader,
    since: Since,
) -> Iterator[Version]:
    """Each file that stands nowhere in the results, with those that it may stand for, or that may stand for it.

    ``settled``: files that others stand for already.
    """
    told = set(settled)
    places = {path_of(file): file for file in files if file not in told}
    left = [file for path, file in places.items() if path not in known]
    if not left or not known:
        return
    standing = {one.name: places[path] for path, one in known.items() if one.folder and path in places}
    read = whose_of(left)
    readers = {file: whose for file in left if (whose := read.get(file))}
    beside: dict[str, list[Path]] = defaultdict(list)
    for file, whose in readers.items():
        for person in whose.persons:
            beside[person].append(file)
    with opened(out) as ledger:
        for file, whose in readers.items():
            counts: Counter[Path] = Counter()
            for person in _some(whose):
                there = {standing[name] for name in rosters_of(ledger, person) if name in standing}
                counts.update(there.union(beside[person]) - {file})
            yield from _versions(file, whose.is_coded, counts, since)


def _versions(file: Path, coded: bool, counts: Counter[Path], since: Since) -> Iterator[Version]:
    near = Counter({one: count for one, count in counts.items() if coded or one.parent == file.parent})
    for other, _ in near.most_common(_MOST):
        version = _of(file, other, since)
        if version:
            yield version


def _some(whose: Whose) -> list[str]:
    """Some people of a roster, from the first to the last."""
    people = sorted(whose.persons)
    return people[:: -(-len(people) // _ASKED) or 1]


def _of(file: Path, other: Path, since: Since) -> Version | None:
    """The later of two: by the days in their names, else by when they were first seen; None where neither tells."""
    (_, rank), (_, before) = rank_of(file.stem), rank_of(other.stem)
    later = later_by_day(rank, before)
    if later is None:
        one, two = (since.get(digest_of(path), NOW) for path in (file, other))
        later = None if one == two else one > two
    if later is None:
        return None
    return Version(file, other, ARRIVED) if later else Version(other, file, ARRIVED)
