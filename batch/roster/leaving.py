"""Who has left or retired, as sheets, columns, remarks and names say it that are no 在岗状态.

Nobody is serving by silence: a sheet called 离职人员 says so of everybody on it, and a day
under 退休时间 is a text that is not understood as a status, never a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from batch.language.text import squeeze
from batch.roster.cells import Column, column_letter, is_nothing, text_of
from batch.roster.tables import word_table

HEADER: Final = "在岗状态"
_SHEETS: Final = (
    (re.compile("离职|辞职|调出|解除|终止|除名|死亡|去世"), "离职"),
    (re.compile("退休|离退|退养|内退|离休"), "退休"),
)
#: Columns whose every entry says that somebody left.
_COLUMNS: Final = re.compile(
    "(?:办理)?(?:离职|退休|辞职|离岗|离休|内退|退养|调出|解除(?:劳动)?合同|终止(?:劳动)?合同|死亡|去世).*"
)
#: Columns that say of everybody what they are, those who left among them.
_STATES: Final = re.compile(
    ".*状态|.*(?:人员|员工|职工|用工|身份)(?:类别|类型|性质|分类)|是否(?:离职|退休|离退)"
)
_REMARKS: Final = re.compile("备注|说明|备注说明|其他说明|情况说明|其他|附注")
_LEFT: Final = re.compile(
    "离职|退休|辞职|辞退|离岗|离休|内退|退养|调出|调离|解除|终止|开除|除名|死亡|去世|病故|返聘"
)
_NAMED: Final = re.compile(r"(?P<name>[^()（）]+)[(（](?P<note>[^()（）]+)[)）]")
_NOT_LEFT: Final = re.compile("未|不|否|非|预计|拟")

Cells = npt.NDArray[np.object_]


class Header(Protocol):
    """A column that no table of spellings knows."""

    @property
    def index(self) -> int:
        """Its number from 0."""

    @property
    def leaf(self) -> str:
        """Its header in normal form."""


def said_by_sheet(name: str) -> str:
    """What a sheet's name says of everybody on it; empty for nothing, or for both."""
    words = {word for form, word in _SHEETS if form.search(name)}
    return "" if "在职" in name or len(words) != 1 else words.pop()


def is_leaving(header: str) -> bool:
    """Whether a header (in its normal form) is of a column that says when or why somebody left."""
    return _COLUMNS.fullmatch(header) is not None


def fill_status(
    sheet: str, strangers: Iterable[Header], cells: Sequence[Cells], columns: dict[str, Column], used: Any
) -> set[int]:
    """Fill the blanks of 在岗状态, on rows that hold anything, by what else says who left.

    Returns the columns that said it.
    """
    said: Cells = np.full(used.size, said_by_sheet(sheet), np.object_)
    letter, speaking = "", set[int]()
    for one in strangers:
        told = _told(one.leaf, cells[one.index])
        hit = told != ""
        if hit.any():
            said[hit], letter = told[hit], letter or column_letter(one.index)
            speaking.add(one.index)
    if "姓名" in columns:
        _take_from_names(columns, said)
    if not np.any(said[used] != ""):
        return speaking
    known = columns.get(HEADER)
    if known is None:
        columns[HEADER] = Column(HEADER, np.where(used, said, ""), letter)
        return speaking
    blank = np.array([is_nothing(cell) for cell in known.raw], np.bool_)
    columns[HEADER] = Column(HEADER, np.where(blank & used, said, known.raw), known.letter)
    return speaking


def _told(header: str, cells: Cells) -> Cells:
    """What a column says of each row's status; empty texts where it says nothing of it."""
    told: Cells = np.full(cells.size, "", np.object_)
    if is_leaving(header):
        for row in np.flatnonzero([not is_nothing(cell) for cell in cells]):
            told[row] = f"{header}：{text_of(cells[row])}"
    elif _STATES.fullmatch(header):
        words = word_table()[HEADER]
        for row in np.flatnonzero([not is_nothing(cell) for cell in cells]):
            text = text_of(cells[row])
            word = words.get(squeeze(text), "") if not header.startswith("是否") else ""
            if word or _says_left(text) or header.endswith("在岗状态"):
                told[row] = word or f"{header}：{text}"
            elif header.startswith("是否") and squeeze(text) not in ("否", "n", "no", "在职", "未"):
                told[row] = f"{header}：{text}"
    elif _REMARKS.fullmatch(header):
        for row in np.flatnonzero([isinstance(cell, str) and _says_left(cell) for cell in cells]):
            told[row] = f"{header}：{text_of(cells[row])}"
    return told


def _says_left(text: str) -> bool:
    return _LEFT.search(text) is not None and not _NOT_LEFT.search(text)


def _take_from_names(columns: dict[str, Column], said: Cells) -> None:
    """张三（离职） is 张三, and has left."""
    names = columns["姓名"]
    places = [
        row
        for row, cell in enumerate(names.raw)
        if isinstance(cell, str) and ("(" in cell or "（" in cell) and _LEFT.search(cell)
    ]
    if not places:
        return
    raw = names.raw.copy()
    for row in places:
        found = _NAMED.fullmatch(raw[row].strip())
        if found and _LEFT.search(found["note"]):
            raw[row] = found["name"].strip()
            said[row] = f"姓名：{found['note']}"
    columns["姓名"] = Column("姓名", raw, names.letter)
