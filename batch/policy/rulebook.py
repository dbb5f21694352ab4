"""A rulebook: one document as typed data."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from batch.language.terms import SERIES, Ladder, level_number, series_mask
from batch.policy.award_lists import AwardEntry, AwardName
from batch.policy.benefits import Benefits
from batch.policy.clauses import Clause
from batch.policy.requirements import Requirement
from batch.policy.shapes import (
    SeriesName,
    SkillLevel,
    Strict,
    TitleLevel,
)

Form = Literal["核准备案表"]


class InForce(Strict):
    """The days between which applications go by the document."""

    since: date = Field(alias="from")
    until: date | None = Field(None, alias="to")
    note: str = ""

    def covers(self, day: date) -> bool:
        """Whether the document is in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Target(Strict):
    """What a route leads to; a level of None where the text leaves it to other rules."""

    title: TitleLevel | None = None
    skill: SkillLevel | None = None
    ladder: Ladder = "title"

    @model_validator(mode="before")
    @classmethod
    def _ladder(cls, value: object) -> object:
        if isinstance(value, dict) and "ladder" not in value and len(value) == 1:
            return {**value, "ladder": next(iter(value))}
        return value

    @property
    def level(self) -> str:
        """The level's word, empty for none."""
        return self.title or self.skill or ""

    @property
    def number(self) -> int:
        """The level's rank on its ladder; -1 for none."""
        return level_number(self.ladder, self.level) if self.level else -1


class Route(Strict):
    """One way to one target: a plain conjunction of requirements."""

    id: str
    target: Target
    procedure: Literal["评审", "直接申报", "认定", "考核", "转评", "按规定办理"]
    clause: str
    requires: tuple[Requirement, ...] = ()
    without: tuple[str, ...] = ()  # names of base requirements that do not stand behind it
    reading: str = ""
    document: str = ""  # the rulebook that the clause is quoted from, if another


class TitlesCount(Strict):
    """Which titles count for the routes of a ladder."""

    outside: Literal["no", "open"] = "open"  # a series outside ``series``
    other: Literal["no", "open", "yes"] = "open"  # another of the series than the post's
    described: tuple[SeriesName, ...] = ()  # series whose row is described in words: open on any post


class TitlePolicy(TitlesCount):
    """Which titles count for skill routes, and (``title_routes``) for title routes."""

    outside: Literal["no", "open"] = "no"  # a series outside ``series``
    title_routes: TitlesCount = TitlesCount()


class Rulebook(Strict):
    """One document: when and where it speaks, its bases, routes, lists and clauses."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
    number: str
    name: str
    issuer: str
    region: Annotated[str, Field(pattern=r"^[0-9]{6}$")]
    region_name: str
    in_force: InForce
    forwards: str = ""
    extends: str = ""
    drop: tuple[str, ...] = ()  # inherited routes that do not stand
    series: tuple[SeriesName, ...] = SERIES
    directory: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$")] = ""
    directory_edition: Literal["2015", "2022"] = "2022"  # of the codes it prints
    directory_note: str = ""
    titles: TitlePolicy = TitlePolicy()
    teachers: SeriesName | None = None
    awards: tuple[AwardName, ...] = ()
    award_lists: dict[str, tuple[AwardEntry, ...]] = Field(default_factory=dict)
    bases: dict[Ladder, dict[str, Requirement]] = Field(default_factory=dict)
    routes: tuple[Route, ...] = ()
    benefits: Benefits = Benefits()
    forms: tuple[Form, ...] = ()  # forms of its annexes that are filled in from a roster
    clauses: tuple[Clause, ...] = ()

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
