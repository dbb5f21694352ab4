"""Cumulative years that occupational standards ask (累计工作年限): a table the user supplies.

No document prints these numbers, so without a table the requirement stays open.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from batch.errors import UserError
from batch.language.terms import SKILL_LEVELS
from batch.language.text import squeeze

MOST_YEARS: Final = 60

COLUMNS = {
    "职业（工种）": "occupation",
    "申报等级": "target",
    "本职业累计年限": "occupation_years",
    "取得职称后年限": "title_years",
}


@dataclass(frozen=True)
class StandardRow:
    """One alternative: years in the occupation in all, and years after the title."""

    occupation: str  # normal form, or *
    target: str
    occupation_years: int
    title_years: int


@dataclass(frozen=True)
class Standards:
    """All rows; those of an occupation stand before those of ``*``."""

    rows: tuple[StandardRow, ...] = ()

    def alternatives(self, occupation: str, target: str) -> tuple[StandardRow, ...]:
        """The rows that hold for an occupation's name; empty if the table has none."""
        name = squeeze(occupation)
        for wanted in (name, "*") if name else ("*",):
            found = tuple(r for r in self.rows if (r.occupation, r.target) == (wanted, target))
            if found:
                return found
        return ()


def standards_of(rows: Iterable[dict[str, object]], where: str = "年限表") -> Standards:
    """Standards of already read rows. Raises UserError naming the row."""
    made = []
    for number, row in enumerate(rows, start=2):
        target = str(row.get("target") or "")
        if target not in SKILL_LEVELS:
            raise UserError(f"{where} 第{number}行：不认识的申报等级“{target}”")
        try:
            years = [int(str(row.get(key) or 0)) for key in ("occupation_years", "title_years")]
        except ValueError as error:
            raise UserError(f"{where} 第{number}行：年限应为整数") from error
        if not all(0 <= year <= MOST_YEARS for year in years):
            raise UserError(f"{where} 第{number}行：年限应在 0 至 {MOST_YEARS} 之间")
        name = str(row.get("occupation") or "*").strip()
        made.append(StandardRow(name if name == "*" else squeeze(name), target, *years))
    return Standards(tuple(made))


def _rows_of(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.DictReader(stream)
        return list(table.fieldnames or ()), list(table)


def load_standards(path: Path) -> Standards:
    """Read a CSV whose headers are those of COLUMNS. Raises UserError."""
    try:
        headers, rows = _rows_of(path)
    except (OSError, ValueError, csv.Error) as error:
        raise UserError(f"无法读取年限表 {path}") from error
    if not set(COLUMNS) <= set(headers):
        raise UserError(f"{path.name}：列应为 {'、'.join(COLUMNS)}")
    return standards_of(({COLUMNS[k]: v for k, v in row.items() if k in COLUMNS} for row in rows), path.name)
