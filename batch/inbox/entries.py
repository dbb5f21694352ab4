"""The submissions that a run has worked: what came out, and where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from batch.facts.kept import hold_the_same
from batch.inbox.publishing.ground import files_below
from batch.inbox.standing import Item
from batch.ledger.facts import facts_at
from batch.ledger.written import Stays, WrittenPapers
from batch.results import TABLES, table_at
from batch.submission.decided import DECIDED
from batch.submission.nights.keeping import KEPT
from batch.submission.nights.told import beside_outcomes
from batch.submission.receipt import Receipt
from batch.submission.returning import is_returned

#: What a receipt says of a file itself, though its people say the same.
_OF_THE_FILE: Final = ("size", "sha256", "employers")
#: And of the day on which it was asked again.
_OF_THE_DAY: Final = ("told", "moved", "outcomes")


class Place(NamedTuple):
    """Where the results of a submission stand."""

    folder: str  # below the results; empty for the results themselves
    part: int  # number of its tables


@dataclass(frozen=True)
class Entry:
    """One submission that was worked."""

    item: Item
    place: Place
    made: Path  # the folder in which its results were made
    receipt: Receipt

    @classmethod
    def of(cls, item: Item, place: Place, made: Path, receipt: Receipt) -> Entry:
        """What came out; where the same was said again, what the last run wrote still holds."""
        if receipt.same and item.known is not None:
            read = {name: getattr(receipt, name) for name in (_OF_THE_FILE if item.saved_again else ())}
            receipt = replace(
                item.known.receipt,
                same=True,
                told=receipt.told,
                moved=receipt.moved,
                outcomes=receipt.outcomes,
                **read,
            )
        return cls(item, place, made, replace(receipt, round=_round(item, receipt)))

    def is_saved_again(self, out: Path) -> bool:
        """Whether its file has other bytes than the one before and says the same: what is decided may be otherwise."""
        known, receipt = self.item.known, self.receipt
        if known is None or receipt.same or receipt.sha256 in ("", known.sha256):
            return False
        said = beside_outcomes(receipt.told)
        if not said or said != beside_outcomes(known.told):
            return False
        return hold_the_same(facts_at(out, self.item.path), self.made / KEPT)

    @property
    def table_places(self) -> dict[str, str]:
        """Where each of its tables comes to stand: name → place below the results."""
        inside = f"/part-{self.place.part:05}.parquet" if self.place.folder else ""
        return {name: f"{name}.parquet{inside}" for name in TABLES}

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file that is to be put into the results: its place there, and where it was made.

        Texts: of a bureau's there are a hundred thousand.
        """
        for inside in sorted(files_below(self.made)):
            name = inside.removesuffix(".parquet")
            if inside in (DECIDED, KEPT) or (self.receipt.same and name != "outcomes"):
                continue
            if name in self.table_places:
                yield self.table_places[name], f"{self.made}/{inside}"
            else:
                folder = f"{self.place.folder}/" if self.place.folder else ""
                yield f"{folder}{inside}", f"{self.made}/{inside}"

    def standing(self) -> Stays:
        """Of what the last run wrote for it what stays."""
        known = self.item.known
        if known is None or not (self.receipt.same or self.receipt.stays is not None):
            return Stays()
        if self.receipt.same:
            fresh = self.table_places["outcomes"]
            return Stays({place: one for place, one in known.files.items() if place != fresh}, known.papers)
        stays = {f"{self.place.folder}/{inside}" for inside in self.receipt.stays or ()}
        files, papers = (
            {place: one for place, one in every.items() if place in stays or self._hangs_on_the_file(place)}
            for every in (known.files, known.papers.each())
        )
        return Stays(files, WrittenPapers.of(papers))

    def _hangs_on_the_file(self, place: str) -> bool:
        """Whether a result says what is in the file only: its tables but the outcomes, the roster returned."""
        if self.receipt.reissued:
            return False
        table = table_at(place)
        if table:
            return table != "outcomes"
        above, _, name = place.rpartition("/")
        return above == self.place.folder and is_returned(name)


def _round(item: Item, receipt: Receipt) -> int:
    """How often its sender has sent something else, with this one."""
    if not item.before:
        return 1
    is_other = not receipt.same and receipt.sha256 not in ("", *(one.sha256 for one in item.before))
    return max(one.receipt.round for one in item.before) + is_other
