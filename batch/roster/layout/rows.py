"""Which rows of a table are no people: examples, totals, remarks, lines of signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.roster.cells import Column, text_of
from batch.roster.layout.aside import is_example, is_remark, may_be_remark

#: A character of every example; most names have none of them.
_HINT: Final = frozenset("例如范样模某测xX×")


def no_people(
    cells: Sequence[npt.NDArray[np.object_]], columns: dict[str, Column], used: Mask, first: int
) -> dict[str, npt.NDArray[np.intp]]:
    """Code of the issue → the rows that are no people; ``first`` is the table's first column."""
    names = columns.get("姓名") or Column("姓名", np.full(used.size, "", np.object_), "")
    example = names.each(_is_example, np.bool_) | _examples(cells[first])
    candidates = names.blank | names.each(may_be_remark, np.bool_)
    candidates |= np.array([may_be_remark(cell) for cell in cells[first]], np.bool_)
    numbers = [columns[header].blank for header in ("身份证号", "工号") if header in columns]
    candidates |= np.logical_and.reduce(numbers) if numbers else np.ones(used.size, np.bool_)
    remark = np.zeros(used.size, np.bool_)
    for row in np.flatnonzero(candidates & used & ~example):
        remark[row] = is_remark([column[row] for column in cells], not names.blank[row])
    return {"F14": np.flatnonzero(example & used), "F19": np.flatnonzero(remark)}


def _is_example(cell: object) -> bool:
    return isinstance(cell, str) and not _HINT.isdisjoint(cell) and is_example(text_of(cell))


def _examples(cells: npt.NDArray[np.object_]) -> Mask:
    return np.array([_is_example(cell) for cell in cells], np.bool_)
