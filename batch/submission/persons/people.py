"""The people table: one row a person, what they hold and what they are told beside the routes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from batch.context import Context
from batch.days.moments import Mask
from batch.engine.award_match import Match, best
from batch.engine.benefits import benefits
from batch.engine.question import Question
from batch.engine.view import View
from batch.facts import Award, Facts
from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS, Kind
from batch.policy.library import Library
from batch.results import PEOPLE
from batch.roster.roster import Roster
from batch.submission.between.dated import dated
from batch.submission.persons.beside import Beside
from batch.submission.persons.unclear import Asked, places_of


def people_table(
    submission: str,
    roster: Roster,
    speaking: Mapping[str, Mask],
    context: Context,
    asked: Asked,
) -> pa.Table:
    """Everybody of a submission, columns of ``PEOPLE``; ``speaking`` as for the outcomes, ``asked`` their open facts."""
    size, persons = roster.facts.size, roster.persons
    library, assume = context.library, context.settings.assume
    columns: dict[str, Any] = {
        "submission": np.full(size, submission, np.object_),
        "person": np.arange(size, dtype=np.int32),
        "row": roster.people.rows,
        "organisation": roster.texts("单位名称"),
        "department": roster.texts("部门"),
        "name": persons.names,
        "id_number": persons.id_numbers,
        "staff_number": persons.staff_numbers,
        "place": roster.texts("所在地"),
        "post": roster.texts("岗位类别"),
        "occupation": roster.texts("现岗位职业（工种）"),
        "rulebooks": _joined(size, speaking),
        "assumed": _joined(size, {f"{k}={assume[k]}": mask for k, mask in roster.facts.assumed.items()}),
        "work_start": roster.texts("从事技术技能工作起始日期"),
        "unlisted": _unlisted_awards(roster, speaking, library),
        "unclear": places_of(roster, asked),
        "certificates": roster.numbers,
        "coached": roster.coached,
        "dated": dated(roster.facts),
        **of_the_day(roster.facts, speaking, library, context.question),
    }
    arrays = [one if isinstance(one := columns[f.name], pa.Array) else pa.array(one, f.type) for f in PEOPLE]
    return pa.table(arrays, schema=PEOPLE)


def of_the_day(
    facts: Facts, speaking: Mapping[str, Mask], library: Library, question: Question
) -> dict[str, Any]:
    """The columns of ``PEOPLE`` that another day may change: what is held, and what they are told of it."""
    return {
        "skill": _highest(facts, Kind.SKILL, SKILL_LEVELS, question.as_of),
        "title": _highest(facts, Kind.TITLE, TITLE_LEVELS, question.as_of),
        **_benefit_texts(facts, speaking, library, question),
    }


def _joined(size: int, whose: Mapping[str, Mask]) -> Any:
    """For everybody the texts that are theirs, one behind the other."""
    texts = np.full(size, "", np.object_)
    for text, mask in whose.items():
        texts = np.where(mask, np.where(texts == "", text, texts + "、" + text), texts)
    return texts


def _highest(facts: Facts, kind: Kind, words: tuple[str, ...], as_of: int) -> Any:
    """The highest level that everybody certainly holds, as a word."""
    rows = facts.certificates
    held = (rows.kind == kind) & rows.valid & (rows.obtained.first <= as_of)
    best = np.full(facts.size, -1, np.int8)
    np.maximum.at(best, rows.person[held], rows.low[held])
    return np.array([*words, ""], np.object_)[best]


def _benefit_texts(
    facts: Facts, speaking: Mapping[str, Mask], library: Library, question: Question
) -> dict[str, Any]:
    names = {
        "免试": "waiver",
        "学历对待": "education",
        "可报考试": "examinations",
        "待遇比照": "treatment",
        "说明": "remarks",
    }
    size = facts.size
    found = {column: Beside.nothing(size) for column in names.values()}
    for entry in library.named(speaking):
        mask = speaking[entry.rulebook.id]
        for header, notes in benefits(View(facts, entry, question)).items():
            found[names[header]] = found[names[header]].with_more(notes, mask, entry.rulebook, library)
    return {column: beside.texts() for column, beside in found.items()}


def _unlisted_awards(roster: Roster, speaking: Mapping[str, Mask], library: Library) -> Any:
    """Everybody's awards that no list of their rulebooks names: 等 may cover them, a person decides."""
    rows, seen = roster.facts.awards, roster.facts.awards_seen
    unlisted = np.ones(rows.award.size, np.bool_)
    for entry in library.named(speaking):
        book = entry.rulebook
        entries = [one for listed in book.award_lists.values() for one in listed]
        named = np.array([best(award, entries, book) > Match.NO for award in seen], np.bool_)
        unlisted &= ~(named[rows.award] & speaking[book.id][rows.person])
    texts = np.full(roster.facts.size, "", np.object_)
    found = pd.DataFrame({"person": rows.person, "award": rows.award})[unlisted].drop_duplicates()
    for person, awards in found.groupby("person")["award"]:
        texts[int(str(person))] = "、".join(_shown(seen[award]) for award in awards)
    return texts


def _shown(award: Award) -> str:
    prize = award.prize or (f"第{award.rank}名" if award.rank else "")
    return award.text if prize in award.text else f"{award.text} {prize}"
