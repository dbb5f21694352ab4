"""The runs that the ledger knows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from batch.ledger.store import opened, place_of


@dataclass(frozen=True)
class LastRun:
    """One run: when, for which day, by which version, and what came of it."""

    number: int
    started: datetime
    ended: datetime
    as_of: str
    version: str
    counts: Mapping[str, Any]
    single: bool

    @property
    def heads(self) -> dict[str, int]:
        """How many persons there were, may apply, are open, will."""
        found = self.counts.get("heads")
        return {str(key): int(value) for key, value in found.items()} if isinstance(found, dict) else {}

    @property
    def outcomes(self) -> dict[str, int]:
        """How many submissions ended how."""
        found = self.counts.get("submissions")
        return {str(key): int(value) for key, value in found.items()} if isinstance(found, dict) else {}


def last_run(out: Path) -> LastRun | None:
    """The last run that ended well; None for a folder that no run has written into. Raises UserError."""
    if not place_of(out).is_file():
        return None
    with opened(out) as ledger:
        row = ledger.execute(
            "SELECT id, started, ended, as_of, version, counts, single FROM runs ORDER BY id DESC LIMIT 1"
        ).fetchone()
    if row is None:
        return None
    number, started, ended, as_of, version, counts, single = row
    return LastRun(
        number, datetime.fromisoformat(started), datetime.fromisoformat(ended), as_of, version,
        json.loads(counts), bool(single),
    )  # fmt: skip


def write_run(
    ledger: sqlite3.Connection, started: datetime, as_of: str, version: str, rules: str,
    counts: Mapping[str, Any], single: bool,
) -> int:  # fmt: skip
    """Note a run that has ended; returns its number."""
    ended = datetime.now().astimezone()
    row = (
        started.isoformat(timespec="seconds"), ended.isoformat(timespec="seconds"), as_of, version, rules,
        json.dumps(counts, ensure_ascii=False), int(single),
    )  # fmt: skip
    cursor = ledger.execute(
        "INSERT INTO runs (started, ended, as_of, version, rules, counts, single) VALUES (?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    return int(cursor.lastrowid or 0)
