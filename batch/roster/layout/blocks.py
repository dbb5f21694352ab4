"""Where tables stand on a sheet: header rows of one to three lines, blocks below and beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.cells import is_nothing, text_of
from batch.roster.headers import SHEETS, header_table
from batch.roster.layout.columnmap import NO_MAP, ColumnMap
from batch.roster.layout.domains import FAMILY, domain_of, of_a_year, slot_of
from batch.roster.layout.labels import Label, known, known_set
from batch.sheets.sheet import Sheet, Span

HEADER_ROWS: Final = (
    30  # every form of a header is looked for among the first rows; below, those of the table
)
PERSON: Final = frozenset({"姓名", "身份证号", "工号"})
_MOST_LINES: Final = 3
_GROUP: Final = re.compile("在职|在岗|离职|退休|现状|现有|本人|基本(?:信息|情况)|个人(?:信息|情况)")
_GROUP_LENGTH: Final = 30
_VALUE: Final = re.compile(r"\d{5,}|\d[-./]\d|[:：]\S")
_YEARS: Final = re.compile(r"20\d\d年?[-—~至到]20\d\d年?")


@dataclass(frozen=True)
class Block:
    """One table of a sheet; rows from 0, ``end`` is the first row that is no longer its own."""

    labels: tuple[Label, ...]
    top: int
    head: int  # the last header row
    end: int
    repeated: tuple[int, ...] = ()  # rows that only repeat its header


def find_blocks(sheet: Sheet, given: ColumnMap = NO_MAP) -> list[Block]:
    """The tables of a sheet, from top to bottom and from left to right; none where it has no header."""
    found: list[Block] = []
    for row in _candidates(sheet.rows, given):
        if found and row <= found[-1].head:
            continue  # the lower line of a header of several
        head = _last_line(sheet, row)
        top = _first_line(sheet, row, found[-1].end if found else 0)
        labels = _labels(sheet, top, head)
        if found and [one.leaf for one in found[-1].labels] == [one.leaf for one in labels]:
            found[-1] = replace(found[-1], repeated=(*found[-1].repeated, *range(top, head + 1)))
            continue
        if found:
            found[-1] = replace(found[-1], end=top)
        found.append(Block(labels, top, head, len(sheet.rows)))
    return [replace(block, labels=part) for block in found for part in _side_by_side(block.labels)]


def _candidates(rows: list[list[Any]], given: ColumnMap) -> list[int]:
    """The rows that may be headers: the best of the first rows, and every later one that is as good."""
    mapped = [
        number for number, row in enumerate(rows[:HEADER_ROWS]) if given.layouts and given.is_header(row)
    ]
    if mapped:
        return mapped
    early = [(number, _known_columns(row)) for number, row in enumerate(rows[:HEADER_ROWS])]
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
    later = [
        number
        for number in range(HEADER_ROWS, len(rows))
        if (
            not keys.isdisjoint(rows[number])
            or any("姓名" in str(rows[number][i]) for i in names if i < len(rows[number]))
        )
        and _known_columns(rows[number]) >= 2
    ]
    return good + later


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


def _last_line(sheet: Sheet, row: int) -> int:
    """The last line of a header that begins in a row: as its merged cells say, else as its words do."""
    keys = [i for i, cell in enumerate(sheet.rows[row]) if known("人员", squeeze(text_of(cell))) in PERSON]
    merged = [span.last_row for span in sheet.merged if span.row == row and _is_tall(sheet.rows, span, keys)]
    if merged and row < max(merged) < row + _MOST_LINES:
        return max(merged)
    last = row
    while last + 1 < min(len(sheet.rows), row + _MOST_LINES) and _continues(sheet.rows, row, last + 1, keys):
        last += 1
    return last


def _is_tall(rows: list[list[Any]], span: Span, keys: list[int]) -> bool:
    """Whether a person's header cell is merged down one column; what holds other cells is no such thing."""
    return (
        span.column in keys
        and span.column == span.last_column
        and all(is_nothing(row[span.column]) for row in rows[span.row + 1 : span.last_row + 1])
    )


def _continues(rows: list[list[Any]], first: int, row: int, keys: list[int]) -> bool:
    """Whether a row is a lower line of the header: it names columns, and nobody."""
    cells = rows[row]
    if any(not is_nothing(cells[key]) and cells[key] != rows[first][key] for key in keys):
        return False
    words = [squeeze(text_of(cell)) for cell in cells if not is_nothing(cell)]
    if not words or any(_VALUE.search(word) for word in words):
        return False
    hits = sum(map(_is_header_word, words))
    return hits >= 2 or 2 * hits >= len(words)


