"""Cells that are struck through, and comments at cells (批注), as the rows of a table have them.

A text that is struck through is one that is not understood: neither what it says nor nothing. Where the name or
a number of somebody is struck through, all of them is in doubt. A comment is heard like a remark.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from batch.roster.awards.doubt import AWARD_DOUBT
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.certificates.doubt import DOUBT
from batch.roster.elsewhere import AWARDS
from batch.roster.layout.blocks import Block
from batch.roster.layout.headings.claims import Claims
from batch.roster.layout.headings.labels import Label
from batch.sheets.address import Position, column_letter
from batch.sheets.sheet import Sheet

Cells = npt.NDArray[np.object_]
Numbers = npt.NDArray[np.int32]

#: The header of what is said at a cell; it reads as one of remarks.
SAID_AT_CELLS: Final = "批注说明"
_STRUCK: Final = "（删除线）"
_WHO: Final = ("姓名", "身份证号", "工号")
#: What is shown only: struck through or not, nothing rests on it.
_SHOWN: Final = frozenset(
    {"单位名称", "统一社会信用代码", "部门", "毕业院校", "所学专业", "性别", "出生日期"}
)
#: Kinds of sheets of which something can be in doubt as a whole.
_DOUBTED: Final = ("人员", "证书", "荣誉竞赛")
_BESIDE: Final = 3  # columns behind the last header


def strike(sheet: Sheet, claims: Claims, cells: list[Cells], numbers: Numbers) -> None:
    """Mark the texts that are struck through, so that nobody reads them as what they say."""
    read = _read(claims) - _of_awards(claims)
    for row, column in sheet.struck:
        place = _place(numbers, row)
        if column in read and place >= 0 and not is_nothing(cells[column][place]):
            cells[column][place] = f"{_STRUCK}{text_of(cells[column][place])}"


def doubt_struck(
    sheet: Sheet, kind: str, claims: Claims, columns: dict[str, Column], numbers: Numbers
) -> None:
    """Doubt all awards of a cell of which something is struck through; on other sheets the thing of the row."""
    if kind not in _DOUBTED or not sheet.struck:
        return
    header, read = (AWARD_DOUBT, _of_awards(claims)) if kind == "人员" else (DOUBT, _read(claims))
    hit = [(_place(numbers, row), row, column) for row, column in sheet.struck if column in read]
    told = [(place, column, text_of(_cell(sheet, row, column))) for place, row, column in sorted(hit)]
    told = [(place, column, text) for place, column, text in told if place >= 0 and text]
    if not told:
        return
    known = columns.get(header) or Column(
        header, np.full(numbers.size, "", np.object_), column_letter(told[0][1])
    )
    raw = known.raw.copy()
    for place, _, text in told:
        raw[place] = raw[place] or f"删除线：{text}"
    columns[header] = Column(header, raw, known.letter)


def _read(claims: Claims) -> set[int]:
    """The columns on which anything rests."""
    read = {index for key, index in claims.columns.items() if key not in (*_WHO, *_SHOWN)}
    return read | {index for indices in claims.doubles.values() for index in indices}


def _of_awards(claims: Claims) -> set[int]:
    """The columns of a person's own row that hold several awards each."""
    own = {claims.columns[AWARDS]} if AWARDS in claims.columns else set()
    return own.union(claims.doubles.get(AWARDS, ()))


def said_at_cells(sheet: Sheet, block: Block, claims: Claims, numbers: Numbers) -> list[tuple[Label, Column]]:
    """Columns of what is said at the cells of each row, one for each column that has such cells."""
    said: dict[Position, str] = dict(sheet.comments)
    who = {claims.columns[key] for key in _WHO if key in claims.columns}
    for row, column in sheet.struck:
        if column in who and not is_nothing(_cell(sheet, row, column)):
            text = f"删除线：{text_of(_cell(sheet, row, column))}"
            said[row, column] = "；".join(filter(None, (text, said.get((row, column), ""))))
    found: dict[int, Cells] = {}
    within = range(block.labels[0].index, block.labels[-1].index + _BESIDE + 1)
    for (row, column), text in said.items():
        place = _place(numbers, row)
        if place >= 0 and column in within:
            found.setdefault(column, np.full(numbers.size, "", np.object_))[place] = text
    return [
        (Label(column, "", SAID_AT_CELLS, (), block.head), Column(SAID_AT_CELLS, raw, column_letter(column)))
        for column, raw in sorted(found.items())
    ]


def _cell(sheet: Sheet, row: int, column: int) -> object:
    line = sheet.rows[row] if row < len(sheet.rows) else []
    return line[column] if column < len(line) else ""


def _place(numbers: Numbers, row: int) -> int:
    """Where a row of the sheet stands among a table's; -1 for nowhere."""
    place = int(np.searchsorted(numbers, row))
    return place if place < numbers.size and numbers[place] == row else -1
