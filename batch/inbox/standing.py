"""Which submissions of a folder of results stay as they are, which are worked, which have gone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from batch import __version__
from batch.context import Context
from batch.inbox.found import Found, labels
from batch.inbox.record import digest_of
from batch.ledger.known import Known
from batch.report.notices.kinds import KINDS
from batch.resources import templates_folder
from batch.roster.layout.columnmap import map_beside

#: Settings that no result hangs on.
_BESIDE: Final = frozenset(
    {
        "jobs",
        "run_day",
        "as_of",
        "file_seconds",
        "file_memory",
        "group_may_read",
        "stale_hours",
        "history_days",
    }
)


@dataclass(frozen=True)
class Asked:
    """Fingerprints of everything but the files that results hang on: with the day, and without."""

    rules: str
    day: str

    @classmethod
    def of(cls, context: Context) -> Asked:
        """Of a run."""
        settings, library = context.settings, context.library
        own = settings.templates or templates_folder()
        parts = [
            __version__,
            settings.model_dump_json(exclude=set(_BESIDE)),
            str(settings.as_of is not None),
            *(entry.digest for entry in library.entries.values()),
            *(one.digest for one in library.notices),
            digest_of(settings.standards) if settings.standards else "",
            *(digest_of(own / kind.file) for kind in KINDS.values()),
        ]
        return cls(_print(parts), settings.day.isoformat())

    def for_file(self, file: Path, columns: Path | None) -> tuple[str, str]:
        """What is asked of one file, the day included and not: a column map beside it counts."""
        found = columns or map_beside(file)
        rules = _print([self.rules, digest_of(found) if found else ""])
        return _print([rules, self.day]), rules


def _print(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


def path_of(file: Path) -> str:
    """A file's resolved path as a text that any database can hold, whatever bytes its name has."""
    return str(file.resolve()).encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True)
class Item:
    """One submission of a run: its file, its name, what is asked of it, and what stands there for it."""

    file: Path
    name: str
    asked: str
    rules: str
    known: Known | None = None
    stays: bool = False  # nothing is to be done
    told: str = ""  # what the results say, where they may stay if the same is said again

    @property
    def path(self) -> str:
        """Of the sender's file."""
        return path_of(self.file)


@dataclass(frozen=True)
class Standing:
    """The submissions of a folder of results as a run finds them."""

    items: tuple[Item, ...]  # those of the paths given, in their order
    others: tuple[Known, ...]  # of paths not given: they stay
    gone: tuple[Known, ...]  # below the paths given, and not there any more
    dropped: tuple[Known, ...]  # whose results give way to others

    @cached_property
    def worked(self) -> tuple[Item, ...]:
        """Those that are worked."""
        return tuple(item for item in self.items if not item.stays)

    @cached_property
    def staying(self) -> tuple[Known, ...]:
        """Those of which everything stays as it is."""
        return (*(item.known for item in self.items if item.stays and item.known), *self.others)


def standing(
    found: Found, given: Sequence[Path], known: Mapping[str, Known], asked: Asked, out: Path, columns: Path | None,
    single: bool, anew: bool,
) -> Standing:  # fmt: skip
    """Sort the submissions; ``single``: one file whose results are the folder itself; ``anew``: nothing may stay."""
    layout = {path: one for path, one in known.items() if bool(one.folder) != single}
    here = {path_of(file): file for file in found.files}
    roots = [path.resolve() for path in given]
    gone, others, dropped = [], [], [one for path, one in known.items() if path not in layout]
    places = set(found.places)
    for path, one in layout.items():
        if path in here:
            continue
        if single:
            dropped.append(one)
        elif any(root == Path(path) or root in Path(path).parents for root in roots):
            gone.append(one)
        elif one.name in places and not Path(path).exists():
            dropped.append(one)  # the whole inbox has moved
        else:
            others.append(one)
    names = labels(found.places, {one.name for one in others})
    items = [
        _item(file, name, layout.get(path_of(file)), asked.for_file(file, columns), out, anew or single)
        for file, name in zip(found.files, names, strict=True)
    ]
    return Standing(tuple(items), tuple(others), tuple(gone), tuple(dropped))


def _item(file: Path, name: str, known: Known | None, asked: tuple[str, str], out: Path, anew: bool) -> Item:
    item = Item(file, name, *asked, known)
    if (
        known is None or anew or known.name != name or known.receipt.outcome == "failed" or known.rules != item.rules
        or digest_of(file) != known.sha256 or not known.is_whole(out)
    ):  # fmt: skip
        return item
    if known.asked == item.asked:
        return Item(file, name, *asked, known, stays=True)
    return Item(file, name, *asked, known, told=known.told)
