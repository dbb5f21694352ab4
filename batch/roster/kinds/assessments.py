"""Sheet 年度考核: one row a person and year."""

from __future__ import annotations

from batch.facts import Index
from batch.roster.cells import Table
from batch.roster.kinds.kind import Builders, SheetKind

HEADERS = (
    "身份证号",
    "工号",
    "姓名",
    "年度",
    "结果",
)


def _read(builders: Builders, table: Table, person: Index) -> None:
    builders.years.assessments(table, person)


KIND = SheetKind("年度考核", HEADERS, "考核", _read)
