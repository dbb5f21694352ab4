"""Nothing is replaced that this program did not make: names of rosters, records, failures in the middle."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from batch.inbox.publishing.workspace import PREFIX
from tests.here import SOAK, few
from tests.strangers.attack import contents, person, roster, run

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]


def test_a_roster_does_not_remove_what_has_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, settings, another employer's file: all stay, the results take another name."""
    inbox, out = tmp_path / "收件", tmp_path / "结果"
    for name in ("归档", "guantong.toml", "乙厂.xlsx", "丙厂"):
        inbox.mkdir(exist_ok=True)
        roster(inbox / f"{name}.xlsx", person(1, "某甲", 单位名称=name))
    (out / "归档").mkdir(parents=True)
    (out / "归档" / "合同.docx").write_text("重要")
    (out / "guantong.toml").write_text("[重要]")
    (out / "乙厂.xlsx").write_text("别家的花名册")
    before = contents(out)
    assert run(inbox, "--out", out) == 0
    after = contents(out)
    assert before.items() <= after.items()
    assert {path.name for path in (out / "归档").iterdir()} == {"合同.docx"}
    for name in ("归档(2)", "guantong(2).toml", "乙厂(2).xlsx", "丙厂"):
        assert f"{name}/筛查结果.xlsx" in after, name
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert all("没有改动" in line for line in said)
    assert run(inbox, "--out", out) == 0  # again, into the same names
    assert set(contents(out)) == set(after)


def test_a_result_changed_by_a_person_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And one that was never ours; both are named in a line."""
    file, out = roster(tmp_path / "a.xlsx"), tmp_path / "out"
    out.mkdir()
    (out / "outcomes.parquet").write_bytes(b"somebody else's")
    assert run(file, "--out", out) == 0
    assert "outcomes.parquet" in capsys.readouterr().err
    assert (out / "outcomes.parquet").read_bytes() == b"somebody else's"
    book = out / "筛查结果.xlsx"
    book.write_bytes(book.read_bytes() + b"changed")
    changed = book.read_bytes()
    for _ in range(2):
        assert run(file, "--out", out) == 0
        (kept,) = out.glob("筛查结果_*.xlsx")
        assert kept.read_bytes() == changed
    people = out / "people.parquet"
    people.write_bytes(b"changed")
    for _ in range(2):
        assert run(file, "--out", out) == 0
        assert people.read_bytes() == b"changed"
        assert (out / "people(2).parquet").is_file()
        assert not (out / "people(3).parquet").exists()


def test_a_file_of_ones_own_among_the_notices_stays(tmp_path: Path) -> None:
    """Also when the person whose notice stood beside it is no longer on the roster."""
    out = tmp_path / "out"
    assert run(roster(tmp_path / "a.xlsx", person(1, "某甲"), person(2, "某乙")), "--out", out) == 0
    (notice,) = (out / "告知书").glob("*某乙*")
    own = out / "告知书" / "自拟的.docx"
    own.write_text("手写")
    assert run(roster(tmp_path / "a.xlsx", person(1, "某甲")), "--out", out) == 0
    assert own.read_text() == "手写"
    assert not notice.exists()


@pytest.mark.parametrize("below", ["", "甲厂", "结果"])
def test_results_do_not_come_among_the_rosters(
    below: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--out inside an input folder only where it has a place of its own."""
    inbox = tmp_path / "收件"
    (inbox / "甲厂").mkdir(parents=True)
    roster(inbox / "a.xlsx")
    roster(inbox / "甲厂" / "b.xlsx")
    before = contents(inbox)
    status = run(inbox, "--out", inbox / below)
    if below == "结果":
        assert status == 0
        assert run(inbox, "--out", inbox / below) == 0
        return
    assert status == 2
    assert "--out" in capsys.readouterr().err
    assert contents(inbox) == before
    assert not (inbox / below / ".guantong.lock").exists()


NAMES: list[Any] = [
    "../victim.txt", "../../victim.txt", "/etc/hostname", "a\0b", "..", ".", "", "sub/../../victim.txt", "C:\\victim.txt",
    "归档\n.txt", "\ud800", 5, None, ["x"], {"path": "../victim.txt", "sha256": "VICTIM"},
    {"path": "/victim", "sha256": 3}, {"path": "link/victim.txt", "sha256": "VICTIM"}, {"path": None, "sha256": None},
    {"path": "a\0b", "sha256": "VICTIM"}, {"path": "x" * 5000, "sha256": "VICTIM"}, {"path": "mine.txt", "sha256": "00"},
]  # fmt: skip


