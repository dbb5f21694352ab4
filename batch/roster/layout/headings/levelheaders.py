"""Headers that name a level: 高级工发证日期, 技师证书编号, 中级职称取得时间, 工程师取得时间.

Such a column is of the one certificate of that level; its canonical header carries the level where a further set has
its number: 技能证书取得日期#高级工.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from batch.language.terms import SKILL_LEVELS
from batch.language.text import squeeze
from batch.roster.headers import SHEETS
from batch.roster.layout.headings.domains import header_in, slot_of
from batch.roster.layout.headings.subjects import SKILL, TITLE

BETWEEN: Final = "#"
_SKILLS: Final = "|".join(sorted(SKILL_LEVELS[1:], key=len, reverse=True))
#: Words that are a title's level by themselves, and those that are one only beside 职称 or beside the former.
_TITLES: Final = "员级|助理级|副高级?|正高级?"
VAGUE_TITLES: Final = frozenset({"初级", "中级", "高级"})
_NAMES: Final = "正高级工程师|高级工程师|助理工程师|工程师|技术员"
_ALL: Final = f"{_SKILLS}|{_NAMES}|(?:{_TITLES}|初级|中级|高级)(?:职称)?"
_LEVEL: Final = (
    rf"(?P<named>{_NAMES})|(?P<skill>{_SKILLS})(?!程)|(?P<title>{_TITLES}|初级|中级|高级)(?P<said>职称)?"
)
_PAPER: Final = "(?:(?:职业技能等级|职业资格|技能等级|任职资格|资格|等级)?(?:证书?)?)?"
_BEFORE: Final = re.compile(rf"(?:{_LEVEL})(?P<rest>.+)")
_BEHIND: Final = re.compile(rf"(?P<rest>[^()]+)\((?:{_LEVEL}){_PAPER}\)")
_OWN: Final = re.compile(rf"(?P<header>[^#]+)(?:#(?P<level>{_ALL})|\((?P<shown>{_ALL})\))")
_READ: Final = frozenset({"日期", "编号", "工种"})
#: Words for a day that do not say what day it is: 技师时间.
_BARE: Final = frozenset({"时间", "日期", "年月", "年月日"})
#: What is beside 技师 on a roster of health, where it is a title.
_HEALTH: Final = re.compile("主管技师|主任技师|技士")


def level_header(text: str) -> str | None:
    """The canonical header of a column of one level's certificate; None for any other."""
    own = _OWN.fullmatch(text)
    canonical = next((one for one in SHEETS["人员"] if own and squeeze(one) == own["header"]), None)
    if own and canonical:  # as this program writes it
        return f"{canonical}{BETWEEN}{own['level'] or own['shown']}"
    for form in (_BEFORE, _BEHIND):
        found = form.fullmatch(text)
        if not found:
            continue
        rest = re.sub("^(?:职业技能等级|职业资格|技能等级|任职资格|资格)?(?=证书?.)", "", found["rest"])
        slot = slot_of(rest) or slot_of(rest.removeprefix("证书"))
        header = header_in(SKILL if found["skill"] else TITLE, slot)
        if header and slot in _READ and rest not in _BARE:
            return f"{header}{BETWEEN}{found['skill'] or found['named'] or found['title'] + (found['said'] or '')}"
    return None


def is_level(text: str) -> bool:
    """Whether a header is a level of skill and nothing else: 高级工, below or over the facts of its certificate."""
    return re.fullmatch(_SKILLS, text) is not None


def level_of(header: str) -> str:
    """The level that a canonical header carries; empty for none, or for the number of a set."""
    level = header.partition(BETWEEN)[2]
    return "" if level.isdigit() else level


def certain_levels(headers: Iterable[str], leaves: Iterable[str]) -> set[str]:
    """The levels of a table's headers that can be those of one ladder only."""
    levels = {level_of(header) for header in headers} - {""}
    titles = any(re.fullmatch(_TITLES, level) for level in levels)
    skills = not any(map(_HEALTH.search, leaves))
    return {
        level for level in levels
        if (level not in VAGUE_TITLES or titles) and (skills or level not in SKILL_LEVELS)
    }  # fmt: skip
