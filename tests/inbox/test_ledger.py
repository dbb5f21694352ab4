"""The ledger: what it answers, what it refuses, and that no death of a run harms it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from batch.cli.app import invoke
from batch.inbox.health import health
from batch.ledger.known import receipt_from_json, receipt_to_json
from batch.ledger.store import FOLDER, place_of
from batch.report.results.marks import Mark
from batch.submission.mended import Mended
from batch.submission.receipt import Receipt
from tests.inbox.nights import assert_as_fresh, news, night, record, stamps, step_back, table
from tests.people import invented_id
from tests.strangers.attack import person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two employers."""
    folder = tmp_path / "收件箱"
    folder.mkdir()
    roster(folder / "甲厂.xlsx", person(1, "某甲"), person(2, "某乙"))
    roster(folder / "乙厂.xlsx", person(3, "某丙"))
    return folder


def test_what_was_decided_about_somebody(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By name, ID number or staff number: each run in which something changed; never the whole number."""
    out = tmp_path / "结果"
    night(inbox, out, DAY)
    night(inbox, out, "2024-07-01")
    roster(inbox / "甲厂.xlsx", person(1, "某甲", 技能等级="中级工"), person(2, "某乙"))
    night(inbox, out, "2024-07-02")
    capsys.readouterr()
    said = []
    for who in ("某甲", invented_id(1, "109999"), "g1"):
        assert invoke(["history", who, "--out", str(out)]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] == said[2]
    head, first, second = said[0].splitlines()
    assert head.startswith("某甲（") and invented_id(1, "109999") not in said[0]
    assert "筛查日2024-06-30" in first and "甲厂.xlsx：可申报 中级职称（自2023-01-01起）" in first
    assert "筛查日2024-07-02" in second and "中级职称" not in second
    assert invoke(["history", "某丁", "--out", str(out)]) == 2
    assert "台账中没有“某丁”" in capsys.readouterr().err


def test_that_somebody_is_in_a_roster_no_more(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Withdrawn, or replaced by one without them: the last line is no verdict that still stands."""
    out = tmp_path / "结果"
    people = [person(number, f"某{number}") for number in range(11, 17)]
    roster(inbox / "丁厂.xlsx", *people)
    night(inbox, out, DAY)
    roster(inbox / "丁厂_更正.xlsx", *people[1:])
    (inbox / "乙厂.xlsx").unlink()
    night(inbox, out, "2024-07-01")
    capsys.readouterr()
    for who, file in (("某11", "丁厂.xlsx"), ("某丙", "乙厂.xlsx")):
        assert invoke(["history", who, "--out", str(out)]) == 0
        last = capsys.readouterr().out.splitlines()[-1]
        assert last.endswith(f"{file}：已不在这份花名册中，或花名册已撤回")
    assert invoke(["history", "某12", "--out", str(out)]) == 0
    assert "已不在" not in capsys.readouterr().out
    head, *rows = CalamineWorkbook.from_path(str(out / "筛查结果.xlsx")).get_sheet_by_name("新增").to_python()
    assert {row[head.index("单位")] for row in rows} == {"某某有限公司"}


def test_forgotten(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A person, or a submission: not a byte of the name is left in the ledger."""
    out = tmp_path / "结果"
    night(inbox, out, DAY)
    number = invented_id(3, "109999")
    assert number.encode() in place_of(out).read_bytes()
    assert invoke(["forget", "--person", number, "--out", str(out)]) == 0
    assert number.encode() not in place_of(out).read_bytes()
    assert invoke(["forget", "--submission", "甲厂.xlsx", "--out", str(out)]) == 0
    assert "某甲".encode() not in place_of(out).read_bytes()
    assert invoke(["forget", "--person", number, "--out", str(out)]) == 2
    assert invoke(["forget", "--out", str(out)]) == 2
    capsys.readouterr()
    night(inbox, out, DAY)
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


def test_what_is_overtaken_and_old_leaves(inbox: Path, tmp_path: Path) -> None:
    """By the setting; the last word about everybody stays, and nothing of whoever has gone for so long."""
    out = tmp_path / "结果"
    (tmp_path / "s.toml").write_text("history_days = 30", encoding="utf-8")

    def some_time_goes_by() -> None:
        with sqlite3.connect(place_of(out)) as ledger:
            ledger.execute("UPDATE runs SET started = '2020-01-01T00:00:00+00:00'")

    night(inbox, out, DAY)
    some_time_goes_by()
    roster(inbox / "甲厂.xlsx", person(1, "某甲", 技能等级="中级工"), person(2, "某乙"))
    night(inbox, out, DAY, "--config", str(tmp_path / "s.toml"))
    with sqlite3.connect(place_of(out)) as ledger:
        rows = ledger.execute("SELECT name, COUNT(*) FROM decisions GROUP BY name").fetchall()
    assert dict(rows) == {"某甲": 1, "某乙": 1, "某丙": 1}
    roster(inbox / "甲厂.xlsx", person(1, "某甲", 技能等级="中级工"))
    for _ in range(2):
        night(inbox, out, DAY, "--config", str(tmp_path / "s.toml"))
        some_time_goes_by()
    with sqlite3.connect(place_of(out)) as ledger:
        names = ledger.execute("SELECT name FROM decisions").fetchall()
    assert sorted(names) == [("某丙",), ("某甲",)]


def test_a_run_that_dies_before_its_last_step(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The results are in place and the ledger does not know: the next run ends as an undisturbed one."""
    out = tmp_path / "结果"
    night(inbox, out, DAY)
    roster(inbox / "甲厂.xlsx", person(1, "某甲", 技能等级="中级工"), person(2, "某乙"), person(4, "某丁"))

    def dies(*_: object) -> tuple[str, ...]:
        raise RuntimeError

    with monkeypatch.context() as during:
        during.setattr("batch.inbox.run.write_ledger", dies)
        assert night(inbox, out, DAY) == 4
    assert night(inbox, out, DAY) == 0
    assert {row[1] for row in news(out) if row[0] == "新可申报"} == {
        "某丁"
    }  # not lost with the run that died
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


def test_a_ledger_that_cannot_be_written_costs_no_results(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says so, and the next run works everything again."""

    def full(*_: object, **__: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    out = tmp_path / "结果"
    with monkeypatch.context() as during:
        during.setattr("batch.inbox.publishing.ledgering.write_run", full)
        assert invoke(["run", str(inbox), "--out", str(out), "--as-of", DAY, "--quiet"]) == 0
    assert "台账没有写成" in capsys.readouterr().err
    assert len(table(out, "people")) == 3
    night(inbox, out, DAY)
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


@pytest.mark.parametrize("how", ["newer", "damaged", "link"])
def test_a_ledger_that_is_not_ours_to_read(
    how: str, inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One Chinese line, exit status 2, nothing is touched."""
    out = tmp_path / "结果"
    night(inbox, out, DAY)
    place = place_of(out)
    if how == "newer":
        with sqlite3.connect(place) as ledger:
            ledger.execute("PRAGMA user_version = 99")
    elif how == "damaged":
        place.write_bytes(b"not a database" * 1000)
    else:
        target = tmp_path / "elsewhere"
        place.rename(target)
        place.symlink_to(target)
    before = place.read_bytes()
    capsys.readouterr()
    commands = (["run", str(inbox), "--quiet"], ["status"], ["history", "某甲"])
    for command in commands:
        arguments = [*command, *([] if command == ["status"] else ["--out"]), str(out)]
        assert invoke(arguments) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and "台账" in said
    assert place.read_bytes() == before


def test_no_place_outside_the_results_is_believed(inbox: Path, tmp_path: Path) -> None:
    """Whoever can write the ledger cannot have another file read, moved or removed."""
    out, victim = tmp_path / "结果", tmp_path / "别人的.parquet"
    night(inbox, out, DAY)
    victim.write_bytes(b"not ours")
    with sqlite3.connect(place_of(out)) as ledger:
        ledger.execute("UPDATE files SET place = ? WHERE place LIKE 'people%'", (f"../{victim.name}",))
        ledger.execute("UPDATE submissions SET folder = '../外面'")
    assert night(inbox, out, DAY) == 0
    assert victim.read_bytes() == b"not ours"
    assert not (tmp_path / "外面").exists()
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


def test_no_paper_outside_the_results_is_believed(inbox: Path, tmp_path: Path) -> None:
    """Nor where the record says the same: the submission is worked again, and the other file is left alone."""
    out, victim = tmp_path / "结果", tmp_path / "别人的.xlsx"
    night(inbox, out, DAY)
    victim.write_bytes(b"not ours")
    with sqlite3.connect(place_of(out)) as ledger:
        for path, listed in ledger.execute("SELECT path, listed FROM papers").fetchall():
            other = listed.replace("甲厂/筛查结果.xlsx".encode(), b"../" + victim.name.encode())
            ledger.execute("UPDATE papers SET listed = ? WHERE path = ?", (other, path))
    text = (out / "run.json").read_text("utf-8")
    (out / "run.json").write_text(text.replace('"甲厂/筛查结果.xlsx"', f'"../{victim.name}"'), "utf-8")
    shutil.rmtree(out / "甲厂")
    assert night(inbox, out, DAY) == 0
    assert victim.read_bytes() == b"not ours"
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


def test_a_ledger_with_a_row_for_every_file(inbox: Path, tmp_path: Path) -> None:
    """It is brought up to date: nothing is done again for it, and what is done later is as ever."""
    out = tmp_path / "结果"
    night(inbox, out, DAY)
    with sqlite3.connect(place_of(out)) as ledger:
        step_back(ledger)
    before = stamps(out)
    night(inbox, out, DAY)
    after = stamps(out)
    assert {name for name in before if before[name] != after[name]} == {"run.json"}
    roster(inbox / "乙厂.xlsx", person(3, "某丙", 技能等级="中级工"))
    night(inbox, out, "2024-07-01")
    assert_as_fresh(inbox, out, "2024-07-01", tmp_path / "新")
    with sqlite3.connect(place_of(out)) as ledger:
        assert ledger.execute("SELECT COUNT(*) FROM files WHERE place LIKE '%厂/%'").fetchone() == (0,)
        assert ledger.execute("SELECT COUNT(*) FROM papers").fetchone() == (2,)


def test_only_its_owner_reads_it(inbox: Path, tmp_path: Path) -> None:
    """It names people."""
    out = tmp_path / "结果"
    before = os.umask(0)
    try:
        night(inbox, out, DAY)
    finally:
        os.umask(before)
    assert stat.S_IMODE((out / FOLDER).stat().st_mode) == 0o700
    assert stat.S_IMODE(place_of(out).stat().st_mode) == 0o600


def test_a_receipt_comes_back_as_it_was() -> None:
    """Through the text in which the ledger keeps it."""
    mark = Mark("可申报", "key", "同意推荐", "某甲")
    one = Receipt(
        "甲.xlsx", "partly_accepted", 5, "ab", 3, 4, 1, 2, "原因", ("nantong-2022",), {"eligible": 1}, {"职称·中级": 1},
        {"people": 3}, {"people": 3}, {"个人告知书": 1}, ("没写出",), {("可申报", "key"): mark}, left=1, told="x",
        mended=Mended({"某甲的学历": 2}, gone={"某乙": 1}),
    )  # fmt: skip
    assert receipt_from_json(receipt_to_json(one)) == one


def test_tables_that_had_to_take_another_name_are_found_again(inbox: Path, tmp_path: Path) -> None:
    """A quiet night keeps them, and the next change is worked: somebody else's file has their name."""
    out = tmp_path / "结果"
    out.mkdir()
    for name in ("people", "issues"):
        (out / f"{name}.parquet").write_bytes(b"somebody else's")
    roster(inbox / "乙厂.xlsx", person(1, "某甲"), person(3, "某丙"))  # stands in both
    for _ in range(2):
        assert night(inbox, out, DAY) == 0
        assert "issues(2).parquet/part-00000.parquet" in {one["path"] for one in record(out)["files"]}
    roster(inbox / "甲厂.xlsx", person(1, "某甲"))
    assert night(inbox, out, DAY) == 0
    assert len(pd.read_parquet(out / "people(2).parquet")) == 3
    assert (out / "people.parquet").read_bytes() == b"somebody else's"


def test_a_name_in_letters_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """However it is spaced; a number in any case."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "甲.xlsx", person(1, "Li Lei"))
    night(inbox, out, DAY)
    for who in ("Li Lei", "LiLei", "g1"):
        assert invoke(["history", who, "--out", str(out)]) == 0
    capsys.readouterr()


def test_the_health_of_a_folder(inbox: Path, tmp_path: Path) -> None:
    """The last good run, what failed, what waits, and that it is too long ago."""
    out = tmp_path / "结果"
    assert health(out, 26).stale
    night(inbox, out, DAY)
    now = datetime.now().astimezone()
    found = health(out, 26, now)
    assert not found.stale and len(found.lines) == 1 and "接收2份" in found.lines[0]
    roster(inbox / "丙厂.xlsx", person(5, "某戊"))
    os.utime(inbox / "丙厂.xlsx", (1.7e9, 1.7e9))  # a copy keeps the time of the original
    assert "还没有处理的1份，最早的已放了0分钟" in health(out, 26, now).lines[1]
    (inbox / "丙厂.xlsx").unlink()
    content = (inbox / "乙厂.xlsx").read_bytes()
    (inbox / "乙厂.xlsx").write_bytes(bytes(len(content)))  # of the same size
    assert "还没有处理的1份" in health(out, 26, now).lines[1]
    (inbox / "乙厂.xlsx").write_bytes(content)
    assert health(out, 26, now + timedelta(hours=27)).stale
    inside = inbox / "结果"  # with returned rosters, which are nobody's to work
    roster(inbox / "丁厂.xlsx", person(6, "某己", 技能等级="看不懂"))
    night(inbox, inside, DAY)
    assert len(health(inside, 26, now).lines) == 1
    assert invoke(["status", str(out)]) == 0
    assert invoke(["status", str(tmp_path / "没有")]) == 1


@pytest.mark.parametrize(
    ("fail_on", "expected"), [("never", 0), ("failed", 0), ("rejected", 1), ("partly", 1), ("什么", 2)]
)
def test_what_ends_a_run_with_one(fail_on: str, expected: int, inbox: Path, tmp_path: Path) -> None:
    """As the caller asks."""
    (inbox / "坏.xlsx").write_bytes(bytes(100))
    assert night(inbox, tmp_path / "结果", DAY, "--fail-on", fail_on) == expected


def test_a_working_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Settings that load, scripts, templates, examples; a second time touches nothing."""
    folder = tmp_path / "贯通"
    assert invoke(["init", str(folder)]) == 0
    written = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert {
        "guantong.toml",
        "花名册模板.xlsx",
        "筛查.bat",
        "检查.bat",
        "筛查.sh",
        "模板/个人告知书.docx",
    } <= set(written)
    assert {"定时运行/crontab", "定时运行/guantong.service", "定时运行/guantong.timer"} <= set(written)
    assert os.access(folder / "筛查.sh", os.X_OK)
    assert b"\r\n" in written["筛查.bat"] and not written["筛查.bat"].replace(b"\r\n", b"").count(b"\n")
    assert str(folder) in written["定时运行/crontab"].decode()
    roster(folder / "收件箱" / "甲.xlsx")
    (folder / "guantong.toml").write_text("# 我的\n", encoding="utf-8")
    assert invoke(["init", str(folder)]) == 0
    assert (folder / "guantong.toml").read_text("utf-8") == "# 我的\n"
    assert invoke(["init", str(folder / "guantong.toml")]) == 2
    capsys.readouterr()
