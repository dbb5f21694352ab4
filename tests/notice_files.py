"""Notices as files, for tests: made from a small roster and read back."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document

from batch.context import context_of
from batch.report.notices.kinds import KINDS, Material, Notice
from batch.report.notices.write import NoticeWriter
from batch.report.results.content import Content
from batch.report.tables import Results
from batch.settings import NOTICE_KINDS, Settings
from batch.submission.tables import processed
from tests.people import invented_id
from tests.rosters import write_xlsx

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
DAY = date(2026, 5, 8)  # a Friday
HEADERS = [
    "身份证号", "姓名", "工号", "单位名称", "部门", "所在地", "单位性质", "岗位类别", "现岗位职业（工种）",
    "现岗位起始日期", "技能等级", "技能证书职业（工种）", "技能证书取得日期", "2023年度考核", "2024年度考核",
    "2025年度考核", "职称级别",
]  # fmt: skip


def person(number: int, name: str, **more: Any) -> list[Any]:
    """A technician who may apply for an intermediate title."""
    row = [
        invented_id(number, "109999"), name, f"G{number}", "某某有限公司", "一车间", "江苏省南通市", "企业", "生产服务一线",
        "焊工", date(2015, 1, 1), "技师", "焊工", date(2020, 1, 1), "合格", "合格", "合格", "无",
    ]  # fmt: skip
    for header, value in more.items():
        row[HEADERS.index(header)] = value
    return row


def written(
    folder: Path, rows: list[list[Any]], sheets: dict[str, Any] | None = None, **settings: Any
) -> tuple[Path, dict[str, int]]:
    """The folder of one submission with its notices, and how many of each kind."""
    context = context_of(Settings(as_of=DAY, jobs=1, **settings))
    file = write_xlsx(folder / "某厂.xlsx", {"人员": [HEADERS, *rows], **(sheets or {})})
    out = folder / "out"
    out.mkdir()
    receipt = processed(file, out, context).receipt
    content = Content(Results.joined([out], "whole"), [receipt], context)
    return out, dict(NoticeWriter(context).write_all(out, content))


def words(source: Path | bytes) -> str:
    """All text of a document: paragraphs, then cells."""
    document = Document(io.BytesIO(source) if isinstance(source, bytes) else str(source))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def sample_notices(folder: Path) -> dict[str, list[Notice]]:
    """The values of every kind for the sample roster of Shaoxing and the one with errors."""
    context = context_of(Settings(as_of=DAY, notices=NOTICE_KINDS, jobs=1))
    bureau = context_of(Settings(as_of=DAY, notices=NOTICE_KINDS, jobs=1, sign_off="某市人社局"))
    found: dict[str, list[Notice]] = {name: [] for name in KINDS}
    for name in ("绍兴古越酿酒有限公司", "一份有错误的花名册"):
        out = folder / name
        out.mkdir()
        receipt = processed(ROOT / "sample_inputs" / f"{name}.xlsx", out, context).receipt
        results = Results.joined([out], "whole")
        for kind in KINDS.values():
            asked = bureau if kind.name == "回执" else context  # nobody sends a receipt to itself
            found[kind.name] += kind.notices(Material(Content(results, [receipt], asked)))
    return found
