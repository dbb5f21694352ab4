"""What a roster's cells say and do not say, without deciding anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from batch.context import context_from
from batch.errors import UnreadableFileError
from batch.report.returned import write_returned
from batch.roster.messages import SEVERITY_WORDS, Issue
from batch.roster.roster import read_file


@dataclass(frozen=True)
class Checked:
    """A roster's data issues, worst first, and what became of its rows."""

    issues: tuple[Issue, ...] = ()
    rows: int = 0
    people: int = 0
    unusable: int = 0
    reason: str = ""  # why it cannot be read at all

    @property
    def accepted(self) -> bool:
        """Whether every row could be used, and there is one."""
        return bool(self.people) and not self.unusable


def check(file: Path, settings_json: str, returned: Path | None) -> Checked:
    """Read one file; write the roster marked for correction if that is asked for.

    Raises UserError where the marked roster cannot be written.
    """
    try:
        roster = read_file(file, context_from(settings_json).read_options())
    except UnreadableFileError as error:
        return Checked(reason=str(error))
    if returned is not None:
        write_returned(file, roster.issues, returned)
    order = list(SEVERITY_WORDS)
    issues = sorted(roster.issues, key=lambda one: order.index(one.severity))
    return Checked(tuple(issues), roster.rows.records, roster.facts.size, roster.unusable)
