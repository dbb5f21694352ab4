"""Small types that every rulebook model is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from batch.language.regions import place_code
from batch.language.terms import SERIES, SKILL_LEVELS, TITLE_LEVELS
from batch.language.words import WORDS


class Strict(BaseModel):
    """A frozen model that names the allowed keys when it meets one it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        allowed = [field.alias or name for name, field in cls.model_fields.items()]
        known = set(allowed) | set(cls.model_fields)
        for key in value:
            if key not in known:
                raise PydanticCustomError(
                    "unknown_key",
                    "不认识的键“{key}”；可用的键：{allowed}",
                    {"key": str(key), "allowed": "、".join(allowed)},
                )
        return value


@dataclass(frozen=True)
class OneOf:
    """A closed vocabulary: lets its words through and names them when it meets another."""

    what: str
    words: tuple[str, ...]

    def __call__(self, value: Any) -> Any:
        """The word itself. Raises PydanticCustomError."""
        if value not in self.words:
            raise PydanticCustomError(
                "unknown_word",
                "不认识的{what}“{value}”；可用：{allowed}",
                {"what": self.what, "value": str(value), "allowed": "、".join(self.words)},
            )
        return value


def _one_of(words: tuple[str, ...], what: str) -> BeforeValidator:
    return BeforeValidator(OneOf(what, words))


def _years(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 60:
        return value
    found = re.fullmatch(r"([0-9]{1,2})y", value) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError(
            "bad_years", "“{value}”不是年限；请写成 3y 这样的形式", {"value": str(value)}
        )
    return int(found[1])


def _code(value: Any) -> Any:
    if not isinstance(value, str) or re.fullmatch("[0-9]{6}", value):
        return value
    found = place_code(value)
    hint = f'，应写 "{found}"' if found else ""
    raise PydanticCustomError(
        "bad_code", "“{value}”不是六位行政区划代码{hint}", {"value": value, "hint": hint}
    )


RegionCode = Annotated[str, BeforeValidator(_code)]
TitleLevel = Annotated[str, _one_of(TITLE_LEVELS, "职称级别")]
SkillLevel = Annotated[str, _one_of(SKILL_LEVELS, "职业技能等级")]
SeriesName = Annotated[str, _one_of(SERIES, "职称系列")]
Years = Annotated[int, BeforeValidator(_years)]

AwardLevel = Annotated[str, _one_of(("国际", "国家级", "省级", "市级", "县级"), "奖项级别")]
Category = Annotated[str, _one_of(("一类", "二类"), "竞赛类别")]
Unit = Annotated[str, _one_of(WORDS["单位性质"], "单位性质")]
SchoolClass = Annotated[str, _one_of(WORDS["技工院校班次"], "技工院校班次")]
Prize = Annotated[
    str,
    _one_of(("金牌", "银牌", "铜牌", "优胜奖", "一等奖", "二等奖", "三等奖"), "奖次"),
]
Granted = Annotated[str, _one_of(("自有",), "授予地")]
Coach = Literal["no", "too", "only"]
