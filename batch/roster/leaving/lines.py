"""Lines over and beside a table: 离职人员 above those who left, 注：乙二已退休 below everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.leaving.words import (
    INSTRUCTS,
    PROVISIONAL,
    TAKES_BACK,
    holds_other,
    said_by_title,
    says_left,
)
from batch.sheets.sheet import Sheet

_SHORTEST_NOTE: Final = 4
_LONGEST_NOTE: Final = 2_000
_LONGEST_SECTION: Final = 40
#: A line that counts some of those on the list without naming them.
COUNTS_SOME: Final = re.compile(
    r"(?:其中|[内包]?含|另?有|上[述列]|以上)[^，。；,;]{0,8}?[\d一二三四五六七八九十两]+(?:名|人|位|个)"
)
#: One that begins with their number: 两人技师证书均已注销.
COUNTS_FIRST: Final = re.compile(
    r"^[(（]?(?:[1-9]\d{0,2}|[一二三四五六七八九十两]{1,3})(?:名|人|位)(?=\D)(?!.*均?为?在[职岗])"
)
_SECTION: Final = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:部分)?[、.．:：]?)?[^，。；,;]{0,24}?"
    r"(?:人员|职工|员工|名单|名册|花名册|在职|在岗|离职|退休|减员)(?:[^，。；,;]{0,8})"
)

_REMARK: Final = re.compile(
    r"[(（]?(?:(?:其他|特别|情况|填表|填写|填报)?(?:备?注|说明|附注|注意)|※|(?:[\u4e00-\u9fff]{0,6})意见[:：]|(?:以上|上[述列]|本表|此表|上表)(?!无|空白|为空)|最后一[行名位个]|[(（]?(?:草稿|初稿|征求意见稿|未经?审核))"
)
#: The number of a footnote: ①, （1）.
NOTE_NUMBER: Final = r"[①-⑳⑴-⒇]|[(（\[【]\d{1,2}[)）\]】]"
_FOOTNOTE: Final = re.compile(rf"\s*(?:{NOTE_NUMBER}|[★☆▲△●○◆◇■□※*#])\s*\S{{3}}")
_SENTENCE: Final = re.compile(r"[(（\s]*(?:\d{1,2}[.、．)）])?\s*[\u4e00-\u9fff·]{4}")
_NAME: Final = re.compile("[\u4e00-\u9fff·]{2,5}")
_MOST_ROWS: Final = 5_000
#: A line of those above, and of nobody below.
_ABOVE: Final = re.compile(r"[(（]?(?:以上|上[述列]|最后一)")
_BELOW: Final = re.compile(r"[(（]?以下(?!无|空白|为空)")
_NOTE: Final = re.compile(r"^(?:备?注|说明)|已(?:于|经|办)|于?(?:19|20)\d\d年\d|" + COUNTS_SOME.pattern)
#: What a list of a few is called above its first column: 退休人员, beside 时间.
_HEAD: Final = re.compile(r"[^，。；,;\d]{2,16}(?:人员|名单|职工|员工|名册)")
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
        spoken = [one for one in texts[-1:] if len(one) <= _LONGEST_SECTION and _is_section(one)]
        spoken = spoken or [one for one in texts[:-1] if _HEAD.fullmatch(one) and texts[-1].isalpha()]
        section = bool(spoken) and len(texts) <= 2
        if section or number == len(rows):
            found |= dict.fromkeys(range(since, number) if said else (), said)
            said, since = said_by_title(spoken[0]) if section else "", number
    return found


def _nearly_empty(rows: Sequence[Sequence[object]]) -> list[int]:
    """The rows in which at most two cells are filled."""
    return [number for number, row in enumerate(rows) if row.count("") >= len(row) - 2]


def _is_section(text: str) -> bool:
    """A line over the people of whom it speaks, and no note about one of them."""
    if _BELOW.match(text):
        return True
    if _ABOVE.match(text):
        return False
    return _SECTION.fullmatch(text) is not None and (
        _NOTE.search(text) is None or _LIST.search(text) is not None
    )


def notes_of(sheet: Sheet) -> Iterator[str]:
    """The lines of a sheet, nearly empty otherwise, that may say something of somebody."""
    lines = (sheet.rows[number] for number in _nearly_empty(sheet.rows))
    for line in (sheet.above, *lines, sheet.below):
        for cell in line:
            if not isinstance(cell, str) or not _SHORTEST_NOTE <= len(cell) <= _LONGEST_NOTE:
                continue
            if (
                says_left(cell)
                or begins_remark(cell)
                or _FOOTNOTE.match(cell)
                or holds_other(squeeze(cell))
                or (sum(map(bool, line)) == 1 and _may_speak(cell))
            ):
                yield cell


def _may_speak(line: str) -> bool:
    """Whether a line that stands alone is a sentence, or counts some of those on the list."""
    key = squeeze(line)
    return (_SENTENCE.match(line) or COUNTS_SOME.search(key) or COUNTS_FIRST.match(key)) is not None


def begins_remark(text: str) -> bool:
    """Whether a line begins as a remark does: 注：, 审核意见：."""
    return _REMARK.match(squeeze(text)) is not None


def takes_back(text: str) -> bool:
    """Whether a remark below a list may take something back, and is no advice how to fill it in."""
    key = squeeze(text)
    if not (_REMARK.match(key) or COUNTS_SOME.search(key) or COUNTS_FIRST.match(key)):
        return False
    plain = TAKES_BACK.search(text) is not None and not INSTRUCTS.search(text)
    return plain or PROVISIONAL.search(key) is not None


def names_on(sheet: Sheet) -> str:
    """Whom a sheet names that is no part of the roster and says that they are gone (2024年减员); empty for nobody."""
    if not said_by_title(sheet.name):
        return ""
    cells = (text_of(cell) for row in sheet.rows[:_MOST_ROWS] for cell in row if isinstance(cell, str))
    names = dict.fromkeys(text for text in cells if _NAME.fullmatch(squeeze(text)))
    return f"{sheet.name}：{'、'.join(names)}" if names else ""
