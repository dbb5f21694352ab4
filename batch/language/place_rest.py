"""What stands behind a place and may take it back: 苏州（常驻上海）, 江苏省外, 南通籍, 苏州或无锡.

A place was read from the start of a text; what follows is an address, a name of a company, or words that
make another thing of it. Whatever may do so leaves the place open.
"""

from __future__ import annotations

import re
from typing import Final

from batch.language.place_steps import is_road
from batch.language.region_table import NATION, names_at, stem

_FAR: Final = 60  # characters that are looked through
#: Right behind the place: outside of it, near it, of its people only.
_AT_ONCE: Final = re.compile(
    r"[省市区县州]?[(（]?(?:境?外(?:$|[地区省市，、,)）])|以外|之外|除外|周边|附近|一带|以[东西南北]|籍|[人士]$|人[，,、；]|户籍|户口|口音)"
)
#: Anywhere behind it: a doubt, a year, a move, work elsewhere, a house where nobody works.
_ANYWHERE: Final = re.compile(
    r"[?？]|待(?:定|确认|核|补)|拟|预计|暂定|不详|不确定|可能|大概|(?:19|20)\d\d(?:年|[.\-/]\d)"
    r"|迁(?:至|往|到|入|出)|[搬已]迁|调(?:至|往|到|入|出|任|动)|转(?:至|往|到|入|出)|驻(?!马店)|外派|派(?:往|遣|出)|出差|借调|挂职"
    r"|援(?:藏|疆|青|外|建|助)|对口|支援|户籍|户口|原籍|祖籍|籍贯|出生|老家|或(?:者|$)?|以及|两地|多地|等地|境外|国外|海外|越南|港澳"
)
_BRANCH: Final = re.compile(
    r"(?:分公司|分行|支行|分院|分厂|分部|办事处|办$|校区|项目|工地|基地|代表处|子公司)"
)


def takes_back(rest: str, place: str) -> bool:
    """Whether what stands behind a place (its six-digit code) may make another thing of it."""
    rest = rest[:_FAR]
    if not rest:
        return False
    return bool(_AT_ONCE.match(rest) or _ANYWHERE.search(rest)) or _names_another(rest, place)


def _names_another(rest: str, place: str) -> bool:
    """Whether another province or city is named that is no street's name, or a county with a branch of a company."""
    at = 0
    while at < len(rest):
        step = 1
        for length, bearers in names_at(rest, at):
            others = [one.region for one in bearers if one.region.code != NATION and not one.vague]
            if not others or any(_goes_along(one.code, place) for one in others):
                step = length
                break
            wide = any(one.code.endswith("00") for one in others)
            bracketed = rest[at - 1 : at] == "(" and rest[at + length : at + length + 1] == ")"
            if not is_road(rest, at + length) and (wide or bracketed or _BRANCH.match(rest, at + length)):
                return True
        at += step
    return False


def _goes_along(code: str, place: str) -> bool:
    return code.startswith(stem(place)) or place.startswith(stem(code))
