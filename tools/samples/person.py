"""One employee while the rows are being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tools.samples.employer import Trade
from tools.samples.rows import Cell, Row

#: The headers by which every sheet names a person.
KEY_HEADERS: Final = ("身份证号", "工号", "姓名")


@dataclass
class Person:
    """One employee: the facts of sheet 人员 and what the other sheets say."""

    trade: Trade
    sex: str
    born: date
    started: date
    facts: Row
    certificates: list[Row] = field(default_factory=list)
    awards: list[Row] = field(default_factory=list)
    grades: dict[int, str] = field(default_factory=dict)
    hours: dict[int, tuple[Cell, Cell]] = field(default_factory=dict)  # 总学时, 公需学时

    @property
    def key(self) -> Row:
        """The cells by which every sheet names this person."""
        return {header: self.facts[header] for header in KEY_HEADERS}

    @property
    def skills(self) -> list[Row]:
        """The skill certificates, low to high."""
        return [row for row in self.certificates if row["证书类别"] in ("职业技能等级", "职业资格")]

    @property
    def titles(self) -> list[Row]:
        """The titles, low to high."""
        return [row for row in self.certificates if row["证书类别"] == "职称"]

    @property
    def skill_level(self) -> str:
        """The highest skill level, empty if there is none."""
        return str(self.skills[-1]["级别"]) if self.skills else ""

    @property
    def title_level(self) -> str:
        """The highest title level, empty if there is none."""
        return str(self.titles[-1]["级别"]) if self.titles else ""
