"""The employers that a bureau expects: an optional list (单位清单) beside which the rosters are laid."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from batch.errors import UnreadableFileError, UserError
from batch.language.text import squeeze
from batch.sheets.open import read_workbook

_HEADERS: Final = {
    "单位": "name", "单位名称": "name", "代码": "code", "统一社会信用代码": "code", "区县": "district", "地区": "district",
    "行业": "industry", "联系人": "contact",
}  # fmt: skip
_HEADER_ROWS: Final = 10


@dataclass(frozen=True)
class Employer:
    """One employer of the list."""

    name: str
    code: str = ""
    district: str = ""
    industry: str = ""
    contact: str = ""


def load_employers(path: Path) -> tuple[Employer, ...]:
    """The list of a workbook, one row an employer. Raises UserError where it is none."""
    try:
        sheets = [sheet for sheet in read_workbook(path) if sheet.rows]
    except UnreadableFileError as error:
        raise UserError(f"单位清单无法读取：{error}") from error
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:_HEADER_ROWS]):
            heads = [_HEADERS.get(squeeze(str(cell or "")), "") for cell in row]
            if "name" in heads:
                found = (_employer(heads, one) for one in sheet.rows[number + 1 :])
                return tuple({one.name: one for one in found if one.name}.values())
    raise UserError(f"单位清单没有“单位”一列：{path.name}")


def _employer(heads: list[str], row: list[Any]) -> Employer:
    cells = {head: str(cell or "").strip() for head, cell in zip(heads, row, strict=False) if head}
    return Employer(**cells)
