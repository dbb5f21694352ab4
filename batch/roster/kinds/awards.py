"""Sheet 荣誉竞赛: one row an award or a prize."""

from __future__ import annotations

from batch.facts import Index
from batch.roster.cells import Table
from batch.roster.kinds.kind import Builders, SheetKind

HEADERS = (
    "身份证号",
    "工号",
    "姓名",
    "名称",
    "级别",
    "类别",
    "奖次",
    "角色",
    "取得日期",
    "在校期间",
)


def _read(builders: Builders, table: Table, person: Index) -> None:
    builders.awards.sheet(table, person)


KIND = SheetKind("荣誉竞赛", HEADERS, "奖|荣誉|竞赛", _read)
