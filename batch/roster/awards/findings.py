"""What the parts of one award say: prize, rank, role, class, day; what they leave unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from batch.roster.awards.clauses import DATES, PRIZES, ROLES
from batch.roster.awards.group import Group
from batch.roster.awards.lexer import Part
from batch.roster.awards.marks import day_of, joined
from batch.roster.awards.numbers import UNREAD, prize_of, rank_of
from batch.roster.understand.dates import UNKNOWN, ReadDate

_ROLE: Final = {
    "team": "教练组成员",
    "otherrole": "其他",
    "coach": "指导教练",
    "unreadrole": UNREAD,
    "player": "选手",
}
_CLASS: Final = {"一": "一类", "1": "一类", "i": "一类", "二": "二类", "2": "二类", "ii": "二类"}
_ENDING: Final = {"head": "带头人", "final": "总决赛", "group": "({})"}
_UNCERTAIN: Final = ("stage", "many", "vague")  # 选拔赛, 团体, 以上
#: Parts that change nothing of what an award is.
NEUTRAL: Final = frozenset(
    ["plain", "won", "punct", "colon", "yes", "session", "paper", "number", "sep3", "empty"]
)


@dataclass
class Found:
    """What was understood, and the words that were not."""

    prizes: list[str] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    category: str = ""
    endings: list[str] = field(default_factory=list)  # 带头人, 总决赛, （职工组）
    day: ReadDate = UNKNOWN
    baddates: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def prize(self) -> str:
        """The prize; not understood where two are written."""
        several = dict.fromkeys(self.prizes)
        return next(iter(several)) if len(several) == 1 else UNREAD if several else ""

    @property
    def rank(self) -> int:
        """The rank; 0 where none or several are written."""
        several = set(self.ranks)
        return several.pop() if len(several) == 1 else 0

    @property
    def role(self) -> str:
        """The role: a coach of a winner is a coach."""
        others = dict.fromkeys(role for role in self.roles if role != "选手")
        if len(others) > 1:
            return UNREAD
        return next(iter(others), "选手" if self.roles else "")


def found_in(parts: list[Part]) -> Found:
    """What some parts say; the kinds that are not told here are the caller's."""
    found = Found()
    for part in parts:
        if part.kind in PRIZES:
            _prize(found, part)
        elif part.kind in ROLES:
            found.roles.append(_ROLE[part.kind])
        elif part.kind in DATES:
            _day(found, part)
        elif part.kind == "class":
            found.category = _CLASS.get(part.text[:-1], "三类")
        elif part.kind in _ENDING:
            found.endings.append(_ENDING[part.kind].format(part.text))
        elif part.kind in _UNCERTAIN:
            found.unread.append(part.text)
    if len(found.ranks) > 1 and not found.rank:
        found.prizes.append(UNREAD)
    return found


def _prize(found: Found, part: Part) -> None:
    if part.kind == "rank":
        rank, prize = rank_of(part.text)
        found.ranks += [rank] if rank else []
        found.prizes += [prize] if prize else []
    else:
        found.prizes.append(prize_of(part.text) if part.kind == "prize" else UNREAD)


def _day(found: Found, part: Part) -> None:
    day = day_of(part.kind, part.text)
    if day.code:
        found.baddates.append(part.text)
    else:
        found.day = joined(found.day, day)


def denied(group: Group, prized: bool) -> tuple[bool, str]:
    """Whether a group says that there is no award, and what may mean so but is contradicted."""
    parts, here = group.parts, group.position()
    for kinds in (("denied", "no", "empty"), ("short",)):  # the second only where the first is not there
        places = [number for number, part in enumerate(parts) if part.kind in kinds]
        if not places:
            continue
        first = parts[places[0]]
        if kinds == ("short",) and group.intended:
            return False, group.intended
        contradicted = any(part.kind == "won" for part in parts[places[0] :])
        contradicted |= first.kind == "short" and group.contest and prized
        contradicted |= first.kind == "short" and any(part.kind == "other" for part in parts[places[0] :])
        contradicted |= len(first.text) == 1 and [p.kind for p in parts[places[0] + 1 : places[0] + 2]] == [
            "other"
        ]
        return (False, first.text) if contradicted else (True, "")
    took = [number for number, part in enumerate(parts) if part.kind == "joined"]
    took_part = bool(took) and not prized and (group.contest or took[0] < here)
    if took_part and not group.denied and any(part.kind == "won" for part in parts[took[0] :]):
        return False, parts[took[0]].text  # 参与重大项目并获全国技术能手
    return group.denied or took_part, ""
