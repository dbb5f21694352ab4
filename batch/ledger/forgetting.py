"""What the ledger is to know no more: of a person, of a submission, of long ago."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from batch.ledger.known import Known, known_submissions
from batch.ledger.past import forget_old_past, forget_past, forget_past_of, put_past, sent_by
from batch.submission.decided import STAFF


def forget_person(ledger: sqlite3.Connection, wanted: str) -> int:
    """Remove everything about a person, by ID number or staff number; returns how many entries.

    The submissions that name the person are worked anew: names of letters hold names of people.
    """
    keys = (wanted, f"{STAFF}{wanted}", wanted)
    theirs = "FROM decisions WHERE person IN (?, ?) OR staff = ?"
    known = known_submissions(ledger)
    _forget_named(ledger, theirs, keys)
    ledger.execute(f"DELETE FROM submissions WHERE name IN (SELECT submission {theirs})", keys)
    _keep_rounds(ledger, known)
    forget_past(ledger, [*_names(ledger, theirs, keys), wanted])
    return ledger.execute(f"DELETE {theirs}", keys).rowcount


def _forget_named(ledger: sqlite3.Connection, whose: str, keys: tuple[str, ...]) -> None:
    """Remove the submissions whose receipt says who came, went, or was mended: they are worked anew."""
    names = [(name,) for name in _names(ledger, whose, keys)]
    ledger.executemany("DELETE FROM submissions WHERE instr(receipt, ?) > 0", names)


def _keep_rounds(ledger: sqlite3.Connection, known: Mapping[str, Known]) -> None:
    """Remember in which round those rosters came that are to be worked anew."""
    for path in known.keys() - known_submissions(ledger).keys():
        one = known[path]
        sent = sent_by(one.name, one.receipt.employers, one.sha256, one.receipt.round)
        put_past(ledger, one.run, sent)


def _names(ledger: sqlite3.Connection, whose: str, keys: tuple[str, ...]) -> list[str]:
    """What some people are called."""
    rows = ledger.execute(f"SELECT DISTINCT name {whose}", keys)
    return [name for (name,) in rows if name]


def forget_submission(ledger: sqlite3.Connection, name: str) -> int:
    """Remove everything that was decided about the people of a submission; returns how many entries."""
    known = known_submissions(ledger)
    _forget_named(ledger, "FROM decisions WHERE submission = ?", (name,))
    _keep_rounds(ledger, known)
    forget_past_of(ledger, name)
    ledger.execute("DELETE FROM events WHERE name = ?", (name,))
    ledger.execute("DELETE FROM submissions WHERE name = ?", (name,))
    return ledger.execute("DELETE FROM decisions WHERE submission = ?", (name,)).rowcount


def forget_old(ledger: sqlite3.Connection, before: str) -> None:
    """Remove what was decided in runs before a day and has been overtaken since, and who has gone since."""
    forget_old_past(ledger, before)
    ledger.execute(
        "DELETE FROM decisions WHERE run IN (SELECT id FROM runs WHERE started < ?) AND EXISTS (SELECT 1 FROM decisions d "
        "WHERE d.submission = decisions.submission AND d.person = decisions.person AND d.name = decisions.name "
        "AND d.run > decisions.run)",
        (before,),
    )
    ledger.execute(
        "DELETE FROM decisions WHERE told = '{}' AND run IN (SELECT id FROM runs WHERE started < ?)",
        (before,),
    )
