"""Papers written anew where a new day has changed some outcomes: the tables of people and issues stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from batch.report.notices.kinds.letters import Letters
from batch.submission.countedoutcomes import Counted
from batch.submission.receipt import Receipt


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


def anew(before: Receipt, told: str, counted: Counted, alike: bytes) -> Receipt:
    """The receipt of a submission whose outcomes were made again, before its papers are written.

    ``alike``: the numbers of those people of whom the same is said as before, int32.
    """
    return replace(
        before, told=told, statuses=dict(counted.statuses), eligible=dict(counted.eligible), stays=(),
        alike=alike,
        notices={}, heads={}, marks={}, left=0,
    )  # fmt: skip
