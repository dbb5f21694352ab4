"""Some outcomes about to be listed, and what is said beside each: by what else, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from batch.facts import Index
from batch.policy.points import points_text
from batch.report.excel.coded import Coded
from batch.report.results.content import Content
from batch.report.results.lines import RouteWords
from batch.report.results.onetarget import OneATarget
from batch.report.results.reference import ClauseRows
from batch.report.results.told import Told


@dataclass(frozen=True)
class Listed:
    """Some outcomes about to be listed: what the columns are made from."""

    content: Content
    clauses: ClauseRows
    rows: Index
    others: Mapping[int, Index] | None = None  # one a target: row → its further grounds

    @classmethod
    def one_a_target(cls, content: Content, clauses: ClauseRows, once: OneATarget) -> Listed:
        """Outcomes of which those of one person and target are one."""
        return cls(content, clauses, once.rows, once.others)

    @cached_property
    def told(self) -> Told:
        """What is told of them."""
        return self.content.told.of(self.rows)

    @cached_property
    def person(self) -> Index:
        """Whose they are."""
        return self.content.verdicts.person[self.rows]

    @cached_property
    def route(self) -> Coded:
        """What is said of their routes."""
        return Coded(self.content.verdicts.route[self.rows], self.content.verdicts.routes)

    @cached_property
    def keys(self) -> list[str]:
        """A short text for each row: whose it is, and what for."""
        return self.content.row_keys.of(self.rows, by_target=self.others is not None)

    def of_person(self, name: str) -> Coded:
        """A column of the people table beside each."""
        return self.content.verdicts.of_people(name).take(self.person).compact()


def remarks(listed: Listed) -> Coded:
    """What is to be said beside a verdict of one person: what it rests on, where to go.

    The reading of a clause, the same for everybody, stands beside the clause.
    """
    told = listed.told
    undated = Coded(told.hidden.astype(np.int32), (False, True))

    def words(
        route: RouteWords,
        notes: tuple[str, ...],
        hidden: bool,
        assumed: tuple[str, ...],
        points: tuple[str, ...],
    ) -> str:
        more = [
            "所依据的证书或奖项没有日期，按筛查日前已取得处理" if hidden else "",
            f"含假定：{'、'.join(assumed)}" if assumed else "",
            points_text(points),
        ]
        own = (note for note in notes if note not in route.notes)
        return "；".join(note for note in (*own, *more) if note)

    return Coded.combined([listed.route, told.notes, undated, told.assumed, told.points], words)


def grounds(listed: Listed) -> Coded:
    """By which other clauses, or in which other way, the same may be applied for."""
    verdicts = listed.content.verdicts
    told = [""] * listed.rows.size
    further = listed.others or {}
    for place, row in enumerate(listed.rows.tolist() if further else ()):
        others = further.get(row)
        if others is None:
            continue
        own = verdicts.routes[verdicts.route[row]]
        words = (verdicts.routes[number] for number in verdicts.route[others].tolist())
        told[place] = "、".join(dict.fromkeys(text for one in words if (text := _ground(one, own))))
    return Coded.each(told)


def _ground(words: RouteWords, own: RouteWords) -> str:
    """A route beside the one that is told; empty where it says the same."""
    document = "" if words.document == own.document else words.document
    way = f"（{words.route.procedure}）" if words.route.procedure != own.route.procedure else ""
    clause = words.route.clause
    return f"{document}{clause}{way}" if document or way or clause != own.route.clause else ""
