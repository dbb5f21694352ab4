"""The ledger as a file: SQLite in a private folder inside the results, written in transactions.

It holds personal data: its folder is its owner's alone. Nothing in it is an order or a
program: texts, numbers and JSON are read, never a pickle.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from batch.errors import UserError
from batch.ledger import past, seen, written

FOLDER: Final = ".guantong"
FILE: Final = "ledger.sqlite"
VERSION: Final = 4
PRIVATE: Final = 0o700
_SCHEMA: Final = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT NOT NULL, as_of TEXT NOT NULL, version TEXT NOT NULL,
    rules TEXT NOT NULL, counts TEXT NOT NULL, single INTEGER NOT NULL
);
CREATE TABLE submissions (
    path TEXT PRIMARY KEY, name TEXT NOT NULL, folder TEXT NOT NULL, part INTEGER NOT NULL, sha256 TEXT NOT NULL,
    asked TEXT NOT NULL, rules TEXT NOT NULL, told TEXT NOT NULL, receipt TEXT NOT NULL, first_seen TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs(id)
);
CREATE TABLE files (
    path TEXT NOT NULL REFERENCES submissions(path) ON DELETE CASCADE, place TEXT NOT NULL, sha256 TEXT NOT NULL,
    size INTEGER NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY (path, place)
) WITHOUT ROWID;
CREATE TABLE events (
    run INTEGER NOT NULL REFERENCES runs(id), name TEXT NOT NULL, what TEXT NOT NULL, more TEXT NOT NULL
);
CREATE TABLE decisions (
    run INTEGER NOT NULL REFERENCES runs(id), submission TEXT NOT NULL, person TEXT NOT NULL, staff TEXT NOT NULL,
    name TEXT NOT NULL, told TEXT NOT NULL
);
"""
#: What makes of each version the next one; of none the whole is made.
_STEPS: Final = ("", f"{seen.SCHEMA} {seen.FILLED}", past.SCHEMA, written.SCHEMA)
#: Name of an index → columns of decisions.
_INDEXES: Final = {
    "decisions_of": "submission, person, run", "decisions_by_person": "person", "decisions_by_name": "name",
}  # fmt: skip


def place_of(out: Path) -> Path:
    """Where the ledger of a folder of results stands."""
    return out / FOLDER / FILE


@contextlib.contextmanager
def opened(out: Path, write: bool = False) -> Iterator[sqlite3.Connection]:
    """The ledger; an empty one in memory where there is none and nothing is to be written.

    Raises UserError for one that a newer program wrote, that is damaged, or is a link.
    """
    path = place_of(out)
    if path.parent.is_symlink() or path.is_symlink():
        raise UserError(f"台账不应是链接，未使用：{path}")
    if write:
        path.parent.mkdir(mode=PRIVATE, exist_ok=True)
    elif not path.is_file():
        path = Path(":memory:")
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            _prepare(connection, path)
            yield connection
        finally:
            connection.close()
        if write:
            path.chmod(0o600)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
            raise UserError("磁盘已满") from error
        raise UserError(
            f"台账 {FOLDER}/{FILE} 已损坏或无法写入（{error}）；移走它后可以重新运行，但历史会丢失"
        ) from error


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise UserError(f"台账由更新的版本写成（第{version}版），请用那个版本的贯通打开：{path}")
    steps = _STEPS[version:]
    if version == 0:
        steps = (_SCHEMA, *_STEPS[1:], *_indexes())
    if steps:
        connection.executescript(f"BEGIN; {' '.join(steps)} PRAGMA user_version = {VERSION}; COMMIT;")


def _indexes() -> Iterator[str]:
    return (f"CREATE INDEX {name} ON decisions ({columns});" for name, columns in _INDEXES.items())


@contextlib.contextmanager
def filling(ledger: sqlite3.Connection) -> Iterator[bool]:
    """Decisions are about to be written within a transaction; whether none were before.

    Into a table that is empty a bureau's go several times as fast before its indexes are made than after.
    """
    empty = ledger.execute("SELECT 1 FROM decisions LIMIT 1").fetchone() is None
    if empty:
        for name in _INDEXES:
            ledger.execute(f"DROP INDEX IF EXISTS {name}")
    yield empty
    if empty:
        for statement in _indexes():
            ledger.execute(statement)
