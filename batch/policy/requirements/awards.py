"""What a rulebook can ask of awards: those of its lists, and prizes that no list names."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from batch.policy.shapes import Strict


class AwardOn(Strict):
    """Holds an award that one of the rulebook's lists names."""

    award: tuple[str, ...] = Field(description="获得这些名单（`award_lists` 中的名称）之一所列的奖项")
    at_school: bool = Field(False, description="须在校期间获得")
    overtaken: tuple[str, ...] = Field((), description="也认这些名单，但其条款已让位于别的文件，待核实")
    overtaken_since: date | None = Field(None, description="自这一天起让位，此前照常计入；不写为一直待核实")

    @model_validator(mode="after")
    def _of_a_list(self) -> AwardOn:
        if not self.lists:
            raise PydanticCustomError("no_list", "award 至少要写一个奖项名单，否则无人符合", {"key": "award"})
        return self

    @property
    def lists(self) -> tuple[str, ...]:
        """Every list whose awards may count."""
        return (*self.award, *self.overtaken)

    def label(self) -> str:
        """The requirement in words."""
        return "获得条款所列奖项、荣誉或入选条款所列人才" + ("（在校期间）" if self.at_school else "")


class Competition(Strict):
    """Won another prize in a national or provincial competition, which no list names."""

    competition_beyond: tuple[str, ...] = Field(
        description="在国家级、省级职业技能竞赛中获得这些名单没有列的奖项；一律待核实"
    )

    def label(self) -> str:
        """The requirement in words."""
        return "国家级或省级职业技能竞赛获奖（条款未列明的奖项）"
