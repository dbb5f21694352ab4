"""Where a cell stands: rows and columns from 0, and Excel's names of them."""

from __future__ import annotations

Position = tuple[int, int]  # (row, column) from 0


def cell_name(row: int, column: int) -> str:
    """Excel's name of a cell: ``(0, 0)`` is A1."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def column_number(letters: bytes) -> int:
    """The number of a column from 0, of its ASCII letters in either case."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1
