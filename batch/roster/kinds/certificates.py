"""Sheet 证书: one row a certificate."""

from __future__ import annotations

from batch.facts import Index
from batch.roster.cells import Table
from batch.roster.kinds.kind import Builders, SheetKind

HEADERS = (
    "身份证号",
    "工号",
    "姓名",
    "证书类别",
    "级别",
    "名称",
    "系列",
    "专业",
    "职业（工种）",
    "取得日期",
    "聘任日期",
    "证书编号",
    "发证机构",
    "证书状态",
)


def _read(builders: Builders, table: Table, person: Index) -> None:
    builders.certificates.sheet(table, person)


KIND = SheetKind("证书", HEADERS, "证|职称|等级", _read)
