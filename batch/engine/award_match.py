"""Whether an award is on a list: certainly, possibly or not, per distinct award.

What an entry does not ask is not looked at. What is blank on the roster and asked by the
entry leaves it open; a rank is never derived from a prize or the reverse.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from batch.facts import Award
from batch.language.ranks import read_rank_range
from batch.language.regions import stem
from batch.policy.award_lists import AwardEntry
from batch.policy.rulebook import Rulebook

MEDALS = ("金牌", "银牌", "铜牌")
GRADES = ("一等奖", "二等奖", "三等奖")
WINNER = "优胜奖"
WORLD_SKILLS = "世界技能大赛"


class Match(IntEnum):
    """How far an award answers an entry."""

    NO = 0
    MAYBE = 1
    YES = 2


def best(award: Award, entries: Iterable[AwardEntry], book: Rulebook) -> Match:
    """The best match of an award among the entries of a list."""
    return max((match(award, entry, book) for entry in entries), default=Match.NO)


def match(award: Award, entry: AwardEntry, book: Rulebook) -> Match:
    """How far one award answers one entry of a rulebook's list."""
    if entry.certificate:
        return Match.NO
    named = _competition(award, entry) if entry.competition else _name(award, entry)
    found = min(named, _place(award, entry, book), _role(award, entry), _prize(award, entry))
    return min(found, Match.MAYBE) if entry.open else found


def _name(award: Award, entry: AwardEntry) -> Match:
    if award.name == entry.award:
        return _within(award.level, entry.levels)
    if entry.award in award.may_be:
        return min(Match.MAYBE, _within(award.level, entry.levels))
    return Match.NO


def _competition(award: Award, entry: AwardEntry) -> Match:
    if not award.competition or award.name == WORLD_SKILLS or award.may_be == (WORLD_SKILLS,):
        return Match.NO
    level = _within(award.level, (entry.competition or "",))
    found = min(level, _within(award.category, (entry.category,) if entry.category else ()))
    return min(found, Match.MAYBE) if WORLD_SKILLS in award.may_be else found


def _within(word: str, wanted: tuple[str, ...]) -> Match:
    if not wanted or word in wanted:
        return Match.YES
    return Match.NO if word else Match.MAYBE


def _place(award: Award, entry: AwardEntry, book: Rulebook) -> Match:
    """A place's own name before an award counts for its own rulebook only."""
    own = entry.place == "自有" or entry.competition in ("省级", "市级")
    if not own or not award.place or book.region == "000000":
        return Match.YES
    home = stem(book.region if award.level == "市级" else book.province)
    return Match.YES if award.place.startswith(home) else Match.NO


def _role(award: Award, entry: AwardEntry) -> Match:
    if award.role == "选手":
        return Match.NO if entry.coach == "only" else Match.YES
    if award.role == "指导教练":
        return Match.NO if entry.coach == "no" else Match.YES
    if award.role == "教练组成员":
        return Match.NO if entry.coach == "no" else Match.MAYBE
    return Match.NO if award.role == "其他" else Match.MAYBE


def _prize(award: Award, entry: AwardEntry) -> Match:
    if entry.ranks:
        if award.rank:
            return Match.YES if entry.ranks[0] <= award.rank <= entry.ranks[1] else Match.NO
        return _range(award.prize, *entry.ranks)
    if not entry.prizes or award.prize in entry.prizes:
        return Match.YES
    if award.prize in MEDALS or award.prize == WINNER:
        asks_grades = set(entry.prizes) <= set(GRADES)
        return Match.MAYBE if asks_grades and award.prize in MEDALS else Match.NO
    if award.prize in GRADES:
        return Match.NO if set(entry.prizes) & set(GRADES) else Match.MAYBE
    return Match.MAYBE  # a rank, a blank or a text that is not understood


def _range(prize: str, first: int, last: int) -> Match:
    """Where a rank is asked: a range of ranks as a whole, in part or not at all; anything else is open."""
    ranks = read_rank_range(prize)
    if ranks is None:
        return Match.MAYBE
    if first <= ranks[0] and ranks[1] <= last:
        return Match.YES
    return Match.MAYBE if ranks[0] <= last and first <= ranks[1] else Match.NO


def beyond(award: Award, entries: Iterable[AwardEntry], book: Rulebook) -> Match:
    """Whether it is a national or provincial competition prize that no entry names."""
    listed = best(award, entries, book)
    if not award.competition or listed is Match.YES or award.role in ("指导教练", "教练组成员", "其他"):
        return Match.NO
    if award.level != "国家级" and not award.place.startswith(stem(book.province)) and award.place:
        return Match.NO
    return min(_within(award.level, ("国家级", "省级")), Match.MAYBE)


UNCLEAR = "（未识别）"  # the prize of a text that is none, and of a contest of which not all was understood
UNREAD = "荣誉奖项"  # what lacks where the text itself was not fully understood


def lacking(award: Award, entries: Iterable[AwardEntry], book: Rulebook) -> tuple[str, ...]:
    """Headers whose cells leave an award's place on a list open; none where only an authority can say."""
    found: dict[str, None] = {}
    for entry in entries:
        if entry.open or match(award, entry, book) is not Match.MAYBE:
            continue
        unclear = award.prize == UNCLEAR
        if (award.may_be and award.name != entry.award) or (unclear and not award.name):
            found[UNREAD] = None
        elif (unclear or not (award.prize or award.rank)) and _prize(award, entry) is Match.MAYBE:
            found["奖次"] = None
        if not award.level and (entry.levels or entry.competition):
            found["级别"] = None
        if not award.category and entry.category:
            found["类别"] = None
        if _role(award, entry) is Match.MAYBE and award.role != "教练组成员":
            found["角色"] = None
    return tuple(found)


def lacking_beyond(award: Award, entries: Iterable[AwardEntry], book: Rulebook) -> tuple[str, ...]:
    """The same for a prize in any national or provincial competition: of what level, and whether it is one."""
    if beyond(award, entries, book) is Match.NO:
        return ()
    return tuple(
        header
        for header, lacks in ((UNREAD, award.may_be or award.prize == UNCLEAR), ("级别", not award.level))
        if lacks
    )
