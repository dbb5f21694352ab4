"""Submissions worked by the workers of a real scheduler: the results of a run on this machine alone."""

from __future__ import annotations

import io
import json
import shutil
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from batch.cli.app import invoke
from tests.cluster.machines import KILLER, ROOT, Machines, kill, machines
from tests.here import LONG, SOAK
from tests.strangers.attack import contents, person, roster

TIMES = 10 if SOAK else 0  # how often the samples are worked

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler with two workers, in which a file 杀手.xlsx kills who opens it."""
    with machines(tmp_path_factory.mktemp("machines"), 2, KILLER) as found:
        yield found


def night(inbox: Path, out: Path, *more: str, day: str = "2024-06-30") -> int:
    """One run."""
    return invoke(["run", str(inbox), "--out", str(out), "--as-of", day, "--quiet", *more])


def meaning(out: Path) -> dict[str, object]:
    """Every file but ``run.json``; of an archive its members, but for when it was made."""
    found: dict[str, object] = {}
    for name, data in contents(out).items():
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = [one for one in archive.namelist() if one != "docProps/core.xml"]
                found[name] = {one: archive.read(one) for one in members}
        elif name != "run.json":
            found[name] = data
    return found


def outcomes(out: Path) -> dict[str, str]:
    """What became of each submission."""
    record = json.loads((out / "run.json").read_text("utf-8"))
    return {one["name"]: one["outcome"] for one in record["inputs"]}


@LONG
def test_a_submission_that_kills(
    cluster: Machines, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It alone is failed, tried once; the machines stay, and work what comes after it."""
    inbox, out = tmp_path / "收件", tmp_path / "out"
    inbox.mkdir()
    for number, name in enumerate(["一", "杀手", "三", "四"]):
        roster(inbox / f"{name}.xlsx", person(number + 1, f"某{name}"))
    before = cluster.known()
    assert night(inbox, out, "--scheduler", cluster.address) == 1
    assert outcomes(out) == {
        "一.xlsx": "accepted",
        "三.xlsx": "accepted",
        "四.xlsx": "accepted",
        "杀手.xlsx": "failed",
    }
    assert capsys.readouterr().err.startswith("未能处理 杀手.xlsx：处理进程意外终止")
    assert cluster.known() == before


@LONG
@pytest.mark.usefixtures("here")
def test_a_night_on_the_cluster_after_one_here(cluster: Machines, tmp_path: Path) -> None:
    """One record, wherever the work is done: nothing is done again, and a changed roster alone is."""
    inbox, out = tmp_path / "收件", tmp_path / "out"
    inbox.mkdir()
    for number in range(3):
        roster(inbox / f"{number}.xlsx", person(number + 1, f"某{number}"))
    night(inbox, out)
    before = contents(out)
    night(inbox, out, "--scheduler", cluster.address)
    same = contents(out)
    assert {name for name in before if before[name] != same[name]} == {"run.json"}
    roster(inbox / "1.xlsx", person(2, "某1", 技能等级="高级工"))
    night(inbox, out, "--scheduler", cluster.address)
    night(inbox, tmp_path / "fresh")
    assert outcomes(out) == outcomes(tmp_path / "fresh")
    assert (out / "0" / "筛查结果.xlsx").read_bytes() == before["0/筛查结果.xlsx"]
    assert (out / "1" / "筛查结果.xlsx").read_bytes() != before["1/筛查结果.xlsx"]


def _other_program(place: Path) -> Path:
    """The same with another version."""
    shutil.copytree(ROOT / "batch", place / "batch", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", place / "templates")
    start = place / "batch" / "__init__.py"
    start.write_text(start.read_text("utf-8") + '\n__version__ = "9.9"\n', "utf-8")
    return place


@LONG
def test_another_program_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By a line that names the machine and the version; where there is no other machine, nothing is done."""
    inbox, out = tmp_path / "收件", tmp_path / "out"
    inbox.mkdir()
    roster(inbox / "一.xlsx")
    with machines(tmp_path / "machines", 0) as found:
        found.worker(_other_program(tmp_path / "other"))
        (bad,) = found.known()
        assert night(inbox, out, "--scheduler", found.address) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert f"没有可用的工作机。工作机 {bad}：贯通的版本是9.9" in said
        assert not out.exists()
        found.worker()
        assert night(inbox, out, "--scheduler", found.address) == 0
        assert f"未用工作机 {bad}：贯通的版本是9.9" in capsys.readouterr().err
        assert outcomes(out) == {"一.xlsx": "accepted"}


@LONG
def test_a_scheduler_that_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, exit status 2, and the results as they were."""
    import dask

    inbox, out = tmp_path / "收件", tmp_path / "out"
    inbox.mkdir()
    roster(inbox / "一.xlsx")
    night(inbox, out)
    before = contents(out)
    for number in range(40):
        roster(inbox / f"{number}.xlsx", person(number + 1, f"某{number}"))
    with (
        machines(tmp_path / "machines", 1) as found,
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
    ):
        address = found.address

        def _kill() -> None:
            while not [one for one in out.glob(".guantong-run-*/made/*") if any(one.iterdir())]:
                time.sleep(0.01)
            kill(found.scheduler)

        threading.Thread(target=_kill, daemon=True).start()
        assert night(inbox, out, "--scheduler", address) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"与调度机 {address} 断开" in said
    assert contents(out) == before


def test_no_scheduler(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, and nothing is done."""
    monkeypatch.setattr("batch.inbox.cluster.connection._SECONDS", 1)
    roster(tmp_path / "一.xlsx")
    assert night(tmp_path / "一.xlsx", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9") == 2
    assert "连不上调度机 tcp://127.0.0.1:9" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@LONG
def test_a_worker_lost_in_the_middle(cluster: Machines, tmp_path: Path) -> None:
    """Some rosters, or the samples many times over, one of two machines killed: file by file what one machine makes."""
    inbox, out = tmp_path / "收件", tmp_path / "there"
    for number in range(TIMES):
        shutil.copytree(ROOT / "sample_inputs", inbox / f"区{number}")
        for path in (inbox / f"区{number}").glob("*.xlsx"):
            with zipfile.ZipFile(path, "a") as archive:
                archive.comment = str(number).encode()  # the same bytes again would be one submission
    inbox.mkdir(exist_ok=True)
    for number in range(0 if SOAK else 8):
        roster(inbox / f"{number}.xlsx", *(person(10 * number + n, f"某{number}{n}") for n in range(1, 9)))
    night(inbox, tmp_path / "here")
    killed: list[int] = []

    def _kill() -> None:
        while len(made := [one for one in out.glob(".guantong-run-*/made/*") if any(one.iterdir())]) < 2:
            time.sleep(0.01)
        kill(cluster.workers[0])
        killed.append(len(made))

    threading.Thread(target=_kill, daemon=True).start()
    night(inbox, out, "--scheduler", cluster.address)
    assert killed, "nothing was killed"
    assert killed[0] < len(outcomes(out))
    assert len(cluster.known()) == 1
    assert meaning(out) == meaning(tmp_path / "here")
