"""What is told to a person beside the routes: exemptions, education, examinations, treatment."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from batch.language.terms import SKILL_LEVELS
from batch.policy.points import lists_of_points
from batch.policy.shapes import SchoolClass, SkillLevel, Strict, TitleLevel, Unit


class TheoryWaiver(Strict):
    """Who is exempt from the theory examination of a skill evaluation."""

    who: Literal["related_major", "title_holders"] = Field(
        description="谁：`related_major` 所学专业相关的，`title_holders` 有助理级及以上职称的"
    )
    waives: str = Field("理论知识考试", description="免去什么")
    clause: str = Field(description="条号，写在结论之后")
    not_for_access: bool = Field(False, description="准入类职业不免")


class EducationEquivalence(Strict):
    """Classes of technical schools and the education they stand for."""

    covers: str = Field(description="用于什么：某某时按某某学历对待")
    clause: str = Field(description="条号，写在结论之后")
    classes: dict[SchoolClass, str] = Field(description="技工院校班次（花名册的词）→ 相当的学历")
    needs_senior_skill: bool = Field(False, description="还须具备高级工")


class Examinations(Strict):
    """Professional examinations that skilled workers may sit."""

    names: tuple[str, ...] = Field(description="高级工及以上可报考的专业技术人员职业资格")
    clause: str = Field(description="条号，写在结论之后")


class Treatment(Strict):
    """Treatment compared to that of titles (待遇比照), never a title."""

    clause: str = Field(description="条号，写在结论之后")
    levels: dict[SkillLevel, TitleLevel] = Field(
        description="在聘的这一技能等级 → 比照的职称；从低到高写，按最高的说"
    )
    employers: tuple[Unit, ...] = Field(("企业",), description="限哪些单位性质；写 `[]` 为不限，照原文说")

    @field_validator("levels")
    @classmethod
    def _upwards(cls, value: dict[str, str]) -> dict[str, str]:
        numbers = [SKILL_LEVELS.index(level) for level in value]
        if numbers != sorted(numbers):
            raise PydanticCustomError("bad_order", "levels 须从低到高写，否则高的会按低的说", {})
        return value


class Benefits(Strict):
    """What is told to a person beside the routes."""

    theory: tuple[TheoryWaiver, ...] = Field((), description="免试：谁免理论考试，可有几条")
    education: EducationEquivalence | None = Field(None, description="学历对待：技工院校班次相当于什么学历")
    examinations: Examinations | None = Field(None, description="可报考试")
    treatment: Treatment | None = Field(None, description="待遇比照：只比照待遇，不等于取得职称")
    points: str = Field("", description="技能评价服务点的名单：随产品的 `points` 文件夹中的 CSV，不带后缀")
    notes: tuple[Annotated[str, BeforeValidator(str)], ...] = Field((), description="对每个人说的话")
    title_holder_notes: tuple[Annotated[str, BeforeValidator(str)], ...] = Field(
        (), description="对有助理级及以上职称的人说的话"
    )
    public_institution: str = Field("", description="对事业单位的人说的话")

    @field_validator("points")
    @classmethod
    def _there(cls, value: str) -> str:
        allowed = lists_of_points()
        if value and value not in allowed:
            raise PydanticCustomError(
                "unknown_word", "没有服务点名单“{value}”；可用：{allowed}",
                {"value": value, "allowed": "、".join(allowed)},
            )  # fmt: skip
        return value
