"""Two coaches of one medal: shown at both places, decided by nobody but a person.

The documents name one coach of a winner (指导教练（1人）). Whether two people who wrote the same
award coached the same winner no roster says: it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import Final

import numpy as np

from batch.days.moments import to_date
from batch.facts import Award, Facts
from batch.language.elsewhere import other_places
from batch.language.showing import cut
from batch.language.text import BETWEEN, squeeze
from batch.roster.cells import Table
from batch.roster.issues import Issues
from batch.roster.people.persons import Texts

COACH: Final = "指导教练"
_BESIDE: Final = re.compile(
    r"获奖选手|获奖者|获得者|选手|教练员?|(?:19|20)\d\d年?(?:\d{1,2}月)?|[的其、，,。.;；:：（）()/\-]"
)


def coached(facts: Facts, tables: Sequence[Table], issues: Issues) -> Texts:
    """The medals of which everybody was a coach, joined by U+001F, shape (people,); an issue where two were of one."""
    medals = np.array([_medal(award) for award in facts.awards_seen] or [""], np.object_)
    rows = np.flatnonzero(medals[facts.awards.award] != "") if facts.awards.award.size else ()
    held: dict[str, dict[int, list[int]]] = {}  # medal and year → person → places of the rows
    for row in rows:  # coaches are few
        day = facts.awards.day
        year = _year(int(day.first[row]), int(day.last[row]))
        medal = f"{medals[facts.awards.award[row]]}{year}"
        places = held.setdefault(medal, {}).setdefault(int(facts.awards.person[row]), [])
        places.append(int(facts.awards.place[row]))
    for medal, whose in held.items():
        if len(whose) > 1:
            _note(medal, whose, tables, issues)
    return _joined(held, facts.size)


def _medal(award: Award) -> str:
    """What makes a medal one: award, prize, and whatever else was written but who one was; empty if nobody coached."""
    if not award.competition or award.role != COACH or not (award.prize or award.rank):
        return ""
    prize = award.prize or f"第{award.rank}名"
    rest = squeeze(award.text)
    for word in (award.name, *dict.fromkeys((prize, f"{prize[:1]}奖", COACH))):
        rest = rest.replace(squeeze(word), "") if word else rest
    return f"{award.name}{prize}{_BESIDE.sub('', rest)}"


def _year(first: int, last: int) -> str:
    """The year of a day that may be any of one year's."""
    found = {day.year for number in (first, last) if (day := to_date(number))}
    return f"（{found.pop()}年）" if len(found) == 1 else ""


def _note(medal: str, whose: dict[int, list[int]], tables: Sequence[Table], issues: Issues) -> None:
    cells = {
        person: [_cell(place, tables) for place in dict.fromkeys(places)] for person, places in whose.items()
    }
    first: dict[Hashable, str] = {person: _where(*found[0]) for person, found in cells.items()}
    for person, found in cells.items():
        others, more = other_places(first, person)
        for table, record in found:
            header = "荣誉奖项" if "荣誉奖项" in table.columns else "名称"
            issues.at(table, header, [record], "A10", cut(medal), f"{'、'.join(others)}{more}")


def _cell(place: int, tables: Sequence[Table]) -> tuple[Table, int]:
    """The table and the record of a source row."""
    table = max((one for one in tables if one.offset <= place), key=lambda one: one.offset)
    return table, place - table.offset


def _where(table: Table, record: int) -> str:
    return f"{table.sheet_of(record)}第{int(table.rows[record])}行"


def _joined(held: dict[str, dict[int, list[int]]], people: int) -> Texts:
    medals: dict[int, list[str]] = {}
    for medal, whose in held.items():
        for person in whose:
            medals.setdefault(person, []).append(medal)
    texts = np.full(people, "", np.object_)
    texts[list(medals)] = [BETWEEN.join(several) for several in medals.values()]
    return texts
