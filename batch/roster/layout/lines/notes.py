"""What lines and lists beside the tables say of people: by name, by a mark (标★者已离职), by a row's number.

A line that names somebody of the roster and is no signature is about them, whatever it says: nobody weighs it. What
nobody can know whom it means (灰底为离职人员) may mean everybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.language.text import squeeze
from batch.language.variants import simplified
from batch.roster.cells import Column, Table
from batch.roster.celltext import text_of
from batch.roster.certificates.doubt import ABOUT, DOUBT
from batch.roster.elsewhere import hear_awards
from batch.roster.layout.lines.legends import bearing, how_many_gone, means_all, meant
from batch.roster.leaving.lines import takes_back
from batch.roster.leaving.remarks import opens
from batch.roster.leaving.status import Cells, add, put
from batch.roster.leaving.words import INSTRUCTS, holds_other, says_left, without_denials
from batch.sheets.sheet import Sheet

_MOST: Final = 100  # lines that say that somebody is gone; of more nobody can tell whom they mean
_LONGEST_NAME: Final = 20
_MARKS: Final = re.compile(r"[★☆▲△●○◆◇■□※*#\s]+")
#: Who made the list, and whom to ask: 制表人：张三, 联系人：张三.
_SIGNED: Final = re.compile(
    r"(?:制表|填表|填报|审核|复核|负责|联系|统计|打印|签字|签名|经办|主管|人事|校对|编制|报送|汇总|录入|批准|签发|制作|核对|领导|部门)"
    r"(?:负责)?(?:[人员者]|人员|领导)?(?:[(（]?(?:签字|签名|签章|盖章)[)）]?)?[:：]?\s*[\u4e00-\u9fff·]{2,4}(?=$|[\s\d,，、;；。(（)）])"
)
_REMARK: Final = re.compile("(?:备?注|说明|附注|注意)[:：]?")
_TO_ASK: Final = re.compile("联系|咨询|电话|负责(?:填|报|解释|汇总|审核|收集|统计|整理)")
#: What is said of everybody but those who are named: 除张三外均为管理岗位, 其余已退休.
_OTHERS: Final = re.compile(
    "除.{1,40}?外|其余|其[他它](?:人|均|都|全|为|已|[\\d一二三四五六七八九十两几]+[人名位])"
)
#: One character is somebody's name only where a sentence begins with it.
_BEFORE: Final = re.compile("[\u4e00-\u9fff]")
_BEHIND: Final = re.compile("已|于|为|是|系|同志|证|的|原|现|实|[、，,；;和与及]|(?:19|20)\\d\\d|$")


@dataclass(frozen=True)
class Told:
    """The lines that are heard, and the sheets whose rows they may mean."""

    lines: Sequence[str]
    sheets: dict[str, Sheet] = field(default_factory=dict)
    of_status: frozenset[str] = frozenset()  # those that say nothing of certificates
    stated: frozenset[str] = (
        frozenset()
    )  # those that state a doubt about certificates, beside a table that is read
    gone: int = 0  # people of whom the rosters' own rows say that they are, or may be, gone

    def accounts_for(self, text: str) -> bool:
        """Whether the rows say of as many people that they are gone as a line does, and it says no more."""
        return 0 < how_many_gone(text) <= self.gone and not takes_back(text) and text not in self.stated


def apply_notes(told: Told, table: Table) -> None:
    """What lines beside a table say of those whom they name, mark or number, or of some whom they do not."""
    columns, size = table.columns, len(table)
    who = _Who.of(table)
    said: Cells = np.full(size, "", np.object_)
    others = {text for text in told.lines if holds_other(squeeze(text))}  # than levels that are held
    weighty = others | told.stated
    strong = [text for text in told.lines if says_left(text) or takes_back(text) or text in weighty]
    for text in told.lines:
        names, numbers = who.named(text), who.numbers(text)
        if (names or numbers) and _OTHERS.search(squeeze(text)):
            named = np.ones(size, np.bool_)
        elif names or numbers:
            named = who.rows(names, numbers)
        elif (marked := bearing(text, told.sheets.get(text), table)).any():
            named = marked
        elif (
            text not in strong and (INSTRUCTS.search(text) or not opens("备注", text))
        ) or told.accounts_for(text):
            continue
        elif len(strong) > _MOST or means_all(text, text in told.stated) or text in others:
            named = np.ones(size, np.bool_)
        elif text in told.sheets:
            named = meant(text, told.sheets[text], table)
        else:
            continue
        add(said, named, np.full(size, f"说明：{text.strip()}", np.object_))
    if not np.any(said != ""):
        return
    put(said, columns, np.ones(size, np.bool_))
    _doubt(said, columns, {f"说明：{text.strip()}" for text in told.of_status})
    hear_awards(columns, Column("", said, ""))


def _doubt(said: Cells, columns: dict[str, Column], others: set[str]) -> None:
    """What is said of a certificate leaves all of theirs open: there may be one more, or one less."""
    about = Column("", said, "").each(lambda text: _is_about(str(text), others), np.bool_)
    if not about.any():
        return
    known = columns.get(DOUBT)
    letter = known.letter if known else columns["姓名"].letter
    raw = np.where(about, said, "") if known is None else np.where(known.blank & about, said, known.raw)
    columns[DOUBT] = Column(DOUBT, raw.astype(np.object_), letter)


def _is_about(text: str, others: set[str]) -> bool:
    return text not in others and ABOUT.search(text) is not None


@dataclass(frozen=True)
class _Who:
    """Who is on a table: each name and number → the rows' codes."""

    names: Column
    number: Column | None
    numbered: Mask
    by_name: dict[str, list[int]]
    by_number: dict[str, int]
    lengths: frozenset[int]

    @staticmethod
    def of(table: Table) -> _Who:
        numbered = np.zeros(len(table), np.bool_)
        for header in ("身份证号", "工号"):
            if header in table.columns:
                numbered |= ~table.columns[header].blank
        names, number = table.columns["姓名"], table.columns.get("身份证号")
        by_name: dict[str, list[int]] = {}
        for code in np.unique(names.codes[numbered]).tolist():
            name = simplified(_MARKS.sub("", squeeze(text_of(names.distinct[code]))))
            if 0 < len(name) <= _LONGEST_NAME:
                by_name.setdefault(name, []).append(code)
        texts = number.texts if number else ()
        by_number = {text: code for code, text in enumerate(texts) if len(text) == 18}
        return _Who(names, number, numbered, by_name, by_number, frozenset(map(len, by_name)))

    def named(self, text: str) -> set[str]:
        """The names of theirs that a text holds."""
        if _TO_ASK.search(squeeze(text)):
            return set()
        key = simplified(_SIGNED.sub("", squeeze(text)))
        parts = (
            (at, key[at : at + size]) for size in self.lengths for at in range(max(0, len(key) - size + 1))
        )
        found = {part for at, part in parts if part in self.by_name and (len(part) > 1 or _is_one(key, at))}
        rest = _REMARK.sub("", without_denials(key))
        return found if any(map(str.isalnum, _without(rest, found))) else set()

    def numbers(self, text: str) -> set[str]:
        """The ID numbers of theirs that a text holds."""
        return set(re.findall(r"\d{17}[\dXx]", text)) & self.by_number.keys()

    def rows(self, names: Iterable[str], numbers: Iterable[str]) -> Mask:
        """Whose rows the names and numbers are."""
        hit = np.zeros(len(self.names.distinct), np.bool_)
        hit[[code for name in names for code in self.by_name[name]]] = True
        found = hit[self.names.codes] & self.numbered
        if self.number is not None:
            found |= np.isin(self.number.codes, [self.by_number[one] for one in numbers])
        return found


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _is_one(key: str, at: int) -> bool:
    return (at == 0 or not _BEFORE.match(key[at - 1])) and _BEHIND.match(key[at + 1 :]) is not None
