"""What was decided about each person of a submission, in few words, for the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from batch.days.moments import NEVER, to_date
from batch.jsontext import json_text
from batch.report.results.content import Content
from batch.report.results.lines import target_words
from batch.report.results.onetarget import one_a_target

DECIDED: Final = "decided.parquet"
STAFF: Final = "工号"  # before a staff number where it stands for the person
SCHEMA: Final = pa.schema(
    [(name, pa.string()) for name in ("person", "staff", "name", "organisation", "told")]
)


def known_as(id_number: str, staff_number: str) -> str:
    """By what the ledger knows a person: the ID number, else the staff number."""
    return id_number or f"{STAFF}{staff_number}"


def write_decided(folder: Path, content: Content) -> None:
    """Write one row a person: who, and what may be applied for, will be, and is open."""
    people = [
        content.verdicts.of_people(name).cells()
        for name in ("id_number", "staff_number", "name", "organisation")
    ]
    columns = [list(map(known_as, *people[:2])), *people[1:], _told(content)]
    table = pa.table([pa.array(column, pa.string()) for column in columns], schema=SCHEMA)
    pq.write_table(table, folder / DECIDED, store_schema=False)


def _told(content: Content) -> list[str]:
    """Of each person what may be applied for, will be, and is open, as JSON: word → target → day."""
    told: list[dict[str, dict[str, str]]] = [{} for _ in range(content.size)]
    days = (
        ("可申报", content.eligible_once.rows, "sure"),
        ("即将符合", content.upcoming_once.rows, "maybe"),
        ("待核实", one_a_target(content.verdicts, content.open).rows, ""),
    )
    verdicts = content.verdicts
    targets = [json_text(target_words(one.route)) for one in verdicts.routes]
    for word, rows, day in days:
        days_of = verdicts.shown_days(day, rows) if day else np.full(rows.size, NEVER)
        shown = np.where(verdicts.undated(rows), NEVER, days_of)
        days_said = {number: json_text(_day(number)) for number in np.unique(shown).tolist()}
        cells = zip(
            verdicts.person[rows].tolist(), verdicts.route[rows].tolist(), shown.tolist(), strict=True
        )
        for person, route, number in cells:
            told[person].setdefault(word, {})[targets[route]] = days_said[number]
    return [_object((f'"{word}"', _object(own.items())) for word, own in one.items()) for one in told]


def _object(pairs: Iterable[tuple[str, str]]) -> str:
    """A JSON object of names and values that are JSON already."""
    return f"{{{', '.join(map(': '.join, pairs))}}}"


def _day(number: int) -> str:
    found = to_date(number)
    return found.isoformat() if found else ""
