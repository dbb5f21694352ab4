"""Who has left or retired, as sheets and columns say it that have no 在岗状态.

Nobody is serving by silence: a sheet called 离职人员 says so of everybody on it, and a day
under 退休时间 is a text that is not understood as a status, never a blank.
"""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.roster.cells import is_nothing, text_of

_SHEETS: Final = (
    (re.compile("离职|辞职|调出|解除|终止|除名|死亡|去世"), "离职"),
    (re.compile("退休|离退|退养|内退|离休"), "退休"),
)
_COLUMNS: Final = re.compile(
    "(?:办理)?(?:离职|退休|辞职|离岗|离休|内退|退养|调出|解除(?:劳动)?合同|终止(?:劳动)?合同|死亡|去世).*"
)
HEADER: Final = "在岗状态"


def said_by_sheet(name: str) -> str:
    """What a sheet's name says of everybody on it; empty for nothing, or for both."""
    words = {word for form, word in _SHEETS if form.search(name)}
    return "" if "在职" in name or len(words) != 1 else words.pop()


def is_leaving(header: str) -> bool:
    """Whether a header (in its normal form) is of a column that says when or why somebody left."""
    return _COLUMNS.fullmatch(header) is not None


def filled(
    status: npt.NDArray[np.object_] | None, columns: dict[str, npt.NDArray[np.object_]], sheet: str, size: int
) -> npt.NDArray[np.object_] | None:
    """The column 在岗状态 with its blanks filled by what the sheet and other columns say.

    ``columns``: header → cells of the columns that say who left. None where nothing says so.
    """
    by_name = said_by_sheet(sheet)
    said: npt.NDArray[Any] = np.full(size, by_name, np.object_)
    for header, cells in columns.items():
        there = np.array([not is_nothing(cell) for cell in cells], np.bool_)
        said[there] = [f"{header}：{text_of(cell)}" for cell in cells[there]]
    if not np.any(said != ""):
        return status
    if status is None:
        return said
    blank = np.array([is_nothing(cell) for cell in status], np.bool_)
    return np.where(blank, said, status)
