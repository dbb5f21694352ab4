"""Which rows of a sheet may be headers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.celltext import text_of
from batch.roster.headers import PERSON, SHEETS, header_table
from batch.roster.layout.columnmap import ColumnMap
from batch.roster.layout.headings.labels import known
from batch.roster.layout.shapes import is_answered

HEADER_ROWS: Final = (
    30  # every form of a header is looked for among the first rows; below, those of the table
)
_LONGEST_HEADER: Final = 12  # of a list of few columns


def header_rows(rows: list[list[Any]], given: ColumnMap) -> list[int]:
    """The rows that may be headers: the best of the first rows, and every later one that is as good."""
    mapped = [
        number for number, row in enumerate(rows[:HEADER_ROWS]) if given.layouts and given.is_header(row)
    ]
    if mapped:
        return mapped
    early = [
        (number, 0 if is_answered(row) else _known_columns(row))
        for number, row in enumerate(rows[:HEADER_ROWS])
    ]
    most = max((count for _, count in early), default=0)
    good = [
        number
        for number, count in early
        if count >= 2 and (2 * count >= most or _names_and_numbers(rows[number]))
    ]
    keys = frozenset(_raw_keys(rows[good[0]])) if good else frozenset()
    keys |= {spelling for spelling, name in header_table()["人员"].items() if name in ("姓名", "身份证号")}
    names = (
        [i for i, cell in enumerate(rows[good[0]]) if known("人员", squeeze(text_of(cell))) == "姓名"]
        if good
        else []
    )
    later = {number for number in range(HEADER_ROWS, len(rows)) if not keys.isdisjoint(rows[number])}
    for i in names:
        column = ((number, rows[number]) for number in range(HEADER_ROWS, len(rows)))
        later |= {number for number, row in column if i < len(row) and "姓名" in str(row[i])}
    later = {number for number in later if _known_columns(rows[number]) >= 2 or _begins_list(rows[number])}
    if good:
        early_rows = range(good[0] + 1, min(HEADER_ROWS, len(rows)))
        later |= {number for number in early_rows if number not in good and _begins_list(rows[number])}
    return sorted({*good, *later})


def _begins_list(row: Sequence[Any]) -> bool:
    """Whether a row below a table is the header of a list without numbers: 姓名, 离职时间."""
    filled = [text for cell in row if (text := squeeze(text_of(cell)))]
    return (
        len(filled) >= 2
        and any(text.endswith("姓名") and known("人员", text) == "姓名" for text in filled)
        and not any(len(text) > _LONGEST_HEADER or any(map(str.isdigit, text)) for text in filled)
    )


def _names_and_numbers(row: Sequence[Any]) -> bool:
    """Whether a row holds the very words 姓名 and 身份证号 or 工号, which no row of data does."""
    found = {known("人员", squeeze(cell)) for cell in row if isinstance(cell, str) and cell}
    return "姓名" in found and bool({"身份证号", "工号"} & found)


def _raw_keys(row: Sequence[Any]) -> Iterable[str]:
    return (cell for cell in row if isinstance(cell, str) and known("人员", squeeze(cell)) in PERSON)


def _known_columns(row: Sequence[Any]) -> int:
    """How many different columns of its best sheet kind a row names; 0 where it names no person."""
    names = {squeeze(text_of(cell)) for cell in row if isinstance(cell, str) and cell}
    best = 0
    for kind in SHEETS:
        columns = {canonical for name in names if name and (canonical := known(kind, name))}
        if PERSON & columns:
            best = max(best, len(columns))
    return best
