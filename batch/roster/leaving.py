"""Who has left or retired, as sheets, titles, columns, remarks and names say it that are no 在岗状态.

Nobody is serving by silence: a sheet called 离职人员 says so of everybody on it, and a day
under 退休时间 is a text that is not understood as a status, never a blank. What contradicts
a status that is written leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask, day_number
from batch.language.text import squeeze
from batch.roster.cells import Column, column_letter, is_nothing, text_of
from batch.roster.dates import read_date
from batch.roster.tables import word_table

HEADER: Final = "在岗状态"
_RETIRED: Final = re.compile("退休|离退|退养|内退|离休")
_GONE: Final = re.compile("离职|辞职|辞退|调出|解除|终止|除名|开除|死亡|去世")
#: Words that say somebody is no longer there, or not for certain.
_LEFT: Final = re.compile(
    "离职|退休|离退|辞职|辞退|解聘|离岗|离休|离厂|离司|离开|内退|退养|退下|调出|调离|调往|调任|借调|解除|终止|不续签|开除|除名"
    "|死亡|去世|病故|已故|亡故|返聘|减员|停薪留职|停职|待岗|下岗|最后工作日|不在(?:我|本)?(?:公司|单位|厂|岗|职|册)|退$|退[)）]|[(（]退"
)
#: A word of leaving that is denied where it stands.
_DENIED: Final = re.compile(
    "(?:没有|尚未|从未|并未|未|不|非)(?:曾|再|办理|办|有)?(?:离职|退休|辞职|离岗|调出|调离|解除|终止)"
)
_NO: Final = frozenset(
    {
        "否",
        "无",
        "n",
        "no",
        "×",
        "x",
        "0",
        "在职",
        "在岗",
        "未",
        "未离职",
        "未退休",
        "是在职",
        "正常",
        "暂无",
        "/",
        "-",
        "长期",
    }
)
#: Columns that say of everybody what they are, those who left among them.
_STATES: Final = re.compile(
    r"(?:目前|现|当前|最新)?(?:人员|员工|职工|在岗|在职|用工|工作|任职|岗位)?(?:目前|当前)?状态|(?:人员|员工|职工|用工|身份)(?:类别|类型|性质|分类|情况)"
    r"|现状|身份|在册情况"
)
#: What such a column says of people who are there.
_ORDINARY: Final = re.compile(
    ".*(?:正式|合同|派遣|劳务|临时|外包|外协|工人|干部|管理|技术|编|全职|兼职|职员|员工|职工|正常|普通|一般|一线|操作|生产|在职|在岗|在册|实习|试用|学徒"
    "|农民工|聘用|技能|服务|后勤|辅助|固定|无固定|是).*"
)
_OFFICE: Final = re.compile(".*(?:办公室|办|处|科|部|中心|室|局|会|所)")
_SECTION: Final = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:部分)?[、.．:：]?)?[^，。；,;]{0,24}?"
    r"(?:人员|职工|员工|名单|名册|花名册|在职|在岗|离职|退休|减员)(?:[^，。；,;]{0,8})"
)

Cells = npt.NDArray[np.object_]


class Header(Protocol):
    """A column that no table of spellings knows."""

    @property
    def index(self) -> int:
        """Its number from 0."""

    @property
    def leaf(self) -> str:
        """Its header in normal form."""


def says_left(text: str) -> bool:
    """Whether a text says that somebody is gone, or may be."""
    return _LEFT.search(_DENIED.sub("", text)) is not None


def said_by_title(text: str) -> str:
    """What a sheet's name or a title says of everybody below it; empty for nothing.

    One kind of leaving is that word, several or an unclear one is a text that is none.
    """
    if re.search("(?:非|不|未)在(?:职|岗)", text):
        return f"名称：{text}"
    if not says_left(text):
        return ""
    retired, gone = _RETIRED.search(text), _GONE.search(text)
    if "在职" in text or bool(retired) == bool(gone):
        return f"名称：{text}"
    return "退休" if retired else "离职"


def said_by_sections(rows: Sequence[Sequence[object]], header: range) -> dict[int, str]:
    """For each row below a title or section line what that line says; rows of which nothing is said are left out.

    ``header``: the rows of the table's header, which are no such lines.
    """
    found: dict[int, str] = {}
    said = ""
    for number, row in enumerate(rows):
        if row.count("") >= len(row) - 2 and number not in header:
            texts = list(dict.fromkeys(text_of(cell) for cell in row if not is_nothing(cell)))
            if texts and len(texts) <= 2 and len(texts[-1]) <= 40 and _SECTION.fullmatch(texts[-1]):
                said = said_by_title(texts[-1])
        if said:
            found[number] = said
    return found


def fill_status(
    titles: Iterable[str], below: Mapping[int, str], strangers: Iterable[tuple[Header, Column]], columns: dict[str, Column],
    used: Mask,
) -> set[int]:  # fmt: skip
    """Fill 在岗状态, on rows that hold anything, by whatever else says who left.

    ``titles`` speak of all rows, ``below``: row of the table → what a section line says. What
    contradicts an entry makes it a text that is none. Returns the columns that said it.
    """
    said: Cells = np.full(used.size, "", np.object_)
    for text in titles:
        _add(said, np.ones(used.size, np.bool_), np.full(used.size, said_by_title(text), np.object_))
    for place, text in below.items():
        said[place] = text
    letter, speaking = "", set[int]()
    for header, column in strangers:
        told = _told(header.leaf, column)
        if _add(said, told != "", told):
            speaking.add(header.index)
            letter = letter or column_letter(header.index)
    for header_name in ("部门", "编制", "岗位类别", "用工形式"):
        if header_name in columns:
            told = columns[header_name].each(_told_in_passing, np.object_)
            _add(said, told != "", told)
    _take_from_names(columns, said)
    known = columns.get(HEADER)
    if not np.any(said[used] != ""):
        return speaking
    if known is None:
        columns[HEADER] = Column(HEADER, np.where(used, said, ""), letter)
        return speaking
    words = word_table()[HEADER]
    word = known.each(lambda cell: words.get(squeeze(text_of(cell)), ""), np.object_)
    raw = np.where(known.blank & used, said, known.raw)
    serving = ~known.blank & (said != "") & (word != said) & (word == "在职")
    for row in np.flatnonzero(serving):
        raw[row] = f"{text_of(known.raw[row])}；{said[row]}"
    columns[HEADER] = Column(HEADER, raw, known.letter)
    return speaking


def _add(said: Cells, where: Mask, told: Cells) -> bool:
    """Add what is told to what was said; two different things are said one behind the other."""
    hit = where & (told != "")
    again = hit & (said != "") & (said != told)
    for row in np.flatnonzero(again):
        weak, strong = sorted((str(said[row]), str(told[row])), key="在职".__eq__, reverse=True)
        said[row] = strong if weak == "在职" else f"{said[row]}；{told[row]}"
    fresh = hit & (said == "")
    said[fresh] = told[fresh]
    return bool(hit.any())


def _told(header: str, column: Column) -> Cells:
    """What a stranger's column says of each row's status; empty texts where it says nothing of it."""
    leaving, state = says_left(header), _STATES.fullmatch(header)
    words = word_table()[HEADER]
    today = day_number(date.today())

    def one(cell: object) -> str:
        text = text_of(cell)
        if is_nothing(cell):
            return ""
        if leaving:
            day = read_date(cell)
            gone = squeeze(text) not in _NO and not (day.code in ("", "V02") and day.first > today)
            return f"{header}：{text}" if gone else ""
        if state:
            word = words.get(squeeze(text), "")
            return word or ("" if _ORDINARY.fullmatch(text) and not says_left(text) else f"{header}：{text}")
        return f"{header}：{text}" if says_left(text) and not _OFFICE.fullmatch(text) else ""

    return column.each(one, np.object_)


def _told_in_passing(cell: object) -> str:
    """退休人员 under 部门 or 编制: short, and nothing else."""
    text = squeeze(text_of(cell)) if isinstance(cell, str) else ""
    return text if len(text) <= 8 and says_left(text) and not _OFFICE.fullmatch(text) else ""


def _take_from_names(columns: dict[str, Column], said: Cells) -> None:
    """张三（离职） is 张三, and has left."""
    names = columns.get("姓名")
    places = (
        []
        if names is None
        else [row for row, cell in enumerate(names.raw) if isinstance(cell, str) and says_left(cell)]
    )
    if names is None or not places:
        return
    raw = names.raw.copy()
    for row in places:
        text = str(raw[row]).strip()
        cut = re.search(r"[\s(（\[【\-—]|" + _LEFT.pattern, text)
        name = text[: cut.start()].strip() if cut else text
        if 2 <= len(name) <= 20:
            raw[row] = name
            told = np.full(said.size, f"姓名：{text[len(name) :].strip(' -—()（）[]【】')}", np.object_)
            only = np.zeros(said.size, np.bool_)
            only[row] = True
            _add(said, only, told)
    columns["姓名"] = Column("姓名", raw, names.letter)
