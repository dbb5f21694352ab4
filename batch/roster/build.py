"""From tables to facts: typed columns a person, rows a certificate and an award."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from batch.facts import (
    BLANK,
    UNREADABLE,
    Award,
    Awards,
    Certificates,
    Codes,
    Hours,
    Index,
    Interval,
    Occupation,
    Words,
)
from batch.moments import Mask
from batch.roster.awards import AwardNames, ReadAward, read_award, split_awards
from batch.roster.cells import Column, Issues, Table
from batch.roster.codes import read_hours, read_months, read_occupation_code, read_year
from batch.roster.dates import read_date
from batch.roster.tables import grade_table, word_table
from batch.roster.titles import ReadCertificate, read_certificate, read_skill, read_title
from batch.terms import Grade
from batch.text import squeeze
from batch.words import WORDS

#: Dates of sheet 人员 that become facts.
PERSON_DATES = ("现岗位起始日期", "从事技术技能工作起始日期", "从事本职业起始日期", "毕业日期")

_SKILL_COLUMNS = ("技能等级", "技能证书职业（工种）", "技能证书取得日期", "技能证书编号")
_TITLE_COLUMNS = (
    "职称级别",
    "职称名称",
    "职称系列",
    "职称专业",
    "职称取得日期",
    "职称聘任日期",
    "职称证书编号",
)


def words_of(table: Table, header: str, issues: Issues) -> Words:
    """A closed column; a text that is none of its words is an issue and stays open."""
    column, known = table.column(header), word_table()[header]
    words = tuple(dict.fromkeys([*WORDS[header], *known.values()]))
    code_of = {word: number for number, word in enumerate(words)}
    codes, bad = [], {}
    for number, text in enumerate(column.texts):
        if header == "诚信记录" and not text and squeeze(str(column.distinct[number] or "")) == "无":
            text = "无"
        word = known.get(squeeze(text), "") if text else ""
        codes.append(code_of[word] if word else (UNREADABLE if text else BLANK))
        if text and not word:
            bad[number] = ("V04", "、".join(WORDS[header]))
    issues.for_values(table, column, bad)
    return Words(words, np.array(codes, np.int8)[column.codes])


def dates_of(table: Table, header: str, issues: Issues, only: Mask | None = None) -> Interval:
    """A column of dates; what is not understood is an issue and no date."""
    column = table.column(header)
    read = [read_date(value) for value in column.distinct]
    issues.for_values(table, column, {n: (d.code, d.more) for n, d in enumerate(read) if d.code}, only)
    return Interval(
        np.array([d.first for d in read], np.int32)[column.codes],
        np.array([d.last for d in read], np.int32)[column.codes],
    )


def months_of(table: Table, issues: Issues) -> Index:
    """中断工作月数: blank is none, a text that is no number is UNREADABLE."""
    column = table.column("中断工作月数")
    months = [0 if not text else read_months(text) for text in column.texts]
    issues.for_values(table, column, {n: ("V05", "") for n, m in enumerate(months) if m == UNREADABLE})
    return np.array(months, np.int32)[column.codes]


@dataclass
class Interner:
    """Distinct things numbered in the order met; number 0 is the blank one."""

    seen: dict[Any, int]

    def number(self, thing: Any) -> int:
        """The number of a thing."""
        return self.seen.setdefault(thing, len(self.seen))

    def all(self) -> tuple[Any, ...]:
        """All things by number."""
        return tuple(self.seen)


def post_occupations(table: Table, occupations: Interner, issues: Issues) -> Index:
    """The post's occupation: name and code, as numbers of distinct pairs."""
    names, codes = table.column("现岗位职业（工种）"), table.column("职业编码")
    read = [read_occupation_code(text) if text else "" for text in codes.texts]
    issues.for_values(table, codes, {n: ("V06", "") for n, code in enumerate(read) if code is None})

    def one(pair: tuple[int, int]) -> int:
        return occupations.number(Occupation(names.texts[pair[0]], read[pair[1]] or ""))

    return _combined([names, codes], one)


def _combined(columns: list[Column], function: Callable[[Any], Any]) -> Index:
    """A number for every row, computed once a distinct combination of cells."""
    combined = columns[0].codes.astype(np.int64)
    for column in columns[1:]:
        combined = combined * max(1, len(column.distinct)) + column.codes
    which, first = _distinct(combined)
    numbers = [function(tuple(int(column.codes[row]) for column in columns)) for row in first]
    return np.array(numbers, np.int32)[which]


