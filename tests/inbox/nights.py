"""Runs of an inbox on some days, and whether their results are those of a fresh run."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pandas as pd
from python_calamine import CalamineWorkbook

from batch.cli.app import invoke
from batch.inbox.publishing.filelist import FileList
from batch.ledger.written import WrittenPapers

TABLES = ("outcomes", "people", "issues")
#: Sheets that tell of the run and not of the people, and the heads of the others.
_OF_THE_RUN = ("概览", "运行信息", "新增")


def night(inbox: object, out: Path, day: str, *more: str) -> int:
    """One run."""
    return invoke(["run", str(inbox), "--out", str(out), "--as-of", day, "--quiet", *more])


def table(out: Path, name: str) -> pd.DataFrame:
    """A table of the results, sorted."""
    frame = pd.read_parquet(out / f"{name}.parquet").astype(str)
    return frame.sort_values(list(frame.columns)).reset_index(drop=True)


def lists(out: Path) -> dict[tuple[str, str], list[list[Any]]]:
    """The cells of every list of every workbook, sorted."""
    found = {}
    for path in sorted(out.rglob("筛查结果.xlsx")):
        book = CalamineWorkbook.from_path(str(path))
        for sheet in book.sheet_names:
            if sheet not in _OF_THE_RUN:
                rows = book.get_sheet_by_name(sheet).to_python()
                found[path.relative_to(out).as_posix(), sheet] = sorted(rows, key=str)
    return found


def letters(out: Path) -> list[str]:
    """Every letter by its place."""
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.docx"))


def assert_as_fresh(inbox: object, out: Path, day: str, fresh: Path, *more: str) -> None:
    """The results are those of a run of that day into an empty folder."""
    night(inbox, fresh, day, *more)
    for name in TABLES:
        pd.testing.assert_frame_equal(table(out, name), table(fresh, name))
    assert lists(out) == lists(fresh)
    assert letters(out) == letters(fresh)
    ours, theirs = (record(one) for one in (out, fresh))
    for key in ("submissions", "statuses", "notices"):
        assert ours[key] == theirs[key], key
    assert {one["name"]: one for one in ours["inputs"]} == {one["name"]: one for one in theirs["inputs"]}


def record(out: Path) -> dict[str, Any]:
    """``run.json``."""
    found: dict[str, Any] = json.loads((out / "run.json").read_text("utf-8"))
    return found


def step_back(ledger: sqlite3.Connection) -> None:
    """Make a ledger one of version 3, in which every file had a row of its own."""
    for path, listed, states in ledger.execute("SELECT path, listed, states FROM papers").fetchall():
        every = WrittenPapers(FileList(listed), states).each()
        rows = [(path, place, *one) for place, one in every.items()]
        ledger.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?)", rows)
    ledger.execute("DROP TABLE papers")
    ledger.execute("PRAGMA user_version = 3")


def stamps(out: Path) -> dict[str, int]:
    """When each file of the results was last written."""
    return {
        path.relative_to(out).as_posix(): path.stat().st_mtime_ns
        for path in out.rglob("*")
        if path.is_file() and not path.name.startswith(".") and ".guantong" not in path.parts
    }


def news(out: Path) -> list[tuple[Any, ...]]:
    """What the merged workbook lists as otherwise than in the last run: what, who, which level, why."""
    book = CalamineWorkbook.from_path(str(out / "筛查结果.xlsx"))
    head, *rows = book.get_sheet_by_name("新增").to_python()
    places = [head.index(name) for name in ("变化", "姓名", "等级", "原因")]
    return [tuple(row[place] for place in places) for row in rows if any(row[1:])]
