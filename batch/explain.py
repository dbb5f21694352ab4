"""One outcome taken apart: every requirement, its pair of days, the facts and cells, the clause.

The days are those of the engine run on this one person; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from batch.context import Context
from batch.engine.award_match import Match
from batch.engine.days import award_matches, award_rows
from batch.engine.moment_rows import Held
from batch.engine.reads import headers_read
from batch.engine.records import asked_years
from batch.engine.screening import Screening, requirement_moments, screen
from batch.engine.view import View
from batch.errors import UserError
from batch.moments import ALWAYS, NEVER, Moment, to_date
from batch.policy import requirements as ask
from batch.policy.rulebook import Route, Rulebook
from batch.policy.shapes import Strict
from batch.report.lines import decisive_text
from batch.roster.persons import normal_name, normal_staff_number
from batch.roster.roster import Roster
from batch.submission.tables import speaking_for
from batch.terms import SKILL_LEVELS, STATUS_WORDS, TITLE_LEVELS, Grade, Kind, Ladder


@dataclass(frozen=True)
class Part:
    """One requirement: what it asks, its pair of days, and what it rests on."""

    label: str
    sure: int
    maybe: int
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """One route for one person."""

    rulebook: Rulebook
    route: Route
    status: str
    sure: int
    maybe: int
    parts: tuple[Part, ...]
    clause: str  # the words


def find_person(roster: Roster, wanted: str) -> int:
    """The number of a person by name, ID number or staff number. Raises UserError."""
    persons = roster.persons
    number, name = normal_staff_number(wanted), normal_name(wanted)
    keys = ((persons.id_numbers, number), (persons.staff_numbers, number), (persons.names, name))
    for known, key in keys:
        found = np.flatnonzero(known == key)
        if found.size > 1:
            rows = "、".join(str(roster.people.rows[one]) for one in found[:10])
            raise UserError(f"“{wanted}”不止一人（第{rows}行），请用身份证号或工号")
        if found.size:
            return int(found[0])
    raise UserError(f"花名册中没有“{wanted}”")


def explain(roster: Roster, person: int, context: Context) -> Iterator[Explanation]:
    """Every route of every rulebook that speaks for a person."""
    speaking, _ = speaking_for(roster, context)
    names = [name for name, mask in speaking.items() if mask[person]]
    facts = roster.facts.of(np.array([person], np.int32))
    cells = _Cells(roster, person)
    for screening in screen(facts, context.library.named(names), context.question):
        for route in screening.routes:
            yield _explanation(screening, route, cells, context)


def _explanation(screening: Screening, route: Route, cells: _Cells, context: Context) -> Explanation:
    moment, status = screening.result(route)
    parts = []
    for what, days in requirement_moments(screening.view, route):
        evidence = tuple(_evidence(screening.view, what, route.target.ladder, cells))
        parts.append(Part(what.label(), int(days.sure[0]), int(days.maybe[0]), evidence))  # type: ignore[attr-defined]
    book = screening.view.rulebook
    return Explanation(
        book, route, STATUS_WORDS[int(status[0])], int(moment.sure[0]), int(moment.maybe[0]),
        tuple(parts), decisive_text(context.library, book, route),
    )  # fmt: skip


def day_words(number: int) -> str:
    """A day as people read it."""
    if number == ALWAYS:
        return "一向满足"
    return "尚不能确定" if number == NEVER else str(to_date(number))


def pair_words(sure: int, maybe: int) -> str:
    """A pair of days as people read it."""
    if maybe == NEVER:
        return "不满足"
    if sure == maybe:
        return day_words(sure) + ("起满足" if sure != ALWAYS else "")
    return f"确定：{day_words(sure)}；最早可能：{day_words(maybe)}"


class _Cells:
    """Where a person's facts stand on the roster."""

    def __init__(self, roster: Roster, person: int) -> None:
        self.roster, self.person = roster, person

    def own(self, header: str) -> str:
        """A cell of sheet 人员: header, content and address."""
        table = self.roster.people
        column = table.columns.get(header)
        if column is None:
            return f"{header}：花名册没有这一列"
        text = table.text(header, self.person) or "空白"
        assumed = column.assumed is not None and column.assumed[self.person]
        where = "假定" if assumed else f"{table.sheet_of(self.person)}!{table.cell(header, self.person)}"
        return f"{header}：{text}（{where}）"

    def row(self, place: int) -> str:
        """The address of a source row."""
        table, record = self.roster.locate(place)
        return f"{table.sheet_of(record)}第{int(table.rows[record])}行"


def _evidence(view: View, what: Strict, ladder: Ladder, cells: _Cells) -> Iterator[str]:
    found = _EVIDENCE.get(type(what))
    if found is not None:
        yield from found(view, what, ladder, cells)
    elif isinstance(what, ask.UnsettledUntil):
        yield from _evidence(view, what.open_until, ladder, cells)
    else:
        yield from (cells.own(header) for header in headers_read(what))


