"""A rulebook: one document as typed data."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from batch.language.terms import SERIES, Ladder, level_number, series_mask
from batch.policy.award_lists import AwardEntry, AwardName
from batch.policy.benefits import Benefits
from batch.policy.clauses import Clause
from batch.policy.requirements import Requirement
from batch.policy.shapes import SeriesName, SkillLevel, Strict, TitleLevel
from batch.policy.titles import TitlePolicy

Form = Literal["核准备案表"]
Procedure = Literal["评审", "直接申报", "认定", "考核", "转评", "按规定办理"]


class InForce(Strict):
    """The days between which applications go by the document."""

    since: date = Field(alias="from", description="自这一天起按本文件申报，含当天")
    until: date | None = Field(None, alias="to", description="到这一天为止，含当天；不写为一直有效")
    note: str = Field("", description="说明，写在结果中")

    @model_validator(mode="after")
    def _in_order(self) -> InForce:
        if self.until and self.until < self.since:
            raise PydanticCustomError("bad_days", "in_force 的 to 早于 from", {"key": "to"})
        return self

    def covers(self, day: date) -> bool:
        """Whether the document is in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Target(Strict):
    """What a route leads to; a level of None where the text leaves it to other rules."""

    title: TitleLevel | None = Field(None, description="职称级别；写 `{title: }` 为级别由其他规定确定")
    skill: SkillLevel | None = Field(None, description="职业技能等级；写 `{skill: }` 为等级由其他规定确定")
    ladder: Ladder = Field("title", description="哪一边，平时不写：随 `title` 或 `skill` 而定")

    @model_validator(mode="before")
    @classmethod
    def _ladder(cls, value: object) -> object:
        if isinstance(value, dict) and "ladder" not in value and len(value) == 1:
            return {**value, "ladder": next(iter(value))}
        return value

    @model_validator(mode="after")
    def _on_one_ladder(self) -> Target:
        said = [name for name in ("title", "skill") if name in self.model_fields_set]
        if len(said) != 1:
            raise PydanticCustomError("bad_target", "target 须写 title、skill 之一，且只写一个", {})
        if self.ladder != said[0]:
            raise PydanticCustomError(
                "bad_target", "写了 {said} 的，ladder 也只能是 {said}", {"key": "ladder", "said": said[0]}
            )
        return self

    @property
    def level(self) -> str:
        """The level's word, empty for none."""
        return self.title or self.skill or ""

    @cached_property
    def number(self) -> int:
        """The level's rank on its ladder; -1 for none."""
        return level_number(self.ladder, self.level) if self.level else -1


class Route(Strict):
    """One way to one target: a plain conjunction of requirements."""

    id: str = Field(description="路线 id，英文小写和短横，一份规则内不重复；增补时同 id 的取代原规则的")
    target: Target = Field(description="通向哪一级职称或技能等级，如 `{title: 中级}`")
    procedure: Procedure = Field(description="办理方式，写在结果中")
    clause: str = Field(description="条号，须在 `clauses` 中；`一（二）3(1)(2)` 指两条")
    requires: tuple[Requirement, ...] = Field((), description="条件，须全部满足，基本条件之外的")
    without: tuple[str, ...] = Field((), description="不要求的基本条件，写 `bases` 中的名称")
    reading: str = Field("", description="对条文含糊处的理解，写在结果中")
    document: str = Field("", description="条文引自另一份规则时，那份规则的 id；其条号可写作 `国 二（四）`")


class Rulebook(Strict):
    """One document: when and where it speaks, its bases, routes, lists and clauses."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")] = Field(
        description="规则 id，英文字母、数字、短横；不与其他规则重复"
    )
    number: str = Field(description="文号")
    name: str = Field(description="文件标题，不带《》")
    issuer: str = Field(description="发文机关")
    region: Annotated[str, Field(pattern=r"^[0-9]{6}$")] = Field(
        description="六位行政区划代码，加引号；管这里和其下各地，`000000` 为全国"
    )
    region_name: str = Field(description="地区名；花名册的所在地写这个名称也认得")
    in_force: InForce = Field(description="何时有效，如 `{from: 2025-01-01}`")
    forwards: str = Field("", description="原文转发的规则 id：代替原规则，见“转发和增补”")
    extends: str = Field(
        "", description="在其上增补的规则 id：代替原规则，见“转发和增补”；与 `forwards` 只写一个"
    )
    drop: tuple[str, ...] = Field((), description="不沿用的路线，写原规则的路线 id")
    series: tuple[SeriesName, ...] = Field(
        SERIES, description="贯通的职称系列；写了而没有目录的，职业属哪个系列一律待核实"
    )
    directory: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$")] = Field(
        "", description="职业目录：同文件夹的 CSV，不带后缀；文件没有目录则不写"
    )
    directory_edition: Literal["2015", "2022"] = Field(
        "2022", description="目录所印编码依据哪一版《职业分类大典》，加引号"
    )
    directory_note: str = Field("", description="关于目录的说明，写在结果中")
    directory_lost: str = Field(
        "", description="目录原件缺了哪些，如“指导表缺第1行”；说某职业“不在目录之列”时一并说明"
    )
    titles: TitlePolicy = Field(TitlePolicy(), description="哪些职称算数")
    teachers: SeriesName | None = Field(
        None, description="岗位类别为教师的，凭任何有效的技能证书申报这一系列"
    )
    awards: tuple[AwardName, ...] = Field((), description="本文件特有的奖项；各地通用的已在随产品的奖项表中")
    award_lists: dict[str, tuple[AwardEntry, ...]] = Field(
        default_factory=dict, description="奖项名单：名单名称 → 各项，满足其中一项即可"
    )
    bases: dict[Ladder, dict[str, Requirement]] = Field(
        default_factory=dict,
        description="基本条件：每条职称（`title`）或技能（`skill`）路线背后都有的条件，按名称",
    )
    routes: tuple[Route, ...] = Field(
        (), description="路线：每条通向一个等级，条件须全部满足；另一种条件另写一条"
    )
    benefits: Benefits = Field(
        Benefits(), description="路线之外告知本人的：免试、学历对待、可报考试、待遇比照"
    )
    forms: tuple[Form, ...] = Field((), description="附件中由花名册填写的表")
    clauses: tuple[Clause, ...] = Field((), description="条文：逐句的原文和去向，一句不漏")

    @cached_property
    def series_bits(self) -> int:
        """Mask of the series that the document joins."""
        return series_mask(self.series)

    @property
    def names_series(self) -> bool:
        """Whether the document itself says which series it joins."""
        return "series" in self.model_fields_set

    @property
    def province(self) -> str:
        """Code of the province; 000000 for the nation."""
        return self.region[:2] + "0000"

    def base(self, route: Route) -> dict[str, Requirement]:
        """The base requirements that stand behind a route, by name."""
        named = self.bases.get(route.target.ladder, {})
        return {name: what for name, what in named.items() if name not in route.without}

    def requirements(self, route: Route) -> tuple[Requirement, ...]:
        """Everything that a route asks, base first."""
        return (*self.base(route).values(), *route.requires)

    def clause(self, number: str) -> Clause | None:
        """The clause of that number."""
        return next((clause for clause in self.clauses if clause.id == number), None)

    def route(self, number: str) -> Route:
        """The route of that id. Raises KeyError."""
        for route in self.routes:
            if route.id == number:
                return route
        raise KeyError(number)
