"""The table of data issues of one submission."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from batch.results import ISSUES
from batch.roster.messages import Issue
from batch.roster.roster import Roster


def _person(roster: Roster | None, issue: Issue) -> int:
    """The person whose row on sheet 人员 an issue stands on; -1 for none."""
    record = issue.place - roster.people.offset if roster is not None and issue.place >= 0 else -1
    if roster is None or not 0 <= record < roster.persons.of_record.size:
        return -1
    return int(roster.persons.of_record[record])


def issue_table(file: str, issues: Iterable[Issue], roster: Roster | None = None) -> pa.Table:
    """Data issues, columns of ``ISSUES``."""
    rows = [
        {
            "submission": file, "person": _person(roster, issue), "code": issue.code, "severity": issue.severity,
            "sheet": issue.sheet, "cell": issue.cell, "header": issue.header, "raw": issue.raw,
            "message": issue.message, "advice": issue.advice,
        }
        for issue in issues
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=ISSUES)
