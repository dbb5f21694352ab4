"""The awards that a document names, and the entries of its lists (奖项名单)."""

from __future__ import annotations

from datetime import date
from typing import Final

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from batch.policy.shapes import AwardLevel, Category, Coach, Granted, Prize, RegionCode, SkillLevel, Strict

#: What an entry names, one of these; and to which of them each other key says something.
_NAMES: Final = ("award", "competition", "certificate")
_SAYS: Final = {
    "levels": ("award",),
    "category": ("competition",),
    "issuer": ("certificate",),
    **dict.fromkeys(("prizes", "ranks", "coach", "place", "open"), ("award", "competition")),
}


class AwardEntry(Strict):
    """One entry of an award list, one of three kinds; what else is left out is not asked."""

    award: str = Field("", description="奖项的规范名称：本规则 `awards` 或随产品的奖项表中的 `name`")
    competition: AwardLevel | None = Field(
        None, description="不写 `award`：这一级别的任何职业技能竞赛（世界技能大赛除外，须按名称写）"
    )
    levels: tuple[AwardLevel, ...] = Field((), description="奖项的级别，其中之一即可；花名册没写级别的待核实")
    category: Category | None = Field(None, description="竞赛的类别，与 `competition` 同用；没写类别的待核实")
    prizes: tuple[Prize, ...] = Field((), description="奖次，其中之一即可；只写了名次的待核实")
    ranks: tuple[int, int] | None = Field(
        None, description="名次从第几到第几，含两端；只写了奖次的待核实，名次和奖次互不换算"
    )
    coach: Coach = Field(
        "no", description="教练算不算：`no` 只认选手，`too` 选手和指导教练都认，`only` 只认指导教练"
    )
    place: Granted = Field(
        "",
        description="`自有`：写明了授予地的，只认本省（市级奖项为本市）的；`competition` 写省级、市级的不写也如此",
    )
    certificate: SkillLevel | None = Field(None, description="不写 `award`：恰为这一等级的技能证书当作奖项")
    issuer: RegionCode = Field(
        "", description="认定上述证书的人社厅所在省的六位代码；其他机构发的待核实；写 `certificate` 的必写"
    )
    open: bool = Field(False, description="即使符合也须认定，一律待核实")

    @field_validator("ranks")
    @classmethod
    def _in_order(cls, value: tuple[int, int] | None) -> tuple[int, int] | None:
        if value and not 1 <= value[0] <= value[1]:
            raise PydanticCustomError("bad_ranks", "名次应从小到大，自1起，如 [1, 3]", {})
        return value

    @field_validator("issuer")
    @classmethod
    def _of_a_province(cls, value: str) -> str:
        if value and not (value.endswith("0000") and value[0] != "0"):
            raise PydanticCustomError("bad_code", '“{code}”不是省的代码，如 "320000"', {"code": value})
        return value

    @model_validator(mode="after")
    def _of_one_kind(self) -> AwardEntry:
        kinds = [name for name in _NAMES if getattr(self, name)]
        if not kinds:
            raise PydanticCustomError(
                "no_award", "奖项名单的每一项须写 {names} 之一，否则没有名称的奖项都会算在内",
                {"names": "、".join(_NAMES)},
            )  # fmt: skip
        if len(kinds) > 1:
            raise PydanticCustomError(
                "two_awards",
                "{names} 只能写一个；都算的，各写一项",
                {"key": kinds[1], "names": "、".join(kinds)},
            )
        for key, said_of in _SAYS.items():
            if key in self.model_fields_set and kinds[0] not in said_of:
                raise PydanticCustomError(
                    "idle_key", "“{key}”只与 {names} 同用，与 {kind} 同用不起作用",
                    {"key": key, "names": "、".join(said_of), "kind": kinds[0]},
                )  # fmt: skip
        return self._whole()

    def _whole(self) -> AwardEntry:
        if self.prizes and self.ranks:
            raise PydanticCustomError(
                "two_prizes", "prizes、ranks 只能写一个；都算的，各写一项", {"key": "ranks"}
            )
        if self.certificate and not self.issuer:
            raise PydanticCustomError(
                "no_issuer", "certificate 须写 issuer（认定证书的人社厅所在省的代码）", {"key": "certificate"}
            )
        return self

    def __hash__(self) -> int:
        return hash((self.award, self.competition, self.levels, self.prizes, self.ranks, self.coach))


class Session(Strict):
    """One session of a contest that is held again and again: 第46届, and the day it began."""

    number: int = Field(ge=1, le=200, description="第几届")
    opened: date = Field(description="开赛的第一天")


class AwardName(Strict):
    """An award that a document names, with the other ways of writing it."""

    name: str = Field(description="规范名称，不带引号")
    aliases: tuple[str, ...] = Field((), description="别的写法；比较时不看空格、引号和括号")
    level: AwardLevel | None = Field(None, description="名称本身就是这一级别")
    place: RegionCode = Field("", description="授予地的六位代码")
    competition: bool = Field(False, description="是职业技能竞赛")
    may_be: tuple[str, ...] = Field((), description="名称没写全时可能是哪些奖项（规范名称），按待核实处理")
    since: int | None = Field(None, ge=1949, le=2100, description="始于哪一年；写明在这以前取得的，待核实")
    sessions: tuple[Session, ...] = Field(
        (), description="竞赛已知的各届；写明的届次不在其中、未开赛，或与写明的年份不符的，待核实"
    )
    graded: bool = Field(False, description="级别和授予地看名称前面的字样：全国、江苏省、苏州市等")
