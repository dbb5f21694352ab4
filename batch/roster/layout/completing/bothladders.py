"""One column for both ladders (职称/技能等级) with one day: each cell is a certificate of the ladder that its word is of.

It is read where every cell can be of one ladder only. Whoever has a certificate of one ladder there may have one of the
other that nobody asked for; whoever has none there has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

import numpy as np

from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.certificates.further import OTHER_LEVELS
from batch.roster.layout.completing.severalinone import skill_parts, title_parts
from batch.roster.layout.headings.labels import forms
from batch.roster.layout.headings.subjects import SKILL, TITLE
from batch.roster.tables import title_level_table, title_table

#: What such a column and its day are called within; no sender writes them.
BOTH: Final = "职称或技能等级"
BOTH_DAY: Final = "职称或技能证书取得日期"
BOTH_COLUMNS: Final = (BOTH, BOTH_DAY)

_TITLE: Final = "(?:专业)?(?:技术)?(?:职称|任职资格|技术(?:资格|职务))(?:证书)?(?:名称|等级|级别)?"
_SKILL: Final = (
    "(?:国家)?(?:职业)?(?:技能|资格|技术等级|技能等级|职业资格)(?:等级)?(?:证书)?(?:名称|等级|级别)?"
)
_MARK: Final = r"[/、(或及和与]+"
_HEADER: Final = re.compile(
    rf"(?:现有?|所持|最高)?(?:{_TITLE}{_MARK}{_SKILL}|{_SKILL}{_MARK}{_TITLE})\)?(?:名称|等级|级别|情况)?"
    r"|(?:(?:现|已)?(?:所持|持有|取得)的?)?证书名称[及和与、/](?:等级|级别)|持证情况|(?:持有|取得)证书情况"
)


@lru_cache(maxsize=4096)
def is_of_both(leaf: str) -> bool:
    """Whether a header is of both ladders."""
    return any(map(_HEADER.fullmatch, forms(leaf)))


#: Where 技师 is a title: 检验科, 市中医院.
_HEALTH: Final = re.compile(
    "医院|卫生院|卫生服务|卫生室|诊所|妇幼|疾控|疾病预防|血站|(?:检验|放射|影像|超声|病理|药剂|输血|康复|核医学|口腔)科"
)
#: A number alone is a level of skill among others only.
_NUMBER: Final = re.compile("[一二三四五1-5]级")


def is_of_health(texts: Iterable[str]) -> bool:
    """Whether any of the texts tells of a hospital or its like."""
    return any(map(_HEALTH.search, texts))


def are_told_apart(cells: Iterable[object], in_hospital: Callable[[], bool] = lambda: False) -> bool:
    """Whether each cell can be of one ladder only; 技师 is a health title too, but not among levels of skill alone.

    ``in_hospital``: asked only where it matters.
    """
    cells = list(cells)
    ladders = [_ladder_of(cell) for cell in cells]
    if not cells or "" in ladders:
        return False
    unclear = [cell for cell, ladder in zip(cells, ladders, strict=True) if ladder == "技师"]
    health = any(
        "卫生技术" in _series(cell) for cell, ladder in zip(cells, ladders, strict=True) if ladder == TITLE
    )
    return not unclear or (SKILL in ladders and not health and not in_hospital())


def in_both(columns: dict[str, Column]) -> None:
    """The columns of either ladder in the place of those of both; what may be of either stands in both, and is open.

    Such a cell there is only where a person's column map says what the column is.
    """
    own, day = columns.pop(BOTH, None), columns.pop(BOTH_DAY, None)
    if own is None:
        return
    ladders = own.each(_ladder_of, np.object_)
    filled = [cell for cell, text in zip(own.distinct, own.texts, strict=True) if text]
    unclear = (ladders == "") | ((ladders == "技师") & (not are_told_apart(filled)))
    raw = np.where(unclear, own.each(lambda cell: f"{text_of(cell)}（{BOTH}）", np.object_), own.raw)
    blank: np.ndarray = np.full(own.raw.size, "", np.object_)
    for ladder, level, date in ((SKILL, "技能等级", "技能证书取得日期"), (TITLE, "职称名称", "职称取得日期")):
        here = (ladders == TITLE) if ladder == TITLE else np.isin(ladders, (SKILL, "技师"))
        here = (here | unclear) & ~own.blank
        columns[level] = Column(level, np.where(here, raw, blank), own.letter)
        if day is not None:
            columns[date] = Column(date, np.where(here, day.raw, blank), day.letter)
    other = np.where(own.blank, "", np.where(ladders == TITLE, SKILL, TITLE)).astype(np.object_)
    columns[OTHER_LEVELS] = Column(OTHER_LEVELS, other, "")


def _ladder_of(cell: object) -> str:
    """技能 or 职称; 技师 where the word is of both; empty where nobody can tell."""
    words = [squeeze(part.text) for part in skill_parts(cell)]
    if words and not any(word in title_level_table() for word in words):
        unclear = any(_NUMBER.fullmatch(word) or word in title_table() for word in words)
        return "技师" if unclear else SKILL
    return TITLE if title_parts(cell) else ""


def _series(cell: object) -> set[str]:
    return {series for part in title_parts(cell) for series, _ in title_table().get(squeeze(part.text), ())}
