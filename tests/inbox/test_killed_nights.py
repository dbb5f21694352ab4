"""SIGKILL in the middle of a night, the ledger's own writing included: the next plain run ends as an undisturbed one."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from batch.ledger.store import place_of
from tests.here import SOAK
from tests.inbox.nights import TABLES, letters, lists, news, night, table
from tests.strangers.attack import COMMAND, person, roster

KILLS = 10 * SOAK or 1
LONGEST = 2.5 if SOAK else 1.5  # seconds until the kill

pytestmark = [
    pytest.mark.usefixtures("here"),
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
]


def _runs(out: Path) -> int:
    """How many runs the ledger knows; what was killed while it wrote is put right in a copy, and not for the next run."""
    with tempfile.TemporaryDirectory() as folder:
        for file in place_of(out).parent.glob(f"{place_of(out).name}*"):
            shutil.copy(file, folder)
        with contextlib.closing(sqlite3.connect(Path(folder) / place_of(out).name)) as ledger:
            (count,) = ledger.execute("SELECT count(*) FROM runs").fetchone()
    return int(count)


def _killed(inbox: Path, out: Path, day: str, draw: random.Random) -> None:
    """A run that is killed at some moment, or as soon as it writes into the ledger."""
    command = [*COMMAND, "run", str(inbox), "--out", str(out), "--as-of", day, "--quiet"]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    journal, until = place_of(out).with_name(f"{place_of(out).name}-journal"), draw.uniform(0, LONGEST)
    writing = draw.random() < 0.3
    deadline = time.monotonic() + (20 if writing else until)
    while time.monotonic() < deadline and child.poll() is None:
        if writing and journal.exists():
            break
        time.sleep(0.0005)
    child.kill()
    child.wait(timeout=60)


def _changed(inbox: Path, draw: random.Random, day: date) -> None:
    """Some rosters are sent again, otherwise."""
    for number in range(3):
        if draw.random() < 0.6 or not any(inbox.iterdir()):
            near = day - timedelta(days=draw.randint(-2, 400))
            people = [
                person(number * 10 + one, f"某{number}{one}", 技能等级=draw.choice(("高级工", "技师")), 技能证书取得日期=near)
                for one in range(1, draw.randint(2, 5))
            ]  # fmt: skip
            roster(inbox / f"{number}厂.xlsx", *people)


def test_nights_that_are_killed(tmp_path: Path) -> None:
    """Beside a folder of results that nobody disturbs: nothing lost, nothing twice, no letter too many."""
    draw, day = random.Random(1126), date(2024, 3, 1)
    inbox, out, twin = tmp_path / "收件箱", tmp_path / "结果", tmp_path / "平安"
    inbox.mkdir()
    _changed(inbox, draw, day)
    for folder in (out, twin):
        night(inbox, folder, day.isoformat())
    for _ in range(KILLS):
        day += timedelta(days=draw.choice((0, 1, 1, 40)))
        _changed(inbox, draw, day)
        before = _runs(out)
        _killed(inbox, out, day.isoformat(), draw)
        ended = _runs(out) > before  # killed too late: all was done
        night(inbox, out, day.isoformat())
        night(inbox, twin, day.isoformat())
        for name in TABLES:
            pd.testing.assert_frame_equal(table(out, name), table(twin, name))
        assert lists(out) == lists(twin)
        assert letters(out) == letters(twin)
        if not ended:
            assert news(out) == news(twin)
        assert not list(out.glob(".guantong-run-*"))
