"""A roster: one submission read into facts, people and data issues."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import numpy as np

from batch.days.moments import Mask
from batch.errors import UserError
from batch.facts import Facts, Index, Occupation
from batch.language.regions import read_place
from batch.language.terms import Kind
from batch.language.text import squeeze
from batch.language.words import PERSON_WORDS, WORDS
from batch.roster import people_rows
from batch.roster.accounting import Rows, account
from batch.roster.award_rows import AwardBuilder
from batch.roster.awards import AwardNames
from batch.roster.cells import Table
from batch.roster.certificate_rows import CertificateBuilder
from batch.roster.columns import PERSON_DATES, Interner, dates_of, months_of, post_occupations, words_of
from batch.roster.dates import read_date
from batch.roster.doubt import DOUBT
from batch.roster.headers import SHEETS
from batch.roster.issues import Issues
from batch.roster.kinds import SHEET_KINDS, Builders
from batch.roster.layout import tables_of, yearly_header
from batch.roster.layout.columnmap import NO_MAP, ColumnMap, map_for
from batch.roster.layout.domains import SKILL, TITLE
from batch.roster.messages import Issue
from batch.roster.persons import Persons, Texts, namesakes, owners, read_persons
from batch.roster.plausible import Plausible
from batch.roster.tables import word_table
from batch.roster.year_rows import YearBuilder
from batch.sheets.open import read_workbook
from batch.sheets.sheet import Sheet


@dataclass(frozen=True)
class ReadOptions:
    """What the reader is told beside the file."""

    awards: AwardNames
    today: date
    assume: Mapping[str, str] = field(default_factory=dict)
    region_names: Mapping[str, str] = field(default_factory=dict)
    passwords: tuple[str, ...] = ()  # tried on protected files
    columns: Path | None = None  # a column map; one beside the roster if none is named


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


def check_assumption(header: str, value: str) -> None:
    """Raise UserError where a header cannot be filled, or not with this value."""
    able = header in SHEETS["人员"] and header not in ("姓名", "身份证号", "工号")
    if not able and not yearly_header(header):
        raise UserError(f"--assume 不能用于表头“{header}”，请用标准表头")
    words = word_table().get(header)
    if words and squeeze(value) not in words:
        raise UserError(f"--assume {header}：没有“{value}”；可用：{'、'.join(WORDS[header])}")
    if header.endswith("日期") and read_date(value).code:
        raise UserError(f"--assume {header}：“{value}”不是日期")


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
    issues = Issues()
    layout = tables_of(sheets, issues, given)
    tables = layout.tables
    people = [table for table in tables if table.kind == "人员"]
    if len(people) > 1:
        tables, people = people_rows.joined(tables, people)
    table = people[0] if people else people_rows.implied(layout)
    for one in tables:
        issues.faults(one)
        if DOUBT in one.columns:
            column = one.columns[DOUBT]
            issues.for_values(one, column, {n: ("C14", "") for n, text in enumerate(column.texts) if text})
    people_rows.assume(table, options.assume)
    persons = read_persons(table, issues, options.today)
    people_rows.complete(table, persons, issues if people else Issues())
    facts = _facts(table, tables, persons, options, issues)
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
        rows=account(tables, layout, issues),
    )


def _facts(
    table: Table, tables: list[Table], persons: Persons, options: ReadOptions, issues: Issues
) -> Facts:
    chosen, person = persons.record, persons.of_record
    occupations, names = Interner({Occupation(""): 0}), Interner({"": 0})
    plausible = Plausible.at(options.today, persons.births)
    certificates = CertificateBuilder(occupations, names, issues, plausible)
    awards = AwardBuilder(options.awards, issues, plausible)
    years = YearBuilder(persons.count, issues)
    posts = post_occupations(table, occupations, issues)
    words = {header: words_of(table, header, issues) for header in PERSON_WORDS}
    limits = plausible.of(person)
    dates = {header: dates_of(table, header, issues, person >= 0, limits) for header in PERSON_DATES}
    months = months_of(table, issues)
    builders = Builders(certificates, awards, years)
    SHEET_KINDS[table.kind].read(builders, table, person)
    listed = frozenset[str]().union(*(other.subjects for other in tables if other.kind == "证书"))
    _note_absent_columns(table, persons, certificates, listed)
    for other in tables:
        if other.kind != "人员":
            owner = owners(other, persons, issues)
            SHEET_KINDS[other.kind].read(builders, other, owner)
            if other.kind == "证书":
                people = namesakes(other, owner, persons)
                for kind in (Kind.SKILL, Kind.TITLE):
                    certificates.parts.unknown(people, persons.record[people] + table.offset, kind)
    rows, seen = awards.build()
    grades, hours = years.build()
    kinds = {one.kind for one in tables}
    return Facts(
        size=persons.count,
        words={header: type(w)(w.words, w.codes[chosen]) for header, w in words.items()},
        dates={header: interval.take(chosen) for header, interval in dates.items()},
        occupation=posts[chosen],
        interruption=months[chosen],
        assessments=grades,
        hours=hours,
        certificates=certificates.build(),
        awards=rows,
        occupations=occupations.all(),
        names=names.all(),
        awards_seen=seen,
        knows_skills=SKILL in listed or "技能等级" in table.columns,
        knows_titles=TITLE in listed or bool({"职称级别", "职称名称"} & set(table.columns)),
        knows_certificates="证书" in kinds
        or any(header.startswith(people_rows.OWN_ROWS[:2]) for header in table.columns),
        assumed=_assumed(table, chosen),
    )


def _note_absent_columns(
    table: Table, persons: Persons, certificates: CertificateBuilder, listed: frozenset[str]
) -> None:
    """Of several sheets of people some may lack the columns of skills or titles: open for theirs."""
    for kind, subject, headers in (
        (Kind.SKILL, SKILL, {"技能等级"}),
        (Kind.TITLE, TITLE, {"职称级别", "职称名称"}),
    ):
        if table.part is None or subject in listed or not headers & set(table.columns):
            continue
        having = [number for number, (_, letters) in enumerate(table.parts) if headers & set(letters)]
        rows = np.flatnonzero(np.isin(table.part, having) & (persons.of_record >= 0))
        theirs = np.ones(persons.count, np.bool_)
        theirs[persons.of_record[rows]] = False
        if theirs.any():
            people = np.flatnonzero(theirs).astype(np.int32)
            certificates.parts.unknown(people, persons.record[people] + table.offset, kind)


def _assumed(table: Table, chosen: Index) -> dict[str, Mask]:
    found = {}
    for header, column in table.columns.items():
        if column.assumed is not None and column.assumed[chosen].any():
            found[header] = column.assumed[chosen]
    return found


def _places(table: Table, options: ReadOptions, issues: Issues) -> Texts:
    column = table.column("所在地")
    read = [read_place(text, options.region_names) if text else None for text in column.texts]
    unknown = {n: ("V09", "") for n, text in enumerate(column.texts) if text and read[n] is None}
    issues.for_values(table, column, unknown)
    issues.for_values(table, column, {n: ("V17", one.old) for n, one in enumerate(read) if one and one.old})
    return np.array([one.code if one else "" for one in read], np.object_)[column.codes]
