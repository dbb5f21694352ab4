"""Where a cell stands: rows and columns from 0, and Excel's names of them."""

from __future__ import annotations

from typing import Final

Position = tuple[int, int]  # (row, column) from 0

BEYOND: Final = 10**9  # farther than any sheet reaches
_LONGEST: Final = 9  # letters or digits of a number that is worth reckoning


def cell_name(row: int, column: int) -> str:
    """Excel's name of a cell: ``(0, 0)`` is A1."""
    return f"{column_letter(column)}{row + 1}"


def column_letter(column: int) -> str:
    """Excel's letters of a column number from 0."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def position_of(letters: bytes, digits: bytes) -> Position:
    """Where an address of any length leads; what no sheet has lies beyond every sheet."""
    return row_number(digits), column_number(letters)


def row_number(digits: bytes) -> int:
    """The number of a row from 0; 0 is written by nobody and is taken for the first."""
    return max(int(digits) - 1, 0) if len(digits) <= _LONGEST else BEYOND


def column_number(letters: bytes) -> int:
    """The number of a column from 0, of its ASCII letters in either case."""
    if len(letters) > _LONGEST:
        return BEYOND
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1
