"""Skill levels and titles: level and series from the words written beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS, Kind
from batch.language.text import squeeze
from batch.roster.tables import series_bits, series_table, skill_level_table, title_level_table, title_table
from batch.roster.understand.glued import glued_trade, goes_with_level, says_no_title, split_title
from batch.roster.understand.localtitles import ENGINEER, is_engineer_of, may_be_local, without_local
from batch.roster.understand.postnames import may_be_post

TOP_SKILL: Final = len(SKILL_LEVELS) - 1
TOP_TITLE: Final = len(TITLE_LEVELS) - 1
_NO_SKILL: Final = re.compile(
    "(?:无|没有|暂无|尚无|未(?:取得|获得|考取|持有))(?:任何)?(?:职业|技能|资格|等级|证书?)+|(?:尚)?未(?:取得|获得|考取|持证|评定|鉴定)|无证"
)
_SKILL_WORD: Final = re.compile("技师|[初中高]级工(?!程|艺)")
BOTH_LADDERS: Final = frozenset({"初级", "中级", "高级"})  # words of both ladders


@dataclass(frozen=True)
class ReadCertificate:
    """A certificate as it was understood; ``kinds`` has two where nobody can tell which."""

    kinds: tuple[Kind, ...]
    low: int = -1
    high: int = -1
    series: int = 0
    occupation: str = ""  # if the level's text named one
    notes: tuple[tuple[str, str, str], ...] = ()  # (code, header, raw)
    high_else: int | None = None  # the highest level as the second kind, where that differs
    post: str = ""  # its name, where nothing but that says that it is a title and no post

    def highest(self, position: int) -> int:
        """The highest level that it may be, as the first or the second of its kinds."""
        return self.high if position == 0 or self.high_else is None else self.high_else


def read_skill(text: str, header: str, beside: bool = False) -> ReadCertificate:
    """A skill certificate's level; post grades and health-series titles are none at all.

    ``beside``: whether a trade stands beside it, so that under a title's name there may be a skill certificate.
    """
    level = skill_level_table().get(squeeze(text))
    if _NO_SKILL.fullmatch(squeeze(text)):
        return ReadCertificate(())
    if level in SKILL_LEVELS:
        number = SKILL_LEVELS.index(level)
        return ReadCertificate((Kind.SKILL,), number, number)
    if level == "岗位等级":
        return ReadCertificate((), notes=(("C02", header, text),))
    if level == "非技能":
        return ReadCertificate((), notes=(("C03", header, text),))
    embedded = glued_trade(squeeze(text))
    if embedded:
        return ReadCertificate((Kind.SKILL,), embedded[1], embedded[1], occupation=embedded[0])
    titles = title_table().get(squeeze(text), ())
    if titles:
        levels, bits = [level for _, level in titles], 0
        for series, _ in titles:
            bits |= series_bits(series)
        kinds = (Kind.TITLE, Kind.SKILL) if beside else (Kind.TITLE,)
        return ReadCertificate(
            kinds, -1, max(levels), bits, notes=(("C13", header, text),), high_else=TOP_SKILL
        )
    notes = (("C01", header, text),) if text else ()
    return ReadCertificate((Kind.SKILL,), -1, TOP_SKILL, notes=notes)


def read_title(level: str, name: str, series: str, headers: tuple[str, str, str]) -> ReadCertificate:
    """A title's level and series from what is written of level, name and series."""
    if says_no_title(level, name):
        return ReadCertificate(())
    misplaced = _skill_in_title(level, name, headers)
    if misplaced:
        return misplaced
    if may_be_local(level, name):
        return _local_title(level, name, series, headers)
    if not name and squeeze(level) not in title_level_table():
        level, name = "", level  # a title's name under 级别
    level, name, named = split_title(level, name)
    notes: list[tuple[str, str, str]] = []
    bits = read_series(series, named, notes, headers)
    if bits and named:
        named = tuple(entry for entry in named if series_bits(entry[0]) & bits) or named
    low, high = _title_level(level, name, named, notes, headers)
    if low < 0 and not named and _SKILL_WORD.search(squeeze(level + name)):  # 技师（机关工勤）, 高级工/工程师
        kinds = (Kind.TITLE, Kind.SKILL)
        return ReadCertificate(kinds, low, high, bits, notes=tuple(notes), high_else=TOP_SKILL)
    post = name if not level and not series and may_be_post(name) else ""
    return ReadCertificate((Kind.TITLE,), low, high, bits, notes=tuple(notes), post=post)


