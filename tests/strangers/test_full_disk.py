"""A full disk says so, leaves the old results, and names a returned roster that could not be written."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from batch.errors import DiskFullError, UserError, is_disk_full
from batch.ledger.store import opened
from tests.here import LONG, SOAK
from tests.strangers.attack import command, contents, person, roster, run


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; skipped where none may be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no small file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=False)


@pytest.mark.slow
def test_a_disk_that_is_full(small: Path, tmp_path: Path) -> None:
    """One Chinese line, exit status 2, the old results byte for byte, nothing temporary."""
    file = roster(tmp_path / "a.xlsx", *(person(n, f"某{n}") for n in range(1, 4)))
    out = small / "out"
    assert run(file, "--out", out) == 0
    before = contents(out)
    roster(tmp_path / "a.xlsx", *(person(n, f"某{n}", 技能等级=f"不知道{n}") for n in range(1, 900)))
    done = command("run", file, "--out", out, "--as-of", "2024-06-30", "--quiet", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "磁盘已满" in line
    assert "没有改动" in line
    assert contents(out) == before
    assert {path.name for path in out.iterdir() if path.name.startswith(".")} == {
        ".guantong.lock",
        ".guantong",
    }


@LONG
def test_a_returned_roster_that_has_no_room_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The results are complete without it; the run says whose it was, and why."""
    monkeypatch.setattr("batch.inbox.workers.working.work", _without_room)
    file, out = roster(tmp_path / "某厂.xlsx", person(1, "某甲", 技能等级="不知道")), tmp_path / "out"
    assert run(file, "--out", out) == 0
    line = capsys.readouterr().err
    assert "某厂.xlsx：校验退回件没有写出：磁盘已满" in line
    assert (out / "筛查结果.xlsx").is_file()
    assert not list(out.glob("校验退回*"))
    (entry,) = json.loads((out / "run.json").read_text("utf-8"))["inputs"]
    assert "磁盘已满" in entry["unwritten"][0]


def _without_room(*arguments: Any) -> Any:
    """In the worker: openpyxl finds no room."""
    from openpyxl import Workbook

    from batch.submission.work import work

    def save(self: Workbook, filename: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    Workbook.save = save  # type: ignore[method-assign]
    return work(*arguments)


def test_a_full_disk_is_known_by_its_cause() -> None:
    """However deep in a chain of errors it is, and no other error is one."""
    try:
        try:
            raise OSError(errno.ENOSPC, "x")
        except OSError as error:
            raise ValueError("y") from error
    except ValueError as error:
        assert is_disk_full(error)
    assert not is_disk_full(OSError(errno.EACCES, "x"))
    import pickle

    again = pickle.loads(pickle.dumps(DiskFullError("筛查结果.xlsx")))
    assert str(again) == str(DiskFullError("筛查结果.xlsx"))


@pytest.mark.parametrize("step", ["merging.merged.write_results", *(["run.write_record"] if SOAK else [])])
def test_no_room_for_what_is_about_everybody(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever after the submissions themselves: one line that says so, and the old results."""
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    for number in (1, 2):
        roster(inbox / f"{number}.xlsx", person(number, f"某{number}"))
    assert run(inbox, "--out", out) == 0
    before = contents(out)
    roster(inbox / "2.xlsx", person(3, "某三"))
    monkeypatch.setattr(f"batch.inbox.{step}", _without_place)
    capsys.readouterr()
    assert run(inbox, "--out", out) == 2
    assert (
        capsys.readouterr().err
        == "错误：磁盘已满，写“汇总结果”时空间不足；本次结果未写出，原有结果没有改动\n"
    )
    assert contents(out) == before


def _without_place(*_: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_ledger_without_room(tmp_path: Path) -> None:
    """That is all that is said of it: nobody is told to move a ledger away that is whole."""
    with opened(tmp_path, write=True) as ledger:
        ledger.execute("SELECT 1")
    with pytest.raises(UserError, match=r"^磁盘已满$"), opened(tmp_path, write=True) as ledger:
        (pages,) = ledger.execute("PRAGMA page_count").fetchone()
        ledger.execute(f"PRAGMA max_page_count = {pages}")
        ledger.execute("INSERT INTO runs VALUES (1, '', '', '', '', '', ?, 0)", ("长" * 100_000,))
