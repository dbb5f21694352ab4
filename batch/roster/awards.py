"""Awards: from what is written to whole names, levels, prizes, ranks and roles.

Names are matched whole after the place, edition, year, project, prize and role written
around them are taken off; a text that leaves no known name is an issue, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from batch.facts import Award
from batch.language.regions import leading_place, place_of_text
from batch.language.showing import cut
from batch.language.text import squeeze, unquote
from batch.policy.rulebook import AwardName
from batch.roster.dates import UNKNOWN, ReadDate, read_date
from batch.roster.tables import word_table

LONGEST_AWARD: Final = 300  # characters; a longer text is no award that anybody can tell
MOST_AWARDS: Final = 100  # of one cell
_SEPARATORS: Final = re.compile(r"[;；\n\r]+")
_DATE: Final = r"(?:19|20)\d\d(?:年(?:度)?(?:\d{1,2}月(?:\d{1,2}[日号])?)?|[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?"
_BRACKETED_DATE: Final = re.compile(rf"\(({_DATE})\)")
_EDGE_DATE: Final = re.compile(rf"^({_DATE})(?!\d)|(?<!\d)({_DATE})$")
_EDITION: Final = re.compile(r"第[\d一二三四五六七八九十百]+届")
_ROLE: Final = re.compile(r"[(的]?(教练组成员|指导教练|教练员|教练|参赛选手|选手)\)?$")
_PRIZE: Final = re.compile(r"(金牌|银牌|铜牌|优胜奖|优胜|一等奖|二等奖|三等奖)(?:获得者|得主|选手)?$")
_RANK: Final = re.compile(r"第?([\d一二三四五六七八九十]+)名(?:获得者)?$")
_CLASS: Final = re.compile(r"(国际|国家级|全国|国家|省级|省部级|自治区级|市级)?(一|二|1|2|i|ii)类(?=[^别]|$)")
_PROJECT: Final = re.compile(r"(?<=赛)\(?[^()赛]{1,20}(?:项目|赛项|工种)\)?$")
_LEADING_VERB: Final = re.compile(r"^(?:荣获|获得|获评|获|享受|担任|入选|被评为|被授予)+")
_TRAILING: Final = re.compile(r"(?:荣誉称号|称号|获得者|获奖者|得主|专家称号)+$")
_NATION: Final = (("国务院", "国家级"), ("国家级", "国家级"), ("全国", "国家级"), ("国家", "国家级"))
_GENERIC: Final = (
    ("省部级", "省级", ""), ("省级", "省级", ""), ("自治区级", "省级", "150000"), ("自治区", "省级", "150000"),
    ("全区", "省级", "150000"), ("全省", "省级", ""), ("市级", "市级", ""), ("全市", "市级", ""),
    ("区县级", "县级", ""), ("县级", "县级", ""), ("省", "省级", ""), ("市", "市级", ""),
)  # fmt: skip
_COMPETITION: Final = re.compile(r"大赛|竞赛|比赛")
_LEVEL_OF_KIND: Final = {"省": "省级", "市": "市级", "县": "县级", "县级市": "县级"}
_HAN: Final = {c: n for n, c in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True)
class ReadAward:
    """One award as it was understood, its day, and what is to be said about it."""

    award: Award
    day: ReadDate = UNKNOWN
    notes: tuple[tuple[str, str, str], ...] = ()  # (code, header, raw)


@dataclass(frozen=True)
class AwardNames:
    """The names that the rulebooks at hand use, with their other spellings."""

    names: tuple[AwardName, ...]

    @cached_property
    def by_spelling(self) -> dict[str, AwardName]:
        """Normal form of each spelling → the award."""
        return {_plain(text): one for one in self.names for text in (one.name, *one.aliases)}

    def find(self, text: str) -> tuple[AwardName, str, str] | None:
        """The award that a text is the whole name of, with the level and place before it."""
        whole = self.by_spelling.get(text)
        if whole:
            return whole, whole.level or "", whole.place
        for level, place, rest in _places(text):
            named = self.by_spelling.get(rest)
            if named and named.graded:
                return named, level, place
        return None


def _plain(text: str) -> str:
    return re.sub(r"[、,，·.]", "", unquote(squeeze(text)))


def _places(text: str) -> Iterable[tuple[str, str, str]]:
    """The ways of taking a place or level off the front: (level, place, rest)."""
    for word, level in _NATION:
        if text.startswith(word):
            yield level, "", text[len(word) :].removeprefix("级")
    for word, level, place in _GENERIC:
        if text.startswith(word):
            yield level, place, text[len(word) :].removeprefix("级")
    hit = leading_place(text)
    if hit:
        yield from _region_rests(text, hit[0].code, hit[0].kind, hit[1])


def _region_rests(text: str, code: str, kind: str, length: int) -> Iterable[tuple[str, str, str]]:
    rest = text[length:]
    inner = leading_place(rest, code)
    if inner and inner[0].code != code:
        yield from _region_rests(rest, inner[0].code, inner[0].kind, inner[1])
    for suffix in ("", "省级", "市级", "自治区级", "省", "市", "自治区", "级"):
        if rest.startswith(suffix):
            yield _LEVEL_OF_KIND[kind], code, rest[len(suffix) :]


def split_awards(text: str) -> list[str]:
    """The awards of one cell of 荣誉奖项, separated by ；or a line break; what is beyond many stays one."""
    parts = [part.strip() for part in _SEPARATORS.split(text) if part.strip(" 、，,。.")]
    return parts if len(parts) <= MOST_AWARDS else [*parts[:MOST_AWARDS], "；".join(parts[MOST_AWARDS:])]


def read_award(
    names: AwardNames, text: str, level: str = "", category: str = "", prize: str = "", role: str = ""
) -> ReadAward:
    """Understand one award: free text, with the sheet's own columns beside it where there are any."""
    notes: list[tuple[str, str, str]] = []
    if len(text) > LONGEST_AWARD:
        return ReadAward(Award(name="", text=cut(text)), notes=(("A01", "名称", text),))
    taken = _Taken(_plain(_LEADING_VERB.sub("", squeeze(text).strip("。.,，、"))))
    taken.strip_all()
    found = names.find(taken.text) or names.find(_TRAILING.sub("", taken.text))
    if found is None and taken.shorter:
        found = names.find(taken.shorter)
    words = word_table()
    own_level = _word(words["级别"], level, "级别", "V04", notes)
    own_prize, own_rank = _prize_cell(prize, notes)
    own_category = _word(words["类别"], category, "类别", "V04", notes)
    named, named_level, place = found or (None, taken.level, "")
    level = _agree(named_level or taken.level, own_level, text, "A04", "级别", notes)
    if own_prize and taken.prize and own_prize != taken.prize:
        notes.append(("A05", "奖次", text))
        taken.prize = own_prize = "（未识别）"
    competition = bool(_COMPETITION.search(taken.full)) or bool(own_category)
    if named is None and not competition:
        notes.append(("A01", "名称", text))
    award = Award(
        name=named.name if named else "",
        text=text,
        level=level,
        place=place or _competition_place(named, taken.text),
        category=own_category or taken.category,
        prize=own_prize or taken.prize,
        rank=own_rank or taken.rank,
        role=_role(role, taken.role, notes),
        competition=named.competition if named else competition,
        may_be=named.may_be if named else (),
    )
    return ReadAward(award, taken.day, tuple(notes))


