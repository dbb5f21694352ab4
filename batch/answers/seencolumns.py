"""How each column of a roster was understood, why, and what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from batch.context import context_from
from batch.errors import UnreadableFileError
from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.layout import AUXILIARY_SHEETS
from batch.roster.layout.blocks import Block, find_blocks
from batch.roster.layout.columnmap import ColumnMap, map_for
from batch.roster.layout.headings.candidates import HEADER_ROWS
from batch.roster.layout.headings.labels import Label
from batch.roster.layout.sheetkind import kind_of
from batch.roster.layout.traditional import in_simplified
from batch.roster.tables import word_table
from batch.sheets.address import column_letter
from batch.sheets.open import read_workbook
from batch.sheets.sheet import Sheet

_SAMPLES: Final = 3
_SAMPLE_LENGTH: Final = 20
_MOST_WORDS: Final = 40  # different words of a closed column; more are no words


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


def seen_columns(file: Path, settings_json: str) -> SeenColumns:
    """How a file's columns are understood."""
    options = context_from(settings_json).read_options()
    try:
        sheets = read_workbook(file, options.passwords)
    except UnreadableFileError as error:
        return SeenColumns(reason=str(error))
    given = map_for(file, options.columns)
    tables = [table for sheet in sheets for table in _tables(sheet, given)]
    columns = tuple(one for table in tables for one in table[0])
    return SeenColumns(columns, tuple(dict.fromkeys(word for table in tables for word in table[1])))


def _tables(sheet: Sheet, given: ColumnMap) -> Iterator[tuple[list[SeenColumn], list[tuple[str, str]]]]:
    if sheet.hidden or sheet.name.strip() in AUXILIARY_SHEETS:
        return
    sheet = in_simplified(sheet, given)
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


def shown_header(key: str) -> str:
    """A canonical header as people read and write it: 技能等级#2 is 技能等级（第2组）."""
    header, _, number = key.partition("#")
    return f"{header}（第{number}组）" if number.isdigit() else f"{header}（{number}）" if number else header
