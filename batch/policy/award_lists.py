"""The awards that a document names, and the entries of its lists (奖项名单)."""

from __future__ import annotations

from batch.policy.shapes import AwardLevel, Category, Coach, Prize, SkillLevel, Strict


class AwardEntry(Strict):
    """One entry of an award list; what is left out is not asked."""

    award: str = ""
    competition: AwardLevel | None = None
    levels: tuple[AwardLevel, ...] = ()
    category: Category | None = None
    prizes: tuple[Prize, ...] = ()
    ranks: tuple[int, int] | None = None
    coach: Coach = "no"
    place: str = ""  # 自有: the rulebook's own province or city (or none written); else a code
    certificate: SkillLevel | None = None  # a skill certificate taken as an award
    issuer: str = ""  # code of the place whose department issues it
    open: bool = False  # somebody must decide even if it fits

    def __hash__(self) -> int:
        return hash((self.award, self.competition, self.levels, self.prizes, self.ranks, self.coach))


class AwardName(Strict):
    """An award that a document names, with the other ways of writing it."""

    name: str
    aliases: tuple[str, ...] = ()
    level: AwardLevel | None = None
    place: str = ""
    competition: bool = False
    may_be: tuple[str, ...] = ()
    graded: bool = False  # the words before it (全国, 江苏省, 苏州市) give its level and place
