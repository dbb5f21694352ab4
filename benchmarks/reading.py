"""Reading: a roster of 100,000 rows × 20 columns to facts, all guards included, beside bare calamine.

    python -m benchmarks.reading [--people 100000] [--repeat 3]

The peer is python-calamine's own ``to_python`` of the same file. Both run in turn in one
process; the ratio of the medians is what counts. Then a roster of 300 rows in a warm
process, and ``guantong check`` of it from the shell.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from datetime import date

from batch.context import context_of
from batch.roster.roster import read_file
from batch.settings import Settings
from benchmarks.roster import bare, make, timed

HEADERS = (
    "单位名称", "部门", "所在地", "单位性质", "姓名", "身份证号", "工号", "在岗状态", "岗位类别", "现岗位职业（工种）",
    "从事技术技能工作起始日期", "学历", "诚信记录", "2024年度考核", "2025年度考核", "技能等级", "技能证书职业（工种）",
    "技能证书取得日期", "职称级别", "职称取得日期",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    path, small = (make(people, "twenty", HEADERS, 11) for people in (options.people, 300))
    read = context_of(Settings(as_of=date(2026, 6, 30))).read_options()
    read_file(small, read)
    bares, reads = [], []
    for _ in range(options.repeat):
        bares.append(timed(lambda: bare(path)))
        reads.append(timed(lambda: read_file(path, read)))
    one, other = statistics.median(bares), statistics.median(reads)
    print(
        f"{options.people:,} rows × {len(HEADERS)} columns, {path.stat().st_size / 1e6:.1f} MB, median of {options.repeat}"
    )
    print(f"python-calamine to_python   {one:7.2f} s   1.00")
    print(f"file to facts, all guards   {other:7.2f} s   {other / one:.2f}")
    few = statistics.median(timed(lambda: read_file(small, read)) for _ in range(20))
    print(f"300 rows, warm process      {few * 1000:7.0f} ms")
    command = [sys.executable, "-c", "from batch.cli.app import main; main()", "check", str(small)]
    shell = statistics.median(timed(lambda: subprocess.run(command, capture_output=True)) for _ in range(5))
    print(f"guantong check of it        {shell:7.2f} s from the shell")


if __name__ == "__main__":
    main()
