"""What a spreadsheet may be at most; everything above is refused in words, before it is built."""

from __future__ import annotations

from typing import Final

from batch.errors import UnreadableFileError

MEGABYTE: Final = 1024 * 1024
MAX_FILE: Final = 200 * MEGABYTE
MAX_UNPACKED: Final = 4096 * MEGABYTE
MAX_SHEETS: Final = 200
MAX_CELLS: Final = 60_000_000
MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384
MAX_SPANS: Final = 100_000  # merged ranges of one sheet; a sheet with more has none that help


def check_file(size: int) -> None:
    """Raise UnreadableFileError for an empty file and for one that is too large."""
    if size == 0:
        raise UnreadableFileError("F93", "文件是空的（0字节），请重新导出或拷贝后提交")
    if size > MAX_FILE:
        raise UnreadableFileError(
            "F91", f"文件超过{MAX_FILE // MEGABYTE}MB，未读取，请删去无关内容或分成几个文件"
        )


def check_unpacked(size: int) -> None:
    """Raise UnreadableFileError for what is far larger inside than outside."""
    if size > MAX_UNPACKED:
        raise UnreadableFileError("F91", "文件解压后过大，未读取，请删去无关内容或分成几个文件")


def check_cells(cells: int) -> None:
    """Raise UnreadableFileError for more cells, empty ones between others counted, than are read."""
    if cells > MAX_CELLS:
        raise UnreadableFileError(
            "F91", f"单元格超过{MAX_CELLS // 10000}万个，未读取，请删去远处的多余单元格或分成几个文件"
        )