def _distinct(values: npt.NDArray[np.int64]) -> tuple[Index, Index]:
    """For each value the number of its kind, and the first place of each kind."""
    which, kinds = pd.factorize(values)
    first = np.full(len(kinds), -1, np.int32)
    places = np.arange(values.size, dtype=np.int32)
    first[which[::-1]] = places[::-1]
    return which.astype(np.int32), first


@dataclass
class _Parts:
    """Certificate rows gathered from several tables."""

    columns: dict[str, list[npt.NDArray[Any]]] = field(default_factory=dict)

    def add(self, **arrays: npt.NDArray[Any]) -> None:
        for name, array in arrays.items():
            self.columns.setdefault(name, []).append(array)

    def joined(self, name: str, dtype: Any) -> npt.NDArray[Any]:
        parts = self.columns.get(name)
        return np.concatenate(parts).astype(dtype) if parts else np.zeros(0, dtype)

    def order(self) -> Index:
        return np.argsort(self.joined("person", np.int32), kind="stable").astype(np.int32)


class CertificateBuilder:
    """Gathers certificates from the wide form and from sheet 证书."""

    def __init__(self, occupations: Interner, names: Interner, issues: Issues) -> None:
        self.occupations, self.names, self.issues = occupations, names, issues
        self.parts = _Parts()

    def wide(self, table: Table, person: Index) -> None:
        """The certificates in the person's own row: one for skills, one for titles."""
        self._wide_skills(table, person)
        self._wide_titles(table, person)

    def _wide_skills(self, table: Table, person: Index) -> None:
        present = (person >= 0) & _filled(table, _SKILL_COLUMNS)
        level, occupation = table.column("技能等级"), table.column("技能证书职业（工种）")

        def understand(codes: tuple[int, ...]) -> ReadCertificate:
            return read_skill(level.texts[codes[0]], "技能等级")

        self._add(
            table, person, present, [level, occupation], understand,
            occupation=(occupation, 1), dates=("技能证书取得日期", ""), wide=True,
        )  # fmt: skip

    def _wide_titles(self, table: Table, person: Index) -> None:
        present = (person >= 0) & _filled(table, _TITLE_COLUMNS)
        columns = [table.column(header) for header in ("职称级别", "职称名称", "职称系列")]

        def understand(codes: tuple[int, ...]) -> ReadCertificate:
            texts = [column.texts[code] for column, code in zip(columns, codes, strict=True)]
            return read_title(texts[0], texts[1], texts[2], ("职称级别", "职称名称", "职称系列"))

        self._add(
            table, person, present, columns, understand,
            dates=("职称取得日期", "职称聘任日期"), name=columns[1], wide=True,
        )  # fmt: skip

    def sheet(self, table: Table, person: Index) -> None:
        """The rows of sheet 证书."""
        headers = ("证书类别", "级别", "名称", "系列", "职业（工种）")
        columns = [table.column(header) for header in headers]

        def understand(codes: tuple[int, ...]) -> ReadCertificate:
            texts = [column.texts[code] for column, code in zip(columns, codes, strict=True)]
            return read_certificate(*texts)

        self._add(
            table, person, person >= 0, columns, understand,
            occupation=(columns[4], 4), dates=("取得日期", "聘任日期"), name=columns[2],
            issuer=table.column("发证机构"), status=True, wide=False,
        )  # fmt: skip

    def _add(
        self,
        table: Table,
        person: Index,
        present: Mask,
        columns: list[Column],
        understand: Callable[[tuple[int, ...]], ReadCertificate],
        *,
        dates: tuple[str, str],
        wide: bool,
        occupation: tuple[Column, int] | None = None,
        name: Column | None = None,
        issuer: Column | None = None,
        status: bool = False,
    ) -> None:
        if not present.any():
            return
        understood: list[ReadCertificate] = []

        def remember(codes: tuple[int, ...]) -> int:
            understood.append(understand(codes))
            return len(understood) - 1

        which = _combined(columns, remember)
        self._note(table, which, present, understood)
        obtained = dates_of(table, dates[0], self.issues, present)
        appointed = dates_of(table, dates[1], self.issues, present) if dates[1] else None
        valid, doubtful = self._status(table, present) if status else (present, ~present)
        numbers = self._numbers(occupation, name, issuer, len(table))
        occupations = self._occupations(which, understood, numbers[0])
        for position in (0, 1):  # a certificate of which nobody can tell the kind is both
            kinds = np.array([one.kinds[position] if len(one.kinds) > position else -1 for one in understood])
            chosen = np.flatnonzero(present & (kinds[which] >= 0)).astype(np.int32)
            if not chosen.size:
                continue
            low = np.array([one.low for one in understood])[which][chosen]
            blank = Interval.unknown(chosen.size)
            when = blank if appointed is None else appointed.take(chosen)
            self.parts.add(
                person=person[chosen],
                place=chosen + table.offset,
                kind=kinds[which][chosen],
                low=np.where(doubtful[chosen], -1, low),
                high=np.array([one.high for one in understood])[which][chosen],
                series=np.array([one.series for one in understood])[which][chosen],
                occupation=occupations[chosen],
                obtained_first=obtained.first[chosen],
                obtained_last=obtained.last[chosen],
                appointed_first=when.first,
                appointed_last=when.last,
                valid=valid[chosen],
                name=numbers[1][chosen],
                issuer=numbers[2][chosen],
                wide=np.full(chosen.size, wide),
            )

    def _note(self, table: Table, which: Index, present: Mask, understood: list[ReadCertificate]) -> None:
        for number, one in enumerate(understood):
            for code, header, raw in one.notes:
                records = np.flatnonzero((which == number) & present)
                self.issues.at(table, header, records, code, raw)

    def _status(self, table: Table, present: Mask) -> tuple[Mask, Mask]:
        column, known = table.column("证书状态"), word_table()["证书状态"]
        said = [known.get(squeeze(text), "？") if text else "有效" for text in column.texts]
        bad = {number: ("C10", "") for number, word in enumerate(said) if word == "？"}
        self.issues.for_values(table, column, bad, present)
        words = np.array(said, np.object_)[column.codes]
        return np.asarray(words != "无效"), np.asarray(words == "？")

    def _numbers(
        self, occupation: tuple[Column, int] | None, name: Column | None, issuer: Column | None, size: int
    ) -> tuple[Index, Index, Index]:
        nobody = np.zeros(size, np.int32)

        def numbered(column: Column | None, make: Callable[[str], int]) -> Index:
            if column is None:
                return nobody
            return np.array([make(text) for text in column.texts], np.int32)[column.codes]

        return (
            numbered(occupation[0] if occupation else None, lambda t: self.occupations.number(Occupation(t))),
            numbered(name, self.names.number),
            numbered(issuer, self.names.number),
        )

    def _occupations(self, which: Index, understood: list[ReadCertificate], written: Index) -> Index:
        embedded = np.array(
            [
                self.occupations.number(Occupation(one.occupation)) if one.occupation else 0
                for one in understood
            ],
            np.int32,
        )[which]
        return np.where(written == 0, embedded, written)

    def build(self) -> Certificates:
        """All certificates, sorted by person."""
        parts, order = self.parts, self.parts.order()

        def column(name: str, dtype: Any) -> npt.NDArray[Any]:
            return parts.joined(name, dtype)[order]

        return Certificates(
            person=column("person", np.int32),
            place=column("place", np.int32),
            kind=column("kind", np.int8),
            low=column("low", np.int8),
            high=column("high", np.int8),
            series=column("series", np.int32),
            occupation=column("occupation", np.int32),
            obtained=Interval(column("obtained_first", np.int32), column("obtained_last", np.int32)),
            appointed=Interval(column("appointed_first", np.int32), column("appointed_last", np.int32)),
            valid=column("valid", np.bool_),
            name=column("name", np.int32),
            issuer=column("issuer", np.int32),
            wide=column("wide", np.bool_),
        )


