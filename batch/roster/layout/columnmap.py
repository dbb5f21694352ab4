"""A sender's column map (列对应): what a person has said each header, and each word, of a layout means.

It goes by the set of headers and not by the file's name, with years left out, so that a
layout is learnt once and used every year. It stands before the program's own tables.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from batch.errors import UnreadableFileError, UserError
from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.headers import SHEETS
from batch.roster.layout.completing.bothladders import BOTH_COLUMNS
from batch.roster.layout.headings.labels import Label, yearly_header
from batch.roster.layout.headings.levelheaders import level_header
from batch.sheets.open import read_workbook
from batch.sheets.origin import MAP_NAME
from batch.sheets.sheet import Sheet

COLUMN_SHEET: Final = "列对应"
WORD_SHEET: Final = "词语"
COLUMNS: Final = ("工作表", "列", "表头", "读作", "来源", "样例", "已填")
WORDS: Final = ("表头", "原词", "读作")
#: What a person writes under 读作 for a column that is not to be read.
UNREAD: Final = "不读"
ABOVE: Final = 3  # folders above the roster's own in which a map is looked for
_SET: Final = re.compile(r"(?P<header>.+?)[#（(]?第?(?P<number>[2-9])组?[)）]?")
_ANY_YEAR: Final = "〔年〕"
#: Headers of one year's columns, for whose words the year does not matter.
_YEARLY: Final = frozenset({"年度考核", "继续教育学时", "公需学时"})
_YEAR: Final = re.compile(r"20\d\d")


@dataclass(frozen=True)
class LayoutMap:
    """One layout: its headers (in normal form, years left out), and what some of them mean."""

    headers: frozenset[str]
    meaning: Mapping[str, str]  # header in normal form → canonical header, 不读 as an empty text


@dataclass(frozen=True)
class ColumnMap:
    """All layouts of one file, and the words of those who send them."""

    layouts: tuple[LayoutMap, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # header → original → word
    source: str = ""  # the file's name

    def words_of(self, key: str) -> Mapping[str, str]:
        """The sender's words under a header of ours: original in normal form → word."""
        header = key.partition("#")[0]
        return self.words.get(header) or self.words.get(header[4:], {})

    def of(self, labels: Sequence[Label]) -> dict[int, str] | None:
        """Column → header of a table by this map; None for a layout that it does not know."""
        keys = header_keys(one.shown for one in labels)
        found = next((one for one in self.layouts if one.headers == frozenset(keys)), None)
        if found is None:
            return None
        pairs = zip(labels, keys, strict=True)
        return {
            label.index: _with_year(found.meaning[key], label.shown)
            for label, key in pairs if key in found.meaning
        }  # fmt: skip

    def is_header(self, row: Sequence[Any]) -> bool:
        """Whether a row holds all headers of one of the layouts."""
        found = frozenset(
            header_keys(text_of(cell) for cell in row if isinstance(cell, str) and cell.strip())
        )
        return any(one.headers == found for one in self.layouts)


NO_MAP: Final = ColumnMap()


def header_keys(headers: Iterable[str]) -> list[str]:
    """The normal forms by which headers are found again: years left out, equal ones numbered."""
    seen: Counter[str] = Counter()
    keys = []
    for header in headers:
        key = _YEAR.sub(_ANY_YEAR, squeeze(header))
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}·{seen[key]}")
    return keys


def known_headers() -> tuple[str, ...]:
    """Every header that 读作 may name, those of sheet 人员 first, with further sets of certificates."""
    further = [
        f"{header}（第{n}组）" for n in (2, 3) for header in SHEETS["人员"] if header[:2] in ("技能", "职称")
    ]
    return tuple(dict.fromkeys([h for headers in SHEETS.values() for h in headers] + further))


def map_for(path: Path, named: Path | None) -> ColumnMap:
    """The map for a roster: the one that was named, else one beside it. Raises UserError."""
    return load_map(found) if (found := named or map_beside(path)) else NO_MAP


