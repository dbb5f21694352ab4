"""What a rulebook can ask of a person's own record: words, years, hours, graduation."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from batch.policy.shapes import SkillLevel, Strict, TitleLevel, Years


class Word(Strict):
    """A closed column holds one of some words."""

    word: str = Field(description="花名册某一列填的是所列的词：写表头，列和可用的词见“列和词”")
    passes: tuple[str, ...] = Field(alias="pass", description="符合的词")
    opens: tuple[str, ...] = Field((), alias="open", description="待核实的词")
    fails: tuple[str, ...] = Field((), alias="fail", description="不符合的词")
    out: tuple[str, ...] = Field(
        (), description="不在适用范围的词：写在 `bases` 中为不适用，写在路线中同 `fail`"
    )
    blank: Literal["pass", "open"] = Field("open", description="空白时：`pass` 符合，`open` 待核实")
    other: Literal["pass", "open"] = Field("open", description="没有写到的词：`pass` 符合，`open` 待核实")
    only_if: dict[str, tuple[str, ...]] | None = Field(
        None, description="只问另一列为这些词的人：表头 → 词；别人视为符合"
    )
    since: date | None = Field(None, description="自这一天起才问，此前视为符合")
    since_year: int | None = Field(None, description="自这一申报年度起才问，此前视为符合")

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

    assessments: Annotated[int, Field(ge=1, le=10)] = Field(description="近几个年度的年度考核均合格")
    post_years: Years = Field(0, description="现岗位未满这些年时待核实")
    unrecorded: Literal["open", "ignore"] = Field(
        "open", description="没有记录的年度：`open` 待核实，`ignore` 不看"
    )
    disputed: str = Field("", description="是否约束直接申报有争议时的说明，写在按奖项申报的结果中")

    def label(self) -> str:
        """The requirement in words."""
        return f"近{self.assessments}年年度考核合格"


class EducationHours(Strict):
    """Hours of continuing education in each of the calendar years before."""

    education_hours: Annotated[int, Field(ge=1, le=10)] = Field(description="近几年每年的继续教育学时都够")
    total: float = Field(description="每年总学时不少于")
    general: float = Field(description="其中公需科目学时不少于")

    def label(self) -> str:
        """The requirement in words."""
        return (
            f"近{self.education_hours}年每年继续教育不少于{self.total:g}学时，"
            f"其中公需科目不少于{self.general:g}学时"
        )


class OnPost(Strict):
    """Full years on the present post."""

    on_post: Years = Field(description="在现岗位满几年")

    def label(self) -> str:
        """The requirement in words."""
        return f"在现工作岗位满{self.on_post}年"


class Graduated(Strict):
    """Has graduated, and not more than some years ago."""

    graduated_within: Years = Field(description="已毕业，且在毕业几年内，含满年当天")

    def label(self) -> str:
        """The requirement in words."""
        return f"已毕业且在毕业{self.graduated_within}年内"


class Standard(Strict):
    """The cumulative years of the occupation's standard (累计工作年限达到申报条件)."""

    standard: SkillLevel = Field(
        description="累计工作年限达到职业标准这一等级的申报条件；年数取自使用者的年限表，没有则待核实"
    )
    title: TitleLevel = Field(
        description="年限表写“取得职称后年限”时，指取得哪一级职称；年限表另有写明的以其为准"
    )

    def label(self) -> str:
        """The requirement in words."""
        return f"累计工作年限达到{self.standard}申报条件"
