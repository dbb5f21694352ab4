"""Which submissions of a folder of results stay as they are, which are worked, which have gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from batch.inbox.asked import Asked, is_asked_alike
from batch.inbox.found import Found, labels, path_of
from batch.inbox.publishing.record import digest_of
from batch.inbox.superseding.gaveway import left_for
from batch.inbox.superseding.succession import Succession
from batch.ledger.known import Known
from batch.ledger.written import Written
from batch.submission.mended import Mended
from batch.submission.papers import RESULT_NAME


@dataclass(frozen=True)
class Item:
    """One submission of a run: its file, its name, what is asked of it, and what stands there for it."""

    file: Path
    name: str
    asked: str
    rules: str
    kept_as: str  # under which fingerprint its facts are kept
    known: Known | None = None
    stays: bool = False  # nothing is to be done
    told: str = ""  # what the results say, where they may stay if the same is said again
    whole: bool = False  # what was written for it stands untouched
    saved_again: bool = False  # its bytes are others than those that were worked
    corrects: tuple[Known, ...] = ()  # rosters that stood in the results, which this one stands for or was

    @property
    def before(self) -> tuple[Known, ...]:
        """The rosters that this one takes the place of, or is again: the one that lay here first."""
        return (*([self.known] if self.known else []), *self.corrects)

    @cached_property
    def path(self) -> str:
        """Of the sender's file."""
        return path_of(self.file)

    def tables_before(self, out: Path) -> list[dict[str, str]]:
        """The tables of the rosters that stood here before this file was corrected: name → file."""
        before = () if self.same_before else self.before
        return [{name: str(out / place) for name, place in one.tables.items()} for one in before]

    @property
    def mended_before(self) -> Mended | None:
        """What this file mended when it came, where it stood here before."""
        return self.same_before.receipt.mended if self.same_before else None

    @cached_property
    def same_before(self) -> Known | None:
        """The one of the same bytes."""
        digest = digest_of(self.file) if self.before else ""
        return next((one for one in self.before if one.sha256 == digest), None)

    def standing_tables(self, out: Path) -> dict[str, str]:
        """The tables that stay where only what is decided has changed: name → file."""
        known = self.known.tables if self.known else {}
        return {name: str(out / place) for name, place in known.items() if name != "outcomes"}

    @property
    def untouched(self) -> dict[str, Written]:
        """Its tables and its workbook as they were written, where nobody has touched what was written for it."""
        if not self.whole or self.known is None:
            return {}
        book = self.known.papers.one(f"{self.known.folder}/{RESULT_NAME}")
        return {**self.known.files, **book}

    def standing_papers(self) -> tuple[str, ...]:
        """What stands in its folder, by the place there."""
        start = f"{self.known.folder}/" if self.known else ""
        places = self.known.places if self.known else ()
        return tuple(place.removeprefix(start) for place in places if place.startswith(start))


@dataclass(frozen=True)
class Standing:
    """The submissions of a folder of results as a run finds them."""

    items: tuple[Item, ...]  # those of the paths given, in their order
    others: tuple[Known, ...]  # of paths not given: they stay
    gone: tuple[Known, ...]  # below the paths given, and not there any more
    dropped: tuple[Known, ...]  # whose results give way to others
    replaced: Mapping[str, str] = field(
        default_factory=dict
    )  # rosters that a corrected copy stands for: name → of which

    @cached_property
    def worked(self) -> tuple[Item, ...]:
        """Those that are worked."""
        return tuple(item for item in self.items if not item.stays)

    @cached_property
    def staying(self) -> tuple[Known, ...]:
        """Those of which everything stays as it is."""
        return (*(item.known for item in self.items if item.stays and item.known), *self.others)


def standing(
    come: Succession, given: Sequence[Path], known: Mapping[str, Known], asked: Asked, out: Path, columns: Path | None,
    single: bool, anew: bool,
) -> Standing:  # fmt: skip
    """Sort the submissions; ``single``: one file whose results are the folder itself; ``anew``: nothing may stay."""
    found, older = come.found, come.replaced
    layout = {path: one for path, one in known.items() if bool(one.folder) != single}
    replaced = {path_of(file): path_of(newer) for file, newer in older.items()}
    paths = [path_of(file) for file in found.files]
    here = set(paths)
    corrected: dict[str, list[Known]] = defaultdict(list)
    for old, newer in replaced.items():
        if old in layout:
            corrected[newer].append(layout[old])
    left = [one for path, one in layout.items() if path not in here]
    gone, dropped, others = _sorted(left, given, {*replaced}, found, single)
    dropped = [*(one for path, one in known.items() if path not in layout), *dropped]
    names = labels(found.places, {one.name for one in others})
    items = [
        _item(file, name, one, asked.for_file(file, columns, _spoke(one)), out, anew or single)
        for path, file, name in zip(paths, found.files, names, strict=True)
        for one in [layout.get(path)]
    ]
    fresh = {item.path: item.file for item in items if item.known is None}
    for newer, same in left_for(fresh, gone, come.whose, out).items():
        corrected[newer] += same
    if corrected:
        items = [_standing_for(item, corrected.get(item.path, ())) for item in items]
    place_of = dict(zip(found.files, names, strict=True))
    named = {come.places[file]: place_of[newer] for file, newer in older.items()}
    return Standing(tuple(items), tuple(others), tuple(gone), tuple(dropped), named)


def _sorted(
    left: Iterable[Known], given: Sequence[Path], replaced: set[str], found: Found, single: bool
) -> tuple[list[Known], list[Known], list[Known]]:
    """Of the known ones that were not found: those that have gone, give way to others, and stay."""
    roots, places = [path.resolve() for path in given], set(found.places)
    gone, dropped, others = [], [], []
    for one in left:
        path = Path(one.path)
        if one.path in replaced or single:
            dropped.append(one)
        elif any(root == path or root in path.parents for root in found.unread):
            others.append(one)
        elif any(root == path or root in path.parents for root in roots):
            gone.append(one)
        elif one.name in places and not path.exists():
            dropped.append(one)  # the whole inbox has moved
        else:
            others.append(one)
    return gone, dropped, others


def _standing_for(item: Item, others: Sequence[Known]) -> Item:
    """One that stands for others from now on is worked: what was said of those is beside it now."""
    return replace(item, corrects=tuple(others), stays=False, told="") if others else item


def _spoke(known: Known | None) -> tuple[str, ...]:
    return known.receipt.rulebooks if known else ()


def _item(
    file: Path, name: str, known: Known | None, asked: tuple[str, str, str], out: Path, anew: bool
) -> Item:
    item = Item(file, name, *asked, known)
    if known is None or not known.is_whole(out):
        return item
    item = replace(item, whole=True)
    if anew or known.name != name or known.receipt.outcome == "failed" or known.rules != item.rules:
        return item
    saved_again = digest_of(file) != known.sha256  # by a program, every night, with the same in it
    if known.asked == item.asked and not saved_again:
        return replace(item, stays=True)
    if not is_asked_alike(known.asked, item.asked) or (saved_again and not known.receipt.people):
        return item  # what is told of a route may be otherwise though the verdicts are the same
    return replace(item, told=known.told, saved_again=saved_again)
