"""The awards of a cell 荣誉奖项, and of a row of sheet 荣誉竞赛."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from batch.facts import Award
from batch.language.showing import cut
from batch.language.text import squeeze
from batch.roster.awards.group import Group
from batch.roster.awards.groups import groups_of
from batch.roster.awards.levels import level_of_place
from batch.roster.awards.lexer import Part, parts_of
from batch.roster.awards.names import AwardNames
from batch.roster.awards.numbers import UNREAD, prize_of
from batch.roster.awards.readaward import Note, ReadAward, only_may_be, unlisted
from batch.roster.awards.reading import LONGEST_SHOWN, understood
from batch.roster.awards.speakers import doubt_what_all_share
from batch.roster.awards.text import LONGEST_READ, Text, normal
from batch.roster.awards.unnamed import is_unnamed, says_something, unnamed
from batch.roster.tables import word_table

MOST_AWARDS: Final = 100  # of one cell
#: Of several people: 集体 as a 类别, 团体第一名 as a 奖次.
TOGETHER: Final = re.compile("集体|团[体队]|班组|小组|双人|多人")
_STRENGTHS: Final = ("sep1", "sep2", "sep3", "sep4")
_OVERLAP: Final = 40  # characters: a name that the end of what is read cuts in two


def read_cell(names: AwardNames, written: str) -> tuple[ReadAward, ...]:
    """All awards of one cell 荣誉奖项, in order; nothing of it is left out."""
    if is_unnamed(written):
        return (unnamed(names, written),)
    text = normal(written)
    groups = _groups(names, text)
    found = [
        understood(names, group, _text_of(text, groups, n)) for n, group in enumerate(groups[:MOST_AWARDS])
    ]
    rest = _rest(text, groups)
    if rest:
        found.append(_unread(names, rest))
    if not found and says_something(written):  # 荣誉证书获得者: words of which none is a name
        found.append(unnamed(names, cut(written, LONGEST_SHOWN)))
    return tuple(found)


def read_row(
    names: AwardNames, written: str, level: str = "", category: str = "", prize: str = "", role: str = ""
) -> tuple[ReadAward, ...]:
    """The awards of one row of sheet 荣誉竞赛: its name, and the sheet's own columns beside it."""
    if not written:
        return (replace(unnamed(names, ""), notes=(("A09", "名称", "名称空白"),)),)
    if is_unnamed(written):
        return (unnamed(names, written),)
    text = normal(written)
    groups = _groups(names, text)
    extra = parts_of(names, normal(prize).plain) if prize else []
    if groups and all(_is_trade(group) for group in groups):
        return (_of_a_trade(names, written, level),)
    if not any(group.head for group in groups) and not any(_denies(group, extra) for group in groups):
        groups = [Group(None, 0, 4, [])]
    several = len(groups) > 1
    found = []
    for number, group in enumerate(groups[:MOST_AWARDS]):
        own = written if not several else _text_of(text, groups, number)
        read = understood(names, group, own, list(extra))
        found.append(_beside(read, group, (level, category, prize, role), extra, several))
    rest = _rest(text, groups)
    if rest:
        found.append(_unread(names, rest))
    return tuple(found)


def _groups(names: AwardNames, text: Text) -> list[Group]:
    """The awards of a text; what is said of the last one may go on behind what is read."""
    groups = groups_of(parts_of(names, text.plain))
    doubt_what_all_share(text.plain, groups)
    if groups and _cut(text):
        groups[-1].doubtful = True
    return groups


def _is_trade(group: Group) -> bool:
    """Whether it says which project a prize was won in, and not of what contest."""
    kinds = {part.kind for part in group.parts}
    return group.head is None and "project" in kinds and kinds <= {"project", "thing", "punct", *_STRENGTHS}


def _of_a_trade(names: AwardNames, written: str, level: str) -> ReadAward:
    """焊接 as the name of a row: any award that can be of its level."""
    read = unnamed(names, written)
    own = word_table()["级别"].get(squeeze(level), "")
    fits = tuple(
        name for name in read.award.may_be if names.by_name[name].level in (None, "", own) or not own
    )
    return replace(read, award=replace(read.award, level=own, may_be=fits))


