"""Rows handed out to people, beside the plain loop that says what is meant."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from batch.roster.people.bearers import hand_out

ROW = st.tuples(
    st.sampled_from("甲乙丙"),
    st.sampled_from(["", "1", "2", "3", "4", "5"]),
    st.sampled_from(["", "1", "A", "B", "C", "D"]),
    st.booleans(),
)


def _plainly(rows: list[tuple[str, str, str, bool]]) -> tuple[list[int], list[tuple[int, int]]]:
    """The person of each row, and which rows clash with which person's first row."""
    by_both: dict[tuple[str, str], int] = {}
    by_number: dict[str, int] = {}
    first: list[int] = []
    people, clashes = [], []
    for row, (name, number, badge, usable) in enumerate(rows):
        keys = [key for key in (number, badge) if key]
        if not usable or not keys:
            people.append(-1)
            continue
        person = by_both.get((keys[0], name), -1)
        if person < 0:
            person = len(first)
            first.append(row)
            other = max(by_number.get(key, -1) for key in keys)
            if other >= 0:
                clashes.append((row, first[other]))
        for key in keys:
            by_both.setdefault((key, name), person)
            by_number.setdefault(key, person)
        people.append(person)
    return people, clashes


@given(st.lists(ROW, max_size=25))
def test_rows_of_one_number_and_one_name_are_one_person(rows: list[tuple[str, str, str, bool]]) -> None:
    """However many share numbers; and whoever bears a number or a name alone is found by it."""
    names, ids, staff = (np.array([row[column] for row in rows], np.object_) for column in range(3))
    usable = np.array([row[3] and bool(row[1] or row[2]) for row in rows], np.bool_)
    clashes: list[tuple[int, int]] = []
    person, bearers = hand_out(names, ids, staff, usable, lambda row, _, other: clashes.append((row, other)))
    people, expected = _plainly(rows)
    assert person.tolist() == people
    assert clashes == expected
    for number in {*ids.tolist(), *staff.tolist()} - {""}:
        mine = {p for p, row in zip(people, rows, strict=True) if p >= 0 and number in row[1:3]}
        found = bearers.of_number(number, "")
        assert found == (mine.pop() if len(mine) == 1 else (-2 if mine else -1))
    for name in "甲乙丙":
        mine = {p for p, row in zip(people, rows, strict=True) if p >= 0 and row[0] == name}
        assert set(bearers.namesakes(name)) == mine
