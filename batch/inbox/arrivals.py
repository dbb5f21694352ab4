"""Rosters that came on a later day under any name: of the same employer, they stand for what it had sent.

Which of two came later is what the ledger remembers, never the time of a file: a roster that stands
in the results was there before one that does not. Which earlier ones to compare it with say its people,
of whom the ledger knows in which rosters they stand; a few are asked for. What was decided once is
kept by the bytes of both files (*remembered*: later, earlier), for the earlier one then stands nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from batch.inbox.found import path_of
from batch.inbox.record import digest_of
from batch.inbox.versionnames import rank_of
from batch.inbox.versions import ARRIVED, Version
from batch.ledger.decisions import rosters_of
from batch.ledger.known import Known
from batch.ledger.store import opened
from batch.submission.whose import Whose

Pairs = frozenset[tuple[str, str]]  # SHA-256 of the later file and of the earlier one
Reader = Callable[[Iterable[Path]], Mapping[Path, Whose | None]]
_ASKED: Final = 24  # people of a new roster


def remembered_in(files: Sequence[Path], pairs: Pairs) -> list[Version]:
    """The versions of earlier runs of which both files are still there."""
    if not pairs:
        return []
    wanted = {digest for pair in pairs for digest in pair}
    places = {digest: file for file in files if (digest := digest_of(file)) in wanted}
    return [
        Version(places[later], places[earlier], ARRIVED)
        for later, earlier in sorted(pairs)
        if later in places and earlier in places
    ]


def arrivals_in(
    files: Sequence[Path], settled: Iterable[Path], known: Mapping[str, Known], out: Path, whose_of: Reader
) -> Iterator[Version]:
    """Each new file with every roster of the results that it may stand for.

    ``settled``: files of which something else says what they stand for.
    """
    told = set(settled)
    places = {path_of(file): file for file in files}
    fresh = [file for path, file in places.items() if path not in known and file not in told]
    standing = {one.name: places[path] for path, one in known.items() if one.folder and path in places}
    if not fresh or not standing:
        return
    readers = whose_of(fresh)
    with opened(out) as ledger:
        for file in fresh:
            whose = readers.get(file)
            if whose is None:
                continue
            for name in _candidates(whose, partial(rosters_of, ledger)):
                older = standing.get(name)
                if older and _is_as_it_was(older, known) and (older.parent == file.parent or whose.is_coded):
                    yield _by_day(file, older)


def _candidates(whose: Whose, rosters: Callable[[str], Iterable[str]]) -> list[str]:
    """The rosters in which most of the people stand that are asked for; the rest is to be proved."""
    people = sorted(whose.persons)
    asked = people[:: max(1, len(people) // _ASKED)]
    counts = Counter(name for person in asked for name in rosters(person))
    return [name for name, count in counts.items() if 2 * count >= len(asked)]


def _is_as_it_was(file: Path, known: Mapping[str, Known]) -> bool:
    """Whether the results speak of it as it is: where both came together nobody knows which is the later."""
    return digest_of(file) == known[path_of(file)].sha256


def _by_day(file: Path, older: Path) -> Version:
    """The later of two: by the days in their names, where both have one, else by when they came."""
    (_, rank), (_, before) = rank_of(file.stem), rank_of(older.stem)
    if rank.day and before.day and rank.day < before.day:
        return Version(older, file, ARRIVED)
    return Version(file, older, ARRIVED)