@pytest.mark.parametrize(
    "files", [*few(([name] for name in NAMES), 5), NAMES, *few(["x", 3, None, {"a": "b"}], 2)]
)
def test_a_record_is_data_and_no_order(files: Any, tmp_path: Path) -> None:
    """Whatever a tampered record says, nothing outside is deleted and nothing stops."""
    file, out = roster(tmp_path / "a.xlsx"), tmp_path / "out"
    (tmp_path / "elsewhere").mkdir()
    for victim in (tmp_path / "victim.txt", tmp_path / "elsewhere" / "victim.txt"):
        victim.write_text("重要")
    assert run(file, "--out", out) == 0
    (out / "mine.txt").write_text("重要")
    (out / "link").symlink_to(tmp_path / "elsewhere")
    import hashlib

    digest = hashlib.sha256("重要".encode()).hexdigest()
    content = json.loads((out / "run.json").read_text("utf-8"))
    content["files"] = json.loads(json.dumps(files).replace("VICTIM", digest))
    (out / "run.json").write_text(json.dumps(content), "utf-8")
    assert run(file, "--out", out) == 0
    for kept in (tmp_path / "victim.txt", tmp_path / "elsewhere" / "victim.txt", out / "mine.txt"):
        assert kept.read_text() == "重要"


@pytest.mark.parametrize(
    "text", few(["", "{", "[]", "\0", '{"program": "guantong"', "[" * 100_000, '{"a": 1}'], 3)
)
def test_a_run_json_that_is_none_of_ours_stays(text: str, tmp_path: Path) -> None:
    """The record then has another name, and is found there by the next run."""
    file, out = roster(tmp_path / "a.xlsx"), tmp_path / "out"
    out.mkdir()
    (out / "run.json").write_text(text)
    for _ in range(2):
        assert run(file, "--out", out) == 0
        assert (out / "run.json").read_text() == text
        assert json.loads((out / "run(2).json").read_text("utf-8"))["program"] == "guantong"
        assert len(list(out.glob("筛查结果*"))) == 1


def test_links_in_the_folder_of_results_lead_nowhere(tmp_path: Path) -> None:
    """A name that the run wants is a link to somebody's file or folder: neither is written to."""
    inbox, out, theirs = tmp_path / "收件", tmp_path / "out", tmp_path / "theirs"
    inbox.mkdir()
    theirs.mkdir()
    for name in ("甲", "乙"):
        roster(inbox / f"{name}.xlsx", person(1, "某甲", 单位名称=name))
    assert run(inbox, "--out", out) == 0
    (theirs / "书.xlsx").write_text("重要")
    for name in ("筛查结果.xlsx", "run.json"):
        (out / name).unlink()
        (out / name).symlink_to(theirs / "书.xlsx")
    (out / "甲").rename(theirs / "甲")
    (out / "甲").symlink_to(theirs / "甲")
    before = contents(theirs)
    assert run(inbox, "--out", out) == 0
    assert contents(theirs) == before


@pytest.mark.slow
def test_a_failure_while_publishing_leaves_the_old_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At whichever file it comes."""
    out = tmp_path / "out"
    assert run(roster(tmp_path / "a.xlsx", person(1, "某甲"), person(2, "某乙")), "--out", out) == 0
    before = contents(out)
    roster(tmp_path / "a.xlsx", person(1, "某甲"), person(3, "某丙"))
    real, count = os.rename, 0
    for stop in range(1, 12):

        def rename(source: Any, target: Any, stop: int = stop) -> None:
            nonlocal count
            count += PREFIX in str(target) or PREFIX in str(source)
            if count == stop:
                raise PermissionError(13, "open in Excel")
            real(source, target)

        count = 0
        monkeypatch.setattr(os, "rename", rename)
        assert run(tmp_path / "a.xlsx", "--out", out) == 2
        monkeypatch.setattr(os, "rename", real)
        assert "没有改动" in capsys.readouterr().err
        assert contents(out) == before, stop
    assert run(tmp_path / "a.xlsx", "--out", out) == 0
    assert contents(out) != before


@pytest.mark.slow
def test_any_sequence_of_runs_and_foreign_files(tmp_path: Path) -> None:
    """What somebody else put there is there at the end, byte for byte; what is ours is never doubled."""
    chance = random.Random(6)
    inbox, out = tmp_path / "收件", tmp_path / "out"
    inbox.mkdir()
    out.mkdir()
    names = ["甲厂", "乙厂", "归档", "筛查结果", "run", "告知书"]
    foreign: dict[str, bytes] = {}
    for turn in range(8 if SOAK else 5):
        for name in names:
            file = inbox / f"{name}.xlsx"
            if chance.random() < 0.5:
                roster(file, person(turn + 1, f"某{turn}"))
            else:
                file.unlink(missing_ok=True)
        if not list(inbox.iterdir()):
            roster(inbox / "甲厂.xlsx")
        for place in (
            "甲厂/说明.txt",
            "归档/合同.docx",
            "筛查结果.xlsx",
            "乙厂",
            "告知书/a.docx",
            "issues.parquet/x",
        ):
            target = out / place
            blocked = any(above.is_file() for above in target.parents) or os.path.lexists(target)
            if chance.random() < 0.3 and not blocked:
                target.parent.mkdir(parents=True, exist_ok=True)
                foreign[place] = bytes(chance.randrange(256) for _ in range(20))
                target.write_bytes(foreign[place])
        assert run(inbox, "--out", out) == 0
        now = contents(out)
        assert {place: now.get(place) for place in foreign} == foreign
        record = json.loads((out / "run.json").read_text("utf-8"))
        ours = {one["path"] for one in record["files"]}
        assert set(now) - ours - {"run.json"} == set(foreign)
