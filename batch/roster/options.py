"""What the reader is told beside the file, and whether it can be told so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from batch.errors import UserError
from batch.language.text import squeeze
from batch.language.words import WORDS
from batch.roster.awards import AwardNames
from batch.roster.headers import SHEETS
from batch.roster.layout import yearly_header
from batch.roster.tables import word_table
from batch.roster.understand.dates import read_date


@dataclass(frozen=True)
class ReadOptions:
    """What the reader is told beside the file."""

    awards: AwardNames
    today: date
    assume: Mapping[str, str] = field(default_factory=dict)
    region_names: Mapping[str, str] = field(default_factory=dict)
    passwords: tuple[str, ...] = ()  # tried on protected files
    columns: Path | None = None  # a column map; one beside the roster if none is named
    filed: int = 0  # the 申报年度; the year of the day if not given


def check_assumption(header: str, value: str) -> None:
    """Raise UserError where a header cannot be filled, or not with this value."""
    able = header in SHEETS["人员"] and header not in ("姓名", "身份证号", "工号")
    if not able and not (header[:4].isdigit() and yearly_header(header)):
        raise UserError(f"--assume 不能用于表头“{header}”，请用标准表头")
    words = word_table().get(header)
    if words and squeeze(value) not in words:
        raise UserError(f"--assume {header}：没有“{value}”；可用：{'、'.join(WORDS[header])}")
    if header.endswith("日期") and read_date(value).code:
        raise UserError(f"--assume {header}：“{value}”不是日期")
