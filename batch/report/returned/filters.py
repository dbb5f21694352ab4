"""The filter over the column 校验结果: the sender's Excel table or filter, else one of its own."""

from __future__ import annotations

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from batch.report.returned.place import RESULT_HEADER, Place


def make_filterable(page: Worksheet, place: Place, column: int) -> None:
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
        for row, own in page.row_dimensions.items() if not kept else ():
            if row in rows:
                own.hidden = False


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
