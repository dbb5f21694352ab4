"""The receipt: what became of one submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from batch.report.results.marks import Mark, Marks
from batch.submission.nights.days import Moved

if TYPE_CHECKING:
    from batch.submission.mended import Mended
    from batch.submission.tally import Tally

OUTCOME_WORDS: Final = {
    "accepted": "接收",
    "accepted_with_issues": "接收，有提示",
    "partly_accepted": "部分接收",
    "rejected": "退回",
    "failed": "未能处理",
}


@dataclass(frozen=True)
class Receipt:
    """What became of one submission; small, so that it can come back from another process."""

    file: str  # the submission's name in the results
    outcome: str  # a key of OUTCOME_WORDS
    size: int = 0
    sha256: str = ""
    people: int = 0
    rows: int = 0
    unusable: int = 0
    issues: int = 0
    reason: str = ""  # why it was rejected, or could not be worked
    rulebooks: tuple[str, ...] = ()
    statuses: Mapping[str, int] = field(default_factory=dict)
    eligible: Mapping[str, int] = field(default_factory=dict)  # 职称·中级 → people
    heads: Mapping[str, int] = field(
        default_factory=dict
    )  # people, eligible, undetermined, upcoming → persons
    row_counts: Mapping[str, int] = field(default_factory=dict)  # people, noted, refused, others → rows
    notices: Mapping[str, int] = field(default_factory=dict)  # kind → how many
    unwritten: tuple[str, ...] = ()  # a line for each paper that could not be written
    marks: Mapping[tuple[str, str], Mark] = field(default_factory=dict)  # of a person, carried over
    elsewhere: int = 0  # people at places for which no rulebook that was named is
    left: int = 0  # marks whose row is gone
    touched: bool = False  # whether the earlier workbook was changed elsewhere, too
    pending: bool = False  # its papers are still to be written, by tasks of their own
    told: str = ""  # fingerprint of what its tables say, but for the day
    same: bool = False  # what it says is what the last run said: its papers need not be written again
    stays: tuple[str, ...] | None = (
        None  # of one of which only outcomes and papers are new: the papers that stay
    )
    reissued: bool = False  # of such a one: its tables of people and issues are new, too
    alike: bytes = b""  # of such a one: the people of whom the same is said as before, int32
    moved: Moved | None = None  # of one that was asked again and says the same: its days that moved
    outcomes: str = ""  # SHA-256 of its new table of outcomes, where the process that made it knows
    given: Marks = field(default_factory=Marks)  # of a pending one: the marks to be carried over
    tally: Tally | None = None  # of a large one: what the merged workbook says of its people
    employers: tuple[tuple[str, str], ...] = ()  # 单位名称 and 统一社会信用代码 of its rows, each pair once
    mended: Mended | None = None  # what it mended of the roster before it, for as long as it stands
    round: int = 1  # how often it came otherwise than before

    @property
    def fine(self) -> bool:
        """Whether every row could be used."""
        return self.outcome.startswith("accepted")

    @property
    def of_same_people(self) -> bool:
        """Whether only its outcomes and papers are new: its tables of people and issues stand as they were."""
        return self.stays is not None and not self.reissued

    @property
    def settled(self) -> Receipt:
        """The same without what is of the run only that it came out of."""
        return replace(
            self, same=False, moved=None, stays=None, reissued=False, alike=b"", outcomes="", tally=None
        )
