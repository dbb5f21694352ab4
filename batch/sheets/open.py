"""Opening a spreadsheet: limits before reading, one clear line for what cannot be read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any, Final

from batch.errors import UnreadableFileError
from batch.sheets.cellerrors import Errors, cell_errors
from batch.sheets.sheet import Sheet

SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et"})

MEGABYTE: Final = 1024 * 1024
MAX_FILE: Final = 200 * MEGABYTE
MAX_UNPACKED: Final = 4096 * MEGABYTE
MAX_SHEETS: Final = 200
MAX_CELLS: Final = 60_000_000


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is a submission by its name; Excel's lock files are not."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", "."))


def read_workbook(path: Path) -> list[Sheet]:
    """All sheets of a spreadsheet, by python-calamine. Raises UnreadableFileError."""
    _check_size(path)
    from python_calamine import CalamineError, PasswordError

    try:
        return _sheets(_opened(path), cell_errors(path))
    except PasswordError as error:
        raise UnreadableFileError("F92", "文件有打开密码，无法读取，请取消密码后重新提交") from error
    except UnreadableFileError:
        raise
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableFileError("F93", "文件已损坏或不是电子表格，无法读取") from error
    except BaseException as error:  # a damaged file ends the readers in many ways, panics of Rust among them
        raise UnreadableFileError("F93", "文件已损坏，无法读取") from error


def _sheets(workbook: Any, errors: dict[str, Errors]) -> list[Sheet]:
    """All sheets of an opened workbook; hidden ones without their cells. Raises UnreadableFileError."""
    from python_calamine import SheetVisibleEnum

    if len(workbook.sheet_names) > MAX_SHEETS:
        raise UnreadableFileError("F91", f"工作表超过{MAX_SHEETS}个，未读取")
    sheets, cells = [], 0
    for meta in workbook.sheets_metadata:
        if meta.visible is not SheetVisibleEnum.Visible:
            sheets.append(Sheet(meta.name, [], hidden=True))
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        cells += sheet.total_height * sheet.total_width
        if cells > MAX_CELLS:
            raise UnreadableFileError("F91", f"单元格超过{MAX_CELLS // 10000}万个，未读取")
        rows = sheet.to_python(skip_empty_area=False)
        for (row, column), shown in errors.get(meta.name, {}).items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = shown
        sheets.append(Sheet(meta.name, rows))
    return sheets


def _opened(path: Path) -> Any:
    """The workbook by python-calamine, by what it is and not by what it is called.

    Given a path, calamine goes by its suffix, and takes none that is not UTF-8; given the
    bytes, it looks at them.
    """
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
        if size == 0:
            raise UnreadableFileError("F93", "文件是空的")
        if size > MAX_FILE:
            raise UnreadableFileError("F91", f"文件超过{MAX_FILE // MEGABYTE}MB，未读取")
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                unpacked = sum(member.file_size for member in archive.infolist())
                cells = sum(_declared_cells(archive, name) for name in archive.namelist())
            if unpacked > MAX_UNPACKED:
                raise UnreadableFileError("F91", "文件解压后过大，未读取")
            if cells > MAX_CELLS:
                raise UnreadableFileError(
                    "F91", f"工作表范围超过{MAX_CELLS // 10000}万个单元格，请删去远处的多余单元格"
                )
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:  # encrypted members, methods that nobody knows, damage of any kind
        raise UnreadableFileError("F93", "文件已损坏或无法打开") from error


def _declared_cells(archive: zipfile.ZipFile, name: str) -> int:
    """How many cells a sheet says it spans, or its last row and column do, before it is read.

    One stray cell far away would make the reader ask for memory for everything before it.
    """
    if not re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
        return 0
    with archive.open(name) as stream:
        found = re.search(rb'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"', stream.read(4096))
    if not found:
        return 0
    columns = 0
    for letter in found[1].decode():
        columns = columns * 26 + ord(letter) - 64
    return columns * int(found[2])
