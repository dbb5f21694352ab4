"""Awards and competition prizes (荣誉竞赛)."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tools.samples.person import Person
from tools.samples.rows import Cell, Row


@dataclass(frozen=True)
class Award:
    """An award, and the quirk of having won it."""

    name: str
    day: Cell
    level: str | None = None
    prize: str | None = None
    category: str | None = None
    role: str | None = None
    at_school: str | None = None

    def __call__(self, rng: Random, person: Person) -> None:
        """Write it down for somebody."""
        person.awards.append(self.row())

    def row(self) -> Row:
        """The cells of sheet 荣誉竞赛 that tell of it."""
        return {
            "名称": self.name,
            "级别": self.level,
            "类别": self.category,
            "奖次": self.prize,
            "角色": self.role,
            "取得日期": self.day,
            "在校期间": self.at_school,
        }
