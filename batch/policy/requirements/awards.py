"""What a rulebook can ask of awards: those of its lists, and prizes that no list names."""

from __future__ import annotations

from datetime import date

from batch.policy.shapes import Strict


class AwardOn(Strict):
    """Holds an award that one of the rulebook's lists names."""

    award: tuple[str, ...]
    at_school: bool = False  # won while a student
    overtaken: tuple[str, ...] = ()  # lists of clauses that give way to another document: open from then on
    overtaken_since: date | None = None

    @property
    def lists(self) -> tuple[str, ...]:
        """Every list whose awards may count."""
        return (*self.award, *self.overtaken)

    def label(self) -> str:
        """The requirement in words."""
        return "获得条款所列奖项、荣誉或入选条款所列人才" + ("（在校期间）" if self.at_school else "")


class Competition(Strict):
    """Won another prize in a national or provincial competition, which no list names."""

    competition_beyond: tuple[str, ...]

    def label(self) -> str:
        """The requirement in words."""
        return "国家级或省级职业技能竞赛获奖（条款未列明的奖项）"
