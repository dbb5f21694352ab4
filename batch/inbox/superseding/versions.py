"""Files that stand for earlier ones of the same employer: a corrected returned roster, a later one, a copy.

A returned roster says itself of which file it is a copy; of names that are otherwise alike the
later day or the correction wins (甲厂.xlsx and 甲厂_更正.xlsx, 名册2026-03-01.xlsx and 名册2026-04-02.xlsx).
Both only in one folder. Whatever their names, what came on a later day stands for what was there
(:mod:`batch.inbox.superseding.arrivals`), and of the same bytes one is worked (:mod:`batch.inbox.superseding.copies`): both
also across folders, but then only by 统一社会信用代码.

Always only where every employer of the earlier file is in the later one, and nearly all its people
(of a returned one half of them): else both stay, and it is said. Whoever is in no later file is
counted in a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations
from pathlib import Path
from typing import Final

from batch.inbox.found import Found
from batch.inbox.publishing.record import digest_of
from batch.inbox.superseding.names import Rank, is_later, rank_of
from batch.roster.layout.columnmap import map_beside
from batch.sheets.origin import returned_from
from batch.submission.whose import Whose

#: Key of a version → how many people of the earlier file are not in the later one; -1 where it does not stand for it.
Proofs = Mapping[str, int]
NOT: Final = -1
UNREAD: Final = -2  # nothing of the earlier file can be used: nobody knows of whom it says what
#: Why a file may stand for another: it says so itself, by its name, it came later, the bytes are the same.
RETURNED, NAMED, ARRIVED, COPY = "returned", "named", "arrived", "copy"
_ACROSS: Final = "across"
_MOST: Final = 12  # files of one name that are all compared with each other; of more each with the next ones
_NEXT: Final = 3
ENOUGH: Final = 5  # at most one in so many people may be lacking
HALF: Final = 2


@dataclass(frozen=True)
class Version:
    """One file that may stand for another."""

    newer: Path
    older: Path
    why: str  # RETURNED, NAMED, ARRIVED or COPY

    @property
    def is_across(self) -> bool:
        """Whether they lie in two folders."""
        return self.newer.parent != self.older.parent

    @cached_property
    def key(self) -> str:
        """By what it is remembered: the contents of both, and how their columns are understood."""
        maps = (map_beside(file) for file in (self.newer, self.older))
        across = [_ACROSS] if self.is_across else []  # more is asked of them
        return ":".join([*self.digests, *(digest_of(one) if one else "" for one in maps), *across])

    @cached_property
    def digests(self) -> tuple[str, str]:
        """The SHA-256 of both."""
        return digest_of(self.newer), digest_of(self.older)


def versions_in(found: Found, by_name: bool = True) -> list[Version]:
    """Every file that may stand for another one, by what it says itself or (if that is wanted) by its name."""
    said = list(_returned(found.files))
    if not by_name:
        return said
    settled = {path for one in said for path in (one.newer, one.older)}
    return [*said, *_named(file for file in found.files if file not in settled)]


def _returned(files: Sequence[Path]) -> Iterator[Version]:
    sources = {file: source for file in files if (source := returned_from(file))}
    if sources:
        by_print = {(file.parent, digest_of(file)): file for file in files}
        for file, source in sources.items():
            older = by_print.get((file.parent, source))
            if older is not None:
                yield Version(file, older, RETURNED)


def _named(files: Iterable[Path]) -> Iterator[Version]:
    groups: dict[tuple[Path, str], list[tuple[Path, Rank]]] = {}
    for file in files:
        name, rank = rank_of(file.stem)
        groups.setdefault((file.parent, name), []).append((file, rank))
    for group in groups.values():
        for (newer, rank), (older, before) in _pairs(group):
            if is_later(rank, before):
                yield Version(newer, older, NAMED)


def _pairs(group: list[tuple[Path, Rank]]) -> Iterable[tuple[tuple[Path, Rank], tuple[Path, Rank]]]:
    """Which files of one name are compared: month after month they become many, and each gives way to the next."""
    if len(group) <= _MOST:
        return permutations(group, 2)
    order = sorted(group, key=lambda one: one[1])
    return [
        (newer, older) for place, older in enumerate(order) for newer in order[place + 1 : place + 1 + _NEXT]
    ]


def lacking(one: Version, newer: Whose | None, older: Whose | None) -> int:
    """How many people the later file lacks, where it stands for the other; NOT where it does not, or UNREAD."""
    returned = one.why == RETURNED
    if newer is None or not newer.people:
        return NOT  # what cannot be read takes nobody's place
    if older is None or not older.people:
        return 0 if returned else UNREAD if one.why in (NAMED, ARRIVED) else NOT
    if not newer.is_all_of(older, strictly=one.why == ARRIVED) or (one.is_across and not older.is_coded):
        return NOT
    if not returned and not newer.says_as_much_as(older):
        return NOT
    # of a returned one only the mended rows may have come back
    return people_lacking(older.by_employer, newer.people, HALF if returned else ENOUGH)


def people_lacking(older: Mapping[str, frozenset[str]], newer: frozenset[str], most: int = ENOUGH) -> int:
    """How many people a later roster lacks, each counted once; NOT where it is more than one in ``most``.

    ``older``: of each employer who stood in the earlier one. Of no employer more than half may be lacking:
    nobody's people go with another's roster.
    """
    if any(HALF * len(people - newer) > len(people) for people in older.values()):
        return NOT
    every = frozenset[str]().union(*older.values())
    gone = len(every - newer)
    return gone if most * gone <= len(every) else NOT


def doubted(versions: Sequence[Version], proofs: Proofs, replaced: Mapping[Path, Path]) -> list[str]:
    """A line for each file that looks like a later one of another and is none, or lacks some of its people."""
    lines: dict[str, None] = {}
    for one in versions:
        gone = proofs.get(one.key, NOT)
        if one.older in replaced and (gone == NOT or replaced[one.older] != one.newer):
            continue  # another stands for it
        if gone == NOT and one.newer in replaced:
            continue
        if gone == NOT:
            lines |= dict.fromkeys(_stay_both(one))
        elif gone:
            lines[f"“{one.newer.name}”代替了“{one.older.name}”，后者有{gone}人不在其中"] = None
    return list(lines)


def _stay_both(one: Version) -> list[str]:
    if one.why == ARRIVED:
        return []  # nothing but some people speaks for it: who they are is said beside them
    if one.why == COPY:
        where = f"“{one.older.parent.name}/{one.older.name}”与“{one.newer.parent.name}/{one.newer.name}”"
        return [f"{where}内容相同，但不能确定是同一单位报送的，两份都保留"]
    return [f"“{one.newer.name}”像是“{one.older.name}”的更正件，但单位或人员不同，两份都保留"]


def current(found: Found, versions: Sequence[Version], proofs: Proofs) -> tuple[Found, dict[Path, Path]]:
    """The files without those that another one stands for, and each of those: older → the one that is left."""
    by_older: dict[Path, Path] = {}
    for one in versions:
        if proofs.get(one.key, NOT) != NOT:
            by_older.setdefault(one.older, one.newer)
    replaced = {older: last for older in by_older if (last := _last(older, by_older)) is not None}
    if not replaced:
        return found, {}
    kept = [(f, p) for f, p in zip(found.files, found.places, strict=True) if f not in replaced]
    left = replace(found, files=tuple(f for f, _ in kept), places=tuple(p for _, p in kept))
    return left, replaced


def _last(file: Path, newer: Mapping[Path, Path]) -> Path | None:
    """The file that is left when each gives way to the one that stands for it; None where they chase each other."""
    met = {file}
    while file in newer:
        file = newer[file]
        if file in met:
            return None
        met.add(file)
    return file
