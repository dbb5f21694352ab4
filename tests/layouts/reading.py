"""What was read of a small roster, in a few words."""

from __future__ import annotations

from typing import Any

from batch.days.moments import to_date
from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS, Kind
from batch.policy.library import Library
from batch.roster.roster import Roster, read_sheets
from batch.sheets.sheet import Sheet, Span
from tests.people import invented_id
from tests.rosters import Cells, options

A, B, C, D = "沈知远", "顾南乔", "陆听松", "卫明瑶"
IDS = {name: invented_id(number, "320602") for number, name in enumerate((A, B, C, D), start=1)}


def read_one(library: Library, rows: Cells, name: str = "花名册", merged: tuple[Span, ...] = ()) -> Roster:
    """One sheet as it comes out of a workbook."""
    width = max(len(row) for row in rows)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return read_sheets("花名册.xlsx", [Sheet(name, padded, merged=merged)], options(library))


def held(roster: Roster, kind: Kind) -> list[tuple[str, str, str]]:
    """Name, level and day of each certificate of a kind; a day that is not exact is empty."""
    found = []
    rows = roster.facts.certificates
    words = TITLE_LEVELS if kind is Kind.TITLE else SKILL_LEVELS
    for row in range(rows.person.size):
        if rows.kind[row] == kind:
            low, high = int(rows.low[row]), int(rows.high[row])
            first, last = to_date(int(rows.obtained.first[row])), to_date(int(rows.obtained.last[row]))
            found.append(
                (
                    str(roster.persons.names[rows.person[row]]),
                    words[low] if low == high else f"{low}..{high}",
                    str(first) if first == last and first else "",
                )
            )
    return found


def skills(roster: Roster) -> list[tuple[str, str, str]]:
    """Name, level and day of each skill certificate."""
    return held(roster, Kind.SKILL)


def titles(roster: Roster) -> list[tuple[str, str, str]]:
    """Name, level and day of each title."""
    return held(roster, Kind.TITLE)


def status(roster: Roster) -> list[Any]:
    """在岗状态 of each person as it was read."""
    words = roster.facts.words["在岗状态"]
    return [words.word(person) for person in range(roster.facts.size)]
