"""Which rows of a table are no people: examples, totals, remarks, lines of signatures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from batch.roster.cells import Column, is_nothing, text_of
from batch.roster.layout.aside import is_example, is_remark, may_be_remark

Mask = npt.NDArray[np.bool_]


def no_people(
    cells: Sequence[npt.NDArray[np.object_]], columns: dict[str, Column], used: Mask, first: int
) -> dict[str, npt.NDArray[np.intp]]:
    """Code of the issue → the rows that are no people; ``first`` is the table's first column."""
    names = columns["姓名"].raw if "姓名" in columns else np.full(used.size, "", np.object_)
    example = _examples(names) | _examples(cells[first])
    unnumbered = used & ~example
    for header in ("身份证号", "工号"):
        if header in columns:
            unnumbered &= ~np.array([not is_nothing(cell) for cell in columns[header].raw], np.bool_)
    nameless = np.array([is_nothing(name) or may_be_remark(name) for name in names], np.bool_)
    unnumbered |= used & ~example & nameless
    remark = np.zeros(used.size, np.bool_)
    for row in np.flatnonzero(unnumbered):
        remark[row] = is_remark([column[row] for column in cells], not is_nothing(names[row]))
    return {"F14": np.flatnonzero(example & used), "F19": np.flatnonzero(remark)}


def _examples(cells: npt.NDArray[np.object_]) -> Mask:
    return np.array(
        [isinstance(cell, str) and "例" in cell and is_example(text_of(cell)) for cell in cells], np.bool_
    )