def _denies(group: Group, extra: list[Part]) -> bool:
    return any(part.kind in ("denied", "short", "no") for part in [*group.parts, *extra])


def _text_of(text: Text, groups: list[Group], number: int) -> str:
    """What was written for one award; the whole cell if there is only one."""
    if len(groups) == 1 and not _cut(text):
        return text.written
    parts = groups[number].parts
    return text.slice(min(p.start for p in parts), max(p.end for p in parts))


def _rest(text: Text, groups: list[Group]) -> str:
    """What stands behind the awards that are read one by one."""
    if len(groups) > MOST_AWARDS:
        return text.written[text.at[min(p.start for p in groups[MOST_AWARDS].parts)] :]
    return text.written[text.at[-_OVERLAP] :] if _cut(text) else ""


def _cut(text: Text) -> bool:
    """Whether a cell is longer than what is read character by character."""
    return len(text.at) >= LONGEST_READ


def _unread(names: AwardNames, written: str) -> ReadAward:
    """A text too long to be read: open on every list that names something in it."""
    may_be = names.mentioned(written)
    shown = cut(written, LONGEST_SHOWN)
    if not may_be:
        return unlisted(shown)
    competition = any(names.by_name[name].competition for name in may_be)
    award = Award(name="", text=shown, prize=UNREAD, competition=competition, may_be=may_be)
    return ReadAward(award, notes=(("A06", "名称", shown),), unread=shown)


def _beside(
    read: ReadAward, group: Group, cells: tuple[str, str, str, str], extra: list[Part], several: bool
) -> ReadAward:
    """An award with its row's columns; what they contradict is in doubt."""
    level, category, prize, role = cells
    if read.denied:
        return read
    notes = list(read.notes)
    award = read.award
    own_level = _word("级别", level, notes)
    own_category = _word("类别", category, notes)
    explicit = bool(award.name or award.may_be) or any(part.kind == "level" for part in group.parts)
    explicit |= own_level == "市级" and level_of_place(award.place) == "县级"
    if own_level and award.level and own_level != award.level and explicit:
        notes.append(("A04", "级别", award.text))
        own_level = ""
        award = only_may_be(replace(award, level=""))
    award = replace(award, level=own_level or award.level, category=own_category or award.category)
    if own_category and not award.name and not award.competition:
        award, notes = replace(award, competition=True), [note for note in notes if note[0] != "A01"]
    award = _own_prize(award, group, prize, extra, notes)
    if role:
        award = replace(award, role=_role(role, notes))
    if (several and any(cells)) or any(map(TOGETHER.search, cells)):
        award = only_may_be(award)
        if not any(code == "A06" for code, *_ in notes):
            notes.append(("A06", "名称", award.text))
    return replace(read, award=award, notes=tuple(notes))


def _word(header: str, text: str, notes: list[Note]) -> str:
    word = word_table()[header].get(squeeze(text), "") if text else ""
    if text and not word:
        notes.append(("V04", header, text))
    return word


def _role(text: str, notes: list[Note]) -> str:
    word = word_table()["角色"].get(squeeze(text))
    if word is None:
        notes.append(("A03", "角色", text))
        return UNREAD
    return word


def _own_prize(award: Award, group: Group, prize: str, extra: list[Part], notes: list[Note]) -> Award:
    """The prize of the row's own cell, read with the text; A02 where the cell is not understood."""
    strange = [p for p in extra if p.kind in ("other", "otherprize", "baddate")]
    known = any(p.kind in ("prize", "rank") for p in extra)
    notes[:] = [note for note in notes if note[0] != "A02" or not extra]
    if extra and (strange or not known):
        notes.append(("A02", "奖次", prize))
        return replace(award, prize=UNREAD, rank=0)
    written = {prize_of(p.text) for p in group.parts if p.kind == "prize"}
    if known and len(written) > 1:
        notes.append(("A05", "奖次", award.text))
    return award
