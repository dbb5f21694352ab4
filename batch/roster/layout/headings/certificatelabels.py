"""Columns whose cells tell that they are levels or titles: 职业技能等级证书 over 高级工, 职称证书 over 工程师.

技能证书名称 over 电工 is the trade. Such a header may stand over a certificate's name, its number or 有; over levels
alone it is the level.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.layout.completing.bothladders import (
    BOTH,
    BOTH_DAY,
    are_told_apart,
    is_of_both,
    is_of_health,
)
from batch.roster.layout.completing.levels import TICKS
from batch.roster.layout.completing.severalinone import skill_parts, title_parts
from batch.roster.layout.headings.domains import vague_slot
from batch.roster.layout.headings.labels import Label, forms, known
from batch.roster.layout.headings.subjects import APPLIED, domain_of, has_other_levels
from batch.roster.leaving.words import says_left
from batch.roster.tables import word_table
from batch.roster.understand.dates import read_date
from batch.roster.understand.glued import trade_of
from batch.roster.understand.titles import BOTH_LADDERS

_HELD: Final = "(?:现有?|(?:现?(?:持有|取得|获得|具有)的?))?"
_AND_DAY: Final = r"(?:[及和与、/(](?:取得|获得|发证|评定|取证)(?:时间|日期|年月)\)?)?"
_SKILL: Final = re.compile(
    rf"{_HELD}(?:国家)?(?:职业)?(?:技能|资格|技能等级|技能鉴定(?=证)|技能(?:人员)?职业资格|资格等级|职业资格)(?:等级)?"
    rf"(?:证书?)?(?:情况|名称(?:[及和与、/]?(?:等级|级别))?)?{_AND_DAY}|(?:职业|工种|职业\(工种\))[及和与、/]?(?:技能)?(?:等级|级别)|(?:职业)?(?:技能)?(?:等级|级别)[及和与、/](?:职业|工种|职业\(工种\))"
)
_TITLE: Final = re.compile(
    rf"{_HELD}(?:专业)?(?:技术)?(?:职称|任职资格|技术资格|技术职务)(?:证书?)?(?:情况|名称(?:[及和与、/]?(?:等级|级别))?)?{_AND_DAY}"
)
_NAME: Final = re.compile(
    r"(?:国家)?(?:职业)?(?:技能|资格|技能等级|职业资格)(?:等级)?(?:证书?(?:名称)?|名称)|(?:所持)?证书名称"
)
_LEVEL: Final = re.compile(r"(?P<level>初级工|中级工|高级工|技师|高级技师)(?:\([一二三四五1-5]级\))?")
_BARE: Final = re.compile(r"(?:证书)?(?:等级|级别)(?P<number>[1-6一二三四五六]?)")
_BARE_NAME: Final = re.compile(r"(?:证书|证书名称|工种|职业)(?P<number>[1-6一二三四五六]?)")
_SKILL_WORD: Final = re.compile("技师|[初中高]级工")
_LEAST: Final = 3  # columns of a level each
#: What a list is about whose ticks and bare levels are of what is to come, or of an examination.
_AHEAD: Final = re.compile("拟|培养|需求|成绩|考试|考核|公示|参赛|打[√✓对]|划[√✓]")
#: What such a column is where all its cells are understood so, the first that fits.
_HEADERS: Final = (
    (_SKILL, "技能等级", skill_parts),
    (_TITLE, "职称名称", title_parts),
    (_NAME, "技能等级", skill_parts),
    (_NAME, "技能证书职业（工种）", trade_of),
)


def named_by_certificates(
    labels: tuple[Label, ...], rows: Sequence[Sequence[Any]], about: Sequence[str] = ()
) -> tuple[Label, ...]:
    """Labels of a table with the headers that its cells tell; ``rows``: those below its header.

    ``about``: the sheet's name and what stands above.
    """
    held = not any(domain_of(text) == APPLIED or _AHEAD.search(text) for text in map(squeeze, about))
    told: dict[int, str] = {}
    for form, header, parts_of in _HEADERS:
        if any(known("人员", one.leaf) == header for one in labels):
            continue
        able = [
            one for one in labels
            if not known("人员", one.leaf) and one.index not in told and any(map(form.fullmatch, forms(one.leaf)))
        ]  # fmt: skip
        if len(able) == 1 and _are_all(rows, able[0].index, parts_of):
            told[able[0].index] = squeeze(header)
    told |= _levels_alone(labels, rows) if held and not told else {}
    told |= _status(labels, rows)
    told |= _told_of_both(labels, rows, about) | (_ticked(labels, rows) if held else {})
    return tuple(replace(one, leaf=told.get(one.index, one.leaf)) for one in labels) if told else labels


def _levels_alone(labels: tuple[Label, ...], rows: Sequence[Sequence[Any]]) -> dict[int, str]:
    """A bare 等级, or 等级1 and 等级2, over levels of skill only, with the trades of as many columns at its left."""
    if {"技能等级", "职称级别"} & {known("人员", one.leaf) for one in labels}:
        return {}
    told: dict[int, str] = {}
    for before, one in pairwise(labels):
        found = None if has_other_levels(before.leaf) else _BARE.fullmatch(one.leaf)
        cells = _cells(rows, one.index) if found and _is_of_certificates(one.groups) else set()
        if found and any(map(_SKILL_WORD.search, map(text_of, cells))) and all(map(_is_level, cells)):
            told[one.index] = f"技能等级{found['number']}"
            named = _BARE_NAME.fullmatch(before.leaf)
            if named and named["number"] == found["number"] and _are_all(rows, before.index, trade_of):
                told[before.index] = f"技能证书工种{found['number']}"
    return told


def _is_of_certificates(groups: tuple[str, ...]) -> bool:
    """Whether what stands above a column says nothing else than that it is of a certificate: nothing, or 原证书."""
    above = "".join(groups)
    return not above or ("证" in above and not domain_of(above))


def _is_level(cell: object) -> bool:
    parts = skill_parts(cell)
    return bool(parts) and not any(squeeze(part.text) in BOTH_LADDERS for part in parts)


def holds_several(labels: tuple[Label, ...], rows: Sequence[Sequence[Any]]) -> bool:
    """Whether some cell of the column of levels holds several certificates."""
    level = next((one.index for one in labels if known("人员", one.leaf) == "技能等级"), -1)
    return level >= 0 and any(len(skill_parts(cell)) > 1 for cell in _cells(rows, level))


def _status(labels: tuple[Label, ...], rows: Sequence[Sequence[Any]]) -> dict[int, str]:
    """A bare 状态 over 在岗 and 退休 is of the people, on a list that looks like one of certificates too."""
    own, other = word_table()["在岗状态"], word_table()["证书状态"]
    if any(known("人员", one.leaf) == "在岗状态" for one in labels):
        return {}
    bare = [one.index for one in labels if one.leaf == "状态"]
    words = {squeeze(text_of(cell)) for index in bare for cell in _cells(rows, index)}
    people = words and words.isdisjoint(other) and all(word in own or says_left(word) for word in words)
    return {bare[0]: "在岗状态"} if len(bare) == 1 and people else {}


def _ticked(labels: tuple[Label, ...], rows: Sequence[Sequence[Any]]) -> dict[int, str]:
    """Columns that are called by a level each (高级工 | 技师), over ticks or over days."""
    levels = {one.index: level for one in labels if (level := _LEVEL.fullmatch(one.leaf))}
    names = [found["level"] for found in levels.values()]
    if (
        len(names) < _LEAST
        or len(set(names)) < len(names)
        or "技能等级" in {known("人员", one.leaf) for one in labels}
        or any(domain_of(one.leaf) == APPLIED for one in labels)  # the ticks may be of that
    ):
        return {}
    cells = {index: _cells(rows, index) for index in levels}
    every = set().union(*cells.values())
    ticks = all(squeeze(text_of(cell)) in TICKS for cell in every)
    days = not ticks and not any(read_date(cell, "取得日期").code for cell in every)
    header = "技能等级" if ticks else ("技能证书取得日期" if days else "")
    return (
        {index: f"{header}#{found['level']}" for index, found in levels.items()} if every and header else {}
    )


def _told_of_both(
    labels: tuple[Label, ...], rows: Sequence[Sequence[Any]], about: Sequence[str]
) -> dict[int, str]:
    """The column of both ladders and the day behind it, on a table that has no column of either."""
    places = [n for n, one in enumerate(labels) if not one.groups and is_of_both(one.leaf)]
    own = {"技能等级", "职称名称", "职称级别"} & {
        known("人员", one.leaf) for n, one in enumerate(labels) if n not in places
    }
    if len(places) != 1 or own:
        return {}

    def in_hospital() -> bool:
        cells = {cell for row in rows for cell in row if isinstance(cell, str)}
        return is_of_health((*about, *cells))

    if not are_told_apart(_cells(rows, labels[places[0]].index), in_hospital):
        return {}
    behind = labels[places[0] + 1 : places[0] + 2]
    days = {one.index: BOTH_DAY for one in behind if not one.groups and vague_slot(one.leaf) == "日期"}
    return {labels[places[0]].index: BOTH, **days}


def _are_all(rows: Sequence[Sequence[Any]], index: int, parts_of: Callable[[object], object]) -> bool:
    cells = _cells(rows, index)
    return bool(cells) and all(map(parts_of, cells))


def _cells(rows: Sequence[Sequence[Any]], index: int) -> set[Any]:
    return {cell for cell in {row[index] for row in rows if index < len(row)} if not is_nothing(cell)}
