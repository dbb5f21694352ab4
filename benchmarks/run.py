"""Whole runs beside an earlier commit's: one roster of many people, and many rosters of few.

    python -m benchmarks.run [--commit 761730b] [--people 100000] [--submissions 100 --each 300] [--where /dev/shm]

The earlier commit is checked out beside the data and run by the same interpreter, both write
to the same place, both as they are when installed (byte-compiled), and they take turns. Of
each run: wall time, user and system time of all its processes, and the largest resident set
of any one process. Ratios are what counts.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.roster import DATA, make

ROOT: Final = Path(__file__).parent.parent
CODE: Final = "import sys; from batch.cli.app import main; sys.argv[0] = 'guantong'; main()"
_PAGE: Final = 4096


@dataclass(frozen=True)
class Cost:
    """What one run cost."""

    wall: float  # seconds
    user: float  # seconds of all processes
    system: float
    memory: float  # MiB, the largest process

    def __str__(self) -> str:
        """One line."""
        return (
            f"{self.wall:7.1f} s {self.user:7.1f} s user {self.system:5.1f} s system {self.memory:8.0f} MiB"
        )


def earlier(commit: str) -> Path:
    """A checkout of an earlier commit, made once."""
    place = DATA / f"tree-{commit}"
    if not place.is_dir():
        DATA.mkdir(exist_ok=True)
        subprocess.run(["git", "clone", "-q", str(ROOT), str(place)], check=True)
        subprocess.run(["git", "-C", str(place), "checkout", "-q", commit], check=True)
    return place


def inbox_of(count: int, each: int) -> Path:
    """A folder of so many different rosters, made once: the same bytes twice would be one submission."""
    folder = DATA / f"inbox-{count}x{each}-different"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for number in range(count):
            made = make(each, f"one-{number}", seed=1000 + number)
            shutil.move(made, folder / f"单位{number:05}.xlsx")
    return folder


@dataclass
class Watched:
    """What was seen of a process and its descendants, by /proc."""

    memory: float = 0.0  # MiB, the largest resident set
    ticks: dict[int, tuple[int, int]] = field(default_factory=dict)  # pid → user, system

    def look(self, pid: int) -> None:
        """Look once."""
        waiting = [pid]
        while waiting:
            one = waiting.pop()
            try:
                resident = int(Path(f"/proc/{one}/statm").read_text().split()[1]) * _PAGE / 2**20
                numbers = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
                for thread in Path(f"/proc/{one}/task").iterdir():  # a worker is any thread's child
                    waiting += map(int, (thread / "children").read_text().split())
            except (OSError, IndexError):
                continue
            self.memory = max(self.memory, resident)
            self.ticks[one] = (int(numbers[11]), int(numbers[12]))

    def watch(self, pid: int, stop: threading.Event) -> None:
        """Look until told to stop."""
        while not stop.wait(0.02):
            self.look(pid)

    def seconds(self, which: int) -> float:
        """User (0) or system (1) time of all processes seen."""
        return sum(one[which] for one in self.ticks.values()) / os.sysconf("SC_CLK_TCK")


def cost(tree: Path, inbox: Path, out: Path) -> Cost:
    """Run the main job of a checkout and measure it."""
    shutil.rmtree(out, ignore_errors=True)
    command = [
        sys.executable,
        "-c",
        CODE,
        "run",
        str(inbox),
        "--out",
        str(out),
        "--rulebook",
        "nantong-2022",
    ]
    command += ["--as-of", "2026-11-21", "--no-return", "--quiet"]
    found = cost_of(command, tree, out.parent)
    if not (out / "run.json").is_file():
        raise SystemExit(f"the run of {tree} wrote nothing")
    return found


def cost_of(command: list[str], tree: Path, folder: Path) -> Cost:
    """What a command of a checkout costs, run in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    started = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    stop, watched = threading.Event(), Watched()
    watcher = threading.Thread(target=watched.watch, args=(child.pid, stop))
    watcher.start()
    status = child.wait()
    wall = time.perf_counter() - started
    stop.set()
    watcher.join()
    if status not in (0, 1):
        raise SystemExit(f"the run of {tree} ended with {status}")
    return Cost(wall, watched.seconds(0), watched.seconds(1), watched.memory)


def compare(name: str, inbox: Path, trees: dict[str, Path], where: Path, repeat: int) -> None:
    """Both in turn, medians and ratios."""
    found: dict[str, list[Cost]] = {label: [] for label in trees}
    for _ in range(repeat):
        for label, tree in trees.items():
            found[label].append(cost(tree, inbox, where / "guantong-benchmark"))
    shutil.rmtree(where / "guantong-benchmark", ignore_errors=True)
    print(name)
    medians = {
        label: Cost(*(statistics.median(getattr(one, key) for one in costs) for key in ("wall", "user", "system", "memory")))
        for label, costs in found.items()
    }  # fmt: skip
    for label, median in medians.items():
        print(f"  {label:9} {median}")
    if len(medians) == 2:
        old, new = medians.values()
        ratios = (new.wall / old.wall, new.user / old.user, new.memory / old.memory)
        print("  ratio     {:.2f} of the time, {:.3f} of the user time, {:.2f} of the memory".format(*ratios))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--commit", default="761730b")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--each", type=int, default=300)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--where", type=Path, default=Path("/dev/shm"))
    parser.add_argument("--alone", action="store_true", help="without the earlier commit")
    options = parser.parse_args()
    trees = {} if options.alone else {options.commit: earlier(options.commit)}
    trees["now"] = ROOT
    for tree in trees.values():
        compileall.compile_dir(tree / "batch", quiet=2)
    if options.people:
        compare(
            f"{options.people:,} people in one file",
            make(options.people),
            trees,
            options.where,
            options.repeat,
        )
    if options.submissions:
        name = f"{options.submissions} submissions of {options.each} people"
        compare(name, inbox_of(options.submissions, options.each), trees, options.where, options.repeat)


if __name__ == "__main__":
    main()
