"""What a rulebook can ask of a person: one frozen model a kind.

A kind is recognised by its first key (``skill``, ``title``, ``award`` …). The models only
say what is asked; ``batch.engine.requirements`` says from which day it is met.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from batch.policy.shapes import SkillLevel, Strict, TitleLevel, Years

_SKILL_NUMBER = {"高级工": "三级", "技师": "二级", "高级技师": "一级", "中级工": "四级", "初级工": "五级"}


def _skill_words(level: str) -> str:
    number = _SKILL_NUMBER.get(level)
    return f"{level}（{number}）" if number else level


class _Clocks(Strict):
    """At most one way of counting years after a certificate."""

    held: Years | None = None  # plain years held
    worked: Years | None = None  # years of technical or skilled work after it
    in_occupation: Years | None = None  # years in the occupation after it

    @model_validator(mode="after")
    def _one_clock(self) -> _Clocks:
        if sum(value is not None for value in (self.held, self.worked, self.in_occupation)) > 1:
            raise PydanticCustomError("two_clocks", "held、worked、in_occupation 只能写一个", {})
        return self

    def _clock_words(self) -> str:
        if self.held:
            return f"，取得满{self.held}年"
        if self.worked:
            return f"，取得后从事技术技能工作满{self.worked}年"
        if self.in_occupation:
            return f"，取得后从事本职业满{self.in_occupation}年"
        return ""


class Skill(_Clocks):
    """Holds a valid skill certificate of the level or higher that counts for the post."""

    skill: SkillLevel
    #: What it means to have no skill certificate on record at all (award routes: open).
    absent: Literal["fail", "open"] = "fail"

    def label(self) -> str:
        """The requirement in words."""
        return f"具备{_skill_words(self.skill)}及以上职业资格或职业技能等级{self._clock_words()}"


class Title(_Clocks):
    """Holds a title of the level or higher that counts for the post."""

    title: TitleLevel
    professional: bool = False  # a 专业技术人员职业资格 that states a title level counts too

    def label(self) -> str:
        """The requirement in words."""
        return f"具备{self.title}及以上职称{self._clock_words()}"


class HighestTitle(Strict):
    """The highest title held is just this one; 无 stands for none or 员级."""

    highest_title: Literal["无", "助理级", "中级", "副高级"]

    def label(self) -> str:
        """The requirement in words."""
        if self.highest_title == "无":
            return "无职称或为员级职称"
        return f"现有最高职称为{self.highest_title}"


class AwardOn(Strict):
    """Holds an award that one of the rulebook's lists names."""

    award: tuple[str, ...]
    at_school: bool = False  # won while a student

    def label(self) -> str:
        """The requirement in words."""
        return "获得条款所列奖项、荣誉或入选条款所列人才" + ("（在校期间）" if self.at_school else "")


class Competition(Strict):
    """Won another prize in a national or provincial competition, which no list names."""

    competition_beyond: tuple[str, ...]

    def label(self) -> str:
        """The requirement in words."""
        return "国家级或省级职业技能竞赛获奖（条款未列明的奖项）"


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

    def label(self) -> str:
        """The requirement in words."""
        asked = f"{self.word}：{'、'.join(self.passes)}"
        if self.only_if is None:
            return asked
        cases = "、".join(f"{header}为{'、'.join(words)}" for header, words in self.only_if.items())
        return f"{asked}（{cases}的）"

    def __hash__(self) -> int:
        return hash((self.word, self.passes, self.opens, self.fails, self.out, self.since))


class Assessments(Strict):
    """The annual assessments of the calendar years before the year asked about were passed."""

    assessments: Annotated[int, Field(ge=1, le=10)]
    post_years: Years = 0  # open until these years on the present post are full
    unrecorded: Literal["open", "ignore"] = "open"

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


class Unsettled(Strict):
    """Left open by the text: whatever else is met, somebody must decide."""

    open: str
    since: date | None = None

    def label(self) -> str:
        """The requirement in words."""
        return self.open


class UnsettledUntil(Strict):
    """Open until the inner requirement is met, but never a bar."""

    open_until: Requirement
    since: date | None = None

    def label(self) -> str:
        """The requirement in words."""
        return f"{self.open_until.label()}（未满足前待核实）"


class Standard(Strict):
    """The cumulative years of the occupation's standard (累计工作年限达到申报条件)."""

    standard: SkillLevel
    title: TitleLevel

    def label(self) -> str:
        """The requirement in words."""
        return f"累计工作年限达到{self.standard}申报条件"


class HoldsCertificate(Strict):
    """Holds a certificate of a kind, of whatever level."""

    certificate: Literal["国际职业资格"]

    def label(self) -> str:
        """The requirement in words."""
        return f"持有{self.certificate}证书"


class LocalEngineer(Strict):
    """Holds the local engineer title (地方工程师) of a city."""

    local_engineer: str  # code of the city
    then_skill: SkillLevel | None = None  # and this skill level, obtained on or after its day

    def label(self) -> str:
        """The requirement in words."""
        text = "持有本市地方工程师职称"
        return f"{text}，其后取得{_skill_words(self.then_skill)}及以上" if self.then_skill else text


class Graduated(Strict):
    """Has graduated, and not more than some years ago."""

    graduated_within: Years

    def label(self) -> str:
        """The requirement in words."""
        return f"已毕业且在毕业{self.graduated_within}年内"


KINDS: dict[str, type[Strict]] = {
    "skill": Skill,
    "title": Title,
    "highest_title": HighestTitle,
    "award": AwardOn,
    "competition_beyond": Competition,
    "word": Word,
    "assessments": Assessments,
    "education_hours": EducationHours,
    "on_post": OnPost,
    "open": Unsettled,
    "open_until": UnsettledUntil,
    "standard": Standard,
    "certificate": HoldsCertificate,
    "local_engineer": LocalEngineer,
    "graduated_within": Graduated,
}


def _kind(value: Any) -> str:
    if isinstance(value, Strict):
        return next(key for key, kind in KINDS.items() if type(value) is kind)
    keys = list(value) if isinstance(value, dict) else []
    for key in ("standard", "highest_title", "word"):  # kinds whose other keys are kinds too
        if key in keys:
            return key
    for key in keys:
        if key in KINDS:
            return str(key)
    return "、".join(map(str, keys)) or str(value)  # no kind: pydantic names those there are


Requirement = Annotated[
    Annotated[Skill, Tag("skill")]
    | Annotated[Title, Tag("title")]
    | Annotated[HighestTitle, Tag("highest_title")]
    | Annotated[AwardOn, Tag("award")]
    | Annotated[Competition, Tag("competition_beyond")]
    | Annotated[Word, Tag("word")]
    | Annotated[Assessments, Tag("assessments")]
    | Annotated[EducationHours, Tag("education_hours")]
    | Annotated[OnPost, Tag("on_post")]
    | Annotated[Unsettled, Tag("open")]
    | Annotated[UnsettledUntil, Tag("open_until")]
    | Annotated[Standard, Tag("standard")]
    | Annotated[HoldsCertificate, Tag("certificate")]
    | Annotated[LocalEngineer, Tag("local_engineer")]
    | Annotated[Graduated, Tag("graduated_within")],
    Discriminator(_kind),
]

UnsettledUntil.model_rebuild()
