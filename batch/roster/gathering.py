"""The facts of one submission, gathered from all its tables."""

from __future__ import annotations

import numpy as np

from batch.days.moments import Mask
from batch.facts import UNREADABLE_SINCE, Facts, Index, Interval, Occupation
from batch.language.terms import Kind
from batch.language.words import PERSON_WORDS
from batch.roster.awards.rows import AwardBuilder
from batch.roster.cells import Table
from batch.roster.certificates.rows import CertificateBuilder
from batch.roster.columns import PERSON_DATES, Interner, dates_of, months_of, post_occupations, words_of
from batch.roster.issues import Issues
from batch.roster.kinds import SHEET_KINDS, Builders
from batch.roster.layout.headings.subjects import SKILL, TITLE
from batch.roster.options import ReadOptions
from batch.roster.people import rows as people_rows
from batch.roster.people.persons import Persons, namesakes, owners
from batch.roster.plausible import Plausible
from batch.roster.year_rows import YearBuilder


def gathered(
    table: Table, tables: list[Table], persons: Persons, options: ReadOptions, issues: Issues
) -> Facts:
    """The facts of everybody; ``table``: sheet 人员, one of ``tables`` or made of the others."""
    chosen, plausible = persons.record, Plausible.at(options.today, persons.births)
    occupations, names = Interner({Occupation(""): 0}), Interner({"": 0})
    builders = Builders(
        CertificateBuilder(occupations, names, issues, plausible),
        AwardBuilder(options.awards, issues, plausible),
        YearBuilder(persons.count, issues),
    )
    posts = post_occupations(table, occupations, issues)
    words = {header: words_of(table, header, issues) for header in PERSON_WORDS}
    dates = _dates(table, persons, plausible, issues)
    months = months_of(table, issues)
    listed = frozenset[str]().union(*(other.subjects for other in tables if other.kind == "证书"))
    SHEET_KINDS[table.kind].read(builders, table, persons.of_record)
    _note_absent_columns(table, persons, builders.certificates, listed)
    _read_lost_rows(table, persons, builders)
    _read_others(table, tables, persons, builders, issues)
    rows, seen = builders.awards.build()
    grades, hours = builders.years.build()
    return Facts(
        size=persons.count,
        words={header: type(w)(w.words, w.codes[chosen]) for header, w in words.items()},
        dates={header: interval.take(chosen) for header, interval in dates.items()},
        occupation=posts[chosen],
        interruption=months[chosen],
        assessments=grades,
        hours=hours,
        certificates=builders.certificates.build(),
        awards=rows,
        occupations=occupations.all(),
        names=names.all(),
        awards_seen=seen,
        knows_skills=SKILL in listed or "技能等级" in table.columns,
        knows_titles=TITLE in listed or bool({"职称级别", "职称名称"} & set(table.columns)),
        knows_certificates=_knows_certificates(table, tables),
        assumed=_assumed(table, chosen),
    )


def _knows_certificates(table: Table, tables: list[Table]) -> bool:
    """Whether there is a place for certificates of any kind."""
    own = any(header.startswith(people_rows.OWN_ROWS[:2]) for header in table.columns)
    return own or any(one.kind == "证书" for one in tables)


def _dates(table: Table, persons: Persons, plausible: Plausible, issues: Issues) -> dict[str, Interval]:
    person, limits = persons.of_record, plausible.of(persons.of_record)
    found = {header: dates_of(table, header, issues, person >= 0, limits) for header in PERSON_DATES}
    for header in (one for one in PERSON_DATES if one.endswith("起始日期")):
        dates = found[header]
        written = dates.blank & ~table.column(header).blank  # which is no blank start
        found[header] = Interval(np.where(written, UNREADABLE_SINCE, dates.first), dates.last)
    return found


def _read_others(
    table: Table, tables: list[Table], persons: Persons, builders: Builders, issues: Issues
) -> None:
    """Read the sheets of other kinds; certificates and awards that nobody could be given are open for namesakes."""
    for other in tables:
        if other.kind == "人员":
            continue
        owner = owners(other, persons, issues)
        SHEET_KINDS[other.kind].read(builders, other, owner)
        if other.kind == "年度考核":
            lost = np.where(builders.years.failing(other), owner, 0)
            builders.years.any_grade[namesakes(other, lost, persons)] = True
            continue
        people = namesakes(other, owner, persons)
        if other.kind == "继续教育":
            builders.years.any_hours[people] = True
            continue
        _open(builders, people, persons.record[people] + table.offset, other.kind == "荣誉竞赛")


def _read_lost_rows(table: Table, persons: Persons, builders: Builders) -> None:
    """A row of 人员 without a number may be of whoever has that name: what is held by it is open for them."""
    for headers, award in ((people_rows.OWN_ROWS[:2], False), (people_rows.OWN_ROWS[2:], True)):
        filled = np.zeros(len(table), np.bool_)
        for header, column in table.columns.items():
            filled |= ~column.blank if header.startswith(headers) else False
        people = namesakes(table, np.where(filled, persons.of_record, 0), persons)
        if people.size:
            _open(builders, people, persons.record[people] + table.offset, award)


def _open(builders: Builders, people: Index, records: Index, award: bool) -> None:
    """People who may have a further award, or further certificates."""
    if award:
        builders.awards.unknown(people, records)
        return
    for kind in (Kind.SKILL, Kind.TITLE):
        builders.certificates.parts.unknown(people, records, kind)


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
