"""The short answer about one person: five lines, then what stands in the way of each level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from batch.answers.explain import Explanation
from batch.days.moments import ALWAYS, NEVER, day_number, to_date
from batch.report.results.lines import target_words

_ASKED: Final = (("可申报", "现可申报"), ("即将符合", "以后将符合"), ("待核实", "待核实"))
#: What is nearest to a yes: told of a level that several routes lead to.
_NEAREST: Final = ("待核实", "即将符合", "暂不符合", "不适用")
_SETTLED: Final = {"主管部门": "请主管部门答复", "评委会": "由评委会认定"}


@dataclass(frozen=True)
class Brief:
    """What is told of one person before anything else."""

    answer: tuple[str, ...]  # five lines
    blocks: tuple[str, ...]  # a line for each level that may not be applied for, and why


def brief(who: str, day: str, every: list[Explanation]) -> Brief:
    """Put together what the routes say of a person."""
    numbers = "、".join(dict.fromkeys(one.rulebook.number for one in every))
    answer = [f"{who}，截至{day}，依据{numbers}"]
    said: set[str] = set()  # a level that may be applied for is told once
    for status, words in _ASKED:
        mine = [one for one in every if one.status == status and target_words(one.route) not in said]
        told = dict.fromkeys(map(_told, mine))
        if status == "可申报":
            said = {target_words(one.route) for one in mine}
        answer.append(f"{words}：{'、'.join(told) or '没有'}")
    rest = [
        f"{status}{count}条"
        for status in ("暂不符合", "已具备", "不适用")
        if (count := sum(one.status == status for one in every))
    ]
    answer.append(f"其余路线：{'、'.join(rest) or '没有'}")
    return Brief(tuple(answer), tuple(_blocks(every)))


def _told(one: Explanation) -> str:
    return f"{target_words(one.route)}（{_way(one)}{_since(one)}）"


def _way(one: Explanation) -> str:
    return f"{one.route.procedure}，{one.route.clause}"


def _since(one: Explanation) -> str:
    """From which day: no day before the document's own; where it only may be, the earliest."""
    if one.status == "可申报":
        first = max(one.sure, day_number(one.rulebook.in_force.since))
        return "" if one.sure == ALWAYS and first == ALWAYS else f"，自{to_date(first)}起"
    if one.sure not in (NEVER, ALWAYS):
        return f"，{'最迟' if one.status == '待核实' else ''}自{to_date(one.sure)}起"
    return f"，最早{to_date(one.maybe)}" if one.status == "即将符合" and one.maybe != NEVER else ""


def _blocks(every: list[Explanation]) -> Iterable[str]:
    """One line a level: the nearest route's sentence, and who settles it."""
    held = {target_words(one.route) for one in every if one.status in ("可申报", "已具备")}
    nearest: dict[str, Explanation] = {}
    for one in sorted(every, key=lambda one: _rank(one.status)):
        if one.status in _NEAREST and one.reason and target_words(one.route) not in held:
            nearest.setdefault(target_words(one.route), one)
    for target, one in nearest.items():
        settled = f"单位补：{'、'.join(one.missing)}" if one.missing else _SETTLED.get(one.decided_by, "")
        yield f"{target}（{_way(one)}）：{one.reason}{f'（{settled}）' if settled else ''}"


def _rank(status: str) -> int:
    return _NEAREST.index(status) if status in _NEAREST else len(_NEAREST)
