"""The submissions that a folder of results holds, as the last run left them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Final

from batch.inbox.publishing.filelist import FileList, is_inside
from batch.ledger.written import NO_PAPERS, Written, WrittenPapers
from batch.report.results.marks import Mark, Marks
from batch.results import table_at
from batch.submission.mended import Mended
from batch.submission.receipt import Receipt

_TUPLES: Final = ("rulebooks", "unwritten")
_NOT_KEPT: Final = (
    "marks",
    "given",
    "pending",
    "touched",
    "moved",
    "stays",
    "reissued",
    "alike",
    "outcomes",
    "tally",
)


@dataclass(frozen=True)
class Known:
    """One submission, what was asked of it, and what stands in the results for it."""

    path: str  # of the sender's file, resolved
    name: str  # in the results
    folder: str  # below the results; empty where it is the results themselves
    part: int  # number of its tables
    sha256: str  # of the sender's file
    asked: str  # fingerprint of everything but the file that the results hang on, the day included
    rules: str  # the same without the day
    told: str  # fingerprint of what the results say
    receipt: Receipt
    first_seen: str
    run: int = 0
    papers: WrittenPapers = NO_PAPERS  # those in its folder
    files: Mapping[str, Written] = field(default_factory=dict)  # its tables, and what stands elsewhere

    @cached_property
    def tables(self) -> dict[str, str]:
        """Where its tables stand below the results, by their names."""
        return {name: place for place in self.files if (name := table_at(place))}

    @property
    def places(self) -> Iterator[str]:
        """Where anything stands that was written for it."""
        return chain(self.files, self.papers.files)

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of its tables, by their names."""
        return {name: self.files[place].sha256 for name, place in self.tables.items()}

    def is_whole(self, out: Path) -> bool:
        """Whether everything that was written for it still stands untouched."""
        above = str(out)
        return (
            bool(self.files)
            and all(one.is_at(f"{above}/{place}") for place, one in self.files.items())
            and self.papers.are_at(above)
        )


def receipt_to_json(receipt: Receipt) -> str:
    """A receipt as text."""
    plain = {one.name: getattr(receipt, one.name) for one in fields(Receipt) if one.name not in _NOT_KEPT}
    marks = [asdict(mark) for mark in receipt.marks.values()]
    mended = asdict(receipt.mended) if receipt.mended else None
    return json.dumps({**plain, "marks": marks, "mended": mended}, ensure_ascii=False)


def receipt_from_json(text: str) -> Receipt:
    """The receipt again. Raises KeyError, TypeError or ValueError for a text that is none."""
    content: dict[str, Any] = json.loads(text)
    marks = [Mark(**one) for one in content.pop("marks")]
    mended = content.pop("mended", None)
    known = {one.name for one in fields(Receipt)} - set(_NOT_KEPT)
    content["employers"] = tuple((str(name), str(code)) for name, code in content.get("employers", ()))
    plain: dict[str, Any] = {
        key: tuple(value) if key in _TUPLES else value for key, value in content.items() if key in known
    }
    return replace(
        Receipt(**plain),
        marks={(mark.sheet, mark.key): mark for mark in marks}, given=Marks(),
        mended=Mended(**mended) if mended else None,
    )  # fmt: skip


def known_submissions(ledger: sqlite3.Connection) -> dict[str, Known]:
    """Every submission by the path of its file."""
    files: dict[str, dict[str, Written]] = {}
    for path, place, *written in ledger.execute("SELECT path, place, sha256, size, changed FROM files"):
        files.setdefault(path, {})[place] = Written(*written)
    papers = {
        path: WrittenPapers(FileList(listed), states)
        for path, listed, states in ledger.execute("SELECT path, listed, states FROM papers")
        if isinstance(listed, bytes) and isinstance(states, bytes)
    }
    found = {}
    columns = "path, name, folder, part, sha256, asked, rules, told, receipt, first_seen, run"
    for row in ledger.execute(f"SELECT {columns} FROM submissions ORDER BY name"):
        path, name, folder, part, sha256, asked, rules, told, receipt, first_seen, run = row
        places = (*files.get(path, ()), *([folder] if folder else []))
        try:
            read = receipt_from_json(receipt)
        except (KeyError, TypeError, ValueError):
            continue  # it is worked again
        if not all(map(is_inside, places)):
            continue  # somebody has been at it: no place outside the results is looked at
        found[path] = Known(
            path, name, folder, part, sha256, asked, rules, told, read, first_seen, run,
            papers.get(path, NO_PAPERS), files.get(path, {}),
        )  # fmt: skip
    return found


def write_submissions(ledger: sqlite3.Connection, submissions: Iterable[Known], gone: Iterable[str]) -> None:
    """Put submissions into the ledger, and take out those that have gone."""
    ledger.executemany("DELETE FROM submissions WHERE path = ?", [(path,) for path in gone])
    for one in submissions:
        ledger.execute("DELETE FROM submissions WHERE path = ?", (one.path,))
        ledger.execute(
            "INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                one.path, one.name, one.folder, one.part, one.sha256, one.asked, one.rules, one.told,
                receipt_to_json(one.receipt), one.first_seen, one.run,
            ),
        )  # fmt: skip
        ledger.executemany(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?)",
            [(one.path, place, *file) for place, file in one.files.items()],
        )
        papers = one.papers
        if papers.files:
            ledger.execute(
                "INSERT INTO papers VALUES (?, ?, ?)", (one.path, papers.files.lines, papers.states)
            )
