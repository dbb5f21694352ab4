"""Who may read what a run leaves, and what reaches logs, names and terminals."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import pytest

from batch.cli.app import invoke
from batch.inbox.publishing.workspace import LOCK
from batch.language.showing import UNSEEN
from batch.ledger.store import FOLDER
from tests.here import SOAK
from tests.people import invented_id
from tests.strangers.attack import command, contents, person, roster, run

pytestmark = pytest.mark.usefixtures("here")


def _modes(folder: Path) -> tuple[set[int], set[int]]:
    files: set[int] = set()
    folders = {stat.S_IMODE(folder.stat().st_mode)}
    for path in folder.rglob("*"):
        (folders if path.is_dir() else files).add(stat.S_IMODE(path.stat().st_mode))
    return files, folders


@pytest.mark.usefixtures("processes")
@pytest.mark.parametrize("umask", [0o777, *([0o000, 0o022, 0o077] if SOAK else [])])
def test_results_are_their_owners_alone(umask: int, tmp_path: Path) -> None:
    """Whatever the umask is; a setting opens them to a group and to nobody else."""
    inbox = tmp_path / "收件"
    inbox.mkdir()
    roster(inbox / "a.xlsx", person(1, "某甲", 技能等级="不知道"))
    roster(inbox / "b.xlsx", person(2, "某乙"))
    (tmp_path / "s.toml").write_text("group_may_read = true")
    before = os.umask(umask)
    try:
        assert run(inbox, "--out", tmp_path / "one") == 0
        assert _modes(tmp_path / "one") == ({0o600}, {0o700})
        assert run(inbox, "--out", tmp_path / "two", "--config", tmp_path / "s.toml") == 0
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    files, folders = _modes(tmp_path / "two")
    assert files == {0o640, 0o600}  # the lock stays its owner's
    assert folders == {0o750, 0o700}  # and so does the ledger
    assert stat.S_IMODE((tmp_path / "two" / FOLDER).stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "two" / LOCK).stat().st_mode) == 0o600


@pytest.mark.usefixtures("processes")
def test_the_returned_roster_of_check_is_its_owners_alone(tmp_path: Path) -> None:
    """And a planted link of a name that could be foreseen is not followed."""
    file = roster(tmp_path / "a.xlsx", person(1, "某甲", 技能等级="不知道"))
    victim = tmp_path / "victim"
    victim.write_text("重要")
    (tmp_path / ".退回.xlsx.part").symlink_to(victim)
    assert invoke(["check", str(file), "--return", str(tmp_path / "退回.xlsx"), "--quiet"]) == 0
    assert victim.read_text() == "重要"
    assert stat.S_IMODE((tmp_path / "退回.xlsx").stat().st_mode) == 0o600


def test_a_planted_lock_is_not_followed(tmp_path: Path) -> None:
    """A link in its place: the file behind it is neither emptied nor written."""
    out, victim = tmp_path / "out", tmp_path / "victim"
    out.mkdir()
    victim.write_text("重要")
    (out / LOCK).symlink_to(victim)
    assert run(roster(tmp_path / "a.xlsx"), "--out", out) == 2
    assert victim.read_text() == "重要"


@pytest.mark.slow
def test_id_numbers_in_file_names_go_nowhere(tmp_path: Path) -> None:
    """Not to the terminal, the log, the names of results or the letters; spaced ones neither."""
    number = invented_id(7, "320602")
    spaced = f"{number[:6]}-{number[6:14]}-{number[14:]}"
    inbox = tmp_path / "收件"
    inbox.mkdir()
    roster(inbox / f"张三{number}.xlsx", person(1, "某甲", 技能等级="不知道"))
    roster(inbox / f"{spaced}李四.xlsx", person(2, "某乙", 技能等级="不知道"))
    (inbox / f"坏{number}.xlsx").write_bytes(b"x")
    for form in ("text", "json"):
        done = command(
            "run",
            inbox,
            "--out",
            tmp_path / form,
            "--log-format",
            form,
            "--as-of",
            "2024-06-30",
            cwd=tmp_path,
        )
        assert done.returncode == 1
        said = re.sub(r"\D", "", done.stdout + done.stderr)
        assert number[:17] not in said
        for path in (tmp_path / form).rglob("*"):
            assert number[6:14] not in re.sub(r"\D", "", path.name), path.name
    assert len({path.parent.name for path in (tmp_path / "json").glob("*/校验退回_*")}) == 2


NASTY = "\x1b[31m红\x1b]0;x\x07\u202e\u2066\u200e\x9b31m[bold red]粗[/bold red][link=http://x]链[/link]\u2028"


@pytest.mark.slow
def test_what_strangers_wrote_does_not_move_a_terminal(tmp_path: Path) -> None:
    """File names, sheet names and cells: no control or direction characters, markup as it stands."""
    name = NASTY.replace("/", "").replace("\x07", "")[:40] + ".xlsx"
    file = roster(tmp_path / name, person(1, "某甲" + NASTY, 技能等级="不知" + NASTY, 单位名称=NASTY))
    for arguments in (
        ["run", file, "--out", "o", "--as-of", "2024-06-30"],
        ["run", file, "--out", "j", "--log-format", "json"], ["check", file],
        ["explain", file, invented_id(1, "109999"), "--as-of", "2024-06-30"],
    ):  # fmt: skip
        done = command(*arguments, cwd=tmp_path)
        assert done.returncode in (0, 1), done.stderr
        for line in (done.stdout + done.stderr).splitlines():
            assert not UNSEEN.search(line), (arguments[0], line)
        assert "[bold" in done.stdout


@pytest.mark.slow
def test_a_stranger_cannot_forge_a_line_of_the_log(tmp_path: Path) -> None:
    """A line break in a file's name stays inside its line."""
    (tmp_path / "a\n退回 好.xlsx：假.xlsx").write_bytes(b"x")
    done = command("run", "a\n退回 好.xlsx：假.xlsx", "--out", "o", "--quiet", cwd=tmp_path)
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("退回 a")
    done = command("run", "a\n退回 好.xlsx：假.xlsx", "--out", "o", "--log-format", "json", cwd=tmp_path)
    assert [json.loads(line)["outcome"] for line in done.stdout.splitlines()] == ["rejected"], done


def test_messages_quote_so_much_and_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sixty characters of a cell, an option or a key; the whole text stays in the issues' own column."""
    long = "甲" * 5000
    file = roster(tmp_path / "a.xlsx", person(1, "某甲", 技能等级=long))
    assert invoke(["check", str(file)]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) < 300
    for arguments in (["run", str(file), "--assume", f"{long}=企业"], ["run", str(file), "--rulebook", long], ["run", long],
                      ["run", str(file), "--as-of", long], [long]):  # fmt: skip
        assert invoke(arguments) == 2
        assert len(capsys.readouterr().err) < 400, arguments[0]
    assert contents(tmp_path).keys() == {"a.xlsx"}
