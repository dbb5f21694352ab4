"""Which rows of a table are no people: examples, totals, remarks, lines of signatures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.layout.lines.aside import is_example, is_remark, marks_example, may_be_remark, says_example

#: A character of every example; most names have none of them.
_HINT: Final = frozenset("例如范样模某测xX×")
_FIRST: Final = 5  # rows of a table


def no_people(
    cells: Sequence[npt.NDArray[np.object_]],
    columns: dict[str, Column],
    used: Mask,
    first: npt.NDArray[np.object_],
) -> dict[str, npt.NDArray[np.intp]]:
    """Code of the issue → the rows that are no people; ``first`` is the table's first column."""
    names = columns.get("姓名") or Column.nothing("姓名", used.size)
    example = names.each(lambda cell: _says(cell, is_example), np.bool_)
    leftmost = next((one for one in columns.values() if one.raw is first), names)
    if leftmost.raw is not first:
        leftmost = Column("", first, "")
    example |= leftmost.each(lambda cell: _says(cell, marks_example), np.bool_)
    for place in range(min(_FIRST, used.size)):  # where examples stand
        example[place] |= any(says_example(column[place]) for column in cells)
    candidates = names.blank | names.each(may_be_remark, np.bool_)
    numbers = [
        columns[header].each(_no_number, np.bool_) for header in ("身份证号", "工号") if header in columns
    ]
    unnumbered = np.logical_and.reduce(numbers) if numbers else np.ones(used.size, np.bool_)
    candidates |= unnumbered
    remark = np.zeros(used.size, np.bool_)
    for row in np.flatnonzero(candidates & used & ~example):
        remark[row] = is_remark(
            [column[row] for column in cells], "" if names.blank[row] else squeeze(text_of(names.raw[row]))
        )
    return {"F14": np.flatnonzero(example & used), "F19": np.flatnonzero(remark)}


def _no_number(cell: object) -> bool:
    if isinstance(cell, str) and cell[-1:].isdigit():
        return False
    return is_nothing(cell) or not any(map(str.isdigit, text_of(cell)))


def _says(cell: object, example: Callable[[str], bool]) -> bool:
    return isinstance(cell, str) and not _HINT.isdisjoint(cell) and example(cell)
