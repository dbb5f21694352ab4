"""Whom a line means that names nobody: a mark (★为退休人员), a row (第3行人员已退休), a colour, or some of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.language.text import squeeze
from batch.roster.cells import Table
from batch.roster.celltext import text_of
from batch.roster.layout.lines.unread import row_at
from batch.roster.leaving.lines import COUNTS_FIRST, COUNTS_SOME, NOTE_NUMBER, takes_back
from batch.roster.leaving.words import INSTRUCTS, says_left
from batch.sheets.sheet import Sheet

_SIGN: Final = "[★☆▲△▼▽●○◎◆◇■□※*#＊√✓✔×✗]+"
#: 标★者, 带*为, ▲为已调离人员, A表示已离职.
_LEGEND: Final = re.compile(
    rf"(?:标[有注记]?|带有?|打|加|注)?[\"“'‘「(（\[]?(?P<sign>{_SIGN}|(?<![A-Za-z])[A-Za-z](?![A-Za-z]))[\"”'’」)）\]]?"
    "(?:号|标[记志识]|符号|字样?)?(?:者|的|人员|表示|代表|为|是|系|指|即|[:：=]|已)"
)
#: A footnote's sign before what it says.
_FOOTNOTE: Final = re.compile(rf"\s*(?:注[:：]?\s*)?({NOTE_NUMBER}|{_SIGN})\s*\S")
_ROW: Final = re.compile(
    r"(?:第|序号(?:为|是)?|编号(?:为|是)?|no\.?)[:：]?(?P<number>\d{1,6})(?P<more>[、,，和及至到~\-—]\d)?"
)
#: What no text of a cell tells: a colour, a font.
_LOOK: Final = re.compile(
    "[灰红黄绿蓝黑紫橙粉]色?(?:底|字|色|标|框)|标[红黄灰绿蓝]|底色|颜色|填充|加粗|粗体|斜体|下划线|阴影|高亮"
)
#: Those above, all of them; the last of them, whom nobody counts out.
_ALL_ABOVE: Final = re.compile(
    "(?:以上|上述)(?:人员|各人|职工|员工|名单|同志|\\d+人)?.{0,3}(?:均|都|全|已|为|系|是)"
)
_AMONG: Final = re.compile("(?<![不未])(?:包括|包含|含有|内含|中有)")
#: How many of them are gone: 在职25人，退休3人.
_GONE: Final = re.compile(
    r"(?:离退休?|离休|退休|离职|辞职|辞退|调出|调离|内退|退养|返聘|死亡|去世)(?:人员|职工|员工|的)?[:：]?(?:有|共|计)?"
    r"(?P<number>[1-9]\d{0,3}|[一二三四五六七八九十两]{1,3})(?:名|人|位)"
)
_LAST: Final = re.compile(
    "(?:最后|末尾?|倒数第?)[一二两三\\d]?(?:行|名|位|个|人)|第[一二三四五六七八九十两]+(?:行|名|位|个|人)"
)
#: Of those who are on another list, or on none; and what takes nothing back of anybody.
_NOT_HERE: Final = re.compile(
    "分为|未列|不[列含填]|剔除|除外|另[表行册]|不在此|未包括|不包括|已删"
    "|均为?(?:在[职岗编册]|编外|合同|正式|本[单公厂院校]|真实|属实|有效|已核|一线|国家|党员|派遣|必填)"
)
#: A remark about the list and not about somebody on it.
_OF_ALL: Final = re.compile("以上(?:人员|各人|名单|均)|表[内中]|本表|[列栏]|均|全部|标[▲△★☆●*※]|带[▲△★☆●*※]")


def means_all(text: str, stated: bool = False) -> bool:
    """Whether nobody can know whom of the list a line means: any of them, or all; ``stated``: it states a doubt."""
    key = squeeze(text)
    return (
        COUNTS_SOME.search(key) is not None
        or (COUNTS_FIRST.match(key) is not None and (says_left(text) or takes_back(text)))
        or _LOOK.search(key) is not None
        or _LAST.search(key) is not None
        or (
            says_left(text)
            and (_ALL_ABOVE.search(key) or _AMONG.search(key) or _GONE.search(key)) is not None
        )
        or ((stated or takes_back(text)) and _NOT_HERE.search(key) is None and not _points(key))
    )


def how_many_gone(text: str) -> int:
    """How many a line says are gone; 0 where it counts nobody out, or nobody can tell how many."""
    found = [hit["number"] for hit in _GONE.finditer(squeeze(text))]
    return sum(map(int, found)) if all(map(str.isdigit, found)) else 0


def bearing(text: str, sheet: Sheet | None, table: Table) -> Mask:
    """The rows in which a text ends with the sign that a line begins with as a footnote does: ① 证书已被收回.

    ``sheet``: where the line stands, if it may be one; advice how to fill in is none.
    """
    found, sign = np.zeros(len(table), np.bool_), _FOOTNOTE.match(text)
    if sheet is None or sheet.name != table.sheet or sign is None or INSTRUCTS.search(text):
        return found
    for place, row in enumerate(table.rows.tolist()):
        texts = (cell.strip() for cell in row_at(sheet, row) if isinstance(cell, str))
        found[place] = any(one.endswith(sign[1]) and one != sign[1] for one in texts)
    return found


def _points(key: str) -> bool:
    """Whether a line marks whom it means, or numbers them and does not speak of all."""
    numbers = _ROW.search(key) is not None and _OF_ALL.search(key) is None
    return _LEGEND.search(key) is not None or numbers


def meant(text: str, sheet: Sheet, table: Table) -> Mask:
    """The rows of a table that a line marks or numbers; ``sheet``: where the line stands."""
    key = squeeze(text)
    found = np.zeros(len(table), np.bool_)
    if table.sheet != sheet.name:
        return found
    signs = {hit["sign"] for hit in _LEGEND.finditer(key)}
    numbers = {hit["number"]: hit["more"] for hit in _ROW.finditer(key)}
    if any(numbers.values()):  # 第3至5行: nobody counts them out
        return np.ones(len(table), np.bool_)
    for place, row in enumerate(table.rows.tolist() if signs or numbers else ()):
        cells = row_at(sheet, row)
        first = {squeeze(text_of(cell)) for cell in cells[:2]} if numbers else set()
        bears = any(isinstance(cell, str) and _bears(cell, one) for one in signs for cell in cells)
        found[place] = bears or bool(numbers.keys() & {str(place + 1), str(row), *first})
    return found


@lru_cache(maxsize=1 << 16)
def _bears(cell: str, sign: str) -> bool:
    """Whether a cell has a sign; a letter is one only where it stands alone."""
    key = squeeze(cell)
    return key == sign if sign.isalpha() else sign in key
