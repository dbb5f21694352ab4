"""Which files of an inbox are worked, and which others they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Final

from batch.inbox.arrivals import Pairs, arrivals_in, remembered_in
from batch.inbox.copies import copies_in
from batch.inbox.found import Found
from batch.inbox.pool import Limits, Pool, WorkerLostError
from batch.inbox.record import digest_of
from batch.inbox.versions import (
    ARRIVED,
    NOT,
    RETURNED,
    Proofs,
    Version,
    current,
    doubted,
    lacking,
    versions_in,
)
from batch.ledger.known import Known
from batch.ledger.runs import last_run
from batch.settings import Settings
from batch.submission.whose import Whose, whose_is

_PAIR: Final = 2


@dataclass(frozen=True)
class Succession:
    """The files that are worked, those that they stand for, and what the next run is to know of it."""

    found: Found
    replaced: Mapping[Path, Path] = field(default_factory=dict)  # older → the one that is left
    places: Mapping[Path, str] = field(default_factory=dict)  # of the older ones: below the inbox
    notes: tuple[str, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)  # what the ledger keeps of it


@dataclass
class _Readers:
    """Whose rosters are, each read once. One that kills its process is in nobody's way: the next run tries again."""

    settings: Settings
    tmp: Path
    known: dict[Path, Whose | None] = field(default_factory=dict)

    def of(self, files: Iterable[Path]) -> Mapping[Path, Whose | None]:
        """Read those that were not read yet."""
        fresh = [file for file in dict.fromkeys(files) if file not in self.known]
        if fresh:
            with Pool(self.settings.jobs, Limits.of(self.settings), self.tmp) as pool:
                self.known |= _read(pool, fresh, self.settings.model_dump_json())
        return self.known


def _read(pool: Pool, files: Sequence[Path], settings_json: str) -> dict[Path, Whose | None]:
    futures = {file: pool.submit(whose_is, file, settings_json) for file in files}
    read = {}
    for file, future in futures.items():
        try:
            read[file] = pool.result(future)
        except WorkerLostError:
            continue
    return read


def succession(
    found: Found, known: Mapping[str, Known], out: Path, settings: Settings, reading: str, tmp: Path
) -> Succession:
    """Sort the files of a run; what a run has found out the next one knows, where it reads alike (``reading``).

    Copies first, so that everything else is asked of one file each.
    """
    proofs, pairs = _remembered(out, reading)
    readers = _Readers(settings, tmp)
    copies = list(copies_in(found.files, known))
    proved = _proved(copies, proofs, readers)
    left, same = current(found, copies, proved)
    versions = versions_in(left, settings.later_by_name)
    if settings.later_by_arrival:
        versions += _arrived(left, versions, pairs, known, out, readers)
    proved |= _proved(versions, proofs, readers)
    last, replaced = current(left, versions, proved)
    replaced |= {older: replaced.get(newer, newer) for older, newer in same.items()}
    told = {
        "under": reading,
        "known": proved,
        "arrived": [
            one.digests for one in versions if one.why == ARRIVED and proved.get(one.key, NOT) != NOT
        ],
        "replaced": sorted({digest_of(file) for file in replaced}),
    }
    everywhere = dict(zip(found.files, found.places, strict=True))
    places = {file: everywhere[file] for file in replaced}
    return Succession(last, replaced, places, tuple(doubted([*copies, *versions], proved, replaced)), told)


def stood_for(counts: Mapping[str, Any]) -> frozenset[str]:
    """The SHA-256 of the files that others stood for in a run, from what the ledger keeps of it."""
    told = counts.get("versions")
    digests = told.get("replaced") if isinstance(told, dict) else None
    return frozenset(map(str, digests)) if isinstance(digests, list) else frozenset()


def _arrived(
    found: Found,
    versions: Sequence[Version],
    pairs: Pairs,
    known: Mapping[str, Known],
    out: Path,
    readers: _Readers,
) -> list[Version]:
    """What came later, of those files of which nothing else says what they stand for.

    Of two that say they are corrections of one file, the later one is meant.
    """
    kept = remembered_in(found.files, pairs)
    settled = {one.older for one in versions} | {one.newer for one in versions if one.why != RETURNED}
    settled |= {file for one in kept for file in (one.newer, one.older)}
    told = {(one.newer, one.older) for one in versions}
    fresh = arrivals_in(found.files, settled, known, out, readers.of)
    return [*kept, *(one for one in fresh if (one.newer, one.older) not in told)]


def _proved(versions: Sequence[Version], known: Proofs, readers: _Readers) -> dict[str, int]:
    """What is known of each version; files are read only for those of which nothing is known yet."""
    keys = {one: one.key for one in versions}
    fresh = [one for one in versions if keys[one] not in known]
    whose = readers.of(chain.from_iterable((one.newer, one.older) for one in fresh))
    told = {
        keys[one]: lacking(one, whose[one.newer], whose[one.older])
        for one in fresh
        if one.newer in whose and one.older in whose
    }
    every = {**known, **told}
    return {key: every[key] for key in keys.values() if key in every}


def _remembered(out: Path, reading: str) -> tuple[dict[str, int], Pairs]:
    """What the last run found out: of versions only where it read as this one does, and what came later."""
    last = last_run(out)
    told = last.counts.get("versions") if last else None
    if not isinstance(told, dict):
        return {}, frozenset()
    known = told.get("known") if told.get("under") == reading else {}
    proofs = {str(key): int(value) for key, value in known.items()} if isinstance(known, dict) else {}
    return proofs, frozenset(_pairs(told.get("arrived")))


def _pairs(told: Any) -> Iterator[tuple[str, str]]:
    for one in told if isinstance(told, list) else ():
        if isinstance(one, list) and len(one) == _PAIR:
            yield str(one[0]), str(one[1])
