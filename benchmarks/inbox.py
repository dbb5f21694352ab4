"""A bureau's nights: the first run of an inbox, one with nothing new, the next day, and a few changed files.

    python -m benchmarks.inbox [--submissions 100 --each 300] [--where /dev/shm] [--peer 60]

Every submission is a roster of its own. Of each run: wall time, user time of all its
processes, the largest resident set of any one; and its part of the first run. At the end a
sample of the submissions beside plain scripts that do about the same (``benchmarks/plain.py``),
one process each.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.roster import make
from benchmarks.run import CODE, ROOT, Cost, cost_of, inbox_of

DAYS = ("2026-11-21", "2026-11-22")


def night(inbox: Path, out: Path, day: str, *more: str) -> Cost:
    """One run and its cost."""
    command = [sys.executable, "-c", CODE, "run", str(inbox), "--out", str(out), "--as-of", day]
    command += ["--rulebook", "nantong-2022", "--no-return", "--quiet", *more]
    return cost_of(command, ROOT, out.parent)


def beside_plain_scripts(files: Sequence[Path], where: Path) -> None:
    """The same job on a sample, by one process of ours and by one of plain scripts."""
    inbox, ours, theirs = (where / f"guantong-{name}" for name in ("sample", "ours", "theirs"))
    for folder in (inbox, ours, theirs):
        shutil.rmtree(folder, ignore_errors=True)
    inbox.mkdir()
    for file in files:
        shutil.copy(file, inbox)
    one = night(inbox, ours, DAYS[0], "--jobs", "1")
    plain = [sys.executable, "-m", "benchmarks.plain", str(inbox), str(theirs), "--as-of", DAYS[0]]
    other = cost_of(plain, ROOT, where)
    letters = [len(list(folder.rglob("*.docx"))) for folder in (ours, theirs)]
    print(f"{len(files)} of them, one process each")
    print(f"  guantong       {one}   {letters[0]} letters")
    print(f"  plain scripts  {other}   {letters[1]} letters")
    print(
        f"  ratio          {other.wall / one.wall:.1f} of the time, {other.user / one.user:.1f} of the user time"
    )
    for folder in (inbox, ours, theirs):
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--each", type=int, default=300)
    parser.add_argument("--peer", type=int, default=60, help="submissions of the sample; 0 for none")
    parser.add_argument("--where", type=Path, default=Path("/dev/shm"))
    options = parser.parse_args()
    inbox, out = options.where / "guantong-inbox", options.where / "guantong-nights"
    for folder in (inbox, out):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(inbox_of(options.submissions, options.each), inbox)
    first = night(inbox, out, DAYS[0])
    people = options.submissions * options.each
    print(
        f"{options.submissions} submissions of {options.each} people, {people / first.wall:,.0f} people a second"
    )
    print(f"  first run      {first}")
    _beside("nothing new", night(inbox, out, DAYS[0]), first)
    _beside("the next day", night(inbox, out, DAYS[1]), first)
    changed = max(1, options.submissions // 100)
    for number in range(changed):
        target = inbox / f"单位{number:05}.xlsx"
        shutil.copyfile(make(options.each, f"changed-{number}", seed=7 + number), target)
    _beside(f"{changed} changed", night(inbox, out, DAYS[1]), first)
    sample = sorted(inbox.iterdir())[-options.peer :] if options.peer else []
    if sample:
        beside_plain_scripts(sample, options.where)
    for folder in (inbox, out):
        shutil.rmtree(folder, ignore_errors=True)


def _beside(name: str, cost: Cost, first: Cost) -> None:
    print(f"  {name:14} {cost}   {cost.wall / first.wall:.1%} of the time")


if __name__ == "__main__":
    main()
