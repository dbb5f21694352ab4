"""The data issues of a submission one by one, for letters."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa

from batch.report.excel.coded import Coded


class IssueRow(NamedTuple):
    """One data issue; the columns of ISSUES."""

    submission: str
    person: int  # -1 for nobody's
    code: str
    severity: str
    sheet: str
    cell: str
    header: str
    raw: str
    message: str
    advice: str


def issue_rows(table: pa.Table) -> list[IssueRow]:
    """The rows of a table with the columns of ISSUES."""
    return list(map(IssueRow._make, zip(*(_cells(table[name]) for name in IssueRow._fields), strict=True)))


def _cells(column: pa.ChunkedArray) -> list[Any]:
    """A column as values; of texts each distinct one is made once."""
    numbers = pa.types.is_integer(column.type)
    values: list[Any] = column.to_pylist() if numbers else Coded.of_arrow(column).cells()
    return values
