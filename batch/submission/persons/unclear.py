"""Where the facts stand that leave somebody open: which certificate, which contest, on which row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from batch.facts import Index
from batch.facts.rows import Rows
from batch.language.text import BETWEEN
from batch.results import BLANK, WRONG
from batch.roster.cells import Table
from batch.roster.headers import SHEETS
from batch.roster.roster import Roster

#: What a row of a sheet is called after, the first that is written.
_NAMED_BY: Final = ("名称", "职业（工种）", "级别", "证书类别")
_LONGEST: Final = 30
#: What a certificate of a kind has not.
_ALIEN: Final = {"职称": ("职业（工种）",), "职业技能等级": ("系列",), "职业资格": ("系列",)}

Asked = dict[int, dict[str, None]]


def has_other_sheets(roster: Roster) -> bool:
    """Whether anybody's facts stand elsewhere than in their own row."""
    return any(table.kind != "人员" for table in roster.tables)


def asked_of(table: pa.Table) -> Asked:
    """Person → the headers that leave an outcome open; columns of ``OUTCOMES``."""
    waits = pc.is_in(table["status"].cast(pa.string()), pa.array(["undetermined", "upcoming"]))
    waits = pc.and_(waits, pc.greater(pc.list_value_length(table["missing"]), 0))
    some = table.filter(waits)
    found: Asked = defaultdict(dict)
    for person, headers in zip(some["person"].to_pylist(), some["missing"].to_pylist(), strict=True):
        found[person].update(dict.fromkeys(headers))
    return found


def asked_by(tables: Iterable[pa.Table]) -> Asked:
    """The same of several tables."""
    found: Asked = {}
    for table in tables:
        for person, headers in asked_of(table).items():
            found.setdefault(person, {}).update(headers)
    return found


def places_of(roster: Roster, asked: Mapping[int, Mapping[str, None]]) -> Any:
    """For everybody the rows of other sheets on which an asked header is blank or was not understood.

    Texts 表头：证书第12行“电工” (表头！… for what is written and was not understood) of each person,
    joined by BETWEEN, shape (people,).
    """
    found = np.full(roster.facts.size, "", np.object_)
    people = np.array(sorted(asked), np.int32)
    if not people.size:
        return found
    faulty = {(issue.sheet, issue.cell) for issue in roster.issues if issue.severity != "info"}
    told: dict[int, dict[str, list[tuple[bool, str]]]] = defaultdict(lambda: defaultdict(list))
    for rows in (roster.facts.certificates, roster.facts.awards):
        for person, place in _rows_of(rows, people):
            for header, wrong, where in _told(roster, place, asked[person], faulty):
                told[person][header].append((wrong, where))
    for person, headers in told.items():
        found[person] = BETWEEN.join(text for header in headers for text in _worst(header, headers[header]))
    return found


def _rows_of(rows: Rows, people: Index) -> Iterator[tuple[int, int]]:
    chosen = np.isin(rows.person, people)
    yield from zip(rows.person[chosen].tolist(), rows.place[chosen].tolist(), strict=True)


def _told(
    roster: Roster, place: int, headers: Mapping[str, None], faulty: set[tuple[str, str]]
) -> Iterator[tuple[str, bool, str]]:
    """Of one row the asked headers that it leaves open: the header, whether it was not understood, where."""
    table, record = roster.locate(place)
    if table.kind == "人员":
        return
    sheet = table.sheet_of(record)
    where = f"{sheet}第{int(table.rows[record])}行{_name(table, record)}"
    alien = _ALIEN.get(table.text("证书类别", record), ())
    for header in headers:
        if header not in SHEETS[table.kind] or header in alien:
            continue
        wrong = (sheet, table.cell(header, record)) in faulty
        if wrong or not table.text(header, record):
            yield header, wrong, where


def _worst(header: str, rows: list[tuple[bool, str]]) -> Iterator[str]:
    """The rows whose cell was not understood; if there are none, those where it is blank."""
    some = any(wrong for wrong, _ in rows)
    mark = WRONG if some else BLANK
    yield from dict.fromkeys(f"{header}{mark}{where}" for wrong, where in rows if wrong or not some)


def _name(table: Table, record: int) -> str:
    texts = (table.text(header, record) for header in _NAMED_BY if header in table.columns)
    name = next((text for text in texts if text), "")
    return f"“{name[:_LONGEST]}”" if name else ""
