"""One award of a cell with the parts that belong to it, and what a denial says of its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from batch.roster.awards.clauses import DATES, DENIALS, PRIZES
from batch.roster.awards.denial_words import INTENDED
from batch.roster.awards.lexer import Part

#: What may stand in the name of a contest between an honour's name and 竞赛: 技术能手杯焊工技能竞赛.
_OF_ITS_NAME: Final = frozenset(["plain", "other", "project", "thing"])


@dataclass
class Group:
    """One award: the name or contest it is of (none for an unlisted honour), and its parts in order."""

    head: Part | None
    clause: int  # number of the clause that the head stands in
    before: int  # strength of the separator before that clause
    parts: list[Part] = field(default_factory=list)
    denied: bool = False  # by what is said of a neighbour
    doubtful: bool = False  # what is said of a neighbour may be said of it too

    @property
    def contest(self) -> bool:
        """Whether it is of a competition, listed or not."""
        return self.head is not None and (self.head.name is None or self.head.name.competition)

    def has(self, kinds: frozenset[str]) -> bool:
        """Whether a part of one of some kinds belongs to it."""
        return any(part.kind in kinds for part in self.parts)

    def position(self) -> int:
        """Where its head stands among its parts; 0 if it has none."""
        return next((number for number, part in enumerate(self.parts) if part is self.head), 0)

    @property
    def intended(self) -> str:
        """The word before its name that says that it is applied for (拟申报, 推荐为), if one does."""
        before = self.parts[: self.position()]
        return next((one.text for one in before if one.kind == "short" and INTENDED.match(one.text)), "")


def spread_denials(groups: list[Group]) -> None:
    """未获甲、乙 denies both; 甲、乙提名 may. A verb, a prize or a date of its own takes an award out.

    拟申报甲；乙 says so of neither for certain: only a verb of its own takes the second out.
    """
    intended = False
    for group in groups:
        intended &= not group.has(frozenset(["won"]))
        group.doubtful |= intended and group.head is not None
        intended |= bool(group.intended)
    for one, other in pairwise(groups):
        joined = other.before
        if one.intended:
            continue
        if not _leading_denial(one) or joined > 3 or other.head is None or other.has(frozenset(["won"])):
            continue
        if joined <= 2:
            other.denied = True
        elif not other.has(DATES):
            other.doubtful = True
    for one, other in pairwise(groups):  # 全国技能大赛金牌（世赛选拔赛）
        one.doubtful |= one.contest and other.before == 0 and other.has(frozenset(["stage"]))
    for one, other in zip(reversed(groups[:-1]), reversed(groups), strict=False):
        own = one.has(DATES | PRIZES | DENIALS)
        if other.before == 2 and _trailing_denial(other) and one.head is not None and not own:
            one.doubtful = True


def doubt_namesakes(groups: list[Group]) -> None:
    """An honour may be no more than what a contest is called, or what was chosen from."""
    for one, other in pairwise(groups):
        one.doubtful |= _named_after(one, other)
    for group in groups:
        group.doubtful |= _chosen_from(group)


def _chosen_from(group: Group) -> bool:
    """Whether nothing but a choice is spoken of behind a name: 苏州市技术能手评选 says not who won."""
    behind = [part.text for part in group.parts[group.position() + 1 :] if part.kind == "plain"]
    return group.head is not None and not group.has(frozenset(["won"])) and behind[-1:] == ["评选"]


def _named_after(honour: Group, other: Group) -> bool:
    """Whether a contest right behind an honour may only bear its name: 苏州市技术能手竞赛优胜."""
    if honour.head is None or honour.contest or other.head is None or other.head.kind != "contest":
        return False
    between = [*honour.parts[honour.position() + 1 :], *other.parts[: other.position()]]
    return other.clause == honour.clause and all(part.kind in _OF_ITS_NAME for part in between)


def _leading_denial(group: Group) -> bool:
    place = group.position()
    return group.denied or any(part.kind in ("denied", "short") for part in group.parts[:place])


def _trailing_denial(group: Group) -> bool:
    after = group.parts[group.position() + 1 :]
    return group.doubtful or (
        any(part.kind in ("denied", "short") for part in after) and not any(p.text == "(" for p in after)
    )
