"""The column 校验结果 beside a table: what is wrong with each row, or that it passed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Final

from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from batch.report.excel.texts import display_width
from batch.report.returned.filters import make_filterable
from batch.report.returned.marks import FILLS, Numbered, restore, solid, worst
from batch.report.returned.place import RESULT_HEADER, Place
from batch.report.returned.values import put_text
from batch.roster.messages import Issue

PASSED: Final = "通过"
_RESULT_WIDTH: Final = (12, 60)
_LINE: Final = 16  # points
_MAX_HEIGHT: Final = 409
_MAX_COLUMNS: Final = 16384


def add_results(page: Worksheet, place: Place, found: Mapping[int, Sequence[Numbered]]) -> int:
    """Fill the column 校验结果 and make it filterable; the number of its column, 0 if none is free."""
    column = _free_of_merges(page, place)
    if column > _MAX_COLUMNS:
        return 0
    for row in sorted(row for row, other in page._cells if other == column and row > place.header):
        _write(page, row, column, None)
        restore(page.cell(row, column), None)
    _write(page, place.header, column, RESULT_HEADER)
    _like_neighbour(page, place.header, column, {})
    looks: dict[tuple[int, str], Any] = {}
    widest = _RESULT_WIDTH[0]
    for row in sorted({*place.rows, *(row for row in found if row > place.header)}):
        text = _result(found.get(row, ()))
        _write(page, row, column, text)
        _like_neighbour(page, row, column, looks, worst(found[row]) if row in found else PASSED)
        widest = max(widest, display_width(text) + 2)
        if display_width(text) + 2 > _RESULT_WIDTH[1]:
            _wrap(page, row, column, -(-display_width(text) // (_RESULT_WIDTH[1] - 2)))
    _own_dimension(page, column).width = min(_RESULT_WIDTH[1], widest)
    make_filterable(page, place, column)
    return column


def _free_of_merges(page: Worksheet, place: Place) -> int:
    column = place.column
    while column <= _MAX_COLUMNS and isinstance(page.cell(place.header, column), MergedCell):
        column += 1
    return column


def _wrap(page: Worksheet, row: int, column: int, lines: int) -> None:
    """A text too long for its column is shown in several lines; the row grows to hold them."""
    cell: Any = page.cell(row, column)
    cell.alignment = Alignment(vertical=cell.alignment.vertical, wrap_text=True)
    own = page.row_dimensions[row]
    own.height = min(_MAX_HEIGHT, max(own.height or 0, _LINE * lines + 2))


def _write(page: Worksheet, row: int, column: int, text: str | None) -> None:
    cell: Any = page.cell(row, column)
    if not isinstance(cell, MergedCell):
        put_text(cell, text) if text else setattr(cell, "value", None)


def _result(found: Sequence[Numbered]) -> str:
    texts = dict.fromkeys(_short(one.issue) for one in found)
    return "；".join(texts) or PASSED


def _short(issue: Issue) -> str:
    """What is wrong, with the header where the message does not name it."""
    named = not issue.header or issue.header in issue.message or issue.code[0] != "V"
    return issue.message if named else f"{issue.header}：{issue.message}"


def _like_neighbour(
    page: Worksheet, row: int, column: int, looks: dict[tuple[int, str], Any], word: str = ""
) -> None:
    """The look of the cell to the left, as text; with the colour of the row's worst issue."""
    cell: Any = page.cell(row, column)
    left: Any = page.cell(row, max(1, column - 1))
    key = (left.style_id, word)
    if not word:
        cell._style = copy(left._style)
    elif key not in looks:
        cell._style = copy(left._style)
        cell.number_format = "General"
        cell.alignment = Alignment(vertical=left.alignment.vertical)
        if word in FILLS:
            cell.fill = solid(FILLS[word])
        looks[key] = cell._style
    else:
        cell._style = copy(looks[key])


def _own_dimension(page: Worksheet, column: int) -> Any:
    """The column's own width: columns that share one entry with it get entries of their own."""
    dimensions = page.column_dimensions
    for shared in list(dimensions.values()):
        low, high = shared.min or 0, shared.max or 0
        if not low <= column <= high or low == high:
            continue
        parts = [(low, column - 1), (column, column), (column + 1, high)]
        del dimensions[shared.index]
        for first, last in parts:
            if first <= last:
                letter = get_column_letter(first)
                part = ColumnDimension(
                    page, letter, shared.width, outlineLevel=shared.outlineLevel, hidden=shared.hidden,
                    min=first, max=last,
                )  # fmt: skip
                part._style = copy(shared._style)  # type: ignore[attr-defined]
                dimensions[letter] = part
    own = dimensions[get_column_letter(column)]
    own.hidden = False
    return own
