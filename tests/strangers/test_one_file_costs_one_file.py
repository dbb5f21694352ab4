"""A fault in one submission, of any kind, costs that submission; the rest is written whole."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from batch.ledger.store import FOLDER
from tests.here import LONG, SOAK, few
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, process, rewritten, roster, run

pytestmark = pytest.mark.usefixtures("here")


def _outcomes(out: Path) -> dict[str, str]:
    content = json.loads((out / "run.json").read_text("utf-8"))
    return {one["name"]: one["outcome"] for one in content["inputs"]}


def _with_good_ones(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name in ("一", "三"):
        roster(folder / f"{name}.xlsx", person(1, f"某{name}"))
    return folder


def _encrypted_member(path: Path) -> Path:
    """A member of the archive says that it is encrypted."""
    roster(path)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    path.write_bytes(bytes(data))
    return path


def _unknown_encoding(path: Path) -> Path:
    return rewritten(
        roster(path), path,
        lambda name, data: data.replace(b'encoding="UTF-8"', b'encoding="KLINGON"') if name == "xl/workbook.xml" else data,
    )  # fmt: skip


def _unknown_method(path: Path) -> Path:
    roster(path)
    data = path.read_bytes()
    path.write_bytes(
        data.replace(
            b"PK\x01\x02\x14\x00\x14\x00\x00\x00\x08\x00", b"PK\x01\x02\x14\x00\x14\x00\x00\x00\x63\x00"
        )
    )
    return path


def _award(text: str) -> Any:
    return lambda path: roster(path, person(1, "某二", 荣誉奖项=text))


FILES: dict[str, Any] = {
    "digits": _award("世界技能大赛第" + "9" * 5000 + "名"),
    "superscripts": _award("世界技能大赛第²名；第①名；第９９９９９９名"),
    "many digits": _award("9" * 32000),
    "many numerals": _award("一" * 32000),
    "many endings": _award("称号" * 16000),
    "many awards": _award("；".join(["全国技术能手"] * 4000)),
    "brackets": _award("(" * 16000 + ")" * 16000),
    "encrypted": _encrypted_member,
    "encoding": _unknown_encoding,
    "method": _unknown_method,
    "empty": lambda path: path.write_bytes(b""),
    "no spreadsheet": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(1000)),
}


@pytest.mark.parametrize("kind", few(FILES, 4))
def test_the_others_are_written(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 or 1, a line for the bad one, and whole results for the good ones, soon."""
    inbox, out = _with_good_ones(tmp_path / "收件"), tmp_path / "out"
    FILES[kind](inbox / "二.xlsx")
    assert run(inbox, "--out", out) in (0, 1)
    found = _outcomes(out)
    assert found["一.xlsx"] == found["三.xlsx"] == "accepted"
    assert set(found) == {"一.xlsx", "二.xlsx", "三.xlsx"}
    if found["二.xlsx"] in ("rejected", "failed"):
        assert "二.xlsx" in capsys.readouterr().err
    people = pd.read_parquet(out / "people.parquet")["name"]
    assert {"某一", "某三"} <= set(people)
    assert len(list((out / "一").rglob("*.docx"))) >= 1


def test_an_infinite_number_anywhere(tmp_path: Path) -> None:
    """1E999 in a cell that is read, marked and returned."""
    rows = [person(1, "某二", 技能证书取得日期=12345.5, 工号=12345.5, 姓名=12345.5)]
    file = rewritten(
        roster(tmp_path / "p.xlsx", *rows), tmp_path / "a.xlsx",
        lambda name, data: data.replace(b"12345.5", b"1E999") if "sheet1" in name else data,
    )  # fmt: skip
    assert run(file, "--out", tmp_path / "out") in (0, 1)
    assert _outcomes(tmp_path / "out")["a.xlsx"] != "failed"


class _Broken:
    """What a worker meets that kills, hangs, fills its memory or breaks."""

    def __init__(self, how: str) -> None:
        self.how = how

    def __call__(self, file: Path, folder: Path, label: str, settings: str, *more: Any) -> Any:
        assert multiprocessing.parent_process() is not None
        if file.name == "二.xlsx":
            (folder / "half.xlsx").write_bytes(b"half")
            if self.how == "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            if self.how == "hangs":
                time.sleep(600)
            if self.how == "aborts":
                os.abort()
        from batch.submission.work import work

        return work(file, folder, label, settings, *more)


