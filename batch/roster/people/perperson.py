"""Texts of people put together, one text a person."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from batch.language.text import BETWEEN


def joined_by_person(texts: pa.Array, person: npt.NDArray[Any], people: int) -> pa.Array:
    """For each of ``people`` persons their texts, joined by U+001F in the order they stand in; ``person``: whose each is."""
    order = np.argsort(person, kind="stable")
    starts = np.searchsorted(person[order], np.arange(people + 1)).astype(np.int32)
    lists = pa.ListArray.from_arrays(pa.array(starts), texts.take(pa.array(order)))
    return pc.binary_join(lists, BETWEEN)