def _competition_place(named: AwardName | None, text: str) -> str:
    return "" if named else place_of_text(text) or ""


def _word(table: dict[str, str], text: str, header: str, code: str, notes: list[tuple[str, str, str]]) -> str:
    if not text:
        return ""
    word = table.get(squeeze(text), "")
    if not word:
        notes.append((code, header, text))
    return word


def _agree(
    by_name: str, written: str, text: str, code: str, header: str, notes: list[tuple[str, str, str]]
) -> str:
    if by_name and written and by_name != written:
        notes.append((code, header, text))
        return ""
    return written or by_name


def _role(written: str, taken: str, notes: list[tuple[str, str, str]]) -> str:
    if not written:
        return taken or "选手"
    word = word_table()["角色"].get(squeeze(written))
    if word is None:
        notes.append(("A03", "角色", written))
        return "（未识别）"
    return word


def _prize_cell(text: str, notes: list[tuple[str, str, str]]) -> tuple[str, int]:
    if not text:
        return "", 0
    key = squeeze(text)
    prize, rank = (
        word_table()["奖次"].get(key, ""),
        re.fullmatch(r"第?(\d{1,3}|[一二三四五六七八九十]{1,3})名?", key),
    )
    both = re.fullmatch(r"(..[牌奖])\(?第?(\d{1,3}|[一二三四五六七八九十]{1,3})名\)?", key)
    if prize or rank:
        return prize, _count(rank[1]) if rank else 0
    if both and both[1] in word_table()["奖次"]:
        return word_table()["奖次"][both[1]], _count(both[2])
    notes.append(("A02", "奖次", text))
    return "（未识别）", 0


def _count(text: str) -> int:
    """A small number in digits or Chinese numerals."""
    if text.isdecimal():
        return int(text) if len(text) <= 4 else 0
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _HAN.get(tens, 1) + _HAN.get(ones, 0)
    return _HAN.get(text, 0)


class _Taken:
    """A text from which date, role, prize, rank, class, edition and project are taken off."""

    def __init__(self, text: str) -> None:
        self.text = self.full = text
        self.shorter = ""
        self.day = UNKNOWN
        self.role = self.prize = self.level = self.category = ""
        self.rank = 0

    def strip_all(self) -> None:
        """Take everything off, outermost first."""
        self._date()
        self.text = _LEADING_VERB.sub("", self.text)
        for _ in range(2):  # 金牌选手 and 选手金牌
            self._role()
            self._prize()
        self._class()
        self.text = _EDITION.sub("", self.text)
        if not self.day.code and self.day is UNKNOWN:
            self._date()
        self.shorter = _PROJECT.sub("", self.text)

    def _date(self) -> None:
        found = _BRACKETED_DATE.search(self.text) or _EDGE_DATE.search(self.text)
        if found:
            day = read_date(next(group for group in found.groups() if group).rstrip("号度"))
            if not day.code:
                self.day = day
                self.text = (self.text[: found.start()] + self.text[found.end() :]).replace("()", "")

    def _role(self) -> None:
        found = _ROLE.search(self.text)
        if found:
            self.role = word_table()["角色"].get(found[1], "指导教练")
            self.text = self.text[: found.start()].rstrip("(的")

    def _prize(self) -> None:
        found = _PRIZE.search(self.text)
        if found and found.start():
            self.prize = "优胜奖" if found[1] == "优胜" else found[1]
            self.text = self.text[: found.start()]
        rank = _RANK.search(self.text)
        if rank and rank.start():
            self.rank = _count(rank[1])
            self.text = self.text[: rank.start()]

    def _class(self) -> None:
        found = _CLASS.search(self.text)
        if found:
            self.category = "一类" if found[2] in ("一", "1", "i") else "二类"
            self.level = {"全国": "国家级", "国家": "国家级"}.get(found[1], "") or word_table()["级别"].get(
                found[1] or "", ""
            )
