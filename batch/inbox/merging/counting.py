"""Very many submissions counted group by group: what each group says, and its tables for the next night."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa

from batch.context import context_from
from batch.facts.sealed import unseal
from batch.inbox.merging.counttables import DAMAGED, Part, columns_in, rows_in, together
from batch.ledger.facts import table_name
from batch.report.counted import table_of
from batch.report.results.content import Content
from batch.report.results.heads import Keys
from batch.report.tables import Results
from batch.results import TABLES
from batch.submission.between.several import COMPARED, of_suspects
from batch.submission.tally import Tally

_TOGETHER: Final = 30_000  # people of a group
_PEOPLE: Final = "people"


def in_groups(
    parts: Sequence[Part], people: Mapping[str, int], alone: AbstractSet[str] = frozenset()
) -> list[list[Part]]:
    """The submissions in groups of some ten thousand people, in their order; ``people``: submission → how many.

    Those named ``alone`` are a group each.
    """
    groups: list[list[Part]] = []
    room = 0
    for part in parts:
        own = part.submission in alone
        if room <= 0 or own:
            groups.append([])
            room = _TOGETHER
        groups[-1].append(part)
        room = 0 if own else room - people.get(part.submission, 0)
    return groups


def kept_in(folder: Path) -> dict[str, int]:
    """In which group's tables each submission was kept the last time."""
    found: dict[str, int] = {}
    for path in sorted(folder.glob(table_name(_PEOPLE, "*"))):
        with contextlib.suppress(*DAMAGED):
            rows = rows_in(unseal(path).schema)
            found.update(dict.fromkeys((name for name, _, _ in rows), int(path.stem.rpartition("-")[2])))
    return found


@dataclass(frozen=True)
class Order:
    """A group to be counted."""

    parts: Sequence[Part]
    kept: Path  # the folder with the tables of an earlier night
    groups: Sequence[int]  # of that night, in which its submissions were
    made: Path  # a folder for those of the next
    number: int


def counted(order: Order, settings_json: str, rulebooks: Sequence[str]) -> Tally:
    """Count a group of submissions; for the next night its tables are written.

    What was not kept, or is damaged, is read again. ``rulebooks``: those that spoke for anybody in the workbook.
    """
    results = Results(*(_table(name, order) for name in TABLES))
    content = Content(results, [], context_from(settings_json), group=True)
    return Tally.of(content, rulebooks)


def _table(name: str, order: Order) -> pa.Table:
    kept = [order.kept / table_name(name, group) for group in order.groups]
    return together(name, order.parts, kept, order.made / table_name(name, order.number))


def people_in(made: Path, number: int, found: Keys) -> pa.Table:
    """Of the people of a group that was counted into a folder those who have one of some numbers."""
    return _suspected(columns_in(made / table_name(_PEOPLE, number), COMPARED), found)


def people_of(part: Part, found: Keys) -> pa.Table:
    """The same of a submission that was counted while it was worked."""
    return _suspected(table_of(_PEOPLE, [part.files[_PEOPLE]]).select(COMPARED), found)


def _suspected(people: pa.Table, found: Keys) -> pa.Table:
    rows = of_suspects(people, found)
    pa.default_memory_pool().release_unused()
    return rows
