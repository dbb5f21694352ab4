"""In which round an employer is: remembered also where its roster was away for a night, or gave way in an unseen moment.

Who sends is known again by 统一社会信用代码; where one of both has none by 单位名称 in the same folder or district;
where one of both names nobody (it could not be read) by the folder, in one that several share by the name of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from batch.inbox.entries import Entry
from batch.inbox.standing import Standing
from batch.inbox.superseding.names import rank_of
from batch.ledger.known import Known
from batch.ledger.past import Sent, past_in, sent_by
from batch.ledger.store import opened, place_of
from batch.submission.folders import is_a_districts, is_shared
from batch.submission.receipt import Receipt


@dataclass(frozen=True)
class Rounds:
    """What came in earlier rounds: whatever stands in the results no more, and what the last run left there."""

    out: Path  # the results
    sent: Sequence[Sent] = ()
    #: SHA-256 of what stands still, or has a successor that is known as such.
    settled: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def before(cls, out: Path, known: Mapping[str, Known]) -> Rounds:
        """As the ledger remembers them; ``known``: what stood in the results."""
        past = []
        if place_of(out).is_file():
            with opened(out) as ledger:
                past = past_in(ledger)
        return cls(out, (*past, *(sent for one in known.values() for sent in _sent(one))))

    def placed(self, now: Standing, entries: Sequence[Entry]) -> list[Entry]:
        """The submissions with their rounds, those too that have no known roster before them."""
        entries = [self._but_for_saving(entry) for entry in entries]
        fresh = [entry for entry in entries if not entry.item.before]
        if not fresh or not self.sent:
            return list(entries)
        before = [one for entry in entries for one in entry.item.before]
        stand = replace(self, settled=frozenset(one.sha256 for one in (*now.staying, *before)))
        return [
            entry if entry.item.before else replace(entry, receipt=stand.counted(entry.receipt))
            for entry in entries
        ]

    def _but_for_saving(self, entry: Entry) -> Entry:
        """A list that a program saves anew is in no other round though time has changed what is decided."""
        if entry.item.corrects or entry.item.known is None or not entry.is_saved_again(self.out):
            return entry
        return replace(entry, receipt=replace(entry.receipt, round=entry.item.known.receipt.round))

    def counted(self, receipt: Receipt) -> Receipt:
        """A roster that stands newly in the results: what came before keeps its round, and what follows is in the next."""
        if not receipt.sha256:
            return receipt
        own = sent_by(receipt.file, receipt.employers, receipt.sha256)
        theirs = [one for one in self.sent if any(is_same_sender(one, mine) for mine in own)]
        again = [one.round for one in theirs if one.sha256 == receipt.sha256]
        if again:
            return replace(receipt, round=max(again))
        gone = max((one.round for one in theirs if one.sha256 not in self.settled), default=0)
        stands = max((one.round for one in theirs if one.sha256 in self.settled), default=0)
        return replace(receipt, round=gone + 1 if gone >= stands else 1)  # else it came beside what stands


def left_behind(now: Standing, entries: Iterable[Entry], out: Path) -> list[Sent]:
    """What stands in the results no more: withdrawn, replaced, corrected where it lies."""
    corrected = [
        one
        for entry in entries
        for one in ([entry.item.known] if entry.item.known and not entry.receipt.same else ())
        if one.sha256 != entry.receipt.sha256 and not entry.is_saved_again(out)
    ]
    return [sent for one in (*now.gone, *now.dropped, *corrected) for sent in _sent(one)]


def _sent(known: Known) -> list[Sent]:
    return sent_by(known.name, known.receipt.employers, known.sha256, known.receipt.round)


def is_same_sender(one: Sent, other: Sent) -> bool:
    """Whether two rosters are of one employer."""
    if one.code and other.code:
        return one.code == other.code
    folder, own = (sent.submission.rpartition("/")[0] for sent in (one, other))
    if one.employer and other.employer:
        return one.employer == other.employer and (folder == own or bool(_district(folder) & _district(own)))
    if (one.employer or one.code) and (other.employer or other.code):
        return False  # one says a code alone, the other a name alone
    return folder == own and (_is_an_employers(folder) or _name(one) == _name(other))


def _district(folder: str) -> frozenset[str]:
    """The district's folder that a folder is, or lies in; of none nothing."""
    parts = folder.split("/")
    named = [number for number, part in enumerate(parts) if is_a_districts(part)]
    return frozenset({"/".join(parts[: named[-1] + 1])} if named else ())


def _is_an_employers(folder: str) -> bool:
    return bool(folder) and not is_shared(folder.rpartition("/")[2])


def _name(sent: Sent) -> str:
    """What a file is called, without its day and words of correction."""
    return rank_of(Path(sent.submission).stem)[0]
