"""What it costs that submissions travel: local processes and the workers of a scheduler, side by side.

    python -m benchmarks.cluster [--submissions 60 --each 300] [--repeat 3] [--where /dev/shm]

One process here beside a cluster of one worker, two beside one of two, all on this machine,
in turn. Scheduler and workers are standing and have worked before, as they have in earnest.
Of each: wall time, people a second, and the time of the cluster as a multiple of that of as
many processes here; also what went over the wire for each person.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import time
from pathlib import Path

from benchmarks.run import CODE, ROOT, cost_of, inbox_of
from tests.cluster.machines import Machines, machines

DAY = "2026-11-21"


def timed(inbox: Path, out: Path, *more: str) -> float:
    """Seconds of one run into an empty folder."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-c", CODE, "run", str(inbox), "--out", str(out), "--as-of", DAY]
    command += ["--rulebook", "nantong-2022", "--no-return", "--quiet", *more]
    return cost_of(command, ROOT, out.parent).wall


def beside(inbox: Path, out: Path, count: int, cluster: Machines, repeat: int) -> tuple[float, float]:
    """Medians of local processes and of as many workers, in turn; one round of each before it counts."""
    here, there = [], []
    for number in range(repeat + 1):
        one = timed(inbox, out, "--jobs", str(count))
        other = timed(inbox, out, "--scheduler", cluster.address)
        if number:
            here.append(one)
            there.append(other)
    return statistics.median(here), statistics.median(there)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--submissions", type=int, default=60)
    parser.add_argument("--each", type=int, default=300)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--where", type=Path, default=Path("/dev/shm"))
    options = parser.parse_args()
    place = options.where / "guantong-cluster"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    inbox, out = place / "inbox", place / "out"
    shutil.copytree(inbox_of(options.submissions, options.each), inbox)
    people = options.submissions * options.each
    print(f"{options.submissions} submissions of {options.each} people")
    for count in (1, 2):
        with machines(place / f"machines-{count}", count) as cluster:
            here, there = beside(inbox, out, count, cluster, options.repeat)
        print(
            f"  {count} here {here:6.1f} s ({people / here:5,.0f} people a second)"
            f"   {count} in a cluster {there:6.1f} s ({people / there:5,.0f})   {there / here:.2f} times"
        )
    sent = sum(path.stat().st_size for path in inbox.rglob("*.xlsx")) / people
    back = sum(path.stat().st_size for path in out.glob("单位*/**/*") if path.is_file()) / people
    print(f"  over the wire {sent / 1000:.2f} kB a person out, {back / 1000:.2f} kB back, tables besides")
    time.sleep(0.1)
    shutil.rmtree(place)


if __name__ == "__main__":
    main()
