"""How each column of a roster was understood, shown, or written as a map that a person can correct."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from batch.context import context_from
from batch.errors import UnreadableFileError
from batch.language.text import squeeze
from batch.report.excel.book import display_width
from batch.roster.celltext import is_nothing, text_of
from batch.roster.layout import AUXILIARY_SHEETS
from batch.roster.layout.blocks import HEADER_ROWS, Block, find_blocks
from batch.roster.layout.columnmap import (
    COLUMN_SHEET,
    COLUMNS,
    UNREAD,
    WORD_SHEET,
    WORDS,
    ColumnMap,
    known_headers,
    map_for,
)
from batch.roster.layout.labels import Label
from batch.roster.layout.sheetkind import kind_of
from batch.roster.tables import word_table
from batch.sheets.address import column_letter
from batch.sheets.open import read_workbook
from batch.sheets.origin import COLUMN_MAP
from batch.sheets.sheet import Sheet

_SAMPLES: Final = 3
_SAMPLE_LENGTH: Final = 20
_MOST_WORDS: Final = 40  # different words of a closed column; more are no words
_LIST: Final = "可选"
_ROWS_TO_COME: Final = 500  # rows of a sheet that have a drop-down list


@dataclass(frozen=True)
class SeenColumn:
    """One column of a roster: where it stands, what it was read as and why, and what is in it."""

    sheet: str
    letter: str
    header: str
    meaning: str  # canonical header; empty if it is not read
    how: str
    samples: str
    filled: float  # share of the table's rows, 0 … 1


@dataclass(frozen=True)
class SeenColumns:
    """All columns of a roster, and the words of its closed columns that nobody knows."""

    columns: tuple[SeenColumn, ...] = ()
    words: tuple[tuple[str, str], ...] = ()  # header and word as written
    reason: str = ""  # why the file cannot be read at all


def seen_columns(file: Path, settings_json: str, target: Path | None) -> SeenColumns:
    """How a file's columns are understood; written as a column map too if a target is given."""
    options = context_from(settings_json).read_options()
    try:
        sheets = read_workbook(file, options.passwords)
    except UnreadableFileError as error:
        return SeenColumns(reason=str(error))
    given = map_for(file, options.columns)
    tables = [table for sheet in sheets for table in _tables(sheet, given)]
    columns = tuple(one for table in tables for one in table[0])
    seen = SeenColumns(columns, tuple(dict.fromkeys(word for table in tables for word in table[1])))
    if target is not None:
        write_map(seen, target)
    return seen


def _tables(sheet: Sheet, given: ColumnMap) -> Iterator[tuple[list[SeenColumn], list[tuple[str, str]]]]:
    if sheet.hidden or sheet.name.strip() in AUXILIARY_SHEETS:
        return
    for block in find_blocks(sheet, given) or _guessed(sheet):
        _, claims = kind_of(sheet.name, block, given)
        meaning = {index: key for key, index in claims.columns.items()}
        meaning |= {index: key for key, more in claims.doubles.items() for index in more}
        rows = sheet.rows[block.head + 1 : block.end]
        seen, words = [], []
        for label in block.labels:
            cells = [row[label.index] for row in rows if not is_nothing(row[label.index])]
            key = meaning.get(label.index, "")
            share = len(cells) / len(rows) if rows else 0.0
            where = (sheet.name, column_letter(label.index), label.shown)
            seen.append(SeenColumn(*where, key, claims.how.get(label.index, ""), _samples(cells), share))
            words += [(key, text) for text in _unknown_words(key, cells)]
        yield seen, words


def _guessed(sheet: Sheet) -> list[Block]:
    """The fullest row of texts, where no header is known: a map can then say what its words mean."""
    texts = [
        sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) for row in sheet.rows[:HEADER_ROWS]
    ]
    if not texts or max(texts) < 2:
        return []
    row = texts.index(max(texts))
    labels = tuple(
        Label(index, " ".join(text_of(cell).split()), squeeze(text_of(cell)), (), row)
        for index, cell in enumerate(sheet.rows[row])
        if not is_nothing(cell)
    )
    return [Block(labels, row, row, len(sheet.rows))]


