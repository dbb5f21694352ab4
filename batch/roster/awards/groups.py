"""The awards of a cell: each name with the parts that belong to it, wherever they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from batch.roster.awards.clauses import (
    DATES,
    DENIALS,
    OF_A_CONTEST,
    PRIZES,
    STRONGEST,
    Clause,
    clauses_of,
)
from batch.roster.awards.group import Group, doubt_namesakes, spread_denials
from batch.roster.awards.lexer import Part

_WITH_THE_NEXT: Final = frozenset(
    ["level", "place", "office", "won", "session", "empty", "joined", "unit", "industry"]
)


#: Denials of what stands behind them.
_LEADS: Final = (
    "推荐", "拟", "申报", "正在", "已申报", "正申报", "申请", "入围", "候选", "培养", "培育", "后备", "提名",
)  # fmt: skip
_LOST: Final = frozenset([*DENIALS, "joined"])
_TAKEN: Final = ("撤销", "取消", "收回", "作废", "注销")


def groups_of(parts: list[Part]) -> list[Group]:
    """The awards that the parts of a cell are about, in order."""
    clauses = clauses_of(parts)
    owned: dict[int, list[Group]] = {}
    for number, clause in enumerate(clauses):
        if several := _headed(clause, number):
            owned[number] = several
        elif clause.honour:
            owned[number] = [Group(None, number, clause.before, list(clause.parts))]
    _attach_all(clauses, owned)
    groups = [group for number in sorted(owned) for group in owned[number]]
    spread_denials(groups)
    doubt_namesakes(groups)
    return _unlisted_together(groups)


def _headed(clause: Clause, number: int) -> list[Group]:
    """The groups of a clause with names; a further 竞赛 beside a listed competition is none of its own."""
    listed = [part for part in clause.parts if part.kind == "name"]
    contests = [part for part in clause.parts if part.kind == "contest"]
    competes = any(part.name and part.name.competition for part in listed)
    heads = sorted([*listed, *([] if competes else contests[-1:])], key=lambda part: part.end)
    if not heads:
        return []
    groups = [Group(head, number, clause.before if head is heads[0] else 0) for head in heads]
    start, places = 0, {id(part): number for number, part in enumerate(clause.parts)}
    for group, following in zip(groups, [*heads[1:], None], strict=True):
        stop = places[id(following)] if following else len(clause.parts)
        while following and stop > start and _goes_with_next(clause.parts, start, stop - 1, group):
            stop -= 1
        group.parts = clause.parts[start:stop]
        start = stop
    return groups


def _goes_with_next(parts: list[Part], start: int, at: int, group: Group) -> bool:
    """Whether what stands between two names belongs to the second."""
    part = parts[at]
    if part is group.head or part.kind == "name":
        return False
    if part.kind in DATES:
        return any(one.kind in DATES for one in parts[start:at])
    if part.kind == "denied":
        return part.text[0] in "未没无不尚从暂" or (
            part.text in ("非", "并非") and _next_is_a_name(parts, at)
        )
    if part.kind == "short":
        return part.text.startswith(_LEADS) and _next_is_a_name(parts, at)
    return part.kind in _WITH_THE_NEXT


def _next_is_a_name(parts: list[Part], at: int) -> bool:
    """Whether nothing but what leads to a name stands before the next one: 推荐全国技术能手."""
    behind = next((part for part in parts[at + 1 :] if part.kind not in _WITH_THE_NEXT), None)
    return behind is not None and behind.kind in ("name", "contest")


def _attach_all(clauses: list[Clause], owned: dict[int, list[Group]]) -> None:
    """Give every clause without a name to the award that it is said of."""
    ahead = _ahead(clauses, owned)
    before: int | None = None
    left = STRONGEST + 1
    for number, clause in enumerate(clauses):
        left = max(left, clause.before) if before is not None else STRONGEST + 1
        if number not in owned and not clause.silent:
            previous = owned[before][-1] if before is not None else None
            after, right = ahead[number]
            following = owned[after][0] if after is not None else None
            alone = clause.unknown and min(left, right) >= STRONGEST
            if alone or (previous is None and following is None):
                owned[number] = [Group(None, number, clause.before, list(clause.parts))]
            else:
                _attach(clause, previous, following, left, right)
        if number in owned:
            before, left = number, 0


def _ahead(clauses: list[Clause], owned: dict[int, list[Group]]) -> list[tuple[int | None, int]]:
    """For each clause the next one with an award, and the strongest separator on the way there."""
    found: list[tuple[int | None, int]] = []
    after: int | None = None
    right = STRONGEST + 1
    for number in range(len(clauses) - 1, -1, -1):
        found.append((after, right))
        if number in owned:
            after, right = number, clauses[number].before
        elif after is not None:
            right = max(right, clauses[number].before)
    return found[::-1]


def _attach(clause: Clause, previous: Group | None, following: Group | None, left: int, right: int) -> None:
    if following is None or (previous and not _is_of_next(clause, previous, following, left, right)):
        assert previous is not None
        previous.parts += _said(clause, left)
    else:
        apart = [Part("sep3", clause.parts[-1].end, clause.parts[-1].end, "")] if right > 1 else []
        following.parts[:0] = [*_said(clause, right), *apart]


def _said(clause: Clause, distance: int) -> list[Part]:
    """The parts of a clause; a denial that stands apart, or among unknown words, may be said of anything."""
    apart = clause.unknown or (clause.bare_no and distance > 2) or distance >= STRONGEST
    return [
        replace(part, kind="other")
        if apart and part.kind in _LOST and not part.text.endswith(_TAKEN)
        else part
        for part in clause.parts
    ]


def _is_of_next(clause: Clause, previous: Group, following: Group, left: int, right: int) -> bool:
    if clause.has(OF_A_CONTEST) and previous.contest != following.contest:
        return following.contest
    if left != right:
        return right < left
    if clause.has(PRIZES) and clause.has(DATES) is False and previous.has(PRIZES) and following.contest:
        return not following.has(PRIZES)
    return clause.leads or (clause.has(DATES) and previous.has(DATES))


def _unlisted_together(groups: list[Group]) -> list[Group]:
    """Unlisted honours side by side, without ； or a line break between them, are kept as one text."""
    found: list[Group] = []
    for group in groups:
        plain = group.head is None and not group.has(DENIALS)
        if found and plain and found[-1].head is None and group.before < STRONGEST:
            found[-1].parts += group.parts
        else:
            found.append(group)
    return found
