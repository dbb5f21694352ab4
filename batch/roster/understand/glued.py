"""Words written together: 工程师（中级）, 机械工程师, 助理机械工程师, 高级汽车维修技师.

A word is taken apart only where every part is known; anything else stays whole, and open.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from batch.language.terms import SKILL_LEVELS
from batch.language.text import squeeze
from batch.policy.occupations import occupation_table
from batch.roster.tables import (
    series_of_speciality,
    series_table,
    skill_level_table,
    speciality_words,
    title_level_table,
    title_table,
)

Named = tuple[tuple[str, int], ...]  # series and level of each title that a name stands for

_NONE: Final = re.compile(
    r"(?:无|没有|暂无|尚无|未取得|未获得|尚未取得|未评|未评定|未定级|未评聘|未评职称|未聘|待评)"
    r"(?:任何)?(?:专业)?(?:技术)?(?:职称|职务|资格|任职资格)?(?:级)?"
)
#: What stands before a title and makes it another thing than a title.
_NO_TITLE: Final = re.compile(
    "注册|认证|监理|造价|消防|执业|助理|高级|正高|副高|中级|初级|首席|主任|主管|责任|值班|技术支持|总|见习|实习|资深|专家|一级|二级|三级"
    "|项目|现场|车间|班组|售前|售后|销售|采购|商务|客户|产品|研发|测试|运维|驻厂"
    "|预备|准|申报|拟|公示|待|未|失效|在评|相当|评审|通过|聘|撤|注销|过期|取消|客座|内训|^原|^非|^曾|^前|^代|^副|^不"
)
_LEVEL_BEFORE: Final = ("正高级", "教授级高级", "高级", "助理")


#: 管理员 is a title of libraries, archives, museums and public culture only.
_OF_COLLECTIONS: Final = re.compile("图书|资料|档案|文物|博物|文博|群众文化|群文")


def says_no_title(level: str, name: str) -> bool:
    """Whether what is written says that there is no title: 无职称, 未评."""
    texts = [squeeze(text) for text in (level, name) if text]
    return bool(texts) and all(_NONE.fullmatch(text) for text in texts)


#: What only says that it is a title: 工程师职称, 助理工程师任职资格证书, 工程师证.
_CALLED: Final = re.compile("(?:职称|任职资格|(?<=工程师)资格)(?:证书?)?$|(?<=工程师)证书?$")


@lru_cache(maxsize=4096)
def split_title(level: str, name: str) -> tuple[str, str, Named]:
    """A title's level and name, apart where they were written together, and what the name stands for."""
    key = _CALLED.sub("", squeeze(name))
    key = key if key in title_table() and key not in skill_level_table() else squeeze(name)
    named = title_table().get(key, ())
    if named or not key:
        return level, name, named
    if not level and key in title_level_table():
        return name, "", ()
    inside = re.fullmatch(
        r"(?P<first>[^()]+)\((?P<second>[^()]+)\)|(?P<left>[^/、]+)[/、](?P<right>[^/、]+)", key
    )
    parts = [part for part in inside.groups() if part] if inside else []
    apart = _apart(level, name, parts)
    if apart:
        return apart
    for word in sorted(title_level_table(), key=len, reverse=True):
        rest = key.removeprefix(word)
        if rest != key and not level and word not in _LEVEL_BEFORE and _with_speciality(rest):
            return word, name, _with_speciality(rest)
        before = key.removesuffix(word)
        if before != key and not level and before in title_table():
            return word, name, title_table()[before]
        if before != key and not level and before in series_table():
            return word, name, ()
    return level, name, _with_speciality(key)


def _apart(level: str, name: str, parts: list[str]) -> tuple[str, str, Named] | None:
    """The same for a title and what stands in brackets or behind a stroke beside it; None where neither is one."""
    for one, other in (parts, parts[::-1]) if parts else ():
        core = _with_speciality(one)
        if core and _of_another_series(other, core):
            return level, name, ()
        if core and other in title_level_table() and not level:
            return other, name, core
        if core and _is_speciality(other):
            return level, name, core
        if one in title_level_table() and not level and _is_speciality(other) and not core:
            return one, name, ()
    return None


@lru_cache(maxsize=1)
def _specialities() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, speciality_words()))})[与及和、/·,-]?)+")


def _is_speciality(text: str) -> bool:
    """Whether a text is made of words of specialities only: whatever else stands beside a title may deny it."""
    return len(text) >= 2 and _specialities().fullmatch(text) is not None


def _of_another_series(text: str, named: Named) -> bool:
    """Whether what stands beside a title names a series that has no such title: 工程师（经济）."""
    series = series_of_speciality(re.sub("(?:类|专业|系列|管理|工作)$", "", text))
    return bool(series) and series.isdisjoint(one for one, _ in named)


