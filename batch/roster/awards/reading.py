"""From one award's parts to its facts: counted only where every part is understood."""

from __future__ import annotations

from typing import Final

from batch.facts import Award
from batch.language.regions import stem
from batch.language.showing import cut
from batch.policy.award_lists import AwardName
from batch.roster.awards.clauses import OF_A_CONTEST, UNKNOWN
from batch.roster.awards.contests import contest
from batch.roster.awards.findings import NEUTRAL, Found, denied, found_in
from batch.roster.awards.group import Group
from batch.roster.awards.levels import Reach, level_of_place, level_word, lower, named_reach, office_level
from batch.roster.awards.lexer import Part
from batch.roster.awards.names import AwardNames
from batch.roster.awards.readaward import ReadAward, notes_of, unlisted

#: Words that make a project of unknown words before them: 光影设计项目.
PROJECT: Final = ("项目", "赛项", "比赛项目", "工种")
LONGEST_SHOWN: Final = 300  # characters of an award that are kept as its text
_READ_ELSEWHERE: Final = frozenset(
    [*NEUTRAL, "name", "years", "date", "handate", "baddate", "head", "denied", "short", "no", "joined",
     "prize", "rank", "otherprize", "team", "otherrole", "unreadrole", "coach", "player", "final", "class", "group",
     "stage", "many", "vague"]
)  # fmt: skip


def understood(names: AwardNames, group: Group, text: str, extra: list[Part] | None = None) -> ReadAward:
    """One award of a cell; ``extra`` are the parts of the row's own cell for the prize."""
    group.parts += extra or []
    found = found_in(group.parts)
    text = text if len(text) <= LONGEST_SHOWN else cut(text, LONGEST_SHOWN)
    no, contradicted = denied(group, bool(found.prizes or found.ranks))
    if (
        no
        and group.head is None
        and group.has(UNKNOWN)
        and not group.has(frozenset(["denied", "no", "empty"]))
    ):
        return unlisted(text)  # 333工程培养对象 is an honour of its own
    if no:
        return ReadAward(Award(name="", text=text), notes=(("A07", "名称", text),), denied=True)
    if contradicted:
        found.unread.append(contradicted)
    if group.head is None:
        return unlisted(text)
    read = _listed(names, group, found, text) if group.head.name else contest(group, found, text)
    notes = [*read.notes, *(("V01", "名称", raw) for raw in found.baddates)]
    return ReadAward(read.award, found.day, tuple(notes), unread=read.unread)


def _listed(names: AwardNames, group: Group, found: Found, text: str) -> ReadAward:
    assert group.head is not None and group.head.name is not None
    base = group.head.name
    reach, used = named_reach(group)
    if reach.other and not group.contest:
        return unlisted(text)
    name = _completed(names, base, found)
    unread = [*found.unread, *_left(group, used, reach, name), *([reach.unread] if reach.unread else [])]
    if found.baddates:
        unread += found.baddates
    if group.doubtful:
        unread.append(text)
    if any(part.kind == "level" and part.text in unread for part in group.parts):
        reach.level = ""
    may_be = tuple(other for other in name.may_be if _can_be(names.by_name.get(other), reach))
    if "决赛" in unread and (final := names.completed(name, "总决赛")):
        may_be = (*may_be, final.name)
    notes = notes_of(found, unread, text)
    if may_be and not unread:  # a studio without its head, a contest without its group
        notes.append(("A08", "名称", text))
    award = Award(
        name="" if unread else name.name,
        text=text,
        level=reach.level,
        place=reach.place,
        category=found.category,
        prize=found.prize,
        rank=found.rank,
        role=(found.role if group.contest else "") or "选手",
        competition=name.competition,
        may_be=tuple(dict.fromkeys([name.name, *may_be])) if unread else may_be,
    )
    return ReadAward(award, notes=tuple(notes), unread="、".join(dict.fromkeys(unread or may_be)))


def _completed(names: AwardNames, base: AwardName, found: Found) -> AwardName:
    """The name with its ending (带头人, 总决赛, 职工组); an ending that it has not is not understood."""
    for ending in dict.fromkeys(found.endings):
        whole = names.completed(base, ending)
        if whole is not None:
            base = whole
        elif ending.strip("()") not in base.name:
            found.unread.append(ending.strip("()"))
    return base


def _can_be(other: AwardName | None, reach: Reach) -> bool:
    """Whether the level and place that are written leave room for another name."""
    if other is None:
        return False
    fits = not reach.level or not other.level or reach.level == other.level
    return fits and (not reach.place or not other.place or other.place == reach.place)


def _left(group: Group, used: list[Part], reach: Reach, name: AwardName) -> list[str]:
    """The words of a listed award that say something nobody understood."""
    found = []
    for number, part in enumerate(group.parts):
        if part is group.head or any(part is one for one in used):
            continue
        if not _fits(group, number, reach, name):
            found.append(part.text)
    return found


def _fits(group: Group, number: int, reach: Reach, name: AwardName) -> bool:
    part, following = group.parts[number], group.parts[number + 1 : number + 2]
    if not group.contest and part.kind in OF_A_CONTEST:
        own = part.kind == "prize" and part.text.endswith("等奖")
        own |= part.kind == "rank" and part.text.startswith("排")  # among those who share it
        return own and name.name.endswith("奖")
    if part.kind == "project":  # 全国焊工技术能手 is another honour, 全国技术能手（焊工） is not
        return group.contest or (number > group.position() and group.parts[number - 1] is not group.head)
    if part.kind in _READ_ELSEWHERE:
        return True
    if part.kind == "level":
        return level_word(part.text) == reach.level
    if part.kind == "place":
        return _place_fits(group, number, reach)
    if part.kind == "office":
        return not lower(office_level(part.text), reach.level)
    if group.contest and part.kind in ("host", "thing"):
        return True
    if group.contest and part.kind == "contest":
        return part.text != "大赛"
    return group.contest and part.kind == "other" and bool(following) and following[0].text in PROJECT


def _place_fits(group: Group, number: int, reach: Reach) -> bool:
    """A place apart from the name: an office's, a team's, or the award's own."""
    part, following = group.parts[number], group.parts[number + 1 : number + 2]
    before = group.parts[number - 1].text if number else ""
    if following and following[0].kind == "office":
        return (
            not lower(level_of_place(part.code), reach.level) or office_level(following[0].text) == "国家级"
        )
    return before.startswith("代表") or (bool(reach.place) and reach.place.startswith(stem(part.code)))
