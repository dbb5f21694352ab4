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
from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS
from batch.language.text import squeeze

MOST_YEARS: Final = 60

COLUMNS = {
    "职业（工种）": "occupation",
    "申报等级": "target",
    "本职业累计年限": "occupation_years",
    "取得职称后年限": "title_years",
}
#: Columns that a table may have besides: of which title, and years after which skill level.
MORE: Final = {"取得职称": "title", "取得技能等级": "skill", "取得技能等级后年限": "skill_years"}


@dataclass(frozen=True)
class StandardRow:
    """One alternative: years in the occupation in all, after the title, and after a skill level."""

    occupation: str  # normal form, or *
    target: str
    occupation_years: int
    title_years: int
    title: str = ""  # empty: the title that the route asks for
    skill: str = ""  # empty: none is asked for
    skill_years: int = 0


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
        title, skill = str(row.get("title") or ""), str(row.get("skill") or "")
        for word, words in ((title, TITLE_LEVELS), (skill, SKILL_LEVELS)):
            if word and word not in words:
                raise UserError(f"{where} 第{number}行：不认识的等级“{word}”；可用：{'、'.join(words)}")
        try:
            years = [
                int(str(row.get(key) or 0)) for key in ("occupation_years", "title_years", "skill_years")
            ]
        except ValueError as error:
            raise UserError(f"{where} 第{number}行：年限应为整数") from error
        if not all(0 <= year <= MOST_YEARS for year in years):
            raise UserError(f"{where} 第{number}行：年限应在 0 至 {MOST_YEARS} 之间")
        name = str(row.get("occupation") or "*").strip()
        if years[2] and not skill:
            raise UserError(f"{where} 第{number}行：写了取得技能等级后年限，没有写是哪一等级")
        name = name if name == "*" else squeeze(name)
        made.append(StandardRow(name, target, years[0], years[1], title, skill, years[2]))
    return Standards(tuple(made))


def _rows_of(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.DictReader(stream)
        return list(table.fieldnames or ()), list(table)


def load_standards(path: Path) -> Standards:
    """Read a CSV whose headers are those of COLUMNS, and perhaps of MORE. Raises UserError."""
    try:
        headers, rows = _rows_of(path)
    except (OSError, ValueError, csv.Error) as error:
        raise UserError(f"无法读取年限表 {path}") from error
    if not set(COLUMNS) <= set(headers):
        raise UserError(f"{path.name}：列应为 {'、'.join(COLUMNS)}")
    known = COLUMNS | MORE
    return standards_of(({known[k]: v for k, v in row.items() if k in known} for row in rows), path.name)