def _filled(table: Table, headers: tuple[str, ...]) -> Mask:
    filled = np.zeros(len(table), np.bool_)
    for header in headers:
        if header in table.columns:
            filled |= ~table.columns[header].blank
    return filled


class AwardBuilder:
    """Gathers awards from 荣誉奖项 and from sheet 荣誉竞赛."""

    def __init__(self, names: AwardNames, issues: Issues) -> None:
        self.names, self.issues = names, issues
        self.parts = _Parts()
        self.seen = Interner({})

    def wide(self, table: Table, person: Index) -> None:
        """The awards of 荣誉奖项, several in one cell."""
        if "荣誉奖项" not in table.columns:
            return
        column = table.columns["荣誉奖项"]
        for value, text in enumerate(column.texts):
            records = column.cells([value]) if text else np.zeros(0, np.int32)
            records = records[person[records] >= 0]
            for part in split_awards(text):
                read = read_award(self.names, part)
                self._note(table, records, read, "荣誉奖项")
                size = records.size
                self._add(
                    table, person[records], records, np.full(size, self.seen.number(read.award)),
                    Interval(np.full(size, read.day.first), np.full(size, read.day.last)), np.full(size, -1),
                )  # fmt: skip

    def sheet(self, table: Table, person: Index) -> None:
        """The rows of sheet 荣誉竞赛."""
        headers = ("名称", "级别", "类别", "奖次", "角色")
        columns = [table.column(header) for header in headers]
        understood: list[ReadAward] = []

        def remember(codes: tuple[int, ...]) -> int:
            texts = [column.texts[code] for column, code in zip(columns, codes, strict=True)]
            understood.append(read_award(self.names, *texts))
            return len(understood) - 1

        which = _combined(columns, remember)
        present = person >= 0
        for number, one in enumerate(understood):
            self._note(table, np.flatnonzero((which == number) & present).astype(np.int32), one, "")
        day = dates_of(table, "取得日期", self.issues, present)
        by_text = Interval(
            np.array([one.day.first for one in understood], np.int32)[which],
            np.array([one.day.last for one in understood], np.int32)[which],
        )
        first = np.where(day.blank, by_text.first, day.first)
        last = np.where(day.blank, by_text.last, day.last)
        school = words_of(table, "在校期间", self.issues)
        at_school = np.where(school.among(["是"]), 1, np.where(school.among(["否"]), 0, -1))
        awards = np.array([self.seen.number(one.award) for one in understood], np.int32)[which]
        rows = np.flatnonzero(present).astype(np.int32)
        self._add(table, person[rows], rows, awards[rows], Interval(first[rows], last[rows]), at_school[rows])

    def _note(self, table: Table, records: Index, read: ReadAward, header: str) -> None:
        for code, own, raw in read.notes:
            more = "、".join(WORDS.get(own, ())) if code == "V04" else ""
            self.issues.at(table, header or own, records, code, raw, more)

    def _add(
        self, table: Table, person: Index, records: Index, award: npt.NDArray[Any], day: Interval,
        at_school: npt.NDArray[Any],
    ) -> None:  # fmt: skip
        self.parts.add(
            person=person, place=records + table.offset, award=award, first=day.first, last=day.last,
            at_school=at_school,
        )  # fmt: skip

    def build(self) -> tuple[Awards, tuple[Award, ...]]:
        """All awards sorted by person, and the distinct ones."""
        parts, order = self.parts, self.parts.order()
        rows = Awards(
            person=parts.joined("person", np.int32)[order],
            place=parts.joined("place", np.int32)[order],
            award=parts.joined("award", np.int32)[order],
            day=Interval(parts.joined("first", np.int32)[order], parts.joined("last", np.int32)[order]),
            at_school=parts.joined("at_school", np.int8)[order],
        )
        return rows, self.seen.all()


