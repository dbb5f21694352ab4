"""When a roster was first seen, by its bytes, and which rosters have stood for one another: kept whatever becomes of them.

A file that another one stands for is no submission: without this nobody could tell it from one that has just come.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Final

SCHEMA: Final = """
CREATE TABLE seen (sha256 TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE related (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
"""
#: What a ledger without them knows of it.
FILLED: Final = (
    "INSERT INTO seen SELECT sha256, MIN(first_seen) FROM submissions WHERE sha256 <> '' GROUP BY sha256;"
)


def since_in(ledger: sqlite3.Connection) -> Mapping[str, str]:
    """SHA-256 → when the first run began that found it."""
    return dict(ledger.execute("SELECT sha256, since FROM seen"))


def related_in(ledger: sqlite3.Connection) -> list[tuple[str, str]]:
    """The SHA-256 of every two files of which one has stood for the other."""
    return [(str(one), str(other)) for one, other in ledger.execute("SELECT one, other FROM related")]


def remember(
    ledger: sqlite3.Connection, found: Iterable[str], since: str, related: Iterable[tuple[str, str]]
) -> None:
    """Keep what a run has found: SHA-256 of files, and of every two of which one stands for the other."""
    rows = [(digest, since) for digest in found if digest]
    ledger.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", rows)
    ledger.executemany("INSERT OR IGNORE INTO related VALUES (?, ?)", [sorted(pair) for pair in related])
