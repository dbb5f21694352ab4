"""One outcome taken apart: every requirement, its pair of days, the facts and cells, the clause.

The days are those of the engine run on this one person; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from batch.context import Context, context_from
from batch.days.moments import ALWAYS, NEVER, Moment, to_date
from batch.engine.kinds import evidence_of
from batch.engine.outcomes import outcome_batch
from batch.engine.screening import Screening, requirement_moments, screen
from batch.errors import UnreadableFileError, UserError
from batch.language.near import meant
from batch.language.terms import STATUS_WORDS
from batch.policy.annual import AnnualNotice
from batch.policy.rulebook import Route, Rulebook
from batch.report.results.lines import decisive_text
from batch.roster.people.persons import normal_name, normal_staff_number
from batch.roster.roster import Roster, read_file
from batch.submission.persons.clocks import clock_of, counted_elsewhere, notice_of
from batch.submission.persons.speaking import speaking_for


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
    reason: str = ""  # one sentence with the person's own facts
    decided_by: str = ""
    missing: tuple[str, ...] = ()


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
    raise UserError(f"花名册中没有“{wanted}”{meant(wanted, map(str, persons.names.tolist()))}")


def explain_file(file: Path, person: str, settings_json: str) -> tuple[str, list[Explanation]]:
    """One person of a file: who it is and where, and every route taken apart. Raises UserError."""
    context = context_from(settings_json)
    try:
        roster = read_file(file, context.read_options())
    except UnreadableFileError as error:
        raise UserError(str(error)) from error
    number = find_person(roster, person)
    place = f"{roster.people.sheet_of(number)}第{roster.people.rows[number]}行"
    every = list(explain(roster, number, context))
    counted = {counted_elsewhere(context, _notice(context, roster, number, one.rulebook)) for one in every}
    until = "、".join(f"，年限按年度通知算至{day}" for day in sorted(filter(None, counted)))
    return f"{roster.persons.names[number]}（{place}）{until}", every


def _notice(context: Context, roster: Roster, person: int, book: Rulebook) -> AnnualNotice | None:
    return notice_of(context, str(roster.places[person]), book.region)


def explain(roster: Roster, person: int, context: Context) -> Iterator[Explanation]:
    """Every route of every rulebook that speaks for a person."""
    speaking, _ = speaking_for(roster, context)
    names = [name for name, mask in speaking.items() if mask[person]]
    facts = roster.facts.of(np.array([person], np.int32))
    cells = _Cells(roster, person)
    for name in names:
        entry = context.library[name]
        clock = clock_of(context, _notice(context, roster, person, entry.rulebook))
        for screening in screen(facts, [clock.entry(entry)], clock.of(context.question)):
            told = outcome_batch(screening, np.zeros(1, np.int32), 0).to_pylist()
            for route, outcome in zip(screening.routes, told, strict=True):
                yield _explanation(screening, route, cells, context, outcome)


def _explanation(
    screening: Screening, route: Route, cells: _Cells, context: Context, outcome: dict[str, Any]
) -> Explanation:
    moment, status = screening.result(route)
    parts = []
    for what, days in requirement_moments(screening.view, route):
        evidence = tuple(evidence_of(screening.view, what, route.target.ladder, cells))
        parts.append(Part(what.label(), int(days.sure[0]), int(days.maybe[0]), evidence))  # type: ignore[attr-defined]
    book = screening.view.rulebook
    return Explanation(
        book, route, STATUS_WORDS[int(status[0])], int(moment.sure[0]), int(moment.maybe[0]),
        tuple(parts), decisive_text(context.library, book, route), outcome["reason"] or "",
        outcome["decided_by"] or "", tuple(outcome["missing"] or ()),
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


__all__ = ["Explanation", "Moment", "Part", "day_words", "explain", "find_person", "pair_words"]