class YearBuilder:
    """Gathers assessments and hours by year from wide columns and from their sheets."""

    def __init__(self, size: int, issues: Issues) -> None:
        self.size, self.issues = size, issues
        self.grades: dict[int, npt.NDArray[np.bool_]] = {}  # year -> (3, n): pass, fail, open seen
        self.total: dict[tuple[int, str], npt.NDArray[np.float32]] = {}
        self.unreadable: dict[int, Mask] = {}
        self.lost = 0  # rows whose year is not understood
        self._graded: list[tuple[Table, str, npt.NDArray[Any], Index, Any]] = []

    def wide(self, table: Table, person: Index) -> None:
        """One column a year."""
        for header, column in table.columns.items():
            year = header[:4]
            if not year.isdigit():
                continue
            records = np.flatnonzero((person >= 0) & ~column.blank)
            if header.endswith("年度考核"):
                self._grade(table, column, records, person, np.full(len(table), int(year)))
            else:
                name = "total" if header.endswith("继续教育学时") else "general"
                self._hours(table, column, records, person, np.full(len(table), int(year)), name)

    def assessments(self, table: Table, person: Index) -> None:
        """The rows of sheet 年度考核."""
        years = self._years(table, person)
        column = table.column("结果")
        records = np.flatnonzero((person >= 0) & (years > 0) & ~column.blank)
        self._grade(table, column, records, person, years)

    def education(self, table: Table, person: Index) -> None:
        """The rows of sheet 继续教育."""
        years = self._years(table, person)
        for header, name in (("总学时", "total"), ("公需学时", "general")):
            column = table.column(header)
            records = np.flatnonzero((person >= 0) & (years > 0) & ~column.blank)
            self._hours(table, column, records, person, years, name)

    def _years(self, table: Table, person: Index) -> Index:
        column = table.column("年度")
        read = [read_year(text) for text in column.texts]
        self.issues.for_values(
            table, column, {n: ("V07", "") for n, y in enumerate(read) if y <= 0}, person >= 0
        )
        years = np.array(read, np.int32)[column.codes]
        self.lost += int(((years <= 0) & (person >= 0)).sum())
        return years

    def _grade(
        self, table: Table, column: Column, records: npt.NDArray[Any], person: Index, years: Any
    ) -> None:
        known = grade_table()
        kinds = {"合格": 0, "不合格": 1, "待定": 2}
        read = [known.get(squeeze(text), "") for text in column.texts]
        used = np.zeros(len(table), np.bool_)
        used[records] = True
        self.issues.for_values(table, column, {n: ("V08", "") for n, g in enumerate(read) if not g}, used)
        codes = np.array([kinds.get(grade, 2) for grade in read], np.int8)[column.codes]
        self._graded.append((table, column.header, records, person, years))
        for year in np.unique(years[records]):
            seen = self.grades.setdefault(int(year), np.zeros((3, self.size), np.bool_))
            rows = records[years[records] == year]
            seen[codes[rows], person[rows]] = True

    def _hours(
        self, table: Table, column: Column, records: npt.NDArray[Any], person: Index, years: Any, name: str
    ) -> None:
        read = [read_hours(text) if text else np.nan for text in column.texts]
        bad = {n: ("V05", "") for n, hours in enumerate(read) if hours is None}
        self.issues.for_values(table, column, bad)
        values = np.array([np.nan if hours is None else hours for hours in read], np.float32)[column.codes]
        unread = np.array([hours is None for hours in read], np.bool_)[column.codes]
        for year in np.unique(years[records]):
            rows = records[years[records] == year]
            total = self.total.setdefault((int(year), name), np.full(self.size, np.nan, np.float32))
            clear = rows[~unread[rows]]
            total[person[clear]] = np.nan_to_num(total[person[clear]])
            np.add.at(total, person[clear], values[clear])
            mask = self.unreadable.setdefault(int(year), np.zeros(self.size, np.bool_))
            mask[person[rows[unread[rows]]]] = True

    def _note_conflicts(self, year: int, people: Mask) -> None:
        if not people.any():
            return
        for table, header, records, person, years in self._graded:
            theirs = records[(years[records] == year) & people[person[records]]]
            self.issues.at(table, header, theirs, "V10")

    def build(self) -> tuple[dict[int, Codes], dict[int, Hours]]:
        """Assessments and hours by year; two grades that disagree leave the year open."""
        grades = {}
        for year, (passed, failed, unclear) in self.grades.items():
            codes = np.where(passed, Grade.PASS, np.where(failed, Grade.FAIL, Grade.NONE))
            grades[year] = np.where(unclear | (passed & failed), Grade.OPEN, codes).astype(np.int8)
            self._note_conflicts(year, passed & failed)
        hours = {}
        nothing = np.full(self.size, np.nan, np.float32)
        for year in {year for year, _ in self.total}:
            hours[year] = Hours(
                self.total.get((year, "total"), nothing),
                self.total.get((year, "general"), nothing),
                self.unreadable.get(year, np.zeros(self.size, np.bool_)),
            )
        return grades, hours
