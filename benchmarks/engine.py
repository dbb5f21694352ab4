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
from collections.abc import Callable
from statistics import median

import numpy as np

from benchmarks.synthetic import invented
from benchmarks.systems import (
    BOOK,
    CHUNK,
    Case,
    System,
    alternate,
    fisca_systems,
    guantong,
    guantong_status,
    numpy_systems,
    pandas_system,
)

CHUNKS = (16_384, 32_768, CHUNK, 131_072, 262_144)
MEMORY_BOUND = 2048  # MiB for a million people, facts and results included


def _engine(case: Case, chunk: int) -> Callable[[object], object]:
    return lambda _: guantong(case, chunk)


def best_chunk(case: Case) -> int:
    """Times a few chunk sizes, alternating."""
    sizes = (*CHUNKS, case.facts.size)
    systems = [System(str(c), case.facts.size, 1, _engine(case, c)) for c in sizes]
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
    systems = [System("", c.facts.size, 19, _engine(c, chunk)) for c in cases]
    alternate(systems, repeats)
    print("\n线性（引擎，纳秒/人）\n        人数     最好     中位")
    for system in systems:
        print(f"  {system.people:>10,}  {min(system.times):7.1f}  {median(system.times):7.1f}")


def memory(people: int, chunk: int) -> None:
    """Peak memory of facts, engine and results in a process of their own."""
    command = [sys.executable, "-m", "benchmarks.engine", "--memory-only"]
    command += ["--people", str(people), "--chunk", str(chunk)]
    peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    verdict = "在内" if peak < MEMORY_BOUND else "超出"
    print(
        f"\n峰值内存（{people:,} 人，含名册与结果，独立进程）：{peak} MiB，上限 {MEMORY_BOUND} MiB：{verdict}"
    )


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
    linearity(
        [options.people // 4, options.people // 2, options.people, options.people * 2], chunk, options.repeats
    )


if __name__ == "__main__":
    main()
