"""Sheet 继续教育: hours of continuing education, one row a person and year."""

from __future__ import annotations

from batch.facts import Index
from batch.roster.cells import Table
from batch.roster.kinds.kind import Builders, SheetKind

HEADERS = (
    "身份证号",
    "工号",
    "姓名",
    "年度",
    "总学时",
    "公需学时",
)


def _read(builders: Builders, table: Table, person: Index) -> None:
    builders.years.education(table, person)


KIND = SheetKind("继续教育", HEADERS, "教育|学时", _read)