@pytest.mark.parametrize(
    ("how", "said"),
    [("dies", "意外终止"), ("hangs", "秒没有处理完"), *([("aborts", "意外终止")] if SOAK else [])],
)
@pytest.mark.slow
@pytest.mark.usefixtures("processes")
def test_a_worker_that_does_not_come_back(
    how: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its submission is failed, by name, without a letter; nothing half is left; exit status 1."""
    inbox, out = _with_good_ones(tmp_path / "收件"), tmp_path / "out"
    roster(inbox / "二.xlsx")
    (tmp_path / "s.toml").write_text("file_seconds = 3")
    monkeypatch.setattr("batch.inbox.workers.working.work", _Broken(how))
    assert run(inbox, "--out", out, "--config", tmp_path / "s.toml") == 1
    assert _outcomes(out) == {"一.xlsx": "accepted", "三.xlsx": "accepted", "二.xlsx": "failed"}
    line = capsys.readouterr().err.strip()
    assert line.startswith("未能处理 二.xlsx：")
    assert said in line
    assert not (out / "二").exists() or not list((out / "二").rglob("*.docx"))
    issues = pd.read_parquet(out / "issues.parquet")
    assert list(issues.loc[issues["submission"] == "二.xlsx", "code"]) == ["F95"]


def _raise(error: BaseException) -> Any:
    def broken(*_: Any, **__: Any) -> None:
        raise error

    return broken


@pytest.mark.parametrize(
    "error", [ValueError("x"), MemoryError(), RecursionError(), KeyError("k"), ZeroDivisionError()]
)
@pytest.mark.parametrize("place", ["processed", "write_workbook", "write_notices"])
def test_a_fault_of_the_program_in_one_file(
    error: Exception, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Any
) -> None:
    """In reading, deciding or writing: the receipt is failed, its reason one Chinese line."""
    from batch.settings import Settings
    from batch.submission import work as module

    monkeypatch.setattr(module, place, _raise(error))
    folder = tmp_path / "made"
    folder.mkdir()
    receipt = module.work(roster(tmp_path / "a.xlsx"), folder, "a.xlsx", Settings().model_dump_json())
    assert receipt.outcome == "failed"
    assert "未能处理" in receipt.reason
    assert {path.name for path in folder.iterdir()} == {
        "outcomes.parquet",
        "people.parquet",
        "issues.parquet",
    }


def _damaged(seed: int, path: Path) -> Path:
    chance = random.Random(seed)
    data = bytearray(roster(path).read_bytes())
    for _ in range(chance.choice((1, 1, 3, 30))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)) :]
    path.write_bytes(bytes(data))
    return path


@pytest.mark.slow
@pytest.mark.usefixtures("processes")
def test_damaged_bytes_stop_nothing(tmp_path: Path) -> None:
    """Files with bytes changed in one folder with a good one: none is a fault of the program."""
    inbox, out = tmp_path / "收件", tmp_path / "out"
    inbox.mkdir()
    count = 40 * SOAK or 20
    for seed in range(count):
        _damaged(seed, inbox / f"坏{seed}.xlsx")
    roster(inbox / "好.xlsx")
    assert run(inbox, "--out", out, "--notices", "不出", "--no-return") == 1
    found = _outcomes(out)
    assert found.pop("好.xlsx") == "accepted"
    assert len(found) == count
    assert [name for name, outcome in found.items() if outcome == "failed"] == []


@pytest.mark.slow
def test_names_that_systems_take_for_one_or_keep_for_themselves(tmp_path: Path) -> None:
    """CON, aux, case, normal form, GBK from a zip unpacked on Linux, the longest names: each has results."""
    inbox, out = tmp_path / "收件", tmp_path / "out"
    inbox.mkdir()
    names = [
        "CON.xlsx", "aux.xlsx", "lpt1.xlsx", "Abc.xlsx", "abc.xlsx", "é.xlsx", "e\u0301.xlsx", "a\nb.xlsx", "a b .xlsx",
        "\u202exslx.甲.xlsx", "长" * 80 + ".xlsx", "[red]x[bold].xlsx", "run.json.xlsx", "筛查结果.parquet.xlsx",
    ]  # fmt: skip
    for number, name in enumerate(names, start=1):
        roster(inbox / name, person(number, f"某{number}"))
    plain = roster(tmp_path / "x.xlsx", person(50, "某五十"))
    plain.rename(os.fsdecode(os.fsencode(inbox) + b"/" + "国码厂.xlsx".encode("gbk")))
    assert run(inbox, "--out", out, "--notices", "不出") == 0
    folders = [path.name for path in out.iterdir() if path.is_dir() and path.name != FOLDER]
    folders = [
        name for name in folders if name not in ("outcomes.parquet", "people.parquet", "issues.parquet")
    ]
    assert len(folders) == len(names) + 1
    assert "国码厂" in folders
    assert len({name.casefold() for name in folders}) == len(folders)
    assert not {"con", "aux", "lpt1"} & {name.casefold() for name in folders}
    assert not [c for name in folders for c in name if ord(c) < 32 or c in "\u202e<>:|?*"]
    assert len(pd.read_parquet(out / "people.parquet")) == len(names) + 1
    assert "国码厂.xlsx" in _outcomes(out)


@pytest.mark.usefixtures("processes")
def test_no_worker_is_left(tmp_path: Path) -> None:
    """When a run has ended, so have its processes."""
    assert run(roster(tmp_path / "a.xlsx"), "--out", tmp_path / "out") == 0
    assert [child for child in multiprocessing.active_children() if child.name == "pebble_pool_worker"] == []


@LONG
@pytest.mark.slow
def test_headers_are_enough_for_a_process(tmp_path: Path) -> None:
    """The command as a process: a roster without people is rejected in one line."""
    write_xlsx(tmp_path / "空.xlsx", {"人员": [HEADERS]})
    done = process("run", "空.xlsx", "--out", "o", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "退回 空.xlsx：花名册中没有人员（只有表头），请一人一行填入人员\n"


def test_an_archive_is_no_folder(tmp_path: Path) -> None:
    """Members with paths that lead elsewhere are read as members, nothing is unpacked."""
    plain = roster(tmp_path / "收件.xlsx")
    with zipfile.ZipFile(plain, "a") as archive:
        archive.writestr("../../evil.txt", "x")
    assert run(plain, "--out", tmp_path / "out") == 0
    assert not list(tmp_path.parent.rglob("evil.txt"))
