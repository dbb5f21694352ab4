"""Every row of every sheet accounted for: used, used with something to be said, refused, no people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from batch.roster.cells import Table
from batch.roster.issues import Issues
from batch.roster.layout import Layout

#: Codes of the issues that cost their row.
REFUSING: Final = frozenset({"R01", "R02", "R03", "R05", "R09", "V07"})


@dataclass(frozen=True)
class Rows:
    """How many rows ended how; their sum is all written rows of the visible sheets."""

    people: int = 0  # used, nothing to be said
    noted: int = 0  # used, with an error or a warning at one of its cells
    refused: int = 0
    other: int = 0  # titles, headers, totals, examples, sheets that are no part of a roster

    @property
    def records(self) -> int:
        """The rows that are about somebody."""
        return self.people + self.noted + self.refused


def account(tables: list[Table], layout: Layout, issues: Issues) -> Rows:
    """The rows of a submission by what became of them."""
    records = sum(map(len, tables))
    refused = {one.place for one in issues.found if one.code in REFUSING and 0 <= one.place < records}
    noted = {
        one.place for one in issues.found if one.severity != "info" and 0 <= one.place < records
    } - refused
    return Rows(records - len(refused) - len(noted), len(noted), len(refused) + layout.refused, layout.others)
