"""The table of data issues of one submission."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from batch.facts import Index
from batch.results import ISSUES
from batch.roster.messages import Issue
from batch.roster.roster import Roster


def issue_table(file: str, issues: Sequence[Issue], roster: Roster | None = None) -> pa.Table:
    """Data issues, columns of ``ISSUES``."""
    if not issues:
        return ISSUES.empty_table()
    told = dict(zip(Issue._fields, zip(*issues, strict=True), strict=True))
    columns = {**told, "submission": [file] * len(issues), "person": _persons(roster, told["place"])}
    return pa.table([pa.array(columns[one.name], one.type) for one in ISSUES], schema=ISSUES)


def _persons(roster: Roster | None, places: Sequence[int]) -> Index:
    """The person whose row on sheet 人员 each issue stands on; -1 for none."""
    found = np.full(len(places), -1, np.int32)
    if roster is None:
        return found
    rows = np.array(places, np.int64)
    records = rows - roster.people.offset
    mine = (rows >= 0) & (records >= 0) & (records < roster.persons.of_record.size)
    found[mine] = roster.persons.of_record[records[mine]]
    return found
