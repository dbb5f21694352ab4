"""Who has left or retired, as sheets, titles, columns, remarks and names say it that are no 在岗状态.

Nobody is serving by silence: a sheet called 离职人员 says so of everybody on it, and a day
under 退休时间 is a text that is not understood as a status, never a blank. What contradicts
a status that is written leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask, day_number
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.issues import Issues
from batch.roster.leaving.contracts import has_ended, is_contract
from batch.roster.leaving.remarks import PLAINLY, Header, names_several, opens, own_remarks, speaks_beside
from batch.roster.leaving.words import LEFT, LEFT_ON, said_by_title, says_left
from batch.roster.tables import word_table
from batch.roster.understand.dates import read_date
from batch.sheets.address import column_letter

HEADER: Final = "在岗状态"
_NO: Final = frozenset({
    "否", "无", "n", "no", "×", "x", "0", "在职", "在岗", "未", "未离职", "未退休", "是在职", "正常", "暂无", "/", "-", "长期",
    "无固定期限", "无固定", "无期限", "永久",
})  # fmt: skip
#: Columns that say of everybody what they are, those who left among them.
_STATES: Final = re.compile(
    r"(?:目前|现|当前|最新)?(?:人员|员工|职工|在岗|在职|用工|工作|任职|岗位)?(?:目前|当前)?状态|(?:人员|员工|职工|用工|身份)(?:类别|类型|性质|分类|情况)"
    r"|现状|身份|在册情况|(?:(?:employ|staff|work|job)[a-z]*)?status"
)
#: A status that is another's, or of another day: 在岗状态（2018年）.
_OTHER_STATE: Final = re.compile(r"(?:在岗|在职|人员|员工|职工)状态[(\[【:：].*")
#: What such a column says of people who are there.
_ORDINARY: Final = re.compile(
    ".*(?:正式|合同|派遣|劳务|临时|外包|外协|工人|干部|技术|编|全职|兼职|职员|员工|职工|正常|普通|一般|一线|操作|生产|在职|在岗|在册|试用|学徒"
    "|农民工|聘用|技能|服务|后勤|辅助|固定|无固定|是).*"
    "|active|normal|current|employed|working|regular|in ?service|on ?duty|full[- ]?time|permanent|contract|approved|passed|ok|yes"
)
_OFFICE: Final = re.compile(".*(?:办公室|办|处|科|部|中心|室|局|会|所)")
#: What goes to an office, or is to be done by one, is none: 已离职去某研究所, 退休手续待办.
_TO_AN_OFFICE: Final = re.compile("[已去到至往待未正\\d,，。；;]|返聘|手续|后(?!勤)|在(?!职)")

Cells = npt.NDArray[np.object_]


def fill_status(
    titles: Iterable[str], below: Mapping[int, str], strangers: Iterable[tuple[Header, Column]], columns: dict[str, Column],
    used: Mask, issues: Issues,
) -> set[int]:  # fmt: skip
    """Fill 在岗状态, on rows that hold anything, by whatever else says who left.

    ``titles`` (the sheet's name, then groups of headers) speak of all rows, ``below``: row of the
    table → what a section line says. What contradicts an entry makes it a text that is none. Returns the columns that said it.
    """
    said: Cells = np.full(used.size, "", np.object_)
    for number, text in enumerate(titles):
        word = said_by_title(text, groups=number > 0)
        add(said, np.ones(used.size, np.bool_), np.full(used.size, word, np.object_))
    for place, text in below.items():
        said[place] = text
    letter, speaking, strangers = "", set[int](), list(strangers)
    plain = own_remarks(one for one, _ in strangers)
    for header, column in strangers:
        if _OTHER_STATE.fullmatch(header.leaf) and HEADER in columns:
            continue
        told = _told(header.leaf, column, issues, header.index == plain)
        if add(said, told != "", told):
            speaking.add(header.index)
            letter = letter or column_letter(header.index)
    for header_name in ("部门", "编制", "岗位类别", "用工形式"):
        if header_name in columns:
            told = columns[header_name].each(_told_in_passing, np.object_)
            add(said, told != "", told)
    _take_from_names(columns, said)
    if np.any(said[used] != ""):
        put(said, columns, used, letter)
    return speaking


def state_of(cell: object) -> str:
    """The word of 在岗状态 that a cell is; empty for any other text."""
    return word_table()[HEADER].get(squeeze(text_of(cell)), "")


def put(said: Cells, columns: dict[str, Column], used: Mask, letter: str = "") -> None:
    """Fill 在岗状态 with what was said; an entry that it contradicts becomes a text that is none."""
    known = columns.get(HEADER)
    if known is None:
        columns[HEADER] = Column(HEADER, np.where(used, said, ""), letter)
        return
    word = known.each(state_of, np.object_)
    raw = np.where(known.blank & used, said, known.raw)
    serving = ~known.blank & (said != "") & (word != said) & (word == "在职")
    for row in np.flatnonzero(serving):
        raw[row] = f"{text_of(known.raw[row])}；{said[row]}"
    columns[HEADER] = Column(HEADER, raw, known.letter)


def add(said: Cells, where: Mask, told: Cells) -> bool:
    """Add what is told to what was said; two different things are said one behind the other."""
    hit = where & (told != "")
    again = hit & (said != "") & (said != told)
    for row in np.flatnonzero(again):
        weak, strong = sorted((str(said[row]), str(told[row])), key="在职".__eq__, reverse=True)
        said[row] = strong if weak == "在职" else f"{said[row]}；{told[row]}"
    fresh = hit & (said == "")
    said[fresh] = told[fresh]
    return bool(hit.any())


def _told(header: str, column: Column, issues: Issues, plain: bool) -> Cells:
    """What a stranger's column says of each row's status; empty texts where it says nothing of it.

    A day under 退休时间 that is yet to come says nothing until it has. ``plain``: whether it is the row's own 备注.
    """
    leaving, state = says_left(header) or LEFT_ON.fullmatch(header), _STATES.fullmatch(header.lower())
    other = _OTHER_STATE.fullmatch(header)
    words = word_table()[HEADER]
    today = day_number(issues.today)

    def one(cell: object) -> str:
        text = text_of(cell)
        if is_nothing(cell):
            return ""
        if other:
            return f"{header}：{text}"
        if leaving:
            day = read_date(cell)
            ahead = day.code in ("", "V02") and day.first > today
            if ahead:
                issues.moves_on(int(day.first))
            gone = squeeze(text) not in _NO and not ahead
            return f"{header}：{text}" if gone else ""
        if is_contract(header):
            return f"{header}：{text}" if has_ended(text, today) else ""
        if state:
            word = words.get(squeeze(text), "")
            return word or (
                "" if _ORDINARY.fullmatch(text.lower()) and not says_left(text) else f"{header}：{text}"
            )
        if plain and squeeze(text) in PLAINLY:
            return words[squeeze(text)]
        key = squeeze(text)
        office = _OFFICE.fullmatch(key) and not _TO_AN_OFFICE.search(key)
        gone = says_left(key) and not office
        return f"{header or '无表头'}：{text}" if gone or opens(header, text) else ""

    return column.each(one, np.object_)


#: An intern is on no staff; 实习指导教师 is a post of technical schools.
_PASSING: Final = re.compile("实习(?!指导|实训|教师)|行政编|公务员|参公|参照公务员")


def _told_in_passing(cell: object) -> str:
    """退休人员 under 部门 or 编制: short, and nothing else."""
    text = squeeze(text_of(cell)) if isinstance(cell, str) else ""
    gone = says_left(text) or _PASSING.match(text) is not None
    return text if len(text) <= 8 and gone and not _OFFICE.fullmatch(text) else ""


def _take_from_names(columns: dict[str, Column], said: Cells) -> None:
    """张三（离职） is 张三, and has left."""
    names = columns.get("姓名")
    if names is None:
        return
    for code, cell in enumerate(names.distinct):
        if isinstance(cell, str) and names_several(cell):
            only = np.zeros(said.size, np.bool_)
            only[names.cells([code])] = True
            add(said, only, np.full(said.size, f"姓名：{cell.strip()}", np.object_))
    leaving = [
        n
        for n, cell in enumerate(names.distinct)
        if isinstance(cell, str) and (says_left(cell) or speaks_beside(cell))
    ]
    places = names.cells(leaving).tolist() if leaving else []
    if not places:
        return
    raw = names.raw.copy()
    for row in places:
        text = str(raw[row]).strip()
        cut = re.search(r"[\s(（\[【\-—]|" + LEFT.pattern, text)
        name = text[: cut.start()].strip() if cut else text
        if 2 <= len(name) <= 20:
            raw[row] = name
            told = np.full(said.size, f"姓名：{text[len(name) :].strip(' -—()（）[]【】')}", np.object_)
            only = np.zeros(said.size, np.bool_)
            only[row] = True
            add(said, only, told)
    columns["姓名"] = Column("姓名", raw, names.letter)
