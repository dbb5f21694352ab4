"""Papers written anew where a new day has changed some outcomes: no file is read for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from batch.report.notices.kinds.letters import Letters
from batch.submission.countedoutcomes import Counted
from batch.submission.nights.reissued import Told
from batch.submission.receipt import Receipt

_ACCEPTED: Final = ("accepted", "accepted_with_issues")


@dataclass(frozen=True)
class Anew:
    """One submission whose papers are to be written: its new outcomes stand in its folder."""

    receipt: Receipt  # what is known of it without them
    tables: Mapping[str, str]  # those that stay: name → file
    letters: Letters  # that stand there

    @classmethod
    def of(cls, receipt: Receipt, tables: Mapping[str, str], papers: Iterable[str]) -> Anew:
        """``papers``: what stands in its folder, by the place there."""
        people = np.frombuffer(receipt.alike, np.int32).tolist()
        return cls(replace(receipt, alike=b""), tables, Letters(frozenset(people), frozenset(papers)))


def anew(before: Receipt, told: str, counted: Counted, alike: bytes, tables: Told | None) -> Receipt:
    """The receipt of a submission whose outcomes were made again, before its papers are written.

    ``alike``: the numbers of those people of whom the same is said as before, int32; ``tables``: what its
    other tables say, where they have been made, too.
    """
    if tables:
        outcome = before.outcome
        if outcome in _ACCEPTED:
            outcome = _ACCEPTED[tables.noted]
        before = replace(
            before, outcome=outcome, issues=tables.issues, row_counts=dict(tables.rows), reissued=True
        )
    return replace(
        before, told=told, statuses=dict(counted.statuses), eligible=dict(counted.eligible), stays=(),
        alike=alike,
        notices={}, heads={}, marks={}, left=0,
    )  # fmt: skip
