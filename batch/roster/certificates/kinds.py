"""A row of sheet 证书: of what kind the certificate is, and what is then read of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from batch.language.terms import SKILL_LEVELS, Kind
from batch.language.text import squeeze
from batch.roster.certificates.otherpapers import OTHER_PAPER
from batch.roster.tables import skill_level_table, title_level_table, title_table, word_table
from batch.roster.understand.glued import glued_trade, split_title, trade_of
from batch.roster.understand.localtitles import ENGINEER, is_engineer_of, without_local
from batch.roster.understand.titles import (
    BOTH_LADDERS,
    TOP_SKILL,
    TOP_TITLE,
    ReadCertificate,
    read_series,
    read_skill,
    read_title,
    skill_word,
)

#: Levels in the name of a skill certificate: 电工高级技师证, 高级工职业技能等级证书.
_LEVEL_IN_NAME: Final = re.compile("特级技师|首席技师|高级技师|技师|[初中高]级工(?!程|艺)")


#: Permits that no document asks for: 特种作业操作证.
_PERMIT: Final = re.compile(
    "(?:(?:特种(?:作业|设备)|安全员|健康|机动车驾驶|驾驶|上岗)(?:作业)?(?:人员)?(?:操作|作业)?(?:资格)?证书?)|操作证|驾照|特种作业|特种设备"
)


def read_certificate(
    kind: str, level: str, name: str, series: str, occupation: str, listed: str = ""
) -> ReadCertificate:
    """A row of sheet 证书, whatever it is.

    ``listed``: the 证书类别 of all that the sheet lists, where its words say so.
    """
    headers = ("级别", "名称", "系列")
    word = word_table()["证书类别"].get(squeeze(kind)) if kind else _guess(level, name, occupation) or listed
    if word == "职称":
        return read_title(level, name, series, headers)
    if word in ("职业技能等级", "职业资格"):
        if _is_other(name, occupation):
            return _other_named(level, name)
        read = _skill_row(level, name)
        return replace(read, occupation=trade_of(name) or read.occupation)
    if word == "专业技术人员职业资格":
        return _professional(level, series, headers)
    if word == "地方工程师":
        return _local(level, name)
    if word in _OTHER_KINDS:
        return _other(_OTHER_KINDS[word], level)
    if _PERMIT.fullmatch(squeeze(kind)) and not _says_more(level, name):
        return ReadCertificate(())  # it has no level of a trade, and is no title
    if kind:
        return _unknown(level, name, series, ("C08", "证书类别", kind))
    return _unknown(level, name, series, ("C09", "证书类别", ""))


_OTHER_KINDS: Final = {
    "国际职业资格": Kind.INTERNATIONAL,
    "其他技能": Kind.OTHER_SKILL,
}


def _is_other(name: str, occupation: str) -> bool:
    """Whether a certificate of a skill level is called what none is: 培训合格证, 工程师."""
    key = squeeze(name)
    if OTHER_PAPER.search(key):
        return True
    return key in title_table() and key not in skill_level_table() and key != squeeze(occupation)


def _other_named(level: str, name: str) -> ReadCertificate:
    read = _other(Kind.OTHER_SKILL, level)
    return replace(read, notes=(*read.notes, ("C16", "名称", name)))


def _says_more(level: str, name: str) -> bool:
    """Whether a permit's row names a level of a trade, or a title."""
    return bool(_guess(level, name, "") or _LEVEL_IN_NAME.search(squeeze(name)))


def _guess(level: str, name: str, occupation: str) -> str:
    """A blank kind beside a skill level is a skill certificate, beside a title's name a title."""
    key = squeeze(level)
    if not level and glued_trade(squeeze(name)):
        return "职业技能等级"
    is_skill = key in skill_level_table() or skill_word(level) != key
    if is_skill and key not in BOTH_LADDERS:
        return "职业技能等级"
    if _names_title(name) or (not is_skill and _names_title(level)):
        return "职称"
    if is_skill and occupation:
        return "职业技能等级"
    return "职称" if key in title_level_table() and key not in BOTH_LADDERS else ""


def _names_title(text: str) -> bool:
    """Whether a text is the name of a title; 技师（电工） is the level of a trade."""
    return bool(split_title("", text)[2]) and skill_word(text) == squeeze(text)


def _skill_row(level: str, name: str) -> ReadCertificate:
    if not level and (squeeze(name) in skill_level_table() or glued_trade(squeeze(name))):
        return read_skill(name, "名称")
    read = read_skill(level, "级别", beside=True)
    named = [SKILL_LEVELS.index(word) for word in _LEVEL_IN_NAME.findall(squeeze(name))]
    if not read.kinds and not read.notes and named:  # 未鉴定 beside 电工技师
        return ReadCertificate((Kind.SKILL,), -1, max(named), notes=(("C16", "名称", name),))
    if read.low < 0 or not named or read.low in named:
        return read
    both = [read.high, *named]
    return replace(read, low=min(both), high=max(both), notes=(*read.notes, ("C16", "名称", name)))


def _professional(level: str, series: str, headers: tuple[str, str, str]) -> ReadCertificate:
    notes: list[tuple[str, str, str]] = []
    bits = read_series(series, (), notes, headers)
    stated = title_level_table().get(squeeze(level)) if level else None
    if stated is None:
        notes.append(("C11", "级别", level))
        stated = (-1, TOP_TITLE)
    return ReadCertificate((Kind.PROFESSIONAL,), *stated, bits, notes=tuple(notes))


def _local(level: str, name: str) -> ReadCertificate:
    """A city's own title: the level of an engineer's only where all of it says so."""
    if is_engineer_of(level, name):
        return ReadCertificate((Kind.LOCAL_ENGINEER,), ENGINEER, ENGINEER)
    notes: tuple[tuple[str, str, str], ...] = ()
    if is_engineer_of("", name):
        notes = (("C05", "名称", name),)
    elif "工程师" in name and not split_title("", without_local(name))[2]:
        notes = (("C04", "名称", name),)
    return ReadCertificate((Kind.LOCAL_ENGINEER,), -1, TOP_TITLE, notes=notes)


def _other(kind: Kind, level: str) -> ReadCertificate:
    if kind is not Kind.OTHER_SKILL:
        return ReadCertificate((kind,), 0, 0)
    read = read_skill(level, "级别")
    return ReadCertificate((kind,) if read.kinds else (), read.low, read.high, notes=read.notes)


def _unknown(level: str, name: str, series: str, note: tuple[str, str, str]) -> ReadCertificate:
    """A kind that nobody can tell: it may be a skill certificate or a title, of what level it says."""
    skill = skill_level_table().get(squeeze(level), "")
    if skill in SKILL_LEVELS and squeeze(level) not in BOTH_LADDERS:
        number = SKILL_LEVELS.index(skill)
        return ReadCertificate((Kind.OTHER_SKILL,), number, number, notes=(note,))
    title = read_title(level, name, series, ("级别", "名称", "系列"))
    if "地方" in note[2] or Kind.LOCAL_ENGINEER in title.kinds:
        return replace(title, kinds=(Kind.TITLE, Kind.LOCAL_ENGINEER), low=-1, notes=(note,))
    if squeeze(name) in title_table():
        return ReadCertificate((Kind.TITLE,), -1, title.high, title.series, notes=(note,))
    return ReadCertificate((Kind.OTHER_SKILL, Kind.TITLE), -1, TOP_SKILL, title.series, notes=(note,))