def goes_with_level(name: str, level: str) -> bool:
    """Whether what stands for a title's name beside its level is a speciality, a series or that level again."""
    rest = re.sub(r"[()]|职称|职务|资格|任职", "", squeeze(name).replace(squeeze(level), ""))
    return (
        not rest or rest in title_level_table() or rest in series_table() or _is_speciality(rest)
        or bool(_with_speciality(rest))
    )  # fmt: skip


def _with_speciality(key: str) -> Named:
    """机械工程师 is 工程师, 助理机械工程师 is 助理工程师; nothing where the rest is not a speciality."""
    if key in title_table():
        return title_table()[key]
    before = next((word for word in _LEVEL_BEFORE if key.startswith(word)), "")
    bare = key.removeprefix(before)
    for start in range(1, len(bare) - 1):
        title = before + bare[start:]
        if title in title_table() and bare[start:] in title_table():
            return title_table()[title] if _fits(bare[:start], bare[start:]) else ()
        if not before and bare[start:] in title_table():
            return title_table()[bare[start:]] if _fits(bare[:start], bare[start:]) else ()
    return ()


def _fits(before: str, title: str) -> bool:
    """Whether what stands before a title's name is a speciality of it: 仓库管理员 is a job."""
    if title == "工程师" and _of_another_series(before, title_table()[title]):
        return False
    if title == "管理员" and not _OF_COLLECTIONS.search(before):
        return False
    return _is_speciality(before) and not _NO_TITLE.search(before) and len(title) >= 3


@lru_cache(maxsize=4096)
def glued_trade(text: str) -> tuple[str, int] | None:
    """高级汽车维修工 → 汽车维修工 of level 高级工; 技师(电工), 焊工三级, 电工技师证书; where the table knows the trade."""
    bare = _PAPER.sub("", text)
    return _glued(text) or (_glued(bare) if bare != text else None)


def _glued(text: str) -> tuple[str, int] | None:
    found = re.fullmatch(r"(初级|中级|高级)(.+工)", text)
    if found and _trade(found[2]):
        return found[2], SKILL_LEVELS.index(found[1] + "工")
    twice = re.fullmatch(r"([^()]+)\(([^()]+)\)", text)  # 焊工二级(技师)
    whole = glued_trade(twice[1]) if twice else None
    if twice and whole and skill_level_table().get(twice[2]) == SKILL_LEVELS[whole[1]]:
        return whole
    for trade, level in _cuts(text):
        if level == "技师" and trade.startswith("高级"):
            trade, level = trade.removeprefix("高级"), "高级技师"
        word = skill_level_table().get(level) or skill_level_table().get(f"{level}工", "")
        name = next((one for one in (trade, f"{trade}工") if _trade(one)), "")
        if word in SKILL_LEVELS and name and trade not in skill_level_table():
            return name, SKILL_LEVELS.index(word)
    return None


#: Ranks of sport, law and the stage are no skill levels: 二级运动员, 三级翻译.
_OF_OTHERS: Final = re.compile(
    "运动员|裁判|教练|律师|法官|检察官|公证员|翻译|播音|导演|演员|演奏|指挥|编剧|作曲|舞美|警[长督监]|飞行员"
)


def _trade(name: str) -> bool:
    return len(name) >= 2 and occupation_table().knows(name) and not _OF_OTHERS.search(name)


_PAPER: Final = re.compile("(?:职业)?(?:技能|资格|技能等级|职业资格)?(?:等级)?证书?$")


@lru_cache(maxsize=4096)
def trade_of(name: object) -> str:
    """The trade that a certificate is called by: 电工, 电工证, 电工职业技能等级证书, 电工高级工证; empty for none."""
    bare = _PAPER.sub("", squeeze(name)) if isinstance(name, str) else ""
    glued = glued_trade(bare)
    return bare if _trade(bare) and bare not in skill_level_table() else (glued[0] if glued else "")


def _cuts(text: str) -> list[tuple[str, str]]:
    """Every way to cut a text into a trade and a level, at a bracket or a stroke, or between two characters."""
    brackets = re.fullmatch(r"([^()]+)\(([^()]+)\)", text)
    if brackets:
        return [(brackets[1], brackets[2]), (brackets[2], brackets[1])]
    cuts = [(text[:place], text[place:]) for place in range(2, min(len(text), 20))]
    stroked = [(trade.rstrip("/、·-:"), level.lstrip("/、·-:")) for trade, level in cuts]
    return [*stroked, *((level, trade) for trade, level in stroked)]
