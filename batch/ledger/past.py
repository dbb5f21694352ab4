"""What employers have sent that stands in the results no more: in which round each roster came."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from batch.language.codes import plain_code
from batch.language.text import squeeze

SCHEMA: Final = """
CREATE TABLE past (
    run INTEGER NOT NULL, submission TEXT NOT NULL, employer TEXT NOT NULL, code TEXT NOT NULL, sha256 TEXT NOT NULL,
    round INTEGER NOT NULL, PRIMARY KEY (submission, employer, code, sha256)
) WITHOUT ROWID;
"""
_MOST: Final = 100  # employers of a roster by which it is known again


class Sent(NamedTuple):
    """A roster that an employer has sent; one of several employers is one for each."""

    submission: str
    employer: str  # without spaces; empty where it names nobody
    code: str
    sha256: str
    round: int = 1


def sent_by(submission: str, employers: Sequence[tuple[str, str]], sha256: str, turn: int = 1) -> list[Sent]:
    """A roster by each of its ``employers``: 单位名称 and 统一社会信用代码."""
    pairs = dict.fromkeys((squeeze(name), plain_code(code)) for name, code in employers[:_MOST])
    return [Sent(submission, name, code, sha256, turn) for name, code in pairs or [("", "")]]


def past_in(ledger: sqlite3.Connection) -> list[Sent]:
    """Every one that is remembered."""
    rows = ledger.execute("SELECT submission, employer, code, sha256, round FROM past")
    return [Sent(*row) for row in rows]


def put_past(ledger: sqlite3.Connection, run: int, left: Iterable[Sent]) -> None:
    """Remember rosters that have left the results, or were corrected where they lie."""
    ledger.executemany(
        "INSERT OR REPLACE INTO past VALUES (?, ?, ?, ?, ?, ?)",
        [(run, *one) for one in left if one.sha256],
    )


def forget_past(ledger: sqlite3.Connection, names: Iterable[str]) -> None:
    """Remove whatever is called by one of some names: of a person, for an employer or a file may be called so."""
    ledger.executemany(
        "DELETE FROM past WHERE instr(submission, ?) > 0 OR instr(employer, ?) > 0",
        [(name, squeeze(name)) for name in names if name],
    )


def forget_past_of(ledger: sqlite3.Connection, submission: str) -> None:
    """Remove what stood under the name of a submission."""
    ledger.execute("DELETE FROM past WHERE submission = ?", (submission,))


def forget_old_past(ledger: sqlite3.Connection, before: str) -> None:
    """Remove what left the results in a run before a day."""
    ledger.execute("DELETE FROM past WHERE run IN (SELECT id FROM runs WHERE started < ?)", (before,))
