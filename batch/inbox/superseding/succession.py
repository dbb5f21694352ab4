"""Which files of an inbox are worked, and which others they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

from batch.inbox.found import Found
from batch.inbox.publishing.record import digest_of
from batch.inbox.superseding.arrivals import Since, arrivals_in, related_versions
from batch.inbox.superseding.broken import is_resent, resent_in
from batch.inbox.superseding.copies import copies_in
from batch.inbox.superseding.versions import (
    ARRIVED,
    NOT,
    UNREAD,
    Proofs,
    Version,
    current,
    doubted,
    lacking,
    versions_in,
)
from batch.inbox.workers.pool import Limits, Pool, WorkerLostError
from batch.ledger.known import Known
from batch.ledger.seen import related_in, since_in
from batch.ledger.store import opened
from batch.settings import Settings
from batch.submission.whose import Whose, whose_is

_KEPT: Final = 20_000  # what is known of so many versions


@dataclass(frozen=True)
class Succession:
    """The files that are worked, those that they stand for, and what the next run is to know of it."""

    found: Found
    replaced: Mapping[Path, Path] = field(default_factory=dict)  # older → the one that is left
    places: Mapping[Path, str] = field(default_factory=dict)  # of the older ones: below the inbox
    notes: tuple[str, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)  # what the ledger keeps of the run
    related: tuple[
        tuple[str, str], ...
    ] = ()  # SHA-256 of files of which one stands for the other by its arrival
    whose: Mapping[Path, Whose | None] = field(default_factory=dict)  # of files that were read for it


@dataclass
class _Readers:
    """Whose rosters are, each read once. One that kills its process is in nobody's way: the next run tries again."""

    settings: Settings
    tmp: Path
    found: Found
    known: dict[Path, Whose | None] = field(default_factory=dict)

    def of(self, files: Iterable[Path]) -> Mapping[Path, Whose | None]:
        """Read those that were not read yet."""
        fresh = [file for file in dict.fromkeys(files) if file not in self.known]
        if fresh:
            with Pool(self.settings.jobs, Limits.of(self.settings), self.tmp) as pool:
                self.known |= _read(pool, fresh, self.settings.model_dump_json())
        return self.known

    def lacking(self, one: Version) -> int:
        """How many people the later file lacks of two that were read, as :func:`lacking` says it."""
        newer = self.known[one.newer]
        gone = lacking(one, newer, self.known[one.older])
        if gone == UNREAD and newer:
            return 0 if not one.is_across and is_resent(one, newer, self.found, self.of) else NOT
        return gone


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
    found: Found, known: Mapping[str, Known], out: Path, settings: Settings, reading: str, tmp: Path,
    counts: Mapping[str, Any],
) -> Succession:  # fmt: skip
    """Sort the files of a run; what a run has found out the next one knows, where it reads alike (``reading``).

    ``counts``: what the ledger keeps of the last run.
    Copies first, so that everything else is asked of one file each; then what files and their names say
    themselves, and what is known of earlier runs; and only what is left is compared with everything else.
    """
    before = _proofs(counts, reading)
    since, related = _remembered(out) if settings.later_by_arrival else ({}, [])
    readers = _Readers(settings, tmp, found)
    copies = list(copies_in(found.files, known))
    proved = _proved(copies, before, readers)
    left, same = current(found, copies, proved)
    versions = versions_in(left, settings.later_by_name)
    proved |= _proved(versions, before, readers)
    steps: tuple[Callable[[set[Path]], Iterable[Version]], ...] = (
        lambda settled: related_versions(left.files, related, since),
        lambda settled: resent_in(left.files, known, since),
        lambda settled: arrivals_in(left.files, settled, known, out, readers.of, since),
    )
    if settings.later_by_arrival:
        for more in steps:
            stand = [one for one in versions if proved.get(one.key, NOT) != NOT]
            told = {pair for one in stand for pair in ((one.newer, one.older), (one.older, one.newer))}
            fresh = [one for one in more({one.older for one in stand}) if (one.newer, one.older) not in told]
            proved |= _proved(fresh, before, readers)
            versions += fresh
    done = _sorted(found, same, copies, versions, left, before, proved, reading)
    return replace(
        done,
        whose=readers.known if settings.later_by_arrival else {},
        notes=(
            *done.notes,
            *_back_again(done.found, stood_for(counts) - {one.sha256 for one in known.values()}),
        ),
    )


def _sorted(
    found: Found, same: Mapping[Path, Path], copies: Sequence[Version], versions: Sequence[Version], left: Found,
    before: Proofs, proved: Proofs, reading: str,
) -> Succession:  # fmt: skip
    last, replaced = current(left, versions, proved)
    replaced |= {older: replaced.get(newer, newer) for older, newer in same.items()}
    stand = [one for one in versions if one.why == ARRIVED and proved.get(one.key, NOT) != NOT]
    known = dict([*before.items(), *proved.items()][-_KEPT:])
    everywhere = dict(zip(found.files, found.places, strict=True))
    return Succession(
        last,
        replaced,
        {file: everywhere[file] for file in replaced},
        tuple(doubted([*copies, *versions], proved, replaced)),
        {"under": reading, "known": known, "replaced": sorted({digest_of(file) for file in replaced})},
        tuple(one.digests for one in stand),
    )


def _back_again(found: Found, replaced: frozenset[str]) -> Iterator[str]:
    """A line for each file that another one stood for the last time (``replaced``: their SHA-256), and none does now."""
    for file, place in zip(found.files, found.places, strict=True) if replaced else ():
        if digest_of(file) in replaced:
            yield f"“{place}”上次已由较晚的一份代替，这次又按它筛查：那一份已不在，或不再包含其中的人员"


def stood_for(counts: Mapping[str, Any]) -> frozenset[str]:
    """The SHA-256 of the files that others stood for in a run, from what the ledger keeps of it."""
    told = counts.get("versions")
    digests = told.get("replaced") if isinstance(told, dict) else None
    return frozenset(map(str, digests)) if isinstance(digests, list) else frozenset()


def _proved(versions: Sequence[Version], known: Proofs, readers: _Readers) -> dict[str, int]:
    """What is known of each version; files are read only for those of which nothing is known yet."""
    keys = {one: one.key for one in versions}
    fresh = [one for one in versions if keys[one] not in known]
    whose = readers.of(chain.from_iterable((one.newer, one.older) for one in fresh))
    told = {keys[one]: readers.lacking(one) for one in fresh if one.newer in whose and one.older in whose}
    every = {**known, **told}
    return {key: every[key] for key in keys.values() if key in every}


def _remembered(out: Path) -> tuple[Since, list[tuple[str, str]]]:
    """When files were first seen, and which have stood for one another."""
    with opened(out) as ledger:
        return since_in(ledger), related_in(ledger)


def _proofs(counts: Mapping[str, Any], reading: str) -> dict[str, int]:
    """What earlier runs found out of versions, where they read as this one does."""
    told = counts.get("versions")
    if not isinstance(told, dict) or told.get("under") != reading:
        return {}
    known = told.get("known")
    return {str(key): int(value) for key, value in known.items()} if isinstance(known, dict) else {}
