"""What a rulebook can ask of a person's own record: words, years, hours, graduation."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from batch.policy.shapes import SkillLevel, Strict, TitleLevel, Years


class Word(Strict):
    """A closed column holds one of some words."""

    word: str
    passes: tuple[str, ...] = Field(alias="pass")
    opens: tuple[str, ...] = Field((), alias="open")
    fails: tuple[str, ...] = Field((), alias="fail")
    out: tuple[str, ...] = ()  # certainly not in scope
    blank: Literal["pass", "open"] = "open"
    other: Literal["pass", "open"] = "open"  # a word in none of the lists
    only_if: dict[str, tuple[str, ...]] | None = None
    since: date | None = None  # asked only from this day of application
    since_year: int | None = None  # asked only from this 申报年度

    def label(self) -> str:
        """The requirement in words."""
        asked = f"{self.word}：{'、'.join(self.passes)}"
        if self.only_if is None:
            return asked
        cases = "、".join(f"{header}为{'、'.join(words)}" for header, words in self.only_if.items())
        return f"{asked}（{cases}的）"

    def __hash__(self) -> int:
        return hash((self.word, self.passes, self.opens, self.fails, self.out, self.since, self.since_year))


class Assessments(Strict):
    """The annual assessments of the calendar years before the year asked about were passed."""

    assessments: Annotated[int, Field(ge=1, le=10)]
    post_years: Years = 0  # open until these years on the present post are full
    unrecorded: Literal["open", "ignore"] = "open"
    disputed: str = ""  # what is said on award routes, where some doubt that it is asked

    def label(self) -> str:
        """The requirement in words."""
        return f"近{self.assessments}年年度考核合格"


class EducationHours(Strict):
    """Hours of continuing education in each of the calendar years before."""

    education_hours: Annotated[int, Field(ge=1, le=10)]
    total: float
    general: float

    def label(self) -> str:
        """The requirement in words."""
        return (
            f"近{self.education_hours}年每年继续教育不少于{self.total:g}学时，"
            f"其中公需科目不少于{self.general:g}学时"
        )


class OnPost(Strict):
    """Full years on the present post."""

    on_post: Years

    def label(self) -> str:
        """The requirement in words."""
        return f"在现工作岗位满{self.on_post}年"


class Graduated(Strict):
    """Has graduated, and not more than some years ago."""

    graduated_within: Years

    def label(self) -> str:
        """The requirement in words."""
        return f"已毕业且在毕业{self.graduated_within}年内"


class Standard(Strict):
    """The cumulative years of the occupation's standard (累计工作年限达到申报条件)."""

    standard: SkillLevel
    title: TitleLevel

    def label(self) -> str:
        """The requirement in words."""
        return f"累计工作年限达到{self.standard}申报条件"