def _samples(cells: Iterable[Any]) -> str:
    texts = dict.fromkeys(text_of(cell) for cell in cells)
    return "、".join(text[:_SAMPLE_LENGTH] for text in list(texts)[:_SAMPLES])


def _unknown_words(key: str, cells: Iterable[Any]) -> list[str]:
    known = word_table().get(key)
    if known is None:
        return []
    counts = Counter(text_of(cell) for cell in cells)
    unknown = [text for text, _ in counts.most_common() if squeeze(text) not in known]
    return unknown if len(unknown) <= _MOST_WORDS else []


def write_map(seen: SeenColumns, target: Path) -> None:
    """Write the column map: what was understood, with drop-down lists for what should be."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    fill = book.add_format({"border": 1, "bg_color": "#FFF2CC", "valign": "top", "num_format": "@"})
    share = book.add_format({"border": 1, "num_format": "0%", "valign": "top"})
    rows = [
        (one.sheet, one.letter, one.header, _shown(one.meaning), one.how, one.samples, one.filled)
        for one in seen.columns
    ]
    page = book.add_worksheet(COLUMN_SHEET)
    _fill(page, COLUMNS, rows, (head, cell, fill, share))
    words = book.add_worksheet(WORD_SHEET)
    _fill(
        words, WORDS, [(_shown(header), text, "") for header, text in seen.words], (head, cell, fill, share)
    )
    lists = book.add_worksheet(_LIST)
    options = [*known_headers(), "年度考核", UNREAD]
    for number, option in enumerate(options):
        lists.write_string(number, 0, option)
    lists.hide()
    source = f"={_LIST}!$A$1:$A${len(options)}"
    for sheet, column, title in ((page, 3, "读作"), (words, 0, "表头")):
        rule = {
            "validate": "list",
            "source": source,
            "input_title": title,
            "input_message": "从列表中选择；不用这一列选“不读”，留空由程序判断。",
        }
        rule |= {
            "error_type": "warning",
            "error_title": title,
            "error_message": "不在列表中；年度列可写 2025年度考核。",
        }
        sheet.data_validation(1, column, _ROWS_TO_COME, column, rule)
    book.set_properties({"author": "贯通", "title": "列对应", "category": COLUMN_MAP})
    book.close()


def _fill(page: Any, headers: tuple[str, ...], rows: list[tuple[Any, ...]], looks: tuple[Any, ...]) -> None:
    head, cell, fill, share = looks
    widths: dict[int, int] = defaultdict(lambda: 8)
    for column, header in enumerate(headers):
        page.write_string(0, column, header, head)
        widths[column] = max(widths[column], display_width(header) + 2)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, float):
                page.write_number(number, column, value, share)
                continue
            page.write_string(number, column, value, fill if headers[column] == "读作" else cell)
            widths[column] = max(widths[column], min(36, display_width(value) + 2))
    for column, width in widths.items():
        page.set_column(column, column, width)
    page.freeze_panes(1, 0)


def _shown(key: str) -> str:
    """A canonical header as people read and write it: 技能等级#2 is 技能等级（第2组）."""
    header, _, number = key.partition("#")
    return f"{header}（第{number}组）" if number else header


def column_lines(
    file: Path, settings_json: str, target: Path | None, show: bool, totals: bool
) -> tuple[bool, list[str]]:
    """What ``check --show-columns`` and ``--write-columns`` print, and whether the file could be read."""
    seen = seen_columns(file, settings_json, target)
    if seen.reason:
        return False, [f"退回 {file.name}：{seen.reason}"]
    lines = [
        f"{one.sheet}!{one.letter} “{one.header}” → {_shown(one.meaning) or '不读'}（{one.how}）；"
        f"已填{one.filled:.0%}；{one.samples}"
        for one in seen.columns
        if show
    ]
    if target is not None and totals:
        lines.append(f"列对应：{target}；改正“读作”一列后保存，用 --columns 交回，或放在花名册旁边")
    return True, lines
