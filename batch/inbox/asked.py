"""Fingerprints of what is asked of the submissions: where they are as they were, results stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from batch import __version__
from batch.context import Context
from batch.inbox.publishing.record import digest_of
from batch.policy.library import Entry, Library
from batch.report.notices.kinds import KINDS
from batch.report.notices.kinds.acceptance import closes
from batch.resources import templates_folder
from batch.roster.layout.columnmap import map_beside

#: Settings that no result hangs on.
_BESIDE: Final = frozenset(
    {
        "jobs",
        "run_day",
        "scheduler",
        "as_of",
        "file_seconds",
        "file_memory",
        "group_may_read",
        "later_by_name",
        "later_by_arrival",
        "stale_hours",
        "employers",
        "history_days",
    }
)


#: What stands before the part without numbers, and before the day.
_OUTLINE: Final = "#"
_DAY: Final = "@"


@dataclass(frozen=True)
class Asked:
    """Fingerprints of everything but the files that results hang on.

    ``papers``: what their papers hang on beside what is decided; where it has changed, they are
    written again. ``policy``: what the rulebooks mean; ``day``. Of a submission only those rulebooks
    count that speak for somebody in it, and what says which do, and which awards there are
    (``frame``). Where only the day or numbers that routes ask have changed, nothing is read
    again and what is said again stays.
    """

    papers: str
    policy: str
    day: str
    frame: str
    turning: str  # every day on which a document may say something else
    library: Library
    reading: str  # what any file is read with, but for a column map beside it
    bare: tuple[str, ...]  # what papers hang on but for the day: letters say that applications have closed

    @classmethod
    def of(cls, context: Context) -> Asked:
        """Of a run."""
        settings, library = context.settings, context.library
        own = settings.templates or templates_folder()
        bare = (
            __version__,
            settings.model_dump_json(exclude=set(_BESIDE)),
            str(settings.as_of is not None),
            *(entry.annex for entry in library.entries.values()),
            *(one.digest for one in library.notices),
            digest_of(settings.standards) if settings.standards else "",
            *(digest_of(own / kind.file) for kind in KINDS.values()),
        )
        reading = [*bare, digest_of(settings.columns) if settings.columns else ""]
        frame = [text for entry in library.entries.values() for text in _frame(entry)]
        turning = _print(day.isoformat() for day in context.library.turning_days)
        return cls(
            _papers(bare, library, settings.day), library.rules(library.entries), settings.day.isoformat(),
            _print(frame), turning, library, _print(reading), bare,
        )  # fmt: skip

    def on(self, day: date) -> Asked:
        """The same, asked on another day."""
        return replace(self, papers=_papers(self.bare, self.library, day), day=day.isoformat())

    def for_file(self, file: Path, columns: Path | None, rulebooks: Iterable[str]) -> tuple[str, str, str]:
        """What is asked of one file; what its papers hang on beside: a column map counts; what its facts hang on.

        ``rulebooks``: those that spoke for somebody in it. Under the last its facts are kept, for days to come.
        """
        found = columns or map_beside(file)
        rules = _print([self.papers, digest_of(found) if found else ""])
        return self.of_rules(rules, rulebooks), rules, _print([rules, self.frame, self.turning])

    def of_rules(self, rules: str, rulebooks: Iterable[str]) -> str:
        """What is asked of a submission for which some rulebooks speak: with numbers, without, and the day."""
        spoke = tuple(rulebooks)
        asked, outline = (
            _print([rules, self.frame, self.library.rules(spoke, outlines)]) for outlines in (False, True)
        )
        return f"{asked}{_OUTLINE}{outline}{_DAY}{self.day}"


def but_for_the_day(asked: str) -> str:
    """What is asked of a submission on whatever day."""
    return asked.partition(_DAY)[0]


def is_asked_alike(asked: str, other: str) -> bool:
    """Whether, but for the day and for numbers that routes ask, the same is asked."""
    one, two = (but_for_the_day(text).partition(_OUTLINE)[2] for text in (asked, other))
    return bool(one) and one == two


def day_of(asked: str) -> str:
    """The day on which it was asked, as ISO says it."""
    return asked.partition(_DAY)[2]


def _frame(entry: Entry) -> Iterator[str]:
    """For whom a rulebook speaks and when, instead of which others, and the awards that it brings along."""
    book = entry.rulebook
    yield from (
        book.id,
        book.region,
        book.region_name,
        book.in_force.model_dump_json(exclude={"note"}),
        *entry.ancestors,
    )
    yield from (award.model_dump_json() for award in book.awards)


def _papers(bare: Iterable[str], library: Library, day: date) -> str:
    return _print([*bare, *(closes(one.notice, day) for one in library.notices)])


def _print(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
