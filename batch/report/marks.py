"""Marks on a sender's own sheets: coloured cells, comments, and the column 校验结果.

Marks of an earlier round are found by the comments and taken away before new ones are made.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from batch.report.sheets import clean, display_width
from batch.report.stripped import put_text
from batch.roster.cells import Table, column_letter, is_nothing, text_of
from batch.roster.messages import SEVERITY_WORDS, Issue
from batch.roster.workbook import Sheet
from batch.text import squeeze

AUTHOR: Final = "贯通"
RESULT_HEADER: Final = "校验结果"
PASSED: Final = "通过"
FILLS: Final = {"error": "F8CBAD", "warning": "FFF2CC", "info": "DDEBF7"}
SEVERITIES: Final = ("error", "warning", "info")  # worst first

_BEGIN: Final = "—— 贯通校验 ——"  # where our part of a comment begins
_NUMBER: Final = re.compile(r"^第(\d+)条", re.M)
_COMMENT_WIDTH: Final = 330  # pixels
_COMMENT_ROOM: Final = 50  # characters of a line of that width
_COMMENT_LINE: Final = 18  # pixels
_RESULT_WIDTH: Final = (12, 60)
_LINE: Final = 16  # points
_MAX_HEIGHT: Final = 409
_MAX_COLUMNS: Final = 16384
_KNOWN_TOPS: Final[WeakKeyDictionary[Worksheet, dict[tuple[int, int], tuple[int, int]]]] = WeakKeyDictionary()
#: Issues of cells where Excel would turn the corrected number into a float.
_NEEDS_TEXT: Final = frozenset({"I01", "I02", "I03", "I04", "I07", "I10", "R02"})


@dataclass(frozen=True)
class Numbered:
    """An issue with its number on the sheet 校验问题."""

    number: int
    issue: Issue


def worst(found: Iterable[Numbered]) -> str:
    """The highest severity among some issues."""
    return min((one.issue.severity for one in found), key=SEVERITIES.index)


def cell_at(page: Worksheet, row: int, column: int) -> Any:
    """A cell; inside a merged range the range's first cell, which is the one that is seen."""
    cell: Any = page.cell(row, column)
    if isinstance(cell, MergedCell):
        top = _tops(page).get((row, column))
        return page.cell(*top) if top else cell
    return cell


