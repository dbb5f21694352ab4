"""One certificate number with two people: shown at both places, decided by nobody but a person."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from batch.facts import Index
from batch.language.elsewhere import other_places
from batch.language.text import squeeze
from batch.roster.cells import Column, Table
from batch.roster.issues import Issues
from batch.roster.people.perperson import joined_by_person
from batch.roster.people.persons import Persons, Texts, owners

HEADERS: Final = ("证书编号", "技能证书编号", "职称证书编号")
#: A number of one certificate; what has Chinese in it is a document's, which stands for many.
_SHAPE: Final = r"^[0-9A-Z][0-9A-Z/.-]{5,63}$"
_DIGITS: Final = r"[0-9].*[0-9].*[0-9].*[0-9]"
#: Typed to have typed something, a date, or a number in Excel's own short form.
_NOTHING: Final = "|".join(
    [
        *(rf"^[A-Z/.-]*(?:{digit}[A-Z/.-]*)+$" for digit in range(10)), r"^1234567890?$", r"^12345678?9?$", r"^1234567890",
        r"^123456$", r"^(?:19|20)[0-9]{2}[-/.]?[01]?[0-9](?:[-/.]?[0-3]?[0-9])?$", r"^[0-9](?:\.[0-9]+)?E[0-9]+$",
    ]
)  # fmt: skip
_EXACT: Final = 10**15  # digits that a number cell keeps


@dataclass(frozen=True)
class _Cells:
    """The cells of one column that hold a number: whose, which, on which record, shape (m,)."""

    table: Table
    header: str
    person: Index
    number: npt.NDArray[np.object_]
    record: Index

    def where(self, place: int) -> str:
        """One of them in words."""
        record = int(self.record[place])
        return f"{self.table.sheet_of(record)}第{int(self.table.rows[record])}行"


def certificate_numbers(table: Table, tables: Sequence[Table], persons: Persons, issues: Issues) -> Texts:
    """The numbers of everybody's certificates, joined by U+001F, shape (people,); an issue at each that two people have.

    ``table``: sheet 人员, one of ``tables`` or made of the others.
    """
    others = (one for one in tables if one.kind == "证书" and one is not table)
    every = [*_read(table, persons.of_record)]
    for one in others:  # what stands in the way of an owner has been said already
        every += _read(one, owners(one, persons, issues.aside()))
    if not every:
        return np.full(persons.count, "", np.object_)
    person = np.concatenate([one.person for one in every])
    number, named = pd.factorize(np.concatenate([one.number for one in every]))
    pairs = np.unique(np.stack([number.astype(np.int64), person.astype(np.int64)]), axis=1)
    shared = np.flatnonzero(np.bincount(pairs[0], minlength=len(named)) > 1)
    if shared.size:
        _note(every, person, number, shared, issues)
    return _joined(pairs, np.asarray(named, np.object_), persons.count)


def _read(table: Table, whose: Index) -> Iterator[_Cells]:
    for header, column in table.columns.items():
        if header.partition("#")[0] in HEADERS:
            normal, is_number = _normal(column)
            record = np.flatnonzero(is_number[column.codes] & (whose >= 0)).astype(np.int32)
            if record.size:
                yield _Cells(table, header, whose[record], normal[column.codes[record]], record)


def _normal(column: Column) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.bool_]]:
    """The distinct texts of a column in normal form, and which are a number of one certificate."""
    plain = pc.utf8_upper(pc.utf8_trim_whitespace(pa.array(column.texts, pa.string())))
    is_number = _is_number(plain)
    texts = np.array(plain.to_pylist(), np.object_)
    rounded = [isinstance(cell, int | float) and abs(cell) >= _EXACT for cell in column.distinct]
    is_number &= ~np.array(
        [one or isinstance(cell, date) for one, cell in zip(rounded, column.distinct, strict=True)] or [False]
    )
    odd = np.flatnonzero(~is_number & (texts != ""))
    if odd.size:  # full width, blanks inside
        texts[odd] = [squeeze(text).upper() for text in texts[odd]]
        is_number[odd] = _is_number(pa.array(texts[odd], pa.string())) & ~np.array(rounded, np.bool_)[odd]
    return texts, is_number


def _is_number(texts: pa.Array) -> npt.NDArray[np.bool_]:
    shaped = pc.and_(pc.match_substring_regex(texts, _SHAPE), pc.match_substring_regex(texts, _DIGITS))
    found = pc.and_not(shaped, pc.match_substring_regex(texts, _NOTHING))
    return np.array(found.to_numpy(zero_copy_only=False), np.bool_)


def _joined(pairs: npt.NDArray[np.int64], named: npt.NDArray[np.object_], people: int) -> Texts:
    """For everybody their numbers as one text; ``pairs``: number and person, each once."""
    texts = pa.array(named, pa.string()).take(pa.array(pairs[0]))  # numbers rise
    return np.array(joined_by_person(texts, pairs[1], people).to_pylist(), np.object_)


def _note(
    every: Sequence[_Cells],
    person: Index,
    number: npt.NDArray[np.intp],
    shared: npt.NDArray[np.intp],
    issues: Issues,
) -> None:
    """An issue at each cell whose number somebody else has, too."""
    first = np.cumsum([0, *(one.person.size for one in every)])
    rows = np.flatnonzero(np.isin(number, shared)).tolist()
    at = [
        (part := int(np.searchsorted(first, row, side="right")) - 1, row - int(first[part])) for row in rows
    ]
    holders: dict[int, dict[Hashable, str]] = {}  # number → person → where it stands first
    for row, (part, place) in zip(rows, at, strict=True):
        holders.setdefault(int(number[row]), {}).setdefault(int(person[row]), every[part].where(place))
    for row, (part, place) in zip(rows, at, strict=True):
        held, whose, cells = holders[int(number[row])], int(person[row]), every[part]
        others, more = other_places(held, whose)
        issues.at(
            cells.table,
            cells.header,
            [int(cells.record[place])],
            "C15",
            str(cells.number[place]),
            f"{'、'.join(others)}{more}",
        )
