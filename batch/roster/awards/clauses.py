"""The clauses of a cell: what stands between separators, and how strong these are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from batch.roster.awards.lexer import Part

STRONGEST: Final = 4  # ； a line break, a number; 3 a comma; 2 、 和 /; 1 a blank
_STRENGTH: Final = {"sep1": 1, "sep2": 2, "sep3": 3, "sep4": STRONGEST, "empty": 2, "ticked": 2}
MARKS: Final = frozenset(["paper", "number", "years", "date", "handate", "baddate", "session"])
DATES: Final = frozenset(["years", "date", "handate", "baddate"])
DENIALS: Final = frozenset(["denied", "short", "no", "empty"])
PRIZES: Final = frozenset(["prize", "rank", "otherprize"])
ROLES: Final = frozenset(["team", "otherrole", "unreadrole", "coach", "player"])
#: What says more of a competition's prize, and nothing of an honour.
OF_A_CONTEST: Final = frozenset([*PRIZES, *ROLES, "group", "final", "class", "stage", "many", "thing"])
UNKNOWN: Final = frozenset(["other", "industry", "unit", "host"])
_SILENT: Final = frozenset(["plain", "won", "punct", "colon", "yes", "ticked"])
_BEFORE_A_NAME: Final = frozenset([*_SILENT, "level", "place", "office", "unit", "industry"])
#: How the honours end that no list names; what ends otherwise says something of its neighbour.
_HONOUR: Final = re.compile(
    r"(?:员工|工作者|能手|标兵|模范|奖|奖章|奖状|称号|个人|工匠|人才|专家|党员|技师|先锋|青年|好人|团员|干部|教师|名师|大师|之星"
    r"|明星|状元|劳模|英雄|职工|学员|学生|示范岗|成果|专利|论文|红旗手|工程师|冠军|证书|证|\d+项|职称|高级工|建造师)$"
)


@dataclass
class Clause:
    """Parts without a separator between them, and the separator before the first."""

    before: int
    parts: list[Part] = field(default_factory=list)

    def has(self, kinds: frozenset[str]) -> bool:
        """Whether a part of one of some kinds stands in it."""
        return any(part.kind in kinds for part in self.parts)

    @property
    def silent(self) -> bool:
        """Whether it says nothing at all."""
        return all(part.kind in _SILENT for part in self.parts)

    @property
    def leads(self) -> bool:
        """Whether it can only stand before a name: 江苏省, 国家级, 荣获."""
        return all(part.kind in _BEFORE_A_NAME for part in self.parts)

    @property
    def unknown(self) -> bool:
        """Whether words stand in it that no part is known for."""
        return self.has(UNKNOWN)

    @property
    def honour(self) -> bool:
        """Whether it reads as an honour of its own that no list names."""
        words = "".join(
            part.text for part in self.parts if part.kind not in MARKS | DENIALS | {"punct", "colon"}
        )
        return self.unknown and bool(_HONOUR.search(words))

    @property
    def bare_no(self) -> bool:
        """Whether it is 无 or 没有 alone, which may be said of anything."""
        words = [part for part in self.parts if part.kind not in _SILENT]
        return len(words) == 1 and words[0].kind == "denied" and words[0].text[0] in "无没暂"


def clauses_of(parts: list[Part]) -> list[Clause]:
    """The clauses that are not empty, each with the strongest separator before it."""
    found = [Clause(STRONGEST)]
    for part in parts:
        strength = _STRENGTH.get(part.kind, 0)
        if strength and found[-1].parts:
            found.append(Clause(strength))
        elif strength:
            found[-1].before = max(found[-1].before, strength)
        if not strength or part.kind == "empty":
            found[-1].parts.append(part)
    return [clause for clause in found if clause.parts]
