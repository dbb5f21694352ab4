"""The rule engine beside its peers, in one run: ``python -m benchmarks.engine``.

Every route of the document of Jiangsu (jiangsu-2021) for invented people in memory: the
pairs of days of all routes for everybody. The peers find the same days (checked, all of
them) by hand-written numpy, by openfisca-core and, for one rule, by pandas ``apply``.
"""

from __future__ import annotations

import argparse
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from statistics import median

import numpy as np

from batch.engine.screening import Screening
from batch.engine.view import Question, View
from batch.facts import Facts
from batch.moments import Days
from batch.policy.library import Entry, load_library
from benchmarks.synthetic import AS_OF, invented

BOOK = "jiangsu-2021"
CHUNK = 65536
CHUNKS = (16_384, 32_768, CHUNK, 131_072, 262_144)
MEMORY_BOUND = 2048  # MiB for a million people, facts and results included


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
        return cls(facts, entry, Question(library, AS_OF), np.full(shape, 1, np.int32), np.full(shape, 1, np.int32))


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


# -- the peers ---------------------------------------------------------------------------


def numpy_systems(case: Case) -> list[System]:
    """Hand-written numpy, whole and chunked; its days have to be the engine's."""
    from benchmarks import byhand

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
            assert np.array_equal(sure[number], case.sure[number]), route.id
            assert np.array_equal(maybe[number], case.maybe[number]), route.id
        sure[:], maybe[:] = 0, 0
    routes = len(case.entry.rulebook.routes)
    print(f"numpy：{routes} 条路线 × {case.facts.size:,} 人，sure 与 maybe 与引擎全部相同")
    sizes = [("整体", case.facts.size), *((f"每块 {c:,}", c) for c in (CHUNK, 262_144))]
    return [System(f"numpy 手写（{w}）", case.facts.size, routes, partial(run, c)) for w, c in sizes]


def fisca_systems(people: int) -> list[System]:
    """OpenFisca with and without rows, with its own dates and with day numbers."""
    from benchmarks import byhand, fisca, fisca_rows

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
                    assert np.array_equal(found[f"{route}_{side}"].astype(np.int64), days[number]), route
            systems.append(system)
    print(f"openfisca：{len(fisca.ROUTES)} 条路线 × {case.facts.size:,} 人，sure 与 maybe 与引擎全部相同")
    return systems


def pandas_system(people: int) -> System:
    """pandas ``apply``, one rule, its ``sure`` only."""
    from benchmarks import byhand, rowwise

    case = Case.of(invented(people))
    known = byhand.tables(case.facts, case.entry, case.question)
    guantong(case)
    frame = rowwise.frame(case.facts, known)
    found = rowwise.day_numbers(rowwise.calculate(frame))
    assert np.array_equal(found, case.sure[byhand.ASSISTANT])
    print(f"pandas：1 条路线 × {people:,} 人，sure 与引擎全部相同")
    return System("pandas apply（一条路线）", people, 1, lambda _: rowwise.calculate(frame))


# -- what is shown -----------------------------------------------------------------------


def best_chunk(case: Case) -> int:
    """Times a few chunk sizes, alternating."""
    systems = [
        System(str(c), case.facts.size, 1, lambda _, c=c: guantong(case, c)) for c in (*CHUNKS, case.facts.size)
    ]
    alternate(systems, 3)
    print("\n块大小（引擎，纳秒/人，最好一次）")
    for system in systems:
        print(f"  {int(system.name):>9,}  {min(system.times):7.1f}")
    return int(min(systems, key=lambda s: min(s.times)).name)


def show(systems: list[System], peer: float) -> None:
    """The table; ratios are of best times, per rule where a system has other rules."""
    print(f"\n{'纳秒/人 最好':>12}{'中位':>9}{'路线':>5}{'每条最好':>9}{'中位':>8}{'比 numpy':>10}  系统")
    for system in systems:
        best, middle = min(system.times), median(system.times)
        rule = best / system.rules
        print(
            f"{best:14.1f}{middle:11.1f}{system.rules:7d}{rule:11.2f}{middle / system.rules:10.2f}"
            f"{rule / peer:12.2f}  {system.name}（{system.people:,} 人）"
        )


def linearity(sizes: list[int], chunk: int, repeats: int) -> None:
    """The engine at several sizes, alternating."""
    cases = [Case.of(invented(size)) for size in sizes]
    systems = [System("", c.facts.size, 19, lambda _, c=c: guantong(c, chunk)) for c in cases]
    alternate(systems, repeats)
    print("\n线性（引擎，纳秒/人）\n        人数     最好     中位")
    for system in systems:
        print(f"  {system.people:>10,}  {min(system.times):7.1f}  {median(system.times):7.1f}")


def memory(people: int, chunk: int) -> None:
    """Peak memory of facts, engine and results in a process of their own."""
    command = [sys.executable, "-m", "benchmarks.engine", "--memory-only", "--people", str(people), "--chunk", str(chunk)]
    peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    verdict = "在内" if peak < MEMORY_BOUND else "超出"
    print(f"\n峰值内存（{people:,} 人，含名册与结果，独立进程）：{peak} MiB，上限 {MEMORY_BOUND} MiB：{verdict}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--fisca-people", type=int, default=200_000)
    parser.add_argument("--pandas-people", type=int, default=20_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--chunk", type=int, default=0, help="people a chunk; 0: the best of a few")
    parser.add_argument("--memory-only", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def compare(case: Case, chunk: int, options: argparse.Namespace) -> None:
    """All systems, alternating; prints the table and the two targets."""
    status, routes = np.zeros(case.sure.shape, np.int8), len(case.entry.rulebook.routes)
    own = System("guantong", case.facts.size, routes, lambda _: guantong(case, chunk))
    with_status = System(
        "guantong 连同状态", case.facts.size, routes, lambda _: guantong_status(case, status, chunk)
    )
    by_hand = numpy_systems(case)
    fisca = fisca_systems(options.fisca_people)
    systems = [own, with_status, *by_hand, *fisca, pandas_system(options.pandas_people)]
    alternate(systems, options.repeats)
    peer = min(min(s.times) for s in by_hand) / routes
    show(systems, peer)
    rule = min(own.times) / routes
    print(f"\n引擎 / numpy（较快者）：{rule / peer:.2f}（目标 ≤ 3）")
    for system in fisca:
        print(f"{system.name} / 引擎，每条路线：{min(system.times) / system.rules / rule:.1f}（目标 ≥ 10）")


def main() -> None:
    """Runs everything, or only what the memory is measured of."""
    options = _arguments()
    case = Case.of(invented(options.people))
    if options.memory_only:
        guantong(case, options.chunk)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    rows = case.facts.certificates.person.size
    print(f"Python {platform.python_version()}，numpy {np.__version__}，{platform.machine()}")
    print(f"{BOOK}：{options.people:,} 个虚构人员，{rows:,} 个证书，{case.facts.awards.person.size:,} 个奖项")
    chunk = options.chunk or best_chunk(case)
    print(f"\n以下引擎每块 {chunk:,} 人")
    compare(case, chunk, options)
    del case
    memory(options.people, chunk)
    linearity([options.people // 4, options.people // 2, options.people, options.people * 2], chunk, options.repeats)


if __name__ == "__main__":
    main()
