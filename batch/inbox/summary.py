"""What a run did: for the terminal, and as the record of its folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from batch import __version__
from batch.context import Context
from batch.inbox.publishing.filelist import FileList
from batch.inbox.publishing.plan import Plan
from batch.inbox.publishing.record import PROGRAM
from batch.jsontext import json_text
from batch.report.results.about import rulebooks_of
from batch.submission.receipt import Receipt


@dataclass(frozen=True)
class Summary:
    """What a run did, for the terminal and for ``run.json``."""

    out: Path
    receipts: tuple[Receipt, ...]
    notes: tuple[str, ...] = ()  # what had to take another name
    heads: Mapping[str, int] = field(default_factory=dict)  # of all together, each person once
    marked: tuple[str, ...] = ()  # places of workbooks that hold what people wrote
    carried: int = 0  # marks of people that came into the new workbooks
    left: int = 0  # those whose row is gone
    annual: tuple[str, ...] = ()  # a line for each notice of the filing year, or that there is none
    left_out: tuple[str, ...] = ()  # a line for each file below a folder that is no submission
    others: tuple[Receipt, ...] = ()  # of submissions of earlier runs, below paths not given
    withdrawn: tuple[str, ...] = ()  # names of submissions whose file has gone
    replaced: Mapping[str, str] = field(default_factory=dict)  # rosters whose corrected copy stands for them
    stayed: int = 0  # submissions of which nothing had changed
    single: bool = False  # one file, whose results are the folder itself
    between: int = 0  # issues about people of several submissions, which no submission counts
    changes: int = 0  # people and targets that are otherwise than in the last run

    def about(self, **more: Any) -> Summary:
        """The same with something more said."""
        return replace(self, **more)

    @property
    def complete(self) -> bool:
        """Whether every submission was accepted."""
        return all(receipt.fine for receipt in self.receipts)

    def total(self, name: str) -> Counter[str]:
        """Counts of all submissions together."""
        found: Counter[str] = Counter()
        for receipt in self.receipts:
            found.update(getattr(receipt, name))
        return found


def write_record(path: Path, summary: Summary, context: Context, started: datetime, plan: Plan) -> None:
    """Write ``run.json``: what was asked of what, what became of it, and every file with its SHA-256."""
    every = (*summary.receipts, *summary.others)
    content: dict[str, Any] = {
        "program": PROGRAM,
        "version": __version__,
        "as_of": context.settings.day.isoformat(),
        "rulebooks": [
            {
                "id": name,
                "number": context.library[name].rulebook.number,
                "sha256": context.library[name].digest,
            }
            for name in rulebooks_of(every)
        ],
        "annual": [
            {"place": one.notice.place, "filing_year": one.notice.filing_year, "sha256": one.digest}
            for one in context.library.notices
            if one.notice.filing_year == context.settings.filed
        ],
        "marked": [*summary.marked, *plan.marked],
        "inputs": ({"name": r.file, "size": r.size, "sha256": r.sha256, **_what_became_of(r)} for r in every),
        "withdrawn": list(summary.withdrawn),
        "replaced": [{"name": name, "by": by} for name, by in summary.replaced.items()],
        "submissions": dict(Counter(receipt.outcome for receipt in summary.receipts)),
        "statuses": dict(summary.total("statuses")),
        "issues_between": summary.between,
        "notices": dict(summary.total("notices")),
        "files": plan.listed,
        "assumed": context.settings.assume,
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(_lines(content))


def _lines(content: Mapping[str, Any]) -> Iterator[str]:
    """JSON, one line an entry of a list: a bureau's record names a hundred thousand files."""
    start = "{\n"
    for key, value in content.items():
        yield f"{start}  {json_text(key)}: "
        yield from _told(value)
        start = ",\n"
    yield "\n}\n"


def _told(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        return _files(value)
    return _entries(value) if isinstance(value, list | Iterator) else iter((json_text(value),))


def _files(lists: Iterable[FileList]) -> Iterator[str]:
    """Lists of files as one; their lines have commas, and the last must not."""
    last = ""
    yield "["
    for one in filter(len, lists):
        yield last or "\n"
        last = one.lines.decode()
    yield last.removesuffix(",\n") + "\n  ]" if last else "]"


def _entries(values: Iterable[Any]) -> Iterator[str]:
    start = "[\n    "
    for one in values:
        yield f"{start}{json_text(one)}"
        start = ",\n    "
    yield "\n  ]" if start.startswith(",") else "[]"


_ROW_KEYS: Final = ("people", "noted", "refused", "other")
_INPUT_KEYS: Final = ("outcome", "people", "rows", "unusable", "issues", "reason", "rulebooks", "unwritten")


def _what_became_of(receipt: Receipt) -> dict[str, Any]:
    rows = {f"rows_{kind}": receipt.row_counts.get(kind, 0) for kind in _ROW_KEYS}
    return {key: getattr(receipt, key) for key in _INPUT_KEYS} | rows