def _tops(page: Worksheet) -> Mapping[tuple[int, int], tuple[int, int]]:
    """For each cell inside a merged range the place of the range's first cell, worked out once a page."""
    if page not in _KNOWN_TOPS:
        _KNOWN_TOPS[page] = {
            (row, column): (area.min_row, area.min_col)
            for area in page.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
    return _KNOWN_TOPS[page]


def mark(cell: Any, found: Sequence[Numbered]) -> None:
    """Fill a faulty cell by its worst severity and say in one comment what is wrong with it."""
    cell.fill = _solid(FILLS[worst(found)])
    if _is_light(cell.font.color):
        font = copy(cell.font)
        font.color = "FF000000"
        cell.font = font
    if cell.number_format == "General" and any(one.issue.code in _NEEDS_TEXT for one in found):
        cell.number_format = "@"
    lines = [_BEGIN]
    for one in found:
        issue = one.issue
        lines.append(
            f"第{one.number}条 {SEVERITY_WORDS[issue.severity]} {issue.code}：{issue.message}。\n"
            f"怎么改：{issue.advice}。"
        )
    _append_comment(cell, clean("\n".join(lines)))


def _append_comment(cell: Any, text: str) -> None:
    author = AUTHOR
    if cell.comment is not None:
        author = cell.comment.author or "原批注"
        text = f"{cell.comment.text}\n\n{text}"
    lines = sum(-(-display_width(line) // _COMMENT_ROOM) or 1 for line in text.split("\n"))
    cell.comment = Comment(text, author, _COMMENT_LINE * (lines + 1), _COMMENT_WIDTH)


def _solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour, bgColor=colour)


def _is_light(colour: Any) -> bool:
    """Whether a font's colour cannot be read on our light fills."""
    if colour is None:
        return False
    if colour.type == "theme":
        return bool(colour.theme == 0)
    if colour.type == "indexed":
        return colour.indexed in (1, 9)
    digits = str(colour.rgb)[-6:]
    parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    return 3 * parts[0] + 6 * parts[1] + parts[2] > 1800


def unmark(page: Worksheet, looks: Mapping[int, Any], listed: Mapping[str, int]) -> None:
    """Take away the marks of an earlier round: ``looks`` holds what cells looked like, by number.

    Cells that have lost our comment but not our colour are found by their addresses in the old list.
    """
    commented: list[Any] = [cell for cell in page._cells.values() if cell.comment is not None]
    for cell in commented:
        before, sign, ours = cell.comment.text.partition(_BEGIN)
        if not sign and cell.comment.author != AUTHOR:
            continue
        found = _NUMBER.search(ours)
        _restore(cell, looks.get(int(found[1])) if found else None)
        kept, author = before.rstrip(), cell.comment.author
        cell.comment = None
        if kept and sign:
            cell.comment = Comment(kept, author)
    for address, number in listed.items():
        _restore(page[address], looks[number])


def _restore(cell: Any, look: Any) -> None:
    """A cell's own fill again, unless the sender has meanwhile given it another one."""
    if cell.fill.fill_type != "solid" or str(cell.fill.fgColor.rgb)[-6:] not in FILLS.values():
        return
    if look is None:
        cell.fill = PatternFill()
    else:
        cell.fill = copy(look.fill)
        cell.font = copy(look.font)


@dataclass(frozen=True)
class Place:
    """Where a roster's table stands on its sheet; rows and columns from 1."""

    header: int
    rows: Sequence[int]
    first: int
    column: int  # of 校验结果

    @property
    def last(self) -> int:
        """The last row of the table."""
        return self.rows[-1] if len(self.rows) else self.header + 1


def place_of(sheet: Sheet, table: Table) -> Place:
    """Where a table stands, and which column is free for (or already holds) 校验结果."""
    used = [index for index in range(_width(sheet)) if column_letter(index) in _letters(table)]
    row = next(
        number for number, row in enumerate(sheet.rows) if not any(is_nothing(row[index]) for index in used)
    )
    names = [squeeze(text_of(cell)) for cell in sheet.rows[row]]
    filled = [index for index, name in enumerate(names) if name]
    if RESULT_HEADER in names:
        column = names.index(RESULT_HEADER)
    else:
        column = max(filled) + 1
        while any(len(cells) > column and not is_nothing(cells[column]) for cells in sheet.rows[row:]):
            column += 1
    return Place(row + 1, table.rows.tolist(), min(filled) + 1, column + 1)


def _width(sheet: Sheet) -> int:
    return max(len(row) for row in sheet.rows)


def _letters(table: Table) -> set[str]:
    return {column.letter for column in table.columns.values()}


def add_results(page: Worksheet, place: Place, found: Mapping[int, Sequence[Numbered]]) -> int:
    """Fill the column 校验结果 and make it filterable; the number of its column, 0 if none is free."""
    column = _free_of_merges(page, place)
    if column > _MAX_COLUMNS:
        return 0
    for row in range(place.header + 1, (page.max_row or 0) + 1):
        if (row, column) in page._cells:
            _write(page, row, column, None)
            _restore(page.cell(row, column), None)
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
    _filter(page, place, column)
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
            cell.fill = _solid(FILLS[word])
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


def _filter(page: Worksheet, place: Place, column: int) -> None:
    """The column can be filtered: in the sender's Excel table or filter, else in one of its own."""
    if _extend_table(page, place, column):
        return
    reference = page.auto_filter.ref
    if not reference:
        first, last = get_column_letter(place.first), get_column_letter(column)
        page.auto_filter.ref = f"{first}{place.header}:{last}{place.last}"
        return
    left, top, right, bottom = range_boundaries(reference)
    page.auto_filter.ref = (
        f"{get_column_letter(left or 1)}{top}:{get_column_letter(max(right or 1, column))}{bottom}"
    )
    _forget_condition(page, column - (left or 1), range((top or 1) + 1, (bottom or 1) + 1))


def _forget_condition(page: Worksheet, number: int, rows: range) -> None:
    """A choice made in the old column 校验结果 no longer means anything."""
    conditions = page.auto_filter.filterColumn
    kept = [one for one in conditions if one.colId != number]
    if len(kept) < len(conditions):
        page.auto_filter.filterColumn = kept
        for row in rows if not kept else ():
            if row in page.row_dimensions:
                page.row_dimensions[row].hidden = False


def _extend_table(page: Worksheet, place: Place, column: int) -> bool:
    """Whether an Excel table has this header row; it grows by the column where that adjoins."""
    for table in page.tables.values():
        left, top, right, bottom = range_boundaries(table.ref)
        if top != place.header:
            continue
        if right == column - 1:
            letter = get_column_letter(column)
            number = max(one.id for one in table.tableColumns) + 1
            table.tableColumns.append(TableColumn(id=number, name=RESULT_HEADER))
            table.ref = f"{get_column_letter(left or 1)}{top}:{letter}{bottom}"
            if table.autoFilter is not None:
                *_, end = range_boundaries(table.autoFilter.ref)
                table.autoFilter.ref = f"{get_column_letter(left or 1)}{top}:{letter}{end}"
        return True
    return False


def by_cell(found: Iterable[tuple[Any, Numbered]]) -> list[tuple[Any, list[Numbered]]]:
    """Issues gathered by the cell that they stand on."""
    cells: dict[int, Any] = {}
    gathered: dict[int, list[Numbered]] = defaultdict(list)
    for cell, one in found:
        cells[id(cell)] = cell
        gathered[id(cell)].append(one)
    return [(cell, gathered[key]) for key, cell in cells.items()]
