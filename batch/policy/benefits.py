"""What is told to a person beside the routes: exemptions, education, examinations, treatment."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from batch.policy.shapes import SkillLevel, Strict, TitleLevel


class TheoryWaiver(Strict):
    """Who is exempt from the theory examination of a skill evaluation."""

    who: Literal["related_major", "title_holders"]
    waives: str = "理论知识考试"
    text: str
    clause: str
    not_for_access: bool = False


class EducationEquivalence(Strict):
    """Classes of technical schools and the education they stand for."""

    covers: str
    clause: str
    classes: dict[str, str]  # class (技工院校班次) → the education that it counts as
    needs_senior_skill: bool = False


class Examinations(Strict):
    """Professional examinations that skilled workers may sit."""

    names: tuple[str, ...]
    clause: str


class Treatment(Strict):
    """Treatment compared to that of titles (待遇比照), never a title."""

    clause: str
    levels: dict[SkillLevel, TitleLevel]  # skill level → the title that it is compared to, lowest first
    employers: tuple[str, ...] = ("企业",)  # 单位性质 of those whom it is for; empty: as printed, whoever


class Benefits(Strict):
    """What is told to a person beside the routes."""

    theory: tuple[TheoryWaiver, ...] = ()
    education: EducationEquivalence | None = None
    examinations: Examinations | None = None
    treatment: Treatment | None = None
    points: str = ""  # file of evaluation points
    notes: tuple[Annotated[str, BeforeValidator(str)], ...] = ()
    public_institution: str = ""  # a note for staff of public institutions
