"""What a rulebook can ask of a person: one frozen model a kind.

A kind is recognised by its first key (``skill``, ``title``, ``award`` …). The models only
say what is asked; ``batch.engine.kinds`` says from which day it is met.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, get_args

from pydantic import Discriminator, Field, Tag

from batch.policy.requirements.awards import AwardOn, Competition
from batch.policy.requirements.certificates import HighestTitle, HoldsCertificate, LocalEngineer, Skill, Title
from batch.policy.requirements.records import Assessments, EducationHours, Graduated, OnPost, Standard, Word
from batch.policy.shapes import Strict


class Unsettled(Strict):
    """Left open by the text: whatever else is met, somebody must decide."""

    open: str = Field(description="条文本身未定，一律待核实：写理由")
    since: date | None = Field(None, description="自这一天起才如此")

    def label(self) -> str:
        """The requirement in words."""
        return self.open


class UnsettledUntil(Strict):
    """Open until the inner requirement is met, but never a bar."""

    open_until: Requirement = Field(description="里面的条件未满足前待核实，但不构成障碍：写另一个条件")
    since: date | None = Field(None, description="自这一天起才问")

    def label(self) -> str:
        """The requirement in words."""
        return f"{self.open_until.label()}（未满足前待核实）"


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

#: Each kind's first key → its model, in the order of the union above.
KINDS: dict[str, type[Strict]] = {
    tag.tag: model for model, tag in map(get_args, get_args(get_args(Requirement)[0]))
}

UnsettledUntil.model_rebuild()

__all__ = [
    "KINDS",
    "Assessments",
    "AwardOn",
    "Competition",
    "EducationHours",
    "Graduated",
    "HighestTitle",
    "HoldsCertificate",
    "LocalEngineer",
    "OnPost",
    "Requirement",
    "Skill",
    "Standard",
    "Title",
    "Unsettled",
    "UnsettledUntil",
    "Word",
]
