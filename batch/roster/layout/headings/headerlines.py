"""The lines of a header: which of the rows around its names belong to it, by merged cells or by words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.headers import PERSON, SHEETS
from batch.roster.layout.completing.dayparts import is_day_part
from batch.roster.layout.headings.domains import of_a_year, slot_of
from batch.roster.layout.headings.hints import hint_below
from batch.roster.layout.headings.labels import NTH, known, known_set
from batch.roster.layout.headings.levelheaders import is_level
from batch.roster.layout.headings.subjects import SKILL, TITLE, domain_of
from batch.sheets.sheet import Sheet, Span

_MOST_LINES: Final = 3
_GROUP: Final = re.compile(
    "证书$|证书情况|持证|在职|在岗|离职|退休|现状|现有|本人|基本(?:信息|情况)|个人(?:信息|情况)"
)
_GROUP_LENGTH: Final = 30
_VALUE: Final = re.compile(r"\d{5,}|\d[-./]\d|[:：]\S")
_YEARS: Final = re.compile(r"20\d\d年?[-—~至到]20\d\d年?")


def last_line(sheet: Sheet, row: int) -> int:
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
    parts = [word for word in words if is_level(word) or NTH.fullmatch(word)]
    if len(set(parts)) > 1:  # of which no person has two
        hits += len(parts)
    return hits >= 2 or 2 * hits >= len(words)


def _is_header_word(word: str) -> bool:
    return bool(slot_of(word) or of_a_year("考核", word) or is_day_part(word)) or any(
        known(kind, word) or known_set(kind, word) for kind in SHEETS
    )


def first_line(sheet: Sheet, row: int, floor: int) -> int:
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


def header_text(text: str) -> str:
    """A header's cell in normal form, a hint on a line of its own in brackets behind it."""
    whole, (header, hint) = squeeze(text), hint_below(text)
    if not hint or _is_header_word(whole) or not _is_header_word(squeeze(header)):
        return whole
    return squeeze(f"{header}({hint})")


def with_groups(groups: list[str], leaf: str) -> tuple[list[str], str]:
    """职业技能等级信息-发证日期, as systems export it, is a column below a group."""
    group, mark, last = leaf.rpartition("-")
    below = mark and domain_of(group) in (SKILL, TITLE) and slot_of(last) and not known("人员", leaf)
    return ([*groups, group], last) if below else (groups, leaf)


#: 二、持证情况; a sentence about those above (2人均已退休) is none.
_TITLE: Final = re.compile(
    r"(?!以上|上述|注|备注|说明|.*(?:[,，。;；]|均|皆|其中|\d+人|[一二两三四五六七八九十]+人))"
    r"(?:(?:[一二三四五六七八九十]{1,2}[、.．)）]|[（(][一二三四五六七八九十\d][）)]|\d[、.．)）]).{2,30}"
    "|.{0,24}(?:名单|名册|花名册|台账|情况|信息|汇总表|一览表|明细表?|统计表|登记表)(?:[（(].*[）)])?)"
)


def first_title(rows: list[list[Any]], floor: int, top: int) -> int:
    """Where the lines begin that stand alone above a header and are its title: 二、持证情况."""
    first = top
    for row in range(top - 1, floor - 1, -1):
        filled = [text_of(cell).strip() for cell in rows[row] if not is_nothing(cell)]
        if not filled:
            continue
        if len(filled) > 1 or not _TITLE.fullmatch(filled[0]) or filled[0].isdigit():
            break
        first = row
    return first


def covering(lines: list[list[str]], number: int, column: int, spans: list[Span]) -> str:
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
