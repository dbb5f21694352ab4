"""A roster: one submission read into facts, people and data issues."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from batch.days.moments import NEVER
from batch.facts import Facts
from batch.language.regions import read_place
from batch.roster.accounting import Rows, account
from batch.roster.awards.coaches import coached
from batch.roster.awards.doubt import AWARD_DOUBT
from batch.roster.cells import Table
from batch.roster.certificates.doubt import DOUBT
from batch.roster.certificates.further import FURTHER, OTHER_LEVELS
from batch.roster.certificates.numbers import certificate_numbers
from batch.roster.elsewhere import ELSEWHERE
from batch.roster.gathering import gathered
from batch.roster.issues import Issues
from batch.roster.layout import tables_of
from batch.roster.layout.columnmap import NO_MAP, ColumnMap, map_for
from batch.roster.messages import Issue
from batch.roster.options import ReadOptions
from batch.roster.people import rows as people_rows
from batch.roster.people.periods import say_missing
from batch.roster.people.persons import Persons, Texts, read_persons
from batch.sheets.open import read_workbook
from batch.sheets.sheet import Sheet

#: Columns of what is said against the rows of a table: no sender writes them.
SAID: Final = (DOUBT, FURTHER, AWARD_DOUBT, ELSEWHERE)
#: All columns that no sender writes.
INNER: Final = (*SAID, OTHER_LEVELS)


@dataclass(frozen=True)
class Roster:
    """One submission: its people, its facts, its issues, and where everything stands."""

    name: str
    facts: Facts
    persons: Persons
    people: Table  # sheet 人员, one record a person
    tables: tuple[Table, ...]
    places: Texts  # six-digit code of each person's place, empty if unknown
    issues: tuple[Issue, ...]
    rows: Rows  # every row of its sheets, by what became of it
    numbers: Texts  # of everybody's certificates, joined by U+001F
    coached: Texts  # medals that everybody coached, joined by U+001F
    moves: int = int(
        NEVER
    )  # the first day on which it may be read otherwise for what it says of days to come

    @property
    def unusable(self) -> int:
        """How many rows could not be used."""
        return self.rows.refused

    def locate(self, place: int) -> tuple[Table, int]:
        """The table and record of a source row's number."""
        for table in reversed(self.tables):
            if place >= table.offset:
                return table, place - table.offset
        raise IndexError(place)

    def texts(self, header: str) -> Texts:
        """A column of sheet 人员 as text, one a person."""
        column = self.people.column(header)
        return np.array(column.texts, np.object_)[column.codes]


def read_file(path: Path, options: ReadOptions) -> Roster:
    """Read one file. Raises UnreadableFileError when there is nothing that can be read."""
    with _no_collection():
        sheets = read_workbook(path, options.passwords)
        return read_sheets(path.name, sheets, options, map_for(path, options.columns))


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """No search for cyclic garbage meanwhile: cells are millions of objects and none is garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_sheets(name: str, sheets: list[Sheet], options: ReadOptions, given: ColumnMap = NO_MAP) -> Roster:
    """Read a workbook's sheets. Raises UnreadableFileError when none is a roster."""
    issues = Issues(today=options.today, filed=options.filed)
    layout = tables_of(sheets, issues, given)
    tables = layout.tables
    people = [table for table in tables if table.kind == "人员"]
    if len(people) > 1:
        say_missing(people)
        tables, people = people_rows.joined(tables, people)
    table = people[0] if people else people_rows.implied(layout)
    for one in tables:
        issues.faults(one)
        _say_doubts(one, issues)
    people_rows.assume(table, options.assume)
    persons = read_persons(table, issues, options.today)
    people_rows.complete(table, persons, issues if people else issues.aside())
    facts = gathered(table, tables, persons, options, issues)
    numbers = certificate_numbers(table, tables, persons, issues)
    medals = coached(facts, [*tables, table], issues)
    places = _places(table, options, issues)[persons.record] if persons.count else np.zeros(0, np.object_)
    facts = replace(facts, placeless=np.asarray(places == "", np.bool_))
    chosen = table.some(persons.record)
    return Roster(
        name=name,
        facts=facts,
        persons=persons,
        people=chosen,
        tables=tuple(tables) if people else (*tables, table),
        places=places,
        issues=tuple(issues.found),
        numbers=numbers,
        coached=medals,
        moves=issues.moves,
        rows=account(tables, layout, issues),
    )


def _say_doubts(table: Table, issues: Issues) -> None:
    """Say at its cell what leaves certificates or awards open; the same once a row."""
    for header in SAID:
        if header in table.columns:
            column, own = table.columns[header], table.column(DOUBT)
            fresh = None if header != AWARD_DOUBT else own.raw != column.raw
            bad = {n: ("C14", "") for n, text in enumerate(column.texts) if text}
            issues.for_values(table, column, bad, fresh)


def _places(table: Table, options: ReadOptions, issues: Issues) -> Texts:
    column = table.column("所在地")
    read = [read_place(text, options.region_names) if text else None for text in column.texts]
    unknown = {n: ("V09", "") for n, text in enumerate(column.texts) if text and read[n] is None}
    issues.for_values(table, column, unknown)
    issues.for_values(table, column, {n: ("V17", one.old) for n, one in enumerate(read) if one and one.old})
    return np.array([one.code if one else "" for one in read], np.object_)[column.codes]
