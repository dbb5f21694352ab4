"""The level and the place of an award, from the words before its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from batch.language.regions import regions, stem
from batch.roster.awards.clauses import MARKS
from batch.roster.awards.group import Group
from batch.roster.awards.lexer import Part
from batch.roster.tables import word_table

OWN_UNIT: Final = "单位级"  # of a company, factory or school: on no list
_INNER_MONGOLIA: Final = "150000"
_LEVEL_OF_KIND: Final = {"省": "省级", "市": "市级", "县": "县级", "县级市": "县级"}
_WORDS: Final = {
    "中华人民共和国": "国家级", "国务院": "国家级", "国家": "国家级", "部级": "省级", "省部级": "省级", "全区": "省级",
    "世界级": "国际",     "全县": "县级", "区级": "县级",
}  # fmt: skip
_OFFICE: Final = (("国", "国家级"), ("省", "省级"), ("市", "市级"), ("县", "县级"), ("区", "县级"))
ORDER: Final = ("国际", "国家级", "省级", "市级", "县级")
#: What may stand between the words of level and place and the name.
_THROUGH: Final = frozenset([*MARKS, "punct"])
_LABEL: Final = frozenset([*_THROUGH, "colon", "won", "office", "sep3"])
#: Honours that whole trades of the country give at the level of a ministry.
_OF_TRADES_TOO: Final = ("劳动模范", "技术发明奖")


@dataclass
class Reach:
    """Level and place as far as they were understood; ``unread`` what does not fit."""

    level: str = ""
    place: str = ""
    explicit: bool = False  # the level is a word (国家级), not taken from a place
    unread: str = ""
    other: bool = False  # another honour: of a company, of a trade

    def doubt(self, text: str) -> None:
        """Note what does not fit."""
        self.unread = self.unread or text or "？"


def level_word(text: str) -> str:
    """国家级, 省级 … for a word of level; empty if it is none."""
    return _WORDS.get(text, "") or word_table()["级别"].get(text, "")


def named_reach(group: Group) -> tuple[Reach, list[Part]]:
    """Level and place of a listed name, and the parts that they took up."""
    assert group.head is not None and group.head.name is not None
    name, before = group.head.name, group.parts[: group.position()]
    chain = _chain(before)
    if chain and chain[-1].kind in ("unit", "industry"):
        return _of_a_unit(name.name, name.graded, chain)
    if not name.graded:
        return _own_name(name.level or "", name.place, chain), chain
    levels = [part for part in chain if part.kind == "level"]
    if not chain:
        levels = [part for part in group.parts if part.kind == "level"]
        if levels and (_disagree(levels) or (apart := _between(before))):
            return Reach(unread=levels[0].text if _disagree(levels) else apart), levels
    reach = reach_of(levels, [part for part in chain if part.kind == "place"])
    if chain and chain[0].kind in ("unit", "industry"):
        reach.doubt(chain[0].text)  # 集团级全国技术能手 is one of neither for certain
    if not reach.level and name.level and not chain:
        reach.level = name.level
    return reach, [*chain, *levels]


def _chain(before: list[Part]) -> list[Part]:
    """The words of level and place right before a name."""
    found: list[Part] = []
    for part in reversed(before):
        if part.kind in ("level", "place", "unit", "industry"):
            found.insert(0, part)
            if part.kind in ("unit", "industry"):
                return found
        elif part.kind not in _THROUGH and part.text not in ("的", "级"):
            break
    return found


def _between(before: list[Part]) -> str:
    """What stands between a word of level and the name and is no label: 全国职工技术能手."""
    for part in reversed(before):
        if part.kind == "level":
            return ""
        if part.kind not in _LABEL and part.text not in ("的", "级", "荣誉", "称号"):
            return part.text if any(one.kind == "level" for one in before) else ""
    return ""


def _of_a_unit(name: str, graded: bool, chain: list[Part]) -> tuple[Reach, list[Part]]:
    trade = chain[-1].kind == "industry"
    if not graded or (trade and name in _OF_TRADES_TOO):
        return Reach(unread=chain[-1].text), chain
    return Reach(other=True), chain


def _own_name(level: str, place: str, chain: list[Part]) -> Reach:
    """A name that says its own level: the words before it can only agree (浙江省“钱江技能大奖”)."""
    reach = Reach(level, place, explicit=bool(level))
    for part in chain:
        at_home = part.kind == "place" and bool(place) and place.startswith(stem(part.code))
        if not at_home and level_word(part.text) != level:
            reach.doubt(part.text)
    return reach


def reach_of(levels: list[Part], places: list[Part]) -> Reach:
    """Level and place from words of level and names of regions."""
    reach = Reach()
    for part in places:
        if reach.place and not part.code.startswith(stem(reach.place)):
            reach.doubt(part.text)
        reach.place = part.code
    if not levels:
        reach.level = level_of_place(reach.place)
        return reach
    if _disagree(levels):
        reach.doubt(levels[0].text)
        return reach
    reach.level, reach.explicit = level_word(levels[-1].text), True
    if not reach.place and any(part.text.startswith(("自治区", "全区")) for part in levels):
        reach.place = _INNER_MONGOLIA
    _fit_place(reach)
    return reach


def level_of_place(code: str) -> str:
    """The level of what a region gives in its own name: 昆山市 is 县级; empty for no region."""
    return _LEVEL_OF_KIND[regions()[code].kind] if code else ""


def _disagree(levels: list[Part]) -> bool:
    return len({level_word(part.text) for part in levels}) > 1


def _fit_place(reach: Reach) -> None:
    """The place of a level: a city's 省级 award is its province's, a nation's has none."""
    if reach.level in ("国际", "国家级"):
        reach.place = ""
    elif reach.level == "省级" and reach.place:
        reach.place = reach.place[:2] + "0000"
    elif reach.level == "市级" and reach.place.endswith("0000"):
        reach.doubt("市级")
        reach.place = ""
    elif reach.level == "市级" and level_of_place(reach.place) == "县级":
        reach.doubt("市级")  # 昆山市市级: a county-level city's own, or of the city above it
        reach.level = ""


def office_level(text: str) -> str:
    """The level of an office: 人社部 国家级, 省政府 and 人社厅 省级; empty where it does not say."""
    for head, level in _OFFICE:
        if text.startswith(head):
            return level
    return {"部": "国家级", "厅": "省级", "局": "市级"}.get(text[-1], "")


def lower(one: str, other: str) -> bool:
    """Whether a level is below another; not where one of them is not known."""
    return one in ORDER and other in ORDER and ORDER.index(one) > ORDER.index(other)
