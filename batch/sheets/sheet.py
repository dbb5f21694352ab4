"""One sheet as the reader gives it: its cells, and what must be known beside them.

What a cell shows and what it holds are two things, and neither is ever a blank by accident:
an error cell is the text that it shows (``#N/A``), a formula that was saved without its
result is :data:`NO_RESULT`, and a date cell that shows only a month or a year is the text of
that month or year (``2023年6月``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from batch.sheets.address import Position

#: The text of a cell whose formula was saved without its result.
NO_RESULT: Final = "（公式没有计算结果）"
#: What cells show whose formula failed (ISO/IEC 29500-1, 18.17.3; the later ones are Excel's own).
ERROR_VALUES: Final = frozenset(
    [
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#BUSY!",
    ]
)


#: What stands where a character was damaged in the file.
LOST: Final = "\ufffd"


class Span(NamedTuple):
    """A merged range: rows and columns from 0, the last ones included."""

    row: int
    column: int
    last_row: int
    last_column: int


class SheetNote(NamedTuple):
    """Something that must be said about a sheet: a code of the catalogue, where, and of what."""

    code: str
    cell: str = ""
    raw: str = ""


def hidden_notes(hides: bool) -> tuple[SheetNote, ...]:
    """What is said of a sheet in which rows or columns are not shown."""
    return (SheetNote("F08"),) if hides else ()


@dataclass(frozen=True)
class Sheet:
    """One sheet: its cells, row by row from A1; a hidden one comes without them."""

    name: str
    rows: list[list[Any]]
    hidden: bool = False
    merged: tuple[Span, ...] = ()
    notes: tuple[SheetNote, ...] = ()
    above: tuple[
        str, ...
    ] = ()  # lines over it that stand in none of its cells: a web page's between two tables
    below: tuple[str, ...] = ()
    struck: frozenset[Position] = frozenset()  # cells whose text is struck through
    comments: Mapping[Position, str] = field(default_factory=dict)  # 批注, by the cell that they are at
    #: Of a frame that was read before: what was said against its rows, by header; a text a row below the first.
    said: Mapping[str, Sequence[str]] = field(default_factory=dict)
    subjects: frozenset[str] = frozenset()  # and which certificates it may list


def fault_of(text: str) -> str:
    """The code of the issue of a cell that cannot be read as it stands; empty for any other text."""
    return error_of(text) or ("V18" if LOST in text else "")


def error_of(text: str) -> str:
    """The code of the issue of a cell that shows an error or has no result; empty for any other text."""
    if text == NO_RESULT:
        return "V14"
    return "V13" if text.startswith("#") and text.strip().upper() in ERROR_VALUES else ""
