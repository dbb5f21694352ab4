"""Papers written anew where a new day has changed some outcomes: the tables of people and issues stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from batch.submission.countedoutcomes import Counted
from batch.submission.receipt import Receipt


@dataclass(frozen=True)
class Anew:
    """One submission whose papers are to be written: its new outcomes stand in its folder."""

    receipt: Receipt  # what is known of it without them
    tables: Mapping[str, str]  # those that stay: name → file


def anew(before: Receipt, told: str, counted: Counted) -> Receipt:
    """The receipt of a submission whose outcomes were made again, before its papers are written."""
    return replace(
        before, told=told, statuses=dict(counted.statuses), eligible=dict(counted.eligible), stays=(),
        notices={}, heads={}, marks={}, left=0,
    )  # fmt: skip
