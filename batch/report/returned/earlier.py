"""What an earlier round left in the workbook: found by its comments and its list, and taken away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from batch.report.returned.address import position_of
from batch.report.returned.copy import Copy
from batch.report.returned.issue_sheet import CELL_COLUMN, ISSUE_SHEET, LOOK_COLUMN, SHEET_COLUMN
from batch.report.returned.marks import AUTHOR, BEGIN, OFFERED, restore

_NUMBER: Final = re.compile(r"^第(\d+)条", re.M)


def forget_earlier(copied: Copy) -> None:
    """Take away the sheet 校验问题 and the marks of an earlier round."""
    old = copied.pages.pop(ISSUE_SHEET, None)
    looks: dict[int, Any] = {}
    listed: dict[str, dict[str, int]] = defaultdict(dict)
    cells: Any = old._cells if old else {}
    for row in sorted(row for row, column in cells if column == 1):
        if not {(row, SHEET_COLUMN), (row, CELL_COLUMN)} <= cells.keys():
            continue
        number, sheet, cell = (cells[row, column].value for column in (1, SHEET_COLUMN, CELL_COLUMN))
        if isinstance(number, int | float):
            looks[int(number)] = cells.get((row, LOOK_COLUMN))
            if position_of(str(cell))[1]:
                listed[str(sheet)].setdefault(str(cell), int(number))
    for name, page in copied.pages.items():
        unmark(page, looks, listed[name])
    if old:
        copied.book.remove(old)


def unmark(page: Worksheet, looks: Mapping[int, Any], listed: Mapping[str, int]) -> None:
    """Take away the marks of an earlier round: ``looks`` holds what cells looked like, by number.

    Cells that have lost our comment but not our colour are found by their addresses in the old list.
    """
    rules = page.data_validations
    rules.dataValidation = [r for r in rules.dataValidation if not (r.promptTitle or "").startswith(OFFERED)]
    commented: list[Any] = [cell for cell in page._cells.values() if cell.comment is not None]
    for cell in commented:
        before, sign, ours = cell.comment.text.partition(BEGIN)
        if not sign and cell.comment.author != AUTHOR:
            continue
        found = _NUMBER.search(ours)
        restore(cell, looks.get(int(found[1])) if found else None)
        kept, author = before.rstrip(), cell.comment.author
        cell.comment = None
        if kept and sign:
            cell.comment = Comment(kept, author)
    for address, number in listed.items():
        restore(page[address], looks[number])
