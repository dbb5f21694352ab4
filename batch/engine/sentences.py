"""Why, in one sentence a person and route, with the person's own facts; and who settles it.

Cases come from the requirement kinds; the first that fits a person is said. Where several
requirements are open, one that no cell of the roster can settle is named before the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.engine.kinds import cases_of
from batch.engine.kinds.case import EMPLOYER, Case
from batch.engine.screening import Screening, scope_of
from batch.facts import Index
from batch.language.terms import LADDER_WORDS, Ladder, Status
from batch.policy.rulebook import Route
from batch.policy.shapes import Strict

NO_PLACE: Final = "所在地空白或无法识别，本地文件可能另有规定"


@dataclass
class Sentences:
    """One sentence a person: ``which`` (n,) chooses among the texts, each with who settles it."""

    which: Index
    texts: list[str] = field(default_factory=lambda: [""])
    settlers: list[str] = field(default_factory=lambda: [""])

    def put(self, people: Index, text: str, settler: str = "") -> None:
        """Say one thing to some people."""
        self.put_each(people, np.zeros(people.size, np.int32), [text], settler)

    def put_each(self, people: Index, numbers: Index, texts: list[str], settler: str) -> None:
        """Say to each of some people the text of its number."""
        self.which[people] = numbers + len(self.texts)
        self.texts += texts
        self.settlers += [settler] * len(texts)

    @property
    def by_others(self) -> Mask:
        """Whose sentence is about what no cell of the roster settles."""
        return np.array([one not in ("", EMPLOYER) for one in self.settlers], np.bool_)[self.which]


def requirement_sentences(
    screening: Screening, what: Strict, ladder: Ladder, people: Index, settler: str
) -> Sentences:
    """What is said of one requirement to some people; nothing to the others.

    ``settler``: who settles what no case names anybody for.
    """
    said = Sentences(np.zeros(screening.view.size, np.int32))
    left = people
    for case in _cases(screening, what, ladder):
        if not left.size:
            break
        hit = case.people[left]
        if hit.any():
            numbers, texts = case.texts(left[hit])
            said.put_each(left[hit], numbers, texts, case.decided_by or settler)
            left = left[~hit]
    if left.size:
        said.put(left, f"{what.label()}：尚不能判断", settler)  # type: ignore[attr-defined]
    return said


def _cases(screening: Screening, what: Strict, ladder: Ladder) -> Iterator[Case]:
    """The cases of a requirement, each made once however many routes ask, and none that no route comes to."""
    key = (what, ladder)
    if key not in screening.case_store:
        screening.case_store[key] = ([], iter(cases_of(screening.view, what, ladder)))
    made, rest = screening.case_store[key]
    place = 0
    while True:
        if place == len(made):
            case = next(rest, None)
            if case is None:
                return
            made.append(case)
        yield made[place]
        place += 1


def scope_sentences(screening: Screening, route: Route, status: np.ndarray) -> Sentences:
    """What is said where nothing is computed: not in force, out of scope, held already."""
    view = screening.view
    said = Sentences(np.zeros(view.size, np.int32))
    out = np.flatnonzero(status == Status.NOT_APPLICABLE).astype(np.int32)
    if out.size and not screening.in_force:
        since = view.rulebook.in_force.since
        said.put(out, f"文件自{since.year}年{since.month}月{since.day}日起施行，当日尚未施行或已失效")
    elif out.size:
        for word in reversed(scope_of(view, route)):
            column = view.facts.words[word.word]
            for value in word.out:
                people = out[column.among([value])[out]]
                if people.size:
                    said.put(people, f"{word.word}为{value}，不在本文件范围")
    held = np.flatnonzero(status == Status.ALREADY_HELD).astype(np.int32)
    if held.size:
        ladder = LADDER_WORDS[route.target.ladder]
        said.put(held, f"已具备{route.target.level}或更高等级的{ladder}")
    return said
