"""Our own columns may stand in any order: each is known by its word, on every sheet."""

from __future__ import annotations

import random
from typing import Any

import pytest

from batch.days.moments import ALWAYS
from batch.policy.library import Library
from batch.report.blank.examples import examples
from batch.roster.roster import Roster
from tests.rosters import read


def _table(rows: list[dict[str, str]], rng: random.Random | None = None) -> list[list[Any]]:
    """A header and its rows, the columns as they stand or in an order of chance."""
    headers = list(dict.fromkeys(header for row in rows for header in row))
    if rng:
        rng.shuffle(headers)
    return [headers, *([row.get(header, "").replace("示例", "虚构") for header in headers] for row in rows)]


def _read_as(roster: Roster) -> dict[str, list[Any]]:
    facts = roster.facts
    return {
        "certificates": sorted(
            zip(facts.certificates.kind.tolist(), facts.certificates.obtained.first.tolist(), strict=True)
        ),
        "awards": sorted(facts.awards.day.first.tolist()),
        "assessments": sorted(facts.assessments),
    }


@pytest.mark.parametrize("seed", range(12))
def test_the_columns_in_any_order(library: Library, seed: int) -> None:
    """Nothing is lost or left open, and the days are the same."""
    rng = random.Random(seed)
    straight = read(library, {name: _table(rows) for name, rows in examples(2024).items()})
    shuffled = read(library, {name: _table(rows, rng) for name, rows in examples(2024).items()})
    assert _read_as(shuffled) == _read_as(straight)
    assert shuffled.issues == ()
    assert _read_as(straight)["awards"].count(ALWAYS) == 1  # the one that 荣誉奖项 names without a year
