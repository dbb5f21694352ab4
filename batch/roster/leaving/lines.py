"""Lines over and beside a table: 离职人员 above those who left, 注：乙二已退休 below everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.leaving.status import Cells, add, put
from batch.roster.leaving.words import INSTRUCTS, TAKES_BACK, holds_other, said_by_title, says_left
from batch.sheets.sheet import Sheet

_MOST_NOTES: Final = 100  # lines; of more nobody can tell whom they mean
_SHORTEST_NOTE: Final = 5
_LONGEST_NOTE: Final = 2_000
_LONGEST_SECTION: Final = 40
#: A line that counts some of those on the list without naming them.
_SOME: Final = re.compile(
    r"(?:其中|[内包]?含|另?有|上述|以上)[^，。；,;]{0,8}?[\d一二三四五六七八九十两]+(?:名|人|位|个)"
)
_SECTION: Final = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:部分)?[、.．:：]?)?[^，。；,;]{0,24}?"
    r"(?:人员|职工|员工|名单|名册|花名册|在职|在岗|离职|退休|减员)(?:[^，。；,;]{0,8})"
)

_REMARK: Final = re.compile(r"[(（]?(?:备?注|说明|附注|注意|※)")
#: A remark about the list and not about somebody on it.
_OF_ALL: Final = re.compile("以上(?:人员|各人|名单|均)|表[内中]|本表|[列栏]|均|全部|标[▲△★☆●*※]|带[▲△★☆●*※]")
_NAME: Final = re.compile("[\u4e00-\u9fff·]{2,5}")
_MOST_ROWS: Final = 5_000
_BELOW: Final = re.compile(r"[(（]?以下(?!无|空白|为空)")
_NOTE: Final = re.compile(r"^(?:备?注|说明)|已(?:于|经|办)|于?(?:19|20)\d\d年\d|" + _SOME.pattern)
_LIST: Final = re.compile(r"(?:人员|职工|员工|名单|名册|表)\W*$")


def said_by_sections(
    rows: Sequence[Sequence[object]], header: range, above: Sequence[str] = ()
) -> dict[int, str]:
    """For each row below a title or section line what that line says; rows of which nothing is said are left out.

    ``header``: the rows of the table's header, which are no such lines; ``above``: lines over the sheet.
    """
    found: dict[int, str] = {}
    said, since = "", 0
    for text in above:
        said = said_by_title(text) if len(text) <= _LONGEST_SECTION and _is_section(text) else said
    for number in (*_nearly_empty(rows), len(rows)):
        if number in header:
            continue
        row = rows[number] if number < len(rows) else ()
        texts = list(dict.fromkeys(text_of(cell) for cell in row if not is_nothing(cell)))
        section = (
            bool(texts) and len(texts) <= 2 and len(texts[-1]) <= _LONGEST_SECTION and _is_section(texts[-1])
        )
        if section or number == len(rows):
            found |= dict.fromkeys(range(since, number) if said else (), said)
            said, since = said_by_title(texts[-1]) if section else "", number
    return found


def _nearly_empty(rows: Sequence[Sequence[object]]) -> list[int]:
    """The rows in which at most two cells are filled."""
    return [number for number, row in enumerate(rows) if row.count("") >= len(row) - 2]


def _is_section(text: str) -> bool:
    """A line over the people of whom it speaks, and no note about one of them."""
    if _BELOW.match(text):
        return True
    return _SECTION.fullmatch(text) is not None and (
        _NOTE.search(text) is None or _LIST.search(text) is not None
    )


def leaving_notes(sheet: Sheet) -> Iterator[str]:
    """The lines of a sheet, nearly empty otherwise, that say that somebody has left or take something back."""
    lines = (sheet.rows[number] for number in _nearly_empty(sheet.rows))
    for line in (sheet.above, *lines, sheet.below):
        for cell in line:
            if not isinstance(cell, str) or not _SHORTEST_NOTE <= len(cell) <= _LONGEST_NOTE:
                continue
            if says_left(cell) or _takes_back(cell) or holds_other(squeeze(cell)):
                yield cell


def _takes_back(text: str) -> bool:
    """Whether a remark below a list may take something back, and is no advice how to fill it in."""
    return bool(_REMARK.match(squeeze(text)) and TAKES_BACK.search(text)) and not INSTRUCTS.search(text)


def names_on(sheet: Sheet) -> str:
    """Whom a sheet names that is no part of the roster and says that they are gone (2024年减员); empty for nobody."""
    if not said_by_title(sheet.name):
        return ""
    cells = (text_of(cell) for row in sheet.rows[:_MOST_ROWS] for cell in row if isinstance(cell, str))
    names = dict.fromkeys(text for text in cells if _NAME.fullmatch(squeeze(text)))
    return f"{sheet.name}：{'、'.join(names)}" if names else ""


def apply_notes(texts: Sequence[str], columns: dict[str, Column], size: int) -> None:
    """What lines beside a table say of those whom they name (注：乙二已退休), or of some whom they do not.

    ``texts`` are the lines that say that somebody has left.
    """
    names = [squeeze(text_of(cell)) for cell in columns["姓名"].distinct]
    numbered = np.zeros(size, np.bool_)
    for header in ("身份证号", "工号"):
        if header in columns:
            numbered |= ~columns[header].blank
    said: Cells = np.full(size, "", np.object_)
    for text in texts[:_MOST_NOTES]:
        key = squeeze(text)
        hit = np.array([len(name) >= 2 and name in key for name in names], np.bool_)
        named = hit[columns["姓名"].codes] & numbered
        if not named.any() and (
            _SOME.search(key)
            or holds_other(key)
            or (_takes_back(text) and _OF_ALL.search(key))
            or len(texts) > _MOST_NOTES
        ):
            named = np.ones(size, np.bool_)
        add(said, named, np.full(size, f"说明：{text.strip()}", np.object_))
    if np.any(said != ""):
        put(said, columns, np.ones(size, np.bool_))