def _certificates(view: View, held: Held, skill: bool, cells: _Cells) -> Iterator[str]:
    rows = held.certificates
    kinds = (Kind.SKILL, Kind.OTHER_SKILL) if skill else (Kind.TITLE, Kind.PROFESSIONAL)
    chosen = np.flatnonzero(np.isin(rows.kind, kinds))
    for row in chosen:
        occupation = view.facts.occupations[int(rows.occupation[row])].name
        name = view.facts.names[int(rows.name[row])]
        level = _level(SKILL_LEVELS if skill else TITLE_LEVELS, int(rows.low[row]), int(rows.high[row]))
        days = f"{day_words(int(rows.obtained.first[row]))}至{day_words(int(rows.obtained.last[row]))}"
        if rows.obtained.first[row] == rows.obtained.last[row]:
            days = day_words(int(rows.obtained.first[row]))
        elif rows.obtained.last[row] == NEVER:
            days = "没有日期"
        counts = "计入" if held.certain[row] else "可能计入" if held.possible[row] else "不计入"
        words = " ".join(word for word in (level, name, occupation) if word)
        yield f"{words}，{days}，{counts}（{cells.row(int(rows.place[row]))}）"
    if not chosen.size:
        yield "花名册没有记载相应证书"


def _level(words: tuple[str, ...], low: int, high: int) -> str:
    if low == high:
        return words[low]
    return "级别不明" if low < 0 else f"{words[low]}至{words[high]}"


def _skill(view: View, what: ask.Skill, ladder: Ladder, cells: _Cells) -> Iterator[str]:
    yield from _certificates(view, view.skills(ladder), True, cells)
    yield from _start(what, cells)


def _title(view: View, what: ask.Title, ladder: Ladder, cells: _Cells) -> Iterator[str]:
    yield from _certificates(view, view.titles(ladder, what.professional), False, cells)
    yield from _start(what, cells)


def _highest(view: View, what: ask.HighestTitle, ladder: Ladder, cells: _Cells) -> Iterator[str]:
    yield from _certificates(view, view.titles(ladder), False, cells)


def _start(what: ask.Skill | ask.Title, cells: _Cells) -> Iterator[str]:
    if what.worked is not None:
        yield cells.own("从事技术技能工作起始日期") + "，空白时按取得证书后一直从事理解"
        yield cells.own("中断工作月数")
    if what.in_occupation is not None:
        yield cells.own("从事本职业起始日期")
        yield cells.own("现岗位起始日期")


def _awards(view: View, what: ask.AwardOn | ask.Competition, ladder: Ladder, cells: _Cells) -> Iterator[str]:
    rows, matches = view.facts.awards, award_matches(view, what)
    if not rows.award.size:
        yield "花名册没有记载奖项"
        return
    school = isinstance(what, ask.AwardOn) and what.at_school
    certain, possible, days = award_rows(view, matches, school)
    for row in range(rows.award.size):
        award = view.facts.awards_seen[int(rows.award[row])]
        counts = "计入" if certain[row] else "可能计入" if possible[row] else "不计入"
        if matches[rows.award[row]] == Match.NO:
            counts = "未列名，如条款有“等”字需人工核定"
        day = "没有日期" if rows.day.last[row] == NEVER else day_words(int(days.sure[row]))
        yield f"{award.text}，{day}，{counts}（{cells.row(int(rows.place[row]))}）"


def _assessments(view: View, what: ask.Assessments, ladder: Ladder, cells: _Cells) -> Iterator[str]:
    words = {Grade.NONE: "没有记录", Grade.PASS: "合格", Grade.FAIL: "不合格", Grade.OPEN: "待定"}
    for year in asked_years(view, what.assessments):
        grades = view.facts.assessments.get(year)
        yield f"{year}年度考核：{words[Grade(int(grades[0]))] if grades is not None else '没有记录'}"
    if what.post_years:
        yield cells.own("现岗位起始日期")


def _education(view: View, what: ask.EducationHours, ladder: Ladder, cells: _Cells) -> Iterator[str]:
    for year in asked_years(view, what.education_hours):
        hours = view.facts.hours.get(year)
        if hours is None or (np.isnan(hours.total[0]) and np.isnan(hours.general[0])):
            yield f"{year}年继续教育：没有记录"
        else:
            yield f"{year}年继续教育：总学时{_hours(hours.total[0])}，公需{_hours(hours.general[0])}"


def _hours(value: Any) -> str:
    return "空白" if np.isnan(value) else f"{value:g}"


_EVIDENCE: Final[dict[type[Strict], Callable[[View, Any, Ladder, _Cells], Iterator[str]]]] = {
    ask.Skill: _skill,
    ask.Title: _title,
    ask.HighestTitle: _highest,
    ask.AwardOn: _awards,
    ask.Competition: _awards,
    ask.Assessments: _assessments,
    ask.EducationHours: _education,
}

__all__ = ["Explanation", "Moment", "Part", "day_words", "explain", "find_person", "pair_words"]
