"""The peer openfisca-core: the same rules as Variables of a minimal system with one entity.

Here OpenFisca is spared the rows: the days on which levels and awards are held come in as
inputs (``fisca_rows`` lets it find those of certificates itself). What is timed is the
calculation of the routes only, not building the simulation nor setting its inputs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from batch.days.moments import ALWAYS, NEVER, Days, add_years, shift_months
from batch.facts import Facts, Words
from batch.language.terms import Grade
from benchmarks import byhand
from benchmarks.synthetic import AS_OF

Column = npt.NDArray[Any]
Formula = Callable[[Any, Any], Column]
PERIOD = "2026-06"
PERSON = Entity("person", "persons", "person", "")
SIDES = ("sure", "maybe")
COLUMNS = {
    "employer": "单位性质",
    "service": "在岗状态",
    "post": "岗位类别",
    "integrity": "诚信记录",
    "access_class": "准入类职业",
    "access_held": "准入资格",
}
#: The routes as Variables, with their rows in the rulebook.
ROUTES = {
    "title_assistant_review": byhand.ASSISTANT,
    "title_intermediate_review": byhand.INTERMEDIATE,
    "title_associate_review": byhand.ASSOCIATE,
    "title_associate_direct": byhand.DIRECT,
    "title_full_direct": byhand.FULL,
    "title_assistant_next": byhand.NEXT_1,
    "title_intermediate_next": byhand.NEXT_2,
    "title_associate_next": byhand.NEXT_3,
    "title_competition": byhand.COMPETITION,
    "skill_senior_by_title": byhand.SENIOR,
    "skill_technician_by_title": byhand.TECH_HELD,
    "skill_technician_by_years": byhand.TECH_YEARS,
    "skill_senior_technician_by_title": byhand.SENIOR_TECH_HELD,
    "skill_senior_technician_by_years": byhand.SENIOR_TECH_YEARS,
    "skill_technician_recognition": byhand.TECH_AWARD,
    "skill_senior_technician_recognition": byhand.SENIOR_TECH_AWARD,
    "skill_special_by_title": byhand.SPECIAL_TITLE,
    "skill_special_by_award": byhand.SPECIAL_AWARD,
    "skill_international": byhand.INTERNATIONAL,
}


@dataclass(frozen=True)
class Flavour:
    """How days are held: OpenFisca's own dates (datetime64), or int32 and a table of years."""

    name: str
    value_type: type
    always: Any
    never: Any
    years: Callable[[Column, int], Column]
    months: Callable[[Column, Column], Column]

    def stored(self, days: Days) -> Column:
        """Day numbers as an input of this flavour."""
        return days if self.value_type is int else days.astype("datetime64[D]")


def _real(days: Column) -> Column:
    return (days != DATES.always) & (days != DATES.never)


