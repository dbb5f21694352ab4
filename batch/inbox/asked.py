"""Fingerprints of what is asked of the submissions: where they are as they were, results stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from batch import __version__
from batch.context import Context
from batch.inbox.record import digest_of
from batch.report.notices.kinds import KINDS
from batch.resources import templates_folder
from batch.roster.layout.columnmap import map_beside

#: Settings that no result hangs on.
_BESIDE: Final = frozenset(
    {
        "jobs",
        "run_day",
        "as_of",
        "file_seconds",
        "file_memory",
        "group_may_read",
        "later_by_name",
        "stale_hours",
        "employers",
        "history_days",
    }
)


@dataclass(frozen=True)
class Asked:
    """Fingerprints of everything but the files that results hang on.

    ``papers``: what their papers hang on beside what is decided; where it has changed, they are
    written again. ``policy``: what the rulebooks mean; ``day``. Where only these have changed,
    what is said again stays.
    """

    papers: str
    policy: str
    day: str

    @classmethod
    def of(cls, context: Context) -> Asked:
        """Of a run."""
        settings, library = context.settings, context.library
        own = settings.templates or templates_folder()
        papers = [
            __version__,
            settings.model_dump_json(exclude=set(_BESIDE)),
            str(settings.as_of is not None),
            *(entry.annex for entry in library.entries.values()),
            *(one.digest for one in library.notices),
            digest_of(settings.standards) if settings.standards else "",
            *(digest_of(own / kind.file) for kind in KINDS.values()),
        ]
        policy = [text for entry in library.entries.values() for text in (entry.rulebook.id, entry.meaning)]
        return cls(_print(papers), _print(policy), settings.day.isoformat())

    def for_file(self, file: Path, columns: Path | None) -> tuple[str, str, str]:
        """What is asked of one file; what its papers hang on beside: a column map counts; the same with the policy.

        Under the last its facts are kept, for days to come.
        """
        found = columns or map_beside(file)
        rules = _print([self.papers, digest_of(found) if found else ""])
        return _print([rules, self.policy, self.day]), rules, _print([rules, self.policy])


def _print(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