def map_beside(path: Path) -> Path | None:
    """The map that lies beside a roster, or in a folder above it; None for none."""
    folders = [path.absolute().parent, *path.absolute().parents[1 : ABOVE + 1]]
    return next((found for folder in folders if (found := folder / MAP_NAME).is_file()), None)


@lru_cache(maxsize=64)
def _load(path: Path, _stamp: tuple[int, int]) -> ColumnMap:
    try:
        sheets = {sheet.name: sheet for sheet in read_workbook(path)}
    except UnreadableFileError as error:
        raise UserError(f"{path.name}：{error}") from error
    if COLUMN_SHEET not in sheets:
        raise UserError(f"{path.name}：没有工作表“{COLUMN_SHEET}”")
    return ColumnMap(_layouts(path, sheets[COLUMN_SHEET]), _words(path, sheets.get(WORD_SHEET)), path.name)


def load_map(path: Path) -> ColumnMap:
    """Read a column map, once for each version of its file. Raises UserError, which names the row."""
    try:
        found = path.stat()
    except OSError as error:
        raise UserError(f"找不到列对应文件：{path}") from error
    return _load(path.absolute(), (found.st_mtime_ns, found.st_size))


def _records(path: Path, sheet: Sheet, columns: Sequence[str]) -> Iterable[tuple[int, dict[str, str]]]:
    head = [squeeze(text_of(cell)) for cell in sheet.rows[0]] if sheet.rows else []
    lacking = [name for name in columns if squeeze(name) not in head]
    if lacking:
        raise UserError(f"{path.name}：工作表“{sheet.name}”没有“{'”“'.join(lacking)}”列")
    for number, row in enumerate(sheet.rows[1:], start=2):
        if any(not is_nothing(cell) for cell in row):
            yield number, {name: text_of(row[head.index(squeeze(name))]) for name in columns}


def _layouts(path: Path, sheet: Sheet) -> tuple[LayoutMap, ...]:
    groups: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for number, one in _records(path, sheet, ("工作表", "表头", "读作")):
        groups[one["工作表"]].append((one["表头"], _meaning(path, number, one["读作"])))
    made = []
    for rows in groups.values():
        keys = header_keys(header for header, _ in rows)
        meaning = {
            key: _without_year(told, header)
            for key, (header, told) in zip(keys, rows, strict=True) if told is not None
        }  # fmt: skip
        made.append(LayoutMap(frozenset(keys), meaning))
    return tuple(made)


def _without_year(meaning: str, header: str) -> str:
    """2023年度考核 under a header of that year is the assessment of whatever year the header says."""
    year = _YEAR.search(header)
    return meaning.replace(year[0], _ANY_YEAR) if year else meaning


def _with_year(meaning: str, header: str) -> str:
    year = _YEAR.search(header)
    return meaning.replace(_ANY_YEAR, year[0]) if year else meaning


def _meaning(path: Path, number: int, text: str) -> str | None:
    """The canonical header; empty for 不读, None for a blank, which leaves the column to the program."""
    if not text.strip():
        return None
    key = squeeze(text)
    if key == UNREAD:
        return ""
    if found := yearly_header(key) or level_header(key):
        return found
    headers = {squeeze(header): header for names in (*SHEETS.values(), BOTH_COLUMNS) for header in names}
    if key in headers:
        return headers[key]
    numbered = _SET.fullmatch(key)
    if numbered and numbered["header"] in headers:
        return f"{headers[numbered['header']]}#{numbered['number']}"
    near = get_close_matches(key, headers, 1, 0.5)
    hint = f"；相近的有“{headers[near[0]]}”" if near else ""
    raise UserError(f"{path.name}第{number}行：读作“{text}”不是标准表头{hint}；不用这一列请写“{UNREAD}”")


def _words(path: Path, sheet: Sheet | None) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for number, one in _records(path, sheet, WORDS) if sheet else ():
        yearly = one["表头"].strip() in _YEARLY
        header = one["表头"].strip() if yearly else _meaning(path, number, one["表头"])
        if header and one["原词"].strip() and one["读作"].strip():
            found[header][squeeze(one["原词"])] = one["读作"].strip()
    return dict(found)