def _local_title(level: str, name: str, series: str, headers: tuple[str, str, str]) -> ReadCertificate:
    """A local title among the others: perhaps of the nation after all, for what may be only."""
    core = [without_local(text).replace("地方", "") for text in (level, name)]
    read = (
        read_title(core[0], core[1], series, headers) if core[1] else read_title("", core[0], series, headers)
    )
    plain = is_engineer_of(level, name) if name else is_engineer_of("", level)
    note = ("C18", headers[1], name) if "地方" in name else ("C18", headers[0], level)
    return replace(
        read, kinds=(Kind.TITLE, Kind.LOCAL_ENGINEER), low=-1, notes=(note,),
        high_else=ENGINEER if plain else TOP_TITLE,
    )  # fmt: skip


def _skill_in_title(level: str, name: str, headers: tuple[str, str, str]) -> ReadCertificate | None:
    """技师 or 高级工 under 职称: perhaps a skill certificate, perhaps a health title; for what may be only."""
    for text, header in ((name, headers[1]), (level, headers[0])):
        key = skill_word(text)
        skill = skill_level_table().get(key, "")
        if skill not in SKILL_LEVELS or key in BOTH_LADDERS or key in title_level_table():
            continue
        titles = [number for _, number in title_table().get(key, ())]
        beside = level if header == headers[1] else name
        if titles and beside and _agree(titles, beside):
            continue  # its level or name says that it is a title
        kinds = (Kind.SKILL, Kind.TITLE) if titles else (Kind.SKILL,)
        high = SKILL_LEVELS.index(skill)
        return ReadCertificate(
            kinds, -1, high, notes=(("C12", header, text),), high_else=max(titles, default=None)
        )
    return None


def skill_word(text: str) -> str:
    """A text in its normal form; only its level where it is that of a trade's certificate: 技师（电工）, 电工高级技师."""
    key = squeeze(text)
    trade = glued_trade(key) if _SKILL_WORD.search(key) and key not in title_table() else None
    return SKILL_LEVELS[trade[1]] if trade else key


def _agree(titles: list[int], beside: str) -> bool:
    """Whether what stands beside the word says the level of that title, or its name."""
    written = title_level_table().get(squeeze(beside))
    return written is None or any(written[0] <= level <= written[1] for level in titles)


def read_series(
    text: str,
    named: tuple[tuple[str, int], ...],
    notes: list[tuple[str, str, str]],
    headers: tuple[str, str, str],
) -> int:
    """The bits of a series as written, and as the names of the title say."""
    by_name = 0
    for series, _ in named:
        by_name |= series_bits(series)
    if not text:
        return by_name
    written = series_table().get(squeeze(text))
    if written is None:
        notes.append(("C06", headers[2], text))
        return 0
    bits = series_bits(written)
    if by_name and not bits & by_name:
        notes.append(("C07", headers[2], text))
        return bits | by_name
    return bits


def _title_level(
    text: str,
    name: str,
    named: tuple[tuple[str, int], ...],
    notes: list[tuple[str, str, str]],
    headers: tuple[str, str, str],
) -> tuple[int, int]:
    levels = [level for _, level in named]
    by_name = (min(levels), max(levels)) if levels else None
    written = title_level_table().get(squeeze(text)) if text else None
    if squeeze(text) == "初级" and by_name == (0, 0):  # 初级 of a 技术员 is 员级
        return by_name
    if written is None:
        again = {one for _, one in split_title("", text)[2]} if text else set(levels)
        if by_name is not None and again and again <= set(levels):
            return by_name  # 助理工程师 under 职称级别 too
        notes.append(("C04", headers[0], text or name))
        return (-1, TOP_TITLE)
    if by_name is None:
        if not name or goes_with_level(name, text):
            return written
        notes.append(("C05", headers[1], name))
        return -1, written[1]
    low, high = max(written[0], by_name[0]), min(written[1], by_name[1])
    if low <= high:
        return low, high
    notes.append(("C05", headers[1], name))
    return min(written[0], by_name[0]), max(written[1], by_name[1])
