"""Files that cannot be read, or in which nobody is: one that its employer has sent again stands for it.

Nothing in it says whose it is. So that can only be so where the later file lies beside it under the same name, but
for a day and words of correction, and nobody else sends into that folder: it is an employer's, or the name is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from batch.inbox.found import Found, path_of
from batch.inbox.publishing.record import digest_of
from batch.inbox.superseding.arrivals import NOW, Since
from batch.inbox.superseding.names import is_later, rank_of
from batch.inbox.superseding.versions import ARRIVED, Version
from batch.ledger.known import Known
from batch.submission.folders import is_called, is_shared
from batch.submission.whose import Whose

#: What is added to the name of a file that is sent once more because nobody could open it.
_AGAIN: Final = re.compile(
    r"最新|最终|新|终|定|重[新发传]|再[发传次]|可打开|能打开|已?解密|无密码|副本|另存|[版稿份件]|copy", re.I
)
_MOST: Final = 12  # rosters that an employer's folder holds


def resent_in(files: Iterable[Path], known: Mapping[str, Known], since: Since) -> Iterator[Version]:
    """Each file of which nothing could be used the last time, with those beside it that came later under its name."""
    unused = {path: one for path, one in known.items() if _is_unused(one)}
    every = list(files) if unused else []
    broken = [
        file for file in every if (one := unused.get(path_of(file))) and digest_of(file) == one.sha256 != ""
    ]
    folders: dict[Path, list[Path]] = defaultdict(list)
    for file in every if broken else ():
        folders[file.parent].append(file)
    for older in broken:
        first = since.get(digest_of(older), NOW)
        for file in folders[older.parent]:
            if file != older and _alike(file, older) and since.get(digest_of(file), NOW) > first:
                yield Version(file, older, ARRIVED)


def is_resent(
    one: Version,
    newer: Whose,
    found: Found,
    whose_of: Callable[[Iterable[Path]], Mapping[Path, Whose | None]],
) -> bool:
    """Whether a file stands for one of which nothing could be used: nobody else can have sent that."""
    if not digest_of(one.older) or not _alike(one.newer, one.older):
        return False  # what cannot be opened tonight may be whole
    places = dict(zip(found.files, found.places, strict=True))
    folder = places[one.older].rpartition("/")[0].rpartition("/")[2]
    if not folder or is_shared(folder):
        return any(name in rank_of(one.older.stem)[0] for name in newer.names) and len(newer.names) == 1
    if newer.names and not any(is_called(folder, name) for name in newer.names):
        return False  # it bears another's name
    beside = [file for file in places if file.parent == one.older.parent and file != one.older]
    if len(beside) > _MOST:
        return False
    return all(newer.is_all_of(whose, strictly=True) for whose in _told(whose_of(beside), beside))


def _told(read: Mapping[Path, Whose | None], files: Sequence[Path]) -> list[Whose]:
    return [whose for file in files if (whose := read.get(file))]


def _is_unused(known: Known) -> bool:
    """Whether nothing of a file could be used."""
    return known.receipt.outcome == "rejected" and not known.receipt.people


def _alike(newer: Path, older: Path) -> bool:
    """Whether a file bears the name of an earlier one, but for a day and words of correction."""
    (name, rank), (other, before) = rank_of(newer.stem), rank_of(older.stem)
    if is_later(before, rank):
        return False  # it says itself that it is the later one
    return name == other or (bool(other) and _AGAIN.sub("", name) == _AGAIN.sub("", other) != "")
