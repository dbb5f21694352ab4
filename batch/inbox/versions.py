"""Files that stand for earlier ones of the same employer: a corrected returned roster, or a later one by its name.

A returned roster says itself of which file it is a copy; of names that are otherwise alike the
later day or the correction wins (甲厂.xlsx and 甲厂_更正.xlsx, 名册2026-03-01.xlsx and 名册2026-04-02.xlsx).
Both only in one folder, only where nothing says that it is another employer's, and by name
only where most people of the earlier file stand in the later one: else both stay, and it is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from batch.inbox.found import Found
from batch.inbox.pool import Pool, WorkerLostError
from batch.inbox.record import digest_of
from batch.language.text import squeeze
from batch.sheets.origin import returned_from
from batch.submission.whose import Whose, whose_is

Proofs = Mapping[str, bool]  # key of a version → whether it stands for the other
_DAY: Final = re.compile(
    r"(20\d\d)[-_.年/ ]?(0[1-9]|1[0-2]|[1-9](?=\D))(?:[-_.月/ ]?(0[1-9]|[12]\d|3[01]|[1-9](?!\d))日?|月)?"
)
_CORRECTED: Final = re.compile(
    r"(?:更正|改正|修改|订正|修正|补正|重新报送|重报)(?:后|件|版|稿)?|第([二三四五六2-6])(?:次|版|稿)|v([2-9])(?!\d)"
)
_NUMBERS: Final = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_BETWEEN: Final = re.compile(r"[\s_\-—（）()\[\]【】.]+")
_MOST: Final = 40  # files of one name that are compared with each other


@dataclass(frozen=True)
class Version:
    """One file that may stand for another in its folder."""

    newer: Path
    older: Path
    returned: bool  # it says so itself

    @property
    def key(self) -> str:
        """By what it is remembered: the contents of both."""
        return f"{digest_of(self.newer)}:{digest_of(self.older)}"


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
                yield Version(file, older, returned=True)


def _named(files: Iterable[Path]) -> Iterator[Version]:
    groups: dict[tuple[Path, str], list[tuple[Path, tuple[str, int]]]] = {}
    for file in files:
        name, rank = _rank(file.stem)
        groups.setdefault((file.parent, name), []).append((file, rank))
    for group in groups.values():
        if 1 < len(group) <= _MOST:
            newest = [one for one in group if not any(_is_later(other[1], one[1]) for other in group)]
            if len(newest) == 1:  # else nobody can tell which
                ((file, rank),) = newest
                yield from (Version(file, one, returned=False) for one, of in group if _is_later(rank, of))


def _rank(stem: str) -> tuple[str, tuple[str, int]]:
    """A name without its day and its words of correction; the day and how often it was corrected."""
    text = squeeze(stem).lower()
    days = [f"{one[1]}{int(one[2]):02}{int(one[3] or 0):02}" for one in _DAY.finditer(text)]
    often = [_NUMBERS.get(one[1], 0) or int(one[1] or one[2] or 1) for one in _CORRECTED.finditer(text)]
    name = _BETWEEN.sub("", _CORRECTED.sub("", _DAY.sub("", text)))
    return name, (days[-1] if days else "", max(often, default=0))


def _is_later(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """By the days in both names, where they are different; else by the words of correction."""
    if one[0] and other[0] and one[0] != other[0]:
        return one[0] > other[0]
    return one[1] > other[1]


def proved(versions: Sequence[Version], known: Proofs, pool: Pool, settings_json: str) -> dict[str, bool]:
    """For each version whether it stands for the other; files are read only where that is not known yet."""
    keys = {one: one.key for one in versions}
    fresh = [one for one in versions if keys[one] not in known]
    files = dict.fromkeys(file for one in fresh for file in (one.newer, one.older))
    futures = {file: pool.submit(whose_is, file, settings_json) for file in files}
    whose: dict[Path, Whose | None] = {}
    for file, future in futures.items():
        try:
            whose[file] = pool.result(future)
        except WorkerLostError:
            whose[file] = None
    told = {keys[one]: _stands_for(whose[one.newer], whose[one.older], one.returned) for one in fresh}
    return {key: told.get(key, known.get(key, False)) for key in keys.values()}


def _stands_for(newer: Whose | None, older: Whose | None, returned: bool) -> bool:
    """Of an employer that is not another one; by its name alone only with most of the people."""
    if newer is None or not newer.people:
        return False  # what cannot be read takes nobody's place
    if older is None:
        return returned
    if not newer.may_be_of(older):
        return False
    return returned or 2 * len(newer.people & older.people) >= len(older.people) > 0


def doubted(versions: Sequence[Version], proofs: Proofs) -> list[str]:
    """A line for each file that looks like a later one of another and does not stand for it."""
    return [
        f"“{one.newer.name}”像是“{one.older.name}”的更正件，但单位或人员不同，两份都保留"
        for one in versions
        if not proofs.get(one.key)
    ]


def current(found: Found, versions: Sequence[Version], proofs: Proofs) -> tuple[Found, dict[Path, Path]]:
    """The files without those that another one stands for, and each of those: older → newer."""
    replaced = {one.older: one.newer for one in versions if proofs.get(one.key)}
    if not replaced:
        return found, {}
    kept = [(f, p) for f, p in zip(found.files, found.places, strict=True) if f not in replaced]
    return Found(tuple(f for f, _ in kept), tuple(p for _, p in kept), found.left_out), replaced
