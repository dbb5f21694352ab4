"""Who is on the roster: one number a person, whatever sheet a row stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import ALWAYS, Days, Mask, day_number
from batch.facts import Index
from batch.language.text import squeeze
from batch.roster.cells import Column, Table
from batch.roster.celltext import is_nothing, text_of
from batch.roster.issues import Issues
from batch.roster.people.bearers import Bearers, hand_out
from batch.roster.people.manyids import ReadIds, read_ids
from batch.roster.tables import word_table
from batch.roster.understand.dates import read_date
from batch.sheets.sheet import error_of

Texts = npt.NDArray[np.object_]
_UNBORN: Final = "I04"
#: However the dot within a name is typed: 古丽·买买提.
_DOT: Final = re.compile("(?<=[\u4e00-\u9fff])[•・‧∙⋅.．](?=[\u4e00-\u9fff])")
#: Between the names of several people in one cell.
_AMONG_OTHERS: Final = re.compile(r"[\s、,，;；/|&+()（）]+|等(?:\d+|[一二三四五六七八九十两几多])?[人名位]?")


@dataclass(frozen=True)
class Persons:
    """The people of a submission and how rows of other sheets find them."""

    count: int
    record: Index  # the record of sheet 人员 that names each person, shape (count,)
    of_record: Index  # for each record of 人员 its person, -1 if unusable
    names: Texts
    id_numbers: Texts
    staff_numbers: Texts
    births: Days  # day of birth by the ID number, ALWAYS where it does not tell
    bearers: Bearers


def normal_name(value: object) -> str:
    """A name without the spaces and line breaks that are typed into it."""
    text = "" if is_nothing(value) else _DOT.sub("·", "".join(text_of(value).split()))
    return "" if error_of(text) else text


def normal_staff_number(value: object) -> str:
    """A staff number as text."""
    if isinstance(value, str) and value.isascii() and value.isalnum():
        return value.upper()
    text = "" if is_nothing(value) else squeeze(text_of(value)).upper()
    return "" if error_of(text) else text


def read_persons(table: Table, issues: Issues, today: date) -> Persons:
    """Number the people of sheet 人员; rows that name nobody are issues."""
    names = _texts(table.column("姓名"), normal_name)
    staff = _texts(table.column("工号"), normal_staff_number)
    ids, births = _id_numbers(table, issues, today)
    no_name, no_number = names == "", (ids == "") & (staff == "")
    issues.at(table, "姓名", np.flatnonzero(no_name), "R01")
    issues.at(table, "身份证号", np.flatnonzero(no_number & ~no_name), "R02")
    return _number(table, issues, (names, ids, staff), ~(no_name | no_number), births)


def _texts(column: Column, function: object) -> Texts:
    return column.each(function, np.object_)  # type: ignore[arg-type]


def _id_numbers(table: Table, issues: Issues, today: date) -> tuple[Texts, Days]:
    column = table.column("身份证号")
    read = read_ids(column.distinct, today)
    issues.for_values(table, column, read.bad)
    if any(code == _UNBORN for code, *_ in read.bad.values()):
        issues.moves_on(day_number(today))
    _compare(table, column, read, issues)
    return read.numbers[column.codes], read.births[column.codes]


def _compare(table: Table, ids: Column, read: ReadIds, issues: Issues) -> None:
    """Sex and birth date are derived from the ID number and checked against what is written."""
    if "出生日期" in table.columns:
        birth = table.column("出生日期")
        written = [read_date(value) for value in birth.distinct]
        first = np.array([w.first for w in written], np.int64)[birth.codes]
        last = np.array([w.last for w in written], np.int64)[birth.codes]
        own = read.births[ids.codes]
        differs = (own != ALWAYS) & ((own < first) | (own > last))
        issues.at(table, "出生日期", np.flatnonzero(differs), "I08")
    if "性别" in table.columns:
        sex = table.column("性别")
        words = word_table()["性别"]
        said = np.array([words.get(squeeze(text), "") for text in sex.texts], np.object_)[sex.codes]
        derived = read.sexes[ids.codes]
        issues.at(table, "性别", np.flatnonzero((said != "") & (derived != "") & (said != derived)), "I09")


def _number(
    table: Table, issues: Issues, texts: tuple[Texts, Texts, Texts], usable: Mask, births: Days
) -> Persons:
    """Hand out numbers, and say where one number stands with two names."""
    names, ids, staff = texts

    def clash(row: int, by_id: bool, other: int) -> None:
        issues.at(table, "身份证号" if by_id else "工号", [row], "R08", more=str(table.rows[other]))

    of_record, bearers = hand_out(names, ids, staff, usable, clash)
    people, first = np.unique(of_record, return_index=True)
    chosen: Index = first[people >= 0].astype(np.int32)
    return Persons(
        int(chosen.size),
        chosen,
        of_record,
        bearers.names,
        ids[chosen],
        staff[chosen],
        births[chosen],
        bearers,
    )


@dataclass(frozen=True)
class _Owner:
    """Whose a row of another sheet is, or which issue stands in the way."""

    person: int
    code: str = ""


def _owner(number: str, badge: str, name: str, persons: Persons) -> _Owner:
    """By ID number, else by staff number and name, else by a name that only one person bears."""
    bearers = persons.bearers
    by_id = bearers.of_number(number, name) if number else -1
    by_staff = bearers.of_number(badge, name) if badge else -1
    numbered = by_id if by_id >= 0 else by_staff
    if name and numbered >= 0 and bearers.is_anothers(name, numbered):
        return _Owner(-1, "R09")  # a row of the list that slipped: the number is one's, the name another's
    if by_id >= 0:
        clash = by_staff >= 0 and by_staff != by_id
        return _Owner(-1, "R09") if clash else _Owner(by_id)
    if by_staff >= 0:
        if not number:
            return _Owner(by_staff)
        return _Owner(by_staff, "R10") if name == persons.names[by_staff] else _Owner(-1, "R03")
    if number or badge:
        return _Owner(-1, "R05" if -2 in (by_id, by_staff) else "R03")
    found = bearers.of_name(name) if name else -1
    return _Owner(found) if found >= 0 else _Owner(-1, "R05" if found == -2 else "R03")


def owners(table: Table, persons: Persons, issues: Issues) -> Index:
    """For each record of another sheet its person; -1, with an issue, where there is none."""
    ids = table.column("身份证号").each(_plain_id, np.object_).tolist()
    staff = table.column("工号").each(normal_staff_number, np.object_).tolist()
    names = table.column("姓名").each(normal_name, np.object_).tolist()
    header = "身份证号" if "身份证号" in table.columns else "工号"
    known: dict[tuple[str, str, str], _Owner] = {}
    found = np.full(len(table), -1, np.int32)
    for row, key in enumerate(zip(ids, staff, names, strict=True)):
        owner = known.get(key) or known.setdefault(key, _owner(*key, persons))
        found[row] = owner.person
        if owner.code:
            more = str(persons.names[owner.person]) if owner.person >= 0 else ""
            issues.at(table, "姓名" if owner.code == "R05" else header, [row], owner.code, more=more)
        elif owner.person >= 0 and key[2] and key[2] != persons.names[owner.person]:
            issues.at(table, "姓名", [row], "R06", key[2], str(persons.names[owner.person]))
    return found


def _plain_id(value: object) -> str:
    return "" if is_nothing(value) else squeeze(text_of(value)).upper().lstrip("'")


def namesakes(table: Table, owner: Index, persons: Persons) -> Index:
    """The people whose name or number stands on a row that could be given to nobody: it may be theirs.

    A name may stand there alone or among others.
    """
    lost = np.flatnonzero(owner < 0)
    written = {text_of(cell) for cell in table.column("姓名").raw[lost].tolist()}
    names = {normal_name(one) for text in written for one in (text, *_AMONG_OTHERS.split(text))}
    found = {person for name in names if name for person in persons.bearers.namesakes(name)}
    for header, normal in (("身份证号", _plain_id), ("工号", normal_staff_number)):
        numbers = {normal(cell) for cell in table.column(header).raw[lost].tolist()}
        found |= {person for number in numbers if number for person in persons.bearers.numbered(number)}
    return np.array(sorted(found), np.int32)
