"""An .xlsx that calamine does not open, by openpyxl: slower, and less particular."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import Any

from batch.errors import UnreadableFileError
from batch.sheets.calamine import Extra, limited, put_right
from batch.sheets.grid import Grid
from batch.sheets.limits import MAX_ROWS, MAX_SHEETS, MEGABYTE, check_cells
from batch.sheets.ooxml.package import Package
from batch.sheets.refusals import DAMAGED, ENTITIES
from batch.sheets.sheet import Sheet, SheetNote

_LARGEST = 400 * MEGABYTE  # of all parts: openpyxl takes a minute for it


def read_by_openpyxl(package: Package, data: bytes, extras: Mapping[str, Extra]) -> list[Sheet]:
    """All sheets of a workbook. Raises UnreadableFileError."""
    _check(package)
    try:
        from openpyxl import load_workbook

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheets = [_read(page, extras.get(page.title, Extra())) for page in book.worksheets[:MAX_SHEETS]]
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:  # damage of any kind
        raise UnreadableFileError("F93", DAMAGED) from error
    if not any(sheet.rows or sheet.hidden for sheet in sheets):
        raise UnreadableFileError("F93", DAMAGED)
    return limited(sheets, len(book.worksheets))


def _check(package: Package) -> None:
    """Nothing that an XML parser would make more of than there is, and not too much of it."""
    size = 0
    for name in package.names():
        if not name.endswith((".xml", ".rels")):
            continue
        tail, first = b"", True
        for block in package.blocks(name):
            size += len(block)
            if size > _LARGEST:
                raise UnreadableFileError("F93", DAMAGED)
            if b"<!DOCTYPE" in tail + block:
                raise UnreadableFileError("F93", ENTITIES)
            if first and b"\x00" in block[:64]:  # UTF-16, in which entities would not be seen
                raise UnreadableFileError("F93", DAMAGED)
            tail, first = block[-16:], False


def _read(page: Any, extra: Extra) -> Sheet:
    if page.sheet_state != "visible":
        return Sheet(page.title, [], hidden=True)
    grid, seen = Grid(), 0
    try:
        page.reset_dimensions()
        for number, row in enumerate(page.iter_rows(max_row=MAX_ROWS, values_only=True)):
            seen += len(row)
            check_cells(seen)
            for column, value in enumerate(row):
                grid.put(number, column, value)
    except (UnreadableFileError, MemoryError):
        raise
    except Exception:  # damage of any kind costs this sheet
        return Sheet(page.title, [], notes=(SheetNote("F07", raw=page.title),))
    sheet = grid.sheet(page.title)
    put_right(sheet.rows, extra)
    return extra.beside(sheet)
