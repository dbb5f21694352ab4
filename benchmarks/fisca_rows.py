"""The peer openfisca-core with certificates as members of the person, its own way of rows.

OpenFisca knows one kind of individual and groups of them. The individuals are certificates
here and the person is their group; days of levels are found by ``reduce`` over the members.
Awards (3 % of the people) come in as days a person, which spares OpenFisca a second pass.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from batch.facts import Facts
from batch.language.terms import ANY_SERIES, Kind
from benchmarks import byhand
from benchmarks.fisca import PERIOD, Column, Flavour, Formula, award_days, declare, fill, variable

RECORD = Entity("record", "records", "certificate", "")
PERSON = GroupEntity(
    "person", "persons", "person", "", roles=[{"key": "owned", "plural": "owneds", "label": ""}]
)
NUMBERS = ("kind", "low", "high", "series", "trade")
LEVELS = {"skill": (3, 4, 5), "title": (1, 2, 3, 4)}


def simulation(facts: Facts, known: byhand.Tables, flavour: Flavour) -> Simulation:
    """A simulation with all inputs set and nothing calculated; the last person needs a certificate."""
    system = TaxBenefitSystem([RECORD, PERSON])
    inputs = award_days(facts, known)
    declare(system, PERSON, facts, flavour, inputs)
    system.add_variable(variable(PERSON, "occupation", int))
    _declare_rows(system, flavour, known, len(facts.occupations))
    builder = SimulationBuilder()
    builder.create_entities(system)
    rows = facts.certificates
    for name, count in (("record", rows.person.size), ("person", facts.size)):
        builder.populations[name].count = count
        builder.populations[name].ids = np.arange(count)
    builder.populations["person"].members_entity_id = rows.person.astype(np.intp)
    result = builder.build(system)
    fill(result, facts, flavour, inputs)
    result.set_input("occupation", PERIOD, facts.occupation)
    columns: tuple[Column, ...] = (rows.kind, rows.low, rows.high, rows.series, rows.occupation)
    for name, column in zip(NUMBERS, columns, strict=True):
        result.set_input(name, PERIOD, column.astype(np.int32))
    days = (rows.obtained.first, rows.obtained.last, rows.appointed.last)
    for name, column in zip(("obtained_first", "obtained_last", "appointed_last"), days, strict=True):
        result.set_input(name, PERIOD, flavour.stored(column))
    result.set_input("valid", PERIOD, rows.valid)
    return result


def _declare_rows(system: TaxBenefitSystem, flavour: Flavour, known: byhand.Tables, trades: int) -> None:
    for name in NUMBERS:
        system.add_variable(variable(RECORD, name, int))
    system.add_variable(variable(RECORD, "valid", bool))
    for name in ("obtained_first", "obtained_last", "appointed_last"):
        system.add_variable(variable(RECORD, name, flavour.value_type))
    system.add_variable(variable(RECORD, "skill_bits", int, _skill_bits(known, trades)))
    system.add_variable(variable(RECORD, "title_bits", int, _title_bits(known)))
    as_of = flavour.stored(np.array([known.as_of], np.int32))[0]
    system.add_variable(variable(RECORD, "day_sure", flavour.value_type, _settled(flavour, as_of)))
    system.add_variable(
        variable(
            RECORD, "day_maybe", flavour.value_type, lambda record, period: record("obtained_first", period)
        )
    )
    _declare_levels(system, flavour)
    system.replace_variable(variable(PERSON, "foreign_maybe", flavour.value_type, _foreign(flavour)))
    system.replace_variable(variable(PERSON, "skill_record", flavour.value_type, _recorded(flavour)))


def _declare_levels(system: TaxBenefitSystem, flavour: Flavour) -> None:
    for ladder, levels in LEVELS.items():
        for level in levels:
            for side, bit in (("sure", byhand.CERTAIN), ("maybe", byhand.POSSIBLE)):
                formula = _held(flavour, ladder, level, side, bit)
                system.replace_variable(
                    variable(PERSON, f"{ladder}_{level}_{side}", flavour.value_type, formula)
                )
    for level in (1, 2, 3):
        formula = _held(flavour, "title", level, "maybe", byhand.POSSIBLE_TITLE)
        system.replace_variable(variable(PERSON, f"title_any_{level}_maybe", flavour.value_type, formula))
    for level in LEVELS["title"]:
        for side, bit in (("sure", byhand.CERTAIN_SKILL), ("maybe", byhand.POSSIBLE)):
            formula = _held(flavour, "title", level, side, bit)
            system.replace_variable(
                variable(PERSON, f"title_skill_{level}_{side}", flavour.value_type, formula)
            )
    for level in (1, 2):
        for side, bit in (("sure", byhand.CERTAIN), ("maybe", byhand.POSSIBLE_TITLE)):
            formula = _just(flavour, level, side, bit)
            system.replace_variable(
                variable(PERSON, f"title_just_{level}_{side}", flavour.value_type, formula)
            )


def _skill_bits(known: byhand.Tables, trades: int) -> Formula:
    def formula(record: Any, period: Any) -> Column:
        kind = record("kind", period)
        bits = known.pairs[record.person("occupation", period) * trades + record("trade", period)]
        bits = np.where(
            kind == Kind.SKILL, bits, np.where(kind == Kind.OTHER_SKILL, bits & byhand.POSSIBLE, 0)
        )
        return bits * record("valid", period)

    return formula


def _title_bits(known: byhand.Tables) -> Formula:
    def formula(record: Any, period: Any) -> Column:
        post = record.person("occupation", period)
        bits = known.fits[post * (ANY_SERIES + 1) + record("series", period)]
        return np.where((record("kind", period) == Kind.TITLE) & record("valid", period), bits, 0)

    return formula


def _settled(flavour: Flavour, as_of: Any) -> Formula:
    def formula(record: Any, period: Any) -> Column:
        obtained, appointed = record("obtained_last", period), record("appointed_last", period)
        usable = (record("kind", period) == Kind.TITLE) & (appointed != flavour.never)
        return np.where(obtained == flavour.never, np.where(usable, appointed, as_of), obtained)

    return formula


def _held(flavour: Flavour, ladder: str, level: int, side: str, bit: int) -> Formula:
    bound = "low" if side == "sure" else "high"

    def formula(person: Any, period: Any) -> Column:
        members = person.members
        counts = (members(f"{ladder}_bits", period) & bit) != 0
        counts &= members(bound, period) >= level
        days = np.where(counts, members(f"day_{side}", period), flavour.never)
        return person.reduce(days, reducer=np.minimum, neutral_element=flavour.never)

    return formula


def _just(flavour: Flavour, level: int, side: str, bit: int) -> Formula:
    """A title of just a level, or of what may be that level."""

    def formula(person: Any, period: Any) -> Column:
        members = person.members
        low, high = members("low", period), members("high", period)
        fits = (low == level) & (high == level) if side == "sure" else (low <= level) & (high >= level)
        fits &= (members("title_bits", period) & bit) != 0
        days = np.where(fits, members(f"day_{side}", period), flavour.never)
        return person.reduce(days, reducer=np.minimum, neutral_element=flavour.never)

    return formula


def _foreign(flavour: Flavour) -> Formula:
    def formula(person: Any, period: Any) -> Column:
        members = person.members
        fits = (members("kind", period) == Kind.INTERNATIONAL) & members("valid", period)
        days = np.where(fits, members("day_maybe", period), flavour.never)
        return person.reduce(days, reducer=np.minimum, neutral_element=flavour.never)

    return formula


def _recorded(flavour: Flavour) -> Formula:
    def formula(person: Any, period: Any) -> Column:
        kind = person.members("kind", period)
        skills = ((kind == Kind.SKILL) | (kind == Kind.OTHER_SKILL)) & person.members("valid", period)
        return np.where(person.any(skills), flavour.never, flavour.always)

    return formula