def _date_months(days: Column, months: Column | int) -> Column:
    month = days.astype("datetime64[M]")
    target = month + np.asarray(months, "timedelta64[M]")
    moved = target.astype("datetime64[D]") + (days - month.astype("datetime64[D]"))
    last = (target + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.where(_real(days), np.minimum(moved, last), days)


def _int_months(days: Column, months: Column) -> Column:
    moved = shift_months(np.clip(days, -100_000, 100_000), np.maximum(months, 0))
    return np.where((days != ALWAYS) & (days != NEVER), moved, days)


DATES = Flavour(
    "date",
    date,
    np.datetime64(int(ALWAYS), "D"),
    np.datetime64(int(NEVER), "D"),
    lambda days, years: _date_months(days, 12 * years),
    lambda days, months: _date_months(days, np.maximum(months, 0)),
)
INTEGERS = Flavour("int", int, ALWAYS, NEVER, add_years, _int_months)


def simulation(facts: Facts, known: byhand.Tables, flavour: Flavour) -> Simulation:
    """A simulation with all inputs set and nothing calculated."""
    system = TaxBenefitSystem([PERSON])
    inputs = held_days(facts, known)
    declare(system, PERSON, facts, flavour, inputs)
    result = SimulationBuilder().build_default_simulation(system, count=facts.size)
    fill(result, facts, flavour, inputs)
    return result


def declare(
    system: TaxBenefitSystem, entity: Any, facts: Facts, flavour: Flavour, inputs: dict[str, Days]
) -> None:
    """The Variables of a person: inputs and rules."""
    for name in (*inputs, *_own_days(facts)):
        system.add_variable(variable(entity, name, flavour.value_type))
    for name, header in COLUMNS.items():
        system.add_variable(variable(entity, name, Enum, enum=_enum(name, facts.words[header])))
    for name in ("interruption", *(f"grade_{year}" for year in facts.assessments)):
        system.add_variable(variable(entity, name, int))
    for name, formula in _formulas(flavour).items():
        system.add_variable(variable(entity, name, flavour.value_type, formula))


def fill(result: Simulation, facts: Facts, flavour: Flavour, inputs: dict[str, Days]) -> None:
    """Sets the inputs of a person."""
    for name, days in (inputs | _own_days(facts)).items():
        result.set_input(name, PERIOD, flavour.stored(days))
    for name, header in COLUMNS.items():
        column = facts.words[header]
        codes = np.where(column.codes < 0, len(column.words) + 2 + column.codes, column.codes)
        result.set_input(name, PERIOD, codes)
    for year, grades in facts.assessments.items():
        result.set_input(f"grade_{year}", PERIOD, grades.astype(np.int32))
    result.set_input("interruption", PERIOD, facts.interruption)


def calculate(prepared: Simulation) -> dict[str, Column]:
    """Every route's two days."""
    return {
        f"{route}_{side}": prepared.calculate(f"{route}_{side}", PERIOD) for route in ROUTES for side in SIDES
    }


def variable(
    entity: Any, name: str, value_type: type, formula: Formula | None = None, enum: Any = None
) -> type[Variable]:
    """A Variable of the system."""
    body: dict[str, Any] = {
        "value_type": value_type, "entity": entity, "definition_period": DateUnit.MONTH, "label": name,
    }  # fmt: skip
    if enum is not None:
        body |= {"possible_values": enum, "default_value": next(iter(enum))}
    if formula is not None:
        body["formula"] = lambda person, period: formula(person, period)
    return type(name, (Variable,), body)


def _enum(name: str, words: Words) -> type[Enum]:
    return Enum(name, {word: word for word in (*words.words, "unreadable", "blank")})


def certificate_days(facts: Facts, known: byhand.Tables) -> dict[str, Days]:
    """From which day each person holds each level."""
    held = byhand._certified(facts, known)
    found = {f"skill_{n + 3}_sure": held.skill_sure[n] for n in range(3)}
    found |= {f"skill_{n + 3}_maybe": held.skill_maybe[n] for n in range(3)}
    found |= {f"title_{n + 1}_sure": held.title_sure[n] for n in range(4)}
    found |= {f"title_skill_{n + 1}_sure": held.title_sure_skill[n] for n in range(4)}
    found |= {f"title_skill_{n + 1}_maybe": held.title_maybe_skill[n] for n in range(4)}
    found |= {f"title_{n + 1}_maybe": held.title_maybe_skill[n] for n in range(4)}
    found |= {f"title_any_{n + 1}_maybe": held.title_maybe[n] for n in range(3)}
    found |= {f"title_just_{n + 1}_sure": held.just_sure[n] for n in range(2)}
    found |= {f"title_just_{n + 1}_maybe": held.just_maybe[n] for n in range(2)}
    found["foreign_maybe"] = held.foreign
    found["skill_record"] = np.where(byhand._on_record(facts), NEVER, ALWAYS)
    return found


def award_days(facts: Facts, known: byhand.Tables) -> dict[str, Days]:
    """From which day each person has an award of each list."""
    held = byhand._certified(facts, known)
    special = (held.special_sure, held.special_maybe)
    found: dict[str, Days] = {}
    lists = {
        "won_a": "甲",
        "won_ba": "乙甲",
        "won_c": "丙",
        "won_special": "特级技师",
        "won_beyond": "beyond",
    }
    for name, key in lists.items():
        for side, days, other in zip(SIDES, byhand._won(facts, known, key), special, strict=True):
            found[f"{name}_{side}"] = np.minimum(days, other) if "甲" in key else days
    return found


def held_days(facts: Facts, known: byhand.Tables) -> dict[str, Days]:
    """Certificates and awards as inputs."""
    return certificate_days(facts, known) | award_days(facts, known)


def _own_days(facts: Facts) -> dict[str, Days]:
    dates = {"work": "从事技术技能工作起始日期", "own": "从事本职业起始日期", "on_post": "现岗位起始日期"}
    last = {f"{name}_sure": facts.dates[header].last for name, header in dates.items()}
    return last | {f"{name}_maybe": facts.dates[header].first for name, header in dates.items()}


# -- the rules ---------------------------------------------------------------------------


def _formulas(flavour: Flavour) -> dict[str, Formula]:
    rules = _Rules(flavour)
    found: dict[str, Formula] = {}
    for side in SIDES:
        found[f"common_{side}"] = rules.common(side)
        found[f"title_base_{side}"] = rules.title_base(side)
        found[f"skill_base_{side}"] = rules.skill_base(side)
        found[f"occupation_{side}"] = rules.occupation(side)
        found[f"assessed_{side}"] = rules.assessed(side)
        for route, level, years in (("assistant", 3, 2), ("intermediate", 4, 3), ("associate", 5, 4)):
            found[f"title_{route}_review_{side}"] = rules.worked(level, years, side)
        for route, level in (("senior", 1), ("technician", 2), ("senior_technician", 3)):
            found[f"skill_{route}_by_title_{side}"] = rules.held(level, side)
        for route, level in (("technician", 1), ("senior_technician", 2)):
            found[f"skill_{route}_by_years_{side}"] = rules.in_occupation(level, side)
        full = "title_3_sure" if side == "sure" else "title_any_3_maybe"
        found[f"title_associate_direct_{side}"] = rules.both(f"title_base_{side}", f"won_a_{side}")
        found[f"title_full_direct_{side}"] = rules.both(f"title_associate_direct_{side}", full)
        found[f"title_next_{side}"] = rules.both(f"title_base_{side}", f"won_ba_{side}")
        for level, route in enumerate(("assistant", "intermediate", "associate")):
            found[f"title_{route}_next_{side}"] = rules.next(level, side)
        found[f"skill_technician_recognition_{side}"] = rules.both(f"skill_base_{side}", f"won_c_{side}")
        found[f"skill_senior_technician_recognition_{side}"] = rules.both(
            f"skill_technician_recognition_{side}", f"skill_4_{side}"
        )
        found[f"skill_special_by_title_{side}"] = rules.both(f"skill_base_{side}", f"title_skill_4_{side}")
        found[f"skill_special_by_award_{side}"] = rules.both(f"skill_base_{side}", f"won_special_{side}")
    found["title_competition_sure"] = found["skill_international_sure"] = rules.nobody()
    found["title_competition_maybe"] = rules.both("title_base_maybe", "won_beyond_maybe")
    found["skill_international_maybe"] = rules.both("skill_base_maybe", "foreign_maybe")
    return found


@dataclass(frozen=True)
class _Rules:
    """One formula a rule, for either side of the pair of days."""

    flavour: Flavour

    def both(self, one: str, other: str) -> Formula:
        return lambda person, period: np.maximum(person(one, period), person(other, period))

    def nobody(self) -> Formula:
        return lambda person, period: person.filled_array(self.flavour.never)

    def next(self, level: int, side: str) -> Formula:
        """The highest title is of just this level."""
        own = f"title_just_{{}}_{side}"
        above = "title_any_{}_maybe" if side == "sure" else "title_{}_sure"
        as_of = self.flavour.stored(np.array([AS_OF], np.int32))[0]

        def formula(person: Any, period: Any) -> Column:
            days = person(f"title_next_{side}", period)
            if level:
                days = np.maximum(days, person(own.format(level), period))
            return np.where(person(above.format(level + 1), period) <= as_of, self.flavour.never, days)

        return formula

    def held(self, level: int, side: str) -> Formula:
        def formula(person: Any, period: Any) -> Column:
            held = self.flavour.years(person(f"title_skill_{level}_{side}", period), 1)
            return np.maximum(person(f"skill_base_{side}", period), held)

        return formula

    def in_occupation(self, level: int, side: str) -> Formula:
        def formula(person: Any, period: Any) -> Column:
            since = np.maximum(
                person(f"title_skill_{level}_{side}", period), person(f"occupation_{side}", period)
            )
            return np.maximum(person(f"skill_base_{side}", period), self.flavour.years(since, 4))

        return formula

    def worked(self, level: int, years: int, side: str) -> Formula:
        def formula(person: Any, period: Any) -> Column:
            months, work = person("interruption", period), person(f"work_{side}", period)
            if side == "sure":  # no start given: since the certificate
                unknown = (work == self.flavour.never) & (person("work_maybe", period) == self.flavour.always)
                work = np.where(unknown, self.flavour.always, work)
            since = self.flavour.months(np.maximum(person(f"skill_{level}_{side}", period), work), months)
            if side == "sure":
                since = np.where(months < 0, self.flavour.never, since)
            return np.maximum(person(f"title_base_{side}", period), self.flavour.years(since, years))

        return formula

    def occupation(self, side: str) -> Formula:
        def formula(person: Any, period: Any) -> Column:
            post, always, never = person("post", period), self.flavour.always, self.flavour.never
            words = post.possible_values
            working = np.isin(
                post, [words[word].index for word in ("生产服务一线", "技术技能", "专业技术", "工勤")]
            )
            blank = (person("own_sure", period) == never) & (person("own_maybe", period) == always)
            return np.where(blank & working, person(f"on_post_{side}", period), person(f"own_{side}", period))

        return formula

    def _word(self, column: Any, side: str, passes: tuple[str, ...], fails: tuple[str, ...]) -> Column:
        words = column.possible_values
        chosen = passes if side == "sure" else fails
        hit = np.isin(column, [words[word].index for word in chosen])
        if side == "sure":
            return np.where(hit, self.flavour.always, self.flavour.never)
        return np.where(hit, self.flavour.never, self.flavour.always)

    def common(self, side: str) -> Formula:
        def formula(person: Any, period: Any) -> Column:
            word = self._word
            days = word(person("employer", period), side, ("企业", "事业单位", "自由职业"), ("机关",))
            days = np.maximum(days, word(person("service", period), side, ("在职", "blank"), ("离职",)))
            days = np.maximum(days, word(person("integrity", period), side, ("无", "blank"), ("弄虚作假",)))
            asked = person("access_class", period)
            words = asked.possible_values
            applies = (asked == words["是"]) | ((asked == words["unreadable"]) & (side == "sure"))
            held = word(person("access_held", period), side, ("是",), ("否",))
            return np.maximum(days, np.where(applies, held, self.flavour.always))

        return formula

    def assessed(self, side: str) -> Formula:
        def formula(person: Any, period: Any) -> Column:
            flavour, days = self.flavour, np.array(self.flavour.always)
            for year in (2023, 2024, 2025):
                grade = person(f"grade_{year}", period)
                again = flavour.stored(
                    np.array(f"{year + 4}-01-01", "datetime64[D]").astype(np.int64).astype(np.int32)
                )
                days = np.maximum(days, np.where(grade == Grade.FAIL, again, flavour.always))
                if side == "sure":
                    unsettled = (grade == Grade.NONE) | (grade == Grade.OPEN)
                    days = np.maximum(days, np.where(unsettled, flavour.never, flavour.always))
            if side == "maybe":
                return days
            start = person("on_post_sure", period)
            full = np.where(start == flavour.never, flavour.always, flavour.years(start, 3))
            return np.maximum(days, full)

        return formula

    def title_base(self, side: str) -> Formula:
        def formula(person: Any, period: Any) -> Column:
            posts = ("生产服务一线", "技术技能", "工勤")
            days = np.maximum(
                person(f"common_{side}", period), self._word(person("post", period), side, posts, ("管理",))
            )
            skill = person(f"skill_3_{side}", period)
            if side == "maybe":  # no skill certificate on record leaves it open
                unrecorded = person("skill_record", period) == self.flavour.always
                skill = np.where(unrecorded, self.flavour.always, skill)
            return np.maximum(np.maximum(days, skill), person(f"assessed_{side}", period))

        return formula

    def skill_base(self, side: str) -> Formula:
        def formula(person: Any, period: Any) -> Column:
            posts = ("技术技能", "生产服务一线", "工勤", "专业技术")
            days = np.maximum(
                person(f"common_{side}", period), self._word(person("post", period), side, posts, ("管理",))
            )
            return np.maximum(days, person(f"title_skill_1_{side}", period))

        return formula
