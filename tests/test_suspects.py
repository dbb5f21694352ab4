"""Who may stand in several submissions, found by numbers: no group knows of another."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from batch.submission.between.several import Repeated, suspects

#: Few of them, over the whole width of a number.
_NUMBERS = st.integers(0, 20).map(lambda number: number * ((1 << 64) // 21))


@given(st.lists(st.lists(_NUMBERS, max_size=12), min_size=1, max_size=5))
def test_whatever_stands_twice(groups: list[list[int]]) -> None:
    """In one group or in several: each such number once, and no other."""
    repeated = []
    for group in groups:
        numbers, counts = np.unique(np.array(group, np.uint64), return_counts=True)
        repeated.append(Repeated(numbers, numbers[counts > 1]))
    every = [number for group in groups for number in group]
    assert suspects(repeated).tolist() == sorted({one for one in every if every.count(one) > 1})
    found = suspects(repeated)
    assert [one.has(found) for one in repeated] == [
        bool(set(group) & set(found.tolist())) for group in groups
    ]
