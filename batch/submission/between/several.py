"""Who, and whose number or medal, stands in several submissions: an issue at each place, decided by nobody but a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from batch.language.text import BETWEEN
from batch.report.columnar import compacted
from batch.report.excel.coded import Coded
from batch.report.excel.fingerprint import hashes
from batch.report.results.heads import Keys, mixed, person_keys
from batch.submission.between.dated import contradicting, taken_apart
from batch.submission.between.sharedissues import Group, issues_at

SHARED_CODES: Final = ("P03", "P05", "P06", "P07")
#: What only one person can have: column of the people → the issue's code and header.
_HELD: Final = {"certificates": ("P05", "证书编号"), "coached": ("P06", "荣誉奖项")}
_SLICE_BITS: Final = 60  # of a number, below the part that says in which slice it is looked at
#: What of the people is compared and told.
COMPARED: Final = ("submission", "person", "row", "id_number", "name", *_HELD, "dated")


class Repeated(NamedTuple):
    """Of a group of people what may stand in several submissions, as numbers, each once (uint64); and what does here."""

    every: Keys
    twice: Keys

    @classmethod
    def of(cls, people: pa.Table, persons: Keys) -> Repeated:
        """``people``: columns of PEOPLE; ``persons``: whose each row is."""
        every = [persons, *(numbers for _, numbers in _held_numbers(people))]
        numbers, counts = np.unique(np.concatenate(every), return_counts=True)
        return cls(numbers, numbers[counts > 1])

    def has(self, found: Keys) -> bool:
        """Whether any of some numbers is here."""
        return bool(np.isin(found, self.every, assume_unique=True).any())


def suspects(groups: Sequence[Repeated]) -> Keys:
    """Whatever stands more than once in all groups together, in whichever submissions."""
    found = [group.twice for group in groups]
    edges = [np.uint64(number << _SLICE_BITS) for number in range(1, 1 << (64 - _SLICE_BITS))]
    slices = [np.split(group.every, np.searchsorted(group.every, edges)) for group in groups]
    for held in zip(*slices, strict=True):  # numbers in their order, never all at once
        numbers, counts = np.unique(np.concatenate(held), return_counts=True)
        found.append(numbers[counts > 1])
    return np.unique(np.concatenate(found))


def of_suspects(people: pa.Table, found: Keys) -> pa.Table:
    """The rows of the people (columns of PEOPLE) that have one of some numbers."""
    chosen = np.zeros(people.num_rows, np.bool_)
    persons = person_keys(lambda name: Coded.of_arrow(people[name]), people["person"])
    chosen[np.isin(persons, found)] = True
    for rows, numbers in _held_numbers(people):
        chosen[rows[np.isin(numbers, found)]] = True
    return compacted(people.filter(pa.array(chosen)))


def _held_numbers(people: pa.Table) -> Iterator[tuple[npt.NDArray[np.int64], Keys]]:
    """What people have that only one person can have, kind by kind: rows and numbers."""
    for kind, column in enumerate(_HELD, start=1):
        own, which, named = _texts(people[column])
        yield own, mixed(hashes(named)[which], np.uint64(kind))


def people_in_several(people: pa.Table) -> pa.Table:
    """An issue for each submission that a person of several stands in, columns of ISSUES.

    ``people``: columns of PEOPLE, of all submissions. A person is an ID number and a name;
    whoever has no ID number is not compared.
    """
    submission, number = (Coded.of_arrow(people[one]) for one in ("submission", "id_number"))
    person = _of_numbers(people)
    places = _one_a_submission(person, submission.codes, np.flatnonzero(person >= 0))
    groups = (
        Group(rows, "身份证号", number.values[number.codes[rows[0]]], rows.tolist())
        for rows in _groups(person[places], places)
    )
    return issues_at(groups, people, "P03")


def dated_otherwise(people: pa.Table) -> pa.Table:
    """An issue for each submission that gives a day to what a person has which another contradicts, columns of ISSUES.

    ``people`` and who is a person as above.
    """
    submission, person = Coded.of_arrow(people["submission"]).codes, _of_numbers(people)
    _, place, counts = np.unique(person, return_inverse=True, return_counts=True)
    several = (counts[place] > 1) & (person >= 0)
    own, which, told = _texts(people["dated"])
    chosen = several[own]
    own, which = own[chosen], which[chosen]
    groups = []
    for places in contradicting(told, which, person[own], submission[own]):
        rows, parts = own[places], [taken_apart(told[one]) for one in which[places].tolist()]
        groups.append(
            Group(
                rows,
                parts[0].header,
                parts[0].of or parts[0].header,
                rows.tolist(),
                [part.day for part in parts],
            )
        )
    return issues_at(sorted(groups, key=lambda group: int(group.rows[0])), people, "P07")


def _of_numbers(people: pa.Table) -> npt.NDArray[np.int64]:
    """Whose each row is, by ID number and name; -1 without an ID number."""
    number, name = (Coded.of_arrow(people[one]) for one in ("id_number", "name"))
    person = number.codes.astype(np.int64) * (len(name.values) + 1) + name.codes
    known = np.array([bool(value) for value in number.values] or [False])[number.codes]
    return np.where(known, person, -1)


def held_in_several(people: pa.Table) -> pa.Table:
    """An issue for each person of several submissions who has what only one can have, columns of ISSUES.

    That is a certificate number, or a medal whose coach one was; ``people`` as above. Two people
    of one submission are said in its own issues.
    """
    return pa.concat_tables([_held(people, column, code, header) for column, (code, header) in _HELD.items()])


def _held(people: pa.Table, column: str, code: str, header: str) -> pa.Table:
    submission, number, name = (Coded.of_arrow(people[one]) for one in ("submission", "id_number", "name"))
    own, which, named = _texts(people[column])
    groups = []
    for group in _groups(which, np.arange(which.size)):
        rows = own[group]
        who = _persons(rows, number, name)
        if len(set(who)) > 1 and np.unique(submission.codes[rows]).size > 1:
            groups.append(Group(rows, header, named[int(which[group[0]])], who))
    return issues_at(groups, people, code)


def _texts(column: pa.ChunkedArray) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], list[str]]:
    """Lists of texts joined by BETWEEN: the row of each text, its number among the distinct ones, and these."""
    lists = pc.split_pattern(column.cast(pa.string()), BETWEEN).combine_chunks()
    own, held = pc.list_parent_indices(lists).to_numpy(), pc.list_flatten(lists).dictionary_encode()
    named = held.dictionary.to_pylist()
    which = held.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    filled = np.array([bool(text) for text in named] or [False])[which]
    return own[filled].astype(np.int64), which[filled], named


def _persons(rows: npt.NDArray[np.int64], number: Coded, name: Coded) -> list[tuple[int, int]]:
    """Who each of some rows is; of one name, who has no ID number may be who has one."""
    pairs = [(int(name.codes[row]), int(number.codes[row])) for row in rows.tolist()]
    known = {one: code for one, code in pairs if number.values[code]}
    return [(one, code if number.values[code] else known.get(one, -1)) for one, code in pairs]


def _one_a_submission(
    person: npt.NDArray[np.int64], submission: npt.NDArray[np.int32], rows: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Of some rows the first of each person and submission, in their order."""
    order = np.lexsort((rows, submission[rows], person[rows]))
    ordered = rows[order]
    first = np.ones(ordered.size, np.bool_)
    first[1:] = (np.diff(person[ordered]) != 0) | (np.diff(submission[ordered]) != 0)
    return np.sort(ordered[first])


def _groups(person: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """The rows of each person who has more than one, persons and rows in the order they stand in."""
    order = np.argsort(person, kind="stable")
    starts = np.flatnonzero(np.diff(person[order], prepend=person[order][:1] - 1))
    sizes = np.diff(np.append(starts, order.size))
    several = [order[start : start + size] for start, size in zip(starts, sizes, strict=True) if size > 1]
    yield from sorted((rows[group] for group in several), key=lambda group: int(group[0]))
