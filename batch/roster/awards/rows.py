"""Awards: from 荣誉奖项 and from sheet 荣誉竞赛 to rows of facts."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from batch.days.moments import ALWAYS, NEVER, Mask, day_number
from batch.facts import (
    Award,
    Awards,
    Index,
    Interval,
)
from batch.language.showing import cut
from batch.language.words import WORDS
from batch.roster.awards import AwardNames, ReadAward, read_cell, read_row
from batch.roster.awards.doubt import AWARD_DOUBT
from batch.roster.awards.readaward import in_doubt
from batch.roster.awards.sessions import untimely
from batch.roster.awards.unnamed import unnamed
from batch.roster.cells import Table
from batch.roster.certificates.doubt import DOUBT
from batch.roster.columns import Interner, Parts, combined, dates_of, words_of
from batch.roster.elsewhere import ELSEWHERE
from batch.roster.issues import Issues
from batch.roster.plausible import Plausible


def _header(table: Table) -> str:
    return "荣誉奖项" if "荣誉奖项" in table.columns else "名称"


def _where_possible(odd: Mask, first: Index, last: Index) -> Interval:
    """The days of some awards; none where they cannot be."""
    return Interval(np.where(odd, ALWAYS, first), np.where(odd, NEVER, last))


class AwardBuilder:
    """Gathers awards from 荣誉奖项 and from sheet 荣誉竞赛."""

    def __init__(self, names: AwardNames, issues: Issues, plausible: Plausible | None = None) -> None:
        self.names, self.issues = names, issues
        self.plausible = plausible or Plausible()
        self.parts = Parts()
        self.seen = Interner({})

    def wide(self, table: Table, person: Index) -> None:
        """The awards of 荣誉奖项, several in one cell."""
        if ELSEWHERE in table.columns:
            self._elsewhere(table, person)
        if "荣誉奖项" not in table.columns:
            return
        column = table.columns["荣誉奖项"]
        for value, text in enumerate(column.texts):
            records = column.cells([value]) if text else np.zeros(0, np.int32)
            records = records[person[records] >= 0]
            for read in read_cell(self.names, text) if records.size else ():
                self._note(table, records, read, "荣誉奖项")
                if not read.denied:
                    size = records.size
                    odd = self._impossible(table, person, records, read, np.ones(size, np.bool_))
                    own = _where_possible(odd, np.full(size, read.day.first), np.full(size, read.day.last))
                    self._add(table, person, records, read.award, own, np.full(size, -1), AWARD_DOUBT, odd)

    def _elsewhere(self, table: Table, person: Index) -> None:
        """What stands where nobody looks for awards: any award, perhaps; said at its cell already."""
        column = table.columns[ELSEWHERE]
        for value, text in enumerate(column.texts):
            records = column.cells([value]) if text else np.zeros(0, np.int32)
            records = records[person[records] >= 0]
            size, award = records.size, unnamed(self.names, text).award
            nobody, never = np.zeros(size, np.bool_), np.full(size, -1)
            blank = _where_possible(~nobody, records, records)
            self._add(table, person, records, award, blank, never, ELSEWHERE, nobody)

    def unknown(self, people: Index, places: Index) -> None:
        """An award of a row that may be of any of some people: any award, perhaps."""
        if not people.size:
            return
        number = self.seen.number(unnamed(self.names, "未写明是谁的奖项").award)
        self.parts.add(
            person=people, place=places, award=np.full(people.size, number), first=np.full(people.size, ALWAYS),
            last=np.full(people.size, NEVER), at_school=np.full(people.size, -1),
        )  # fmt: skip

    def sheet(self, table: Table, person: Index) -> None:
        """The rows of sheet 荣誉竞赛."""
        headers = ("名称", "级别", "类别", "奖次", "角色")
        columns = [table.column(header) for header in headers]
        understood: list[tuple[ReadAward, ...]] = []

        def remember(codes: tuple[int, ...]) -> int:
            texts = [column.texts[code] for column, code in zip(columns, codes, strict=True)]
            nothing = not any(texts) and "名称" in table.columns
            understood.append(() if nothing else read_row(self.names, *texts))
            return len(understood) - 1

        which = combined(columns, remember)
        present = person >= 0
        written = dates_of(table, "取得日期", self.issues.aside())
        day = dates_of(table, "取得日期", self.issues, present, self.plausible.of(person))
        school = words_of(table, "在校期间", self.issues)
        at_school = np.where(school.among(["是"]), 1, np.where(school.among(["否"]), 0, -1))
        for number, several in enumerate(understood):
            rows = np.flatnonzero((which == number) & present).astype(np.int32)
            if not several:
                self.issues.at(table, "名称", rows, "A01", "")  # a row that names somebody and no award
            for one in several:
                self._note(table, rows, one, "")
                if not one.denied:
                    undated = day.blank[rows]
                    odd = self._impossible(table, person, rows, one, undated)
                    own = _where_possible(
                        odd,
                        np.where(undated, one.day.first, day.first[rows]),
                        np.where(undated, one.day.last, day.last[rows]),
                    )
                    odd |= undated & ~written.blank[rows]
                    self._add(table, person, rows, one.award, own, at_school[rows], DOUBT, odd)

    def _note(self, table: Table, records: Index, read: ReadAward, header: str) -> None:
        for code, own, raw in read.notes:
            more = "、".join(WORDS.get(own, ())) if code == "V04" else cut(read.unread) or "未写明"
            self.issues.at(table, header or own, records, code, raw, more)

    def _add(
        self, table: Table, person: Index, records: Index, award: Award, day: Interval,
        at_school: npt.NDArray[Any], doubt: str, impossible: Mask,
    ) -> None:  # fmt: skip
        """One award of some records; ``doubt`` is the column of what may take it back, ``impossible`` by its day."""
        doubted = impossible | self._untimely(table, records, award, day)
        if doubt in table.columns:
            doubted |= ~table.columns[doubt].blank[records]
        numbers = np.full(records.size, self.seen.number(award))
        if doubted.any():
            numbers[doubted] = self.seen.number(in_doubt(award))
        self.parts.add(
            person=person[records], place=records + table.offset, award=numbers, first=day.first,
            last=day.last, at_school=at_school,
        )  # fmt: skip

    def _untimely(self, table: Table, records: Index, award: Award, day: Interval) -> Mask:
        """Whose award is of a time when there was none of that name: a 全国技能大赛 of 2018 is another one."""
        named = self.names.by_name.get(award.name)
        if named is None:
            return np.zeros(records.size, np.bool_)
        odd = untimely(named, award.text, day, day_number(self.issues.today))
        self.issues.moves_on(odd.moves)
        self.issues.at(table, _header(table), records[odd.rows], "A06", award.text, odd.more)
        return odd.rows

    def _impossible(
        self, table: Table, person: Index, records: Index, read: ReadAward, undated: Mask
    ) -> Mask:
        """Whose award's own text has a day that cannot be (1970年 of who was born later); ``undated``: it is the only one."""
        size = records.size
        limits = self.plausible.of(person[records])
        found = np.zeros(size, np.bool_)
        if limits is None or not (read.award.name or read.award.may_be or read.award.competition):
            return found
        own = Interval(np.full(size, read.day.first), np.full(size, read.day.last))
        for code, rows, more, moves in limits.odd(own):
            if code == "V15" and (rows := rows & undated).any():
                self.issues.moves_on(moves)
                self.issues.at(table, _header(table), records[rows], code, read.award.text, more)
                found |= rows
        dated = np.flatnonzero(~undated).astype(np.int32)
        if dated.size and not own.blank.any():  # 2015年第45届 beside a day of 2019
            found[dated] |= self._untimely(table, records[dated], read.award, own.take(dated))
        return found

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
