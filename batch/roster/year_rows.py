"""Assessments and hours of continuing education: by year, from wide columns and from their sheets."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.facts import (
    Codes,
    Hours,
    Index,
)
from batch.language.terms import Grade
from batch.language.text import squeeze
from batch.roster.cells import Column, Table
from batch.roster.celltext import text_of
from batch.roster.certificates.doubt import DOUBT
from batch.roster.issues import Issues
from batch.roster.tables import grade_table
from batch.roster.understand.codes import read_hours, read_year
from batch.roster.understand.grades_of_years import is_untold


class YearBuilder:
    """Gathers assessments and hours by year from wide columns and from their sheets."""

    def __init__(self, size: int, issues: Issues) -> None:
        self.size, self.issues = size, issues
        self.grades: dict[int, npt.NDArray[np.bool_]] = {}  # year -> (3, n): pass, fail, open seen
        self.total: dict[tuple[int, str], npt.NDArray[np.float32]] = {}
        self.unreadable: dict[int, Mask] = {}
        self.lost = 0  # rows whose year is not understood
        self.any_grade = np.zeros(size, np.bool_)  # a grade that does not pass may be theirs, of any year
        self.any_hours = np.zeros(size, np.bool_)
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
        self._grade(table, column, records, person, years, _said_against(table))
        undated = np.flatnonzero(self.failing(table) & (person >= 0) & (years <= 0))
        self.any_grade[person[undated]] = True

    @staticmethod
    def failing(table: Table) -> Mask:
        """The rows of sheet 年度考核 whose grade does not pass for certain."""
        column, known = table.column("结果"), grade_table()
        passes = column.each(lambda cell: known.get(squeeze(text_of(cell))) == "合格", np.bool_)
        return np.asarray(~column.blank & ~passes)

    def education(self, table: Table, person: Index) -> None:
        """The rows of sheet 继续教育."""
        years, against = self._years(table, person), _said_against(table)
        for header, name in (("总学时", "total"), ("公需学时", "general")):
            column = table.column(header)
            records = np.flatnonzero((person >= 0) & (years > 0) & ~column.blank)
            self._hours(table, column, records, person, years, name, against)
        self.any_hours[person[(person >= 0) & (years <= 0)]] = True

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
        self, table: Table, column: Column, records: npt.NDArray[Any], person: Index, years: Any,
        against: Mask | None = None,
    ) -> None:  # fmt: skip
        known = grade_table()
        kinds = {"合格": 0, "不合格": 1, "待定": 2}
        read = [known.get(squeeze(text), "") for text in column.texts]
        used = np.zeros(len(table), np.bool_)
        used[records] = True
        bad = {n: "V19" if is_untold(column.texts[n]) else "V08" for n, g in enumerate(read) if not g}
        self.issues.for_values(table, column, {n: (code, "") for n, code in bad.items()}, used)
        codes = np.array([kinds.get(grade, 2) for grade in read], np.int8)[column.codes]
        codes = codes if against is None else np.where(against, np.int8(2), codes)
        self._graded.append((table, column.header, records, person, years))
        for year in np.unique(years[records]):
            seen = self.grades.setdefault(int(year), np.zeros((3, self.size), np.bool_))
            rows = records[years[records] == year]
            seen[codes[rows], person[rows]] = True

    def _hours(
        self, table: Table, column: Column, records: npt.NDArray[Any], person: Index, years: Any, name: str,
        against: Mask | None = None,
    ) -> None:  # fmt: skip
        read = [read_hours(text) if text else np.nan for text in column.texts]
        bad = {n: ("V05", "") for n, hours in enumerate(read) if hours is None}
        self.issues.for_values(table, column, bad)
        values = np.array([np.nan if hours is None else hours for hours in read], np.float32)[column.codes]
        unread = np.array([hours is None for hours in read], np.bool_)[column.codes]
        unread = unread if against is None else unread | against
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
            unclear = unclear | (passed & failed) | (self.any_grade & passed)
            grades[year] = np.where(unclear, Grade.OPEN, codes).astype(np.int8)
            self._note_conflicts(year, passed & failed)
        hours = {}
        nothing = np.full(self.size, np.nan, np.float32)
        for year in {year for year, _ in self.total}:
            hours[year] = Hours(
                self.total.get((year, "total"), nothing),
                self.total.get((year, "general"), nothing),
                self.unreadable.get(year, np.zeros(self.size, np.bool_)) | self.any_hours,
            )
        return grades, hours


def _said_against(table: Table) -> Mask | None:
    """The rows of which a remark takes something back: they are open; None for none."""
    return ~table.columns[DOUBT].blank if DOUBT in table.columns else None
