"""What is timed: the engine over chunks of people, and its peers on the same people."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from batch.days.moments import Days
from batch.engine.question import Question
from batch.engine.screening import Screening
from batch.engine.view import View
from batch.facts import Facts
from batch.policy.library import Entry
from batch.policy.loading import load_library
from benchmarks import byhand, rowwise
from benchmarks.synthetic import AS_OF, invented

BOOK = "jiangsu-2021"
CHUNK = 65536


@dataclass
class Case:
    """A rulebook, people, and room for the days of every route."""

    facts: Facts
    entry: Entry
    question: Question
    sure: Days
    maybe: Days

    @classmethod
    def of(cls, facts: Facts) -> Case:
        """Invented people before the rulebook; the results are written through once."""
        library = load_library()
        entry = library[BOOK]
        shape = (len(entry.rulebook.routes), facts.size)
        return cls(
            facts, entry, Question(library, AS_OF), np.full(shape, 1, np.int32), np.full(shape, 1, np.int32)
        )


def guantong(case: Case, chunk: int = CHUNK) -> None:
    """The engine: the pair of days of every route for everybody."""
    for first, part in case.facts.chunks(chunk):
        screening, rows = Screening(View(part, case.entry, case.question)), slice(first, first + part.size)
        for number, route in enumerate(screening.routes):
            moment = screening.moment(route)
            case.sure[number, rows], case.maybe[number, rows] = moment.sure, moment.maybe


def guantong_status(case: Case, status: np.ndarray, chunk: int = CHUNK) -> None:
    """The engine with the status of everybody on every route on top."""
    for first, part in case.facts.chunks(chunk):
        screening, rows = Screening(View(part, case.entry, case.question)), slice(first, first + part.size)
        for number, route in enumerate(screening.routes):
            moment = screening.moment(route)
            case.sure[number, rows], case.maybe[number, rows] = moment.sure, moment.maybe
            status[number, rows] = screening.status(route, moment)


@dataclass
class System:
    """One system to time: ``prepare`` is not timed, ``run`` is."""

    name: str
    people: int
    rules: int
    run: Callable[[object], object]
    prepare: Callable[[], object] = lambda: None
    times: list[float] = field(default_factory=list)

    def measure(self) -> object:
        """Runs once and notes nanoseconds a person."""
        prepared = self.prepare()
        begun = time.perf_counter()
        found = self.run(prepared)
        self.times.append((time.perf_counter() - begun) * 1e9 / self.people)
        return found


def alternate(systems: list[System], repeats: int) -> None:
    """Each system in turn, several times over, so that noise meets all alike."""
    for _ in range(repeats):
        for system in systems:
            system.measure()


def same(found: np.ndarray, wanted: np.ndarray, name: str) -> None:
    """Every person's day has to be the engine's. Raises SystemExit."""
    if not np.array_equal(found, wanted):
        raise SystemExit(f"{name}：{int((found != wanted).sum())} 人的日期与引擎不同")


# -- the peers ---------------------------------------------------------------------------


def numpy_systems(case: Case) -> list[System]:
    """Hand-written numpy, whole and chunked; its days have to be the engine's."""
    known = byhand.tables(case.facts, case.entry, case.question)
    sure, maybe = np.zeros_like(case.sure), np.zeros_like(case.maybe)

    def run(chunk: int, _: object) -> None:
        for first, part in case.facts.chunks(chunk):
            rows = slice(first, first + part.size)
            byhand.screen(part, known, sure[:, rows], maybe[:, rows])

    guantong(case)
    for chunk in (case.facts.size, CHUNK):
        run(chunk, None)
        for number, route in enumerate(case.entry.rulebook.routes):
            same(sure[number], case.sure[number], route.id)
            same(maybe[number], case.maybe[number], route.id)
        sure[:], maybe[:] = 0, 0
    routes = len(case.entry.rulebook.routes)
    print(f"numpy：{routes} 条路线 × {case.facts.size:,} 人，sure 与 maybe 与引擎全部相同")
    sizes = [("整体", case.facts.size), *((f"每块 {c:,}", c) for c in (CHUNK, 262_144))]
    return [System(f"numpy 手写（{w}）", case.facts.size, routes, partial(run, c)) for w, c in sizes]


def fisca_systems(people: int) -> list[System]:
    """OpenFisca with and without rows, with its own dates and with day numbers."""
    from benchmarks import fisca, fisca_rows  # openfisca takes a while to import

    facts = invented(people)
    case = Case.of(facts.between(0, int(facts.certificates.person[-1]) + 1))
    known = byhand.tables(case.facts, case.entry, case.question)
    guantong(case)
    systems = []
    for module, words in ((fisca_rows, "证书逐行"), (fisca, "证书已汇总")):
        for flavour in (fisca.DATES, fisca.INTEGERS):
            prepare = partial(module.simulation, case.facts, known, flavour)
            name = f"openfisca（{words}，{'datetime64' if flavour is fisca.DATES else 'int32 日数'}）"
            system = System(name, case.facts.size, len(fisca.ROUTES), fisca.calculate, prepare)
            found = fisca.calculate(prepare())
            for route, number in fisca.ROUTES.items():
                for side, days in (("sure", case.sure), ("maybe", case.maybe)):
                    same(found[f"{route}_{side}"].astype(np.int64), days[number], route)
            systems.append(system)
    print(f"openfisca：{len(fisca.ROUTES)} 条路线 × {case.facts.size:,} 人，sure 与 maybe 与引擎全部相同")
    return systems


def pandas_system(people: int) -> System:
    """pandas ``apply``, one rule, its ``sure`` only."""
    case = Case.of(invented(people))
    known = byhand.tables(case.facts, case.entry, case.question)
    guantong(case)
    frame = rowwise.frame(case.facts, known)
    same(rowwise.day_numbers(rowwise.calculate(frame)), case.sure[byhand.ASSISTANT], "title-assistant-review")
    print(f"pandas：1 条路线 × {people:,} 人，sure 与引擎全部相同")
    return System("pandas apply（一条路线）", people, 1, lambda _: rowwise.calculate(frame))
