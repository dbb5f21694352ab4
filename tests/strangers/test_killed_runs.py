"""A killed run leaves nothing, locks nobody out, and what it had half published is put right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batch.inbox.publishing.workspace import PREFIX
from tests.here import LONG, SOAK
from tests.strangers.attack import COMMAND, contents, person, roster, run

ROOT = Path(__file__).parents[2]
SEVERAL = 6
FEWEST = 38  # files that are moved at least
STOPS = [1, 2, 7, 12, 20, 30, 39, 40, 41, 42, 43, 44] if SOAK else [41]

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]


def _inbox(folder: Path, turn: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(SEVERAL):
        rows = [person(turn * 1000 + number * 100 + n, f"某{turn}{number}{n}") for n in range(8)]
        roster(folder / f"{number}厂.xlsx", *rows)
    return folder


def _started(inbox: Path, out: Path, temporary: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [*COMMAND, "run", str(inbox), "--out", str(out), "--as-of", "2024-06-30", "--quiet"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


def _children(pid: int) -> list[int]:
    """Every living descendant of a process, by /proc."""
    found, waiting = [], [pid]
    while waiting:
        try:
            listed = Path(f"/proc/{waiting[-1]}/task/{waiting.pop()}/children").read_text()
        except OSError:
            continue
        young = [int(one) for one in listed.split()]
        found += young
        waiting += young
    return found


def _alive(pids: list[int]) -> list[int]:
    """Those that still run; one that is dead and not yet waited for does not."""
    living = []
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state != "Z":
            living.append(pid)
    return living


def _gone(pids: list[int]) -> bool:
    deadline = time.monotonic() + 20
    while _alive(pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not _alive(pids)


def _wait_for_work(out: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list(out.glob(f"{PREFIX}*/made/*/*")):
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, *([signal.SIGKILL, signal.SIGINT] if SOAK else [])])
def test_a_signal_in_the_middle(number: signal.Signals, tmp_path: Path) -> None:
    """The run and its workers end at once; old results stay; the next plain run works.

    The place for temporary files has a long name: a socket's has 107 bytes at most.
    """
    out, temporary = tmp_path / "out", tmp_path / ("长" * 40)
    temporary.mkdir()
    inbox = _inbox(tmp_path / "收件", 1)
    assert run(inbox, "--out", out) == 0
    before = contents(out)
    _inbox(inbox, 2)
    child = _started(inbox, out, temporary)
    _wait_for_work(out)
    young = _children(child.pid)
    assert len(young) >= 2
    child.send_signal(number)
    said = child.communicate(timeout=60)
    assert _gone(young)
    if number != signal.SIGKILL:
        assert child.returncode == 4
        assert said == ("", "错误：已中断，原有结果没有改动\n")
        assert not list(out.glob(f"{PREFIX}*"))
        assert list(temporary.iterdir()) == []
        assert contents(out) == before
    assert run(inbox, "--out", out) == 0
    assert not list(out.glob(f"{PREFIX}*"))
    assert not list(temporary.rglob("*.xlsx"))
    assert set(contents(out)) != set(before)


@LONG
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """SIGKILL of the run alone at random moments: the next run ends as an undisturbed one would have."""
    chance = random.Random(65)
    out, temporary = tmp_path / "out", tmp_path / "tmp"
    temporary.mkdir()
    inbox = _inbox(tmp_path / "收件", 1)
    assert run(inbox, "--out", out) == 0
    foreign = out / "0厂" / "自己的.txt"
    foreign.write_text("重要")
    for turn in range(2, 2 + 4 * SOAK):
        _inbox(inbox, turn)
        child = _started(inbox, out, temporary)
        _wait_for_work(out)
        time.sleep(chance.random() * 1.5)
        child.kill()
        child.communicate(timeout=60)
        assert run(inbox, "--out", out) == 0
        fresh = tmp_path / f"fresh{turn}"
        assert run(inbox, "--out", fresh) == 0
        assert foreign.read_text() == "重要"
        assert set(contents(out)) - {"0厂/自己的.txt"} == set(contents(fresh))


_STOPPED = """
import os, sys
import pytest
from batch.cli.app import invoke
from tests.here import stay_here
stay_here(pytest.MonkeyPatch())
real, seen = os.rename, [0]
def rename(source, target):
    seen[0] += 1
    if seen[0] == int(sys.argv[1]):
        os.kill(os.getpid(), 9)
    return real(source, target)
os.rename = rename
if __name__ == "__main__":
    invoke(["run", sys.argv[2], "--out", sys.argv[3], "--as-of", "2024-06-30", "--quiet"])
"""


@pytest.mark.parametrize("stop", STOPS)
def test_killed_while_publishing(stop: int, tmp_path: Path) -> None:
    """At the n-th file that is moved: the next run finds either the old results whole or the new."""
    out = tmp_path / "out"
    file = roster(tmp_path / "a.xlsx", *(person(n, f"某{n}") for n in range(1, 18)))
    assert run(file, "--out", out) == 0
    before = contents(out)
    roster(file, *(person(n, f"某{n}") for n in range(8, 25)))
    script = tmp_path / "stopped.py"
    script.write_text(_STOPPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(stop), str(file), str(out)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == -9 or (stop > FEWEST and done.returncode == 0)
    from batch.inbox.publishing.workspace import sweep

    sweep(out)
    after = contents(out)
    whole = after["run.json"] != before["run.json"]
    assert whole or after == before
    assert not list(out.glob(f"{PREFIX}*"))
    assert run(file, "--out", out) == 0
    fresh = tmp_path / "fresh"
    assert run(file, "--out", fresh) == 0
    assert set(contents(out)) == set(contents(fresh))


def test_a_folder_that_only_looks_like_a_workspace_stays(tmp_path: Path) -> None:
    """What is swept is a folder of ours by name, never a link to one."""
    out, theirs = tmp_path / "out", tmp_path / "theirs"
    out.mkdir()
    theirs.mkdir()
    (theirs / "a.txt").write_text("重要")
    (out / f"{PREFIX}x").symlink_to(theirs)
    (out / ".run-abc").mkdir()
    assert run(roster(tmp_path / "a.xlsx"), "--out", out) == 0
    assert (theirs / "a.txt").read_text() == "重要"
    assert (out / ".run-abc").is_dir()


def test_what_a_killed_check_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day later, and only folders with our mark."""
    import tempfile

    from batch.cli.app import invoke
    from batch.inbox.workers.alone import MARK

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name, marked, age in (
        ("guantong-old", True, 90_000),
        ("guantong-new", True, 0),
        ("guantong-theirs", False, 90_000),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "花名册.xlsx").write_text("x")
        if marked:
            (folder / MARK).touch()
            os.utime(folder / MARK, (time.time() - age,) * 2)
    assert invoke(["check", str(roster(tmp_path / "a.xlsx")), "--quiet"]) == 0
    assert sorted(path.name for path in tmp_path.glob("guantong-*")) == ["guantong-new", "guantong-theirs"]


@LONG
@pytest.mark.skipif(sys.platform != "linux", reason="the length of a socket's name is the system's")
def test_a_temporary_place_with_a_long_name(tmp_path: Path) -> None:
    """A socket's name has 107 bytes at most; TMPDIR may have more."""
    temporary = tmp_path / ("长" * 40)
    temporary.mkdir()
    child = _started(_inbox(tmp_path / "收件", 1), tmp_path / "out", temporary)
    assert child.communicate(timeout=120) == ("", "")
    assert child.returncode == 0
