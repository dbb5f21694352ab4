"""Who is on the roster: one number a person, whatever sheet a row stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from batch.facts import Index
from batch.moments import Mask
from batch.roster.cells import Column, Issues, Table, is_nothing, text_of
from batch.roster.dates import read_date
from batch.roster.identity import ReadId, read_id
from batch.roster.tables import word_table
from batch.text import squeeze

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Persons:
    """The people of a submission and how rows of other sheets find them."""

    count: int
    record: Index  # the record of sheet 人员 that names each person, shape (count,)
    of_record: Index  # for each record of 人员 its person, -1 if unusable
    names: Texts
    id_numbers: Texts
    staff_numbers: Texts
    by_id: Mapping[str, int]
    by_staff: Mapping[str, int]
    by_name: Mapping[str, int]  # -1 for a name that several people bear


def normal_name(value: object) -> str:
    """A name without the spaces and line breaks that are typed into it."""
    return "" if is_nothing(value) else "".join(text_of(value).split())


def normal_staff_number(value: object) -> str:
    """A staff number as text."""
    return "" if is_nothing(value) else squeeze(text_of(value)).upper()


def read_persons(table: Table, issues: Issues, today: date) -> Persons:
    """Number the people of sheet 人员; rows that name nobody are issues."""
    names = _texts(table.column("姓名"), normal_name)
    staff = _texts(table.column("工号"), normal_staff_number)
    ids = _id_numbers(table, issues, today)
    no_name, no_number = names == "", (ids == "") & (staff == "")
    issues.at(table, "姓名", np.flatnonzero(no_name), "R01")
    issues.at(table, "身份证号", np.flatnonzero(no_number & ~no_name), "R02")
    return _number(table, issues, names, ids, staff, ~(no_name | no_number))


def _texts(column: Column, function: object) -> Texts:
    return column.each(function, np.object_)  # type: ignore[arg-type]


def _id_numbers(table: Table, issues: Issues, today: date) -> Texts:
    column = table.column("身份证号")
    read = [_read_cell(value, today) for value in column.distinct]
    bad = {n: (one.code, one.more) for n, one in enumerate(read) if one.code}
    issues.for_values(table, column, bad)
    _compare(table, column, read, issues)
    return np.array([one.number for one in read], np.object_)[column.codes]


def _read_cell(value: object, today: date) -> ReadId:
    if is_nothing(value):
        return ReadId("")
    if isinstance(value, float) and abs(value) >= 1e15:
        return ReadId(str(int(value)), "I07")
    return read_id(text_of(value), today)


def _compare(table: Table, ids: Column, read: list[ReadId], issues: Issues) -> None:
    """Sex and birth date are derived from the ID number and checked against what is written."""
    if "出生日期" in table.columns:
        birth = table.column("出生日期")
        written = [read_date(value) for value in birth.distinct]
        first = np.array([w.first for w in written], np.int64)[birth.codes]
        last = np.array([w.last for w in written], np.int64)[birth.codes]
        own = np.array(
            [(one.birth - date(1970, 1, 1)).days if one.birth else -(10**9) for one in read], np.int64
        )[ids.codes]
        differs = (own > -(10**9)) & ((own < first) | (own > last))
        issues.at(table, "出生日期", np.flatnonzero(differs), "I08")
    if "性别" in table.columns:
        sex = table.column("性别")
        words = word_table()["性别"]
        said = np.array([words.get(squeeze(text), "") for text in sex.texts], np.object_)[sex.codes]
        derived = np.array([one.sex for one in read], np.object_)[ids.codes]
        issues.at(table, "性别", np.flatnonzero((said != "") & (derived != "") & (said != derived)), "I09")


def _number(table: Table, issues: Issues, names: Texts, ids: Texts, staff: Texts, usable: Mask) -> Persons:
    by_id: dict[str, int] = {}
    by_staff: dict[str, int] = {}
    by_name: dict[str, int] = {}
    of_record = np.full(len(table), -1, np.int32)
    record: list[int] = []
    # one pass over rows, not over facts: it only hands out numbers
    for row in np.flatnonzero(usable).tolist():
        number, badge = ids[row], staff[row]
        person = by_id.get(number, -1) if number else by_staff.get(badge, -1)
        if person >= 0:
            issues.at(
                table, "身份证号" if number else "工号", [row], "R04", more=str(table.rows[record[person]])
            )
        else:
            person = len(record)
            record.append(row)
            if number:
                by_id[number] = person
            if badge and badge in by_staff:
                issues.at(table, "工号", [row], "R07", raw=badge)
            elif badge:
                by_staff[badge] = person
            by_name[names[row]] = -1 if names[row] in by_name else person
        of_record[row] = person
    chosen = np.array(record, np.int32)
    return Persons(
        len(record), chosen, of_record, names[chosen], ids[chosen], staff[chosen], by_id, by_staff, by_name
    )


def owners(table: Table, persons: Persons, issues: Issues) -> Index:
    """For each record of another sheet its person; -1, with an issue, where there is none."""
    ids = table.column("身份证号").each(_plain_id, np.object_)
    staff = table.column("工号").each(normal_staff_number, np.object_)
    names = table.column("姓名").each(normal_name, np.object_)
    found = _look_up(ids, persons.by_id)
    found = np.where(found >= 0, found, _look_up(staff, persons.by_staff))
    by_name = _look_up(names, persons.by_name, missing=-2)
    nameless = (ids == "") & (staff == "")
    found = np.where(found >= 0, found, np.where(nameless, by_name, -2)).astype(np.int32)
    header = "身份证号" if "身份证号" in table.columns else "工号"
    issues.at(table, header, np.flatnonzero(found == -2), "R03")
    issues.at(table, "姓名", np.flatnonzero(found == -1), "R05")
    if persons.count:
        known = persons.names[np.maximum(found, 0)]
        differs = (found >= 0) & (names != "") & (names != known)
        for row in np.flatnonzero(differs).tolist():
            issues.at(table, "姓名", [row], "R06", raw=str(names[row]), more=str(known[row]))
    return np.maximum(found, -1)


def _plain_id(value: object) -> str:
    return "" if is_nothing(value) else squeeze(text_of(value)).upper().lstrip("'")


def _look_up(values: Texts, known: Mapping[str, int], missing: int = -1) -> Index:
    return np.array([known.get(value, missing) if value else missing for value in values], np.int32)
