"""What a rulebook can ask of certificates: skill levels, titles, and two kinds apart."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from batch.language.regions import regions
from batch.policy.shapes import RegionCode, SkillLevel, Strict, TitleLevel, Years

_SKILL_NUMBER = {"高级工": "三级", "技师": "二级", "高级技师": "一级", "中级工": "四级", "初级工": "五级"}


def skill_words(level: str) -> str:
    """A skill level with its number: 技师（二级）."""
    number = _SKILL_NUMBER.get(level)
    return f"{level}（{number}）" if number else level


class Clocks(Strict):
    """At most one way of counting years after a certificate."""

    held: Years | None = Field(None, description="取得满几年；三种年限只写一种")
    worked: Years | None = Field(
        None, description="取得后从事技术技能工作满几年，扣除中断；没写起始日期的按取得后一直从事"
    )
    in_occupation: Years | None = Field(None, description="取得后从事本职业满几年")
    related: bool = Field(False, description="与 `in_occupation` 同用：相关职业的年限也可能计入，待核实")

    @model_validator(mode="after")
    def _one_clock(self) -> Clocks:
        if sum(value is not None for value in (self.held, self.worked, self.in_occupation)) > 1:
            raise PydanticCustomError("two_clocks", "held、worked、in_occupation 只能写一个", {})
        return self

    def clock_words(self) -> str:
        """The years that are counted after the certificate, in words."""
        if self.held:
            return f"，取得满{self.held}年"
        if self.worked:
            return f"，取得后从事技术技能工作满{self.worked}年"
        if self.in_occupation:
            return f"，取得后从事本职业{'或相关职业' if self.related else ''}满{self.in_occupation}年"
        return ""


class Skill(Clocks):
    """Holds a valid skill certificate of the level or higher that counts for the post."""

    skill: SkillLevel = Field(description="具备这一等级及以上的有效技能证书，且与岗位对应")
    absent: Literal["fail", "open"] = Field(
        "fail", description="没有任何技能证书的记载时：`fail` 不符合，`open` 待核实"
    )
    own_occupation: bool = Field(False, description="须是现岗位的职业（晋级），不是同一系列即可")

    def label(self) -> str:
        """The requirement in words."""
        own = "现从事职业（工种）" if self.own_occupation else ""
        return f"具备{own}{skill_words(self.skill)}及以上职业资格或职业技能等级{self.clock_words()}"


class Title(Clocks):
    """Holds a title of the level or higher that counts for the post."""

    title: TitleLevel = Field(description="具备这一级别及以上的职称，且系列与岗位对应")
    professional: bool = Field(False, description="写明职称级别的专业技术人员职业资格也算；只用于技能路线")

    def label(self) -> str:
        """The requirement in words."""
        return f"具备{self.title}及以上职称{self.clock_words()}"


class HighestTitle(Strict):
    """The highest title held is just this one; 无 stands for none or 员级."""

    highest_title: Literal["无", "助理级", "中级", "副高级"] = Field(
        description="现有最高职称恰为这一级：有这一级的证书，没有更高的；`无` 为没有职称或员级"
    )

    def label(self) -> str:
        """The requirement in words."""
        if self.highest_title == "无":
            return "无职称或为员级职称"
        return f"现有最高职称为{self.highest_title}"


class HoldsCertificate(Strict):
    """Holds a certificate of a kind, of whatever level."""

    certificate: Literal["国际职业资格"] = Field(description="持有这类证书，不论等级")

    def label(self) -> str:
        """The requirement in words."""
        return f"持有{self.certificate}证书"


class LocalEngineer(Strict):
    """Holds the local engineer title (地方工程师) of a city."""

    local_engineer: RegionCode = Field(description="持有这个市的地方工程师职称：写六位代码，加引号")
    then_skill: SkillLevel | None = Field(None, description="其后还取得这一等级及以上；此前取得的待核实")

    @field_validator("local_engineer")
    @classmethod
    def _there(cls, value: str) -> str:
        if value not in regions():
            raise PydanticCustomError("unknown_place", "没有代码为“{value}”的地区", {"value": value})
        return value

    def label(self) -> str:
        """The requirement in words."""
        text = "持有本市地方工程师职称"
        return f"{text}，其后取得{skill_words(self.then_skill)}及以上" if self.then_skill else text