def _is_header_word(word: str) -> bool:
    return bool(slot_of(word) or of_a_year("考核", word)) or any(
        known(kind, word) or known_set(kind, word) for kind in SHEETS
    )


def _first_line(sheet: Sheet, row: int, floor: int) -> int:
    """The first line of a header whose names stand in a row: lines of groups above it belong to it."""
    first = row
    while first > floor and row - first < _MOST_LINES - 1 and _is_group_line(sheet, first - 1, first):
        first -= 1
    return first


def _is_group_line(sheet: Sheet, row: int, below: int) -> bool:
    filled = [i for i, cell in enumerate(sheet.rows[row]) if not is_nothing(cell)]
    words = [squeeze(text_of(sheet.rows[row][i])) for i in filled]
    if not words or any(len(word) > _GROUP_LENGTH or _VALUE.search(_YEARS.sub("", word)) for word in words):
        return False
    used = [i for i, cell in enumerate(sheet.rows[below]) if not is_nothing(cell)]
    if len(filled) == 1:  # a title stands alone, over the whole table or at its left
        span = _span_at(sheet.merged, row, filled[0])
        last = span.last_column if span else filled[0]
        if not used or filled[0] <= used[0] or last - filled[0] + 1 >= len(used):
            return False
    return any(domain_of(word) or _GROUP.search(word) for word in words)


def _span_at(merged: Iterable[Span], row: int, column: int) -> Span | None:
    return next(
        (s for s in merged if s.row <= row <= s.last_row and s.column <= column <= s.last_column), None
    )


def _labels(sheet: Sheet, top: int, head: int) -> tuple[Label, ...]:
    """The header of each column, its lines put together."""
    lines = [[text_of(cell) for cell in row] for row in sheet.rows[top : head + 1]]
    spans = [span for span in sheet.merged if top <= span.row <= head]
    width = max(map(len, lines))
    found = []
    for column in range(width):
        parts: list[tuple[int, str]] = []
        for number in range(len(lines)):
            text = _covering(lines, number, column, [s for s in spans if s.row == top + number])
            if text and (not parts or squeeze(parts[-1][1]) != squeeze(text)):
                parts.append((top + number, text))
        if parts:
            shown = "／".join(" ".join(text.split()) for _, text in parts)
            words = tuple(squeeze(text) for _, text in parts)
            found.append(Label(column, shown, words[-1], words[:-1], parts[-1][0]))
    return tuple(found)


def _covering(lines: list[list[str]], number: int, column: int, spans: list[Span]) -> str:
    """The text over a column in one line: its own, that of a merged cell, or of the group at its left."""
    line = lines[number]
    if column < len(line) and line[column].strip():
        return line[column]
    for span in spans:
        if span.column <= column <= span.last_column:
            return line[span.column]
    if number == len(lines) - 1 or not _filled(lines[number + 1], column):
        return ""
    left = next((c for c in range(min(column, len(line)) - 1, -1, -1) if line[c].strip()), -1)
    if left < 0 or not _filled(lines[number + 1], left) or any(s.column == left for s in spans):
        return ""
    return line[left]


def _filled(line: list[str], column: int) -> bool:
    return column < len(line) and bool(line[column].strip())


def _side_by_side(labels: tuple[Label, ...]) -> list[tuple[Label, ...]]:
    """The labels of each list, where two or more stand beside each other."""
    names = [
        place for place, one in enumerate(labels)
        if known("人员", one.leaf) == "姓名" and FAMILY not in map(domain_of, (*one.groups, one.leaf))
    ]  # fmt: skip
    cuts = [0]
    for before, name in pairwise(names):
        start, offset = name, name - before
        while (
            start - 1 > max(before, offset - 1) and labels[start - 1].leaf == labels[start - 1 - offset].leaf
        ):
            start -= 1
        cuts.append(start)
    parts = [labels[first:last] for first, last in zip(cuts, [*cuts[1:], len(labels)], strict=True)]
    numbered = [any(known("人员", one.leaf) in ("身份证号", "工号") for one in part) for part in parts]
    same = (
        len({labels[name].leaf for name in names}) == 1
    )  # 姓名 twice is two people, 姓名 and 员工姓名 are one
    return parts if all(numbered) or same else [labels]
