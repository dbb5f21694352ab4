"""A competition that no list names: its level, class, prize and rank are what counts."""

from __future__ import annotations

import re
from typing import Final

from batch.facts import Award
from batch.roster.awards.findings import Found
from batch.roster.awards.group import Group
from batch.roster.awards.levels import OWN_UNIT, reach_of
from batch.roster.awards.numbers import UNREAD
from batch.roster.awards.readaward import ReadAward, notes_of

#: Words before a contest that are none of its name: of others, or of what is not won.
_NOT_A_NAME: Final = re.compile(
    "徒|妻|丈夫|儿子|女儿|父|母|师傅|同事|学生|学员|指导|带队|所带|参照|比照|等同|相当|对标|疑似|可能|拟|不属于|非|争取|目标|备战"
    "|不是|报名|解说|观摩|模拟|选拔|热身|内部|分区|预赛"
)
_OF_A_UNIT: Final = re.compile(
    "(?:所在|本|我|全)(?:部门|科室?|单位|公司|厂|车间|班组|队|团队)|^车间|^准|^历年"
)
_ANOTHER: Final = re.compile("(?:线上|网络|知识|理论|趣味|选拔|模拟|热身|内部).{0,4}(?:竞赛|比赛|大赛)")


def contest(group: Group, found: Found, text: str) -> ReadAward:
    """A competition that no list names: level, class, prize and rank are what counts."""
    levels = [part for part in group.parts if part.kind == "level"]
    places = [part for part in group.parts if part.kind == "place"]
    units = [part for part in group.parts if part.kind == "unit"]
    reach = reach_of(levels, places)
    if units and (not reach.explicit or any(part.text.endswith("级") for part in units)):
        reach.level, reach.explicit = OWN_UNIT, True
    unread = [*found.unread, *_unread(group), *filter(None, [reach.unread, text if group.doubtful else ""])]
    notes = notes_of(found, unread, text)
    doubt = bool(unread) and reach.level != OWN_UNIT
    award = Award(
        name="",
        text=text,
        level=reach.level,
        place=reach.place,
        category=found.category,
        prize=UNREAD if doubt else found.prize,
        rank=0 if doubt else found.rank,
        role=found.role or "选手",
        competition=True,
    )
    return ReadAward(award, notes=tuple(notes), unread="、".join(dict.fromkeys(unread)))


def _unread(group: Group) -> list[str]:
    """Unknown words behind the contest's name, or of who won; those right before it are its name."""
    here = group.position()
    verbs = [n for n, part in enumerate(group.parts[:here]) if part.kind in ("won", "joined")]
    verb = max(verbs, default=0)
    found = []
    for number, part in enumerate(group.parts):
        following = group.parts[number + 1 : number + 2]
        named = bool(following) and following[0].kind == "thing"
        if part.kind == "other" and not named and (number > here or number < verb):
            found.append(part.text)
    before = "".join(part.text for part in group.parts[:here])
    behind = "".join(part.text for part in group.parts[here + 1 :])
    if _NOT_A_NAME.search(before) or _OF_A_UNIT.search(before):
        found.append(before)
    if _ANOTHER.search(behind):
        found.append(behind)
    return found
