"""The door for data people: frames in, frames out, equal to what the command writes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import batch
from batch.errors import UserError
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster, run

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_inputs" / "一份有错误的花名册.xlsx"
LISTS = ["blocking", "missing", "assumed"]


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Comparable: lists as texts, categories as texts."""
    for name in frame.columns:
        if name in LISTS:
            frame[name] = frame[name].map(list).map(str)
        elif str(frame[name].dtype) == "category":
            frame[name] = frame[name].astype(str)
    return frame.astype(object).where(frame.notna(), None).reset_index(drop=True)


def test_it_is_as_the_command_says(tmp_path: Path) -> None:
    """outcomes.parquet and issues.parquet, row by row."""
    assert run(SAMPLE, "--out", tmp_path / "out", "--notices", "不出", "--no-return") == 1
    read = batch.read_roster(SAMPLE, as_of="2024-06-30")
    found = batch.screen(read, as_of="2024-06-30")
    written = pd.read_parquet(tmp_path / "out" / "outcomes.parquet")
    assert list(found.columns) == list(written.columns)
    pd.testing.assert_frame_equal(_plain(found), _plain(written), check_dtype=False)
    assert set(read.frames) >= {"人员", "证书"}
    assert len(read.issues) > 50


def test_what_was_said_against_rows_goes_along(tmp_path: Path) -> None:
    """Remarks, lists of other names, names of sheets: frames that somebody changes still leave open what was open."""
    gone = [["姓名", "离职日期"], ["某乙", "2024.3"]]
    sheets = {
        "人员": [
            [*HEADERS, "备注", "称号"],
            [*person(1, "某甲"), "证书系他人", ""],
            [*person(2, "某乙"), "", ""],
            [*person(3, "某丙", 技能等级="高级工"), "", "全国技术能手"],
            [*person(4, "某丁", 荣誉奖项="全国技术能手"), "称号已撤销", ""],
        ],
        "技能证书": [["姓名", "工号", "工种", "等级", "取得日期"], ["某甲", "1", "焊工", "技师", "2018-05"]],
        "职称证书": [["姓名", "工号", "职称", "取得日期"], ["某乙", "2", "工程师", "2015-05"]],
        "减员": gone,
    }
    write_xlsx(tmp_path / "a.xlsx", sheets)
    read = batch.read_roster(tmp_path / "a.xlsx", as_of="2024-06-30")
    straight = batch.screen(read, as_of="2024-06-30")
    again = batch.screen(dict(read.frames), as_of="2024-06-30")
    assert {"证书存疑", "奖项存疑"} <= set(read.frames["人员"].columns)
    assert "eligible" not in set(straight[straight["name"] != "某丙"]["status"].astype(str))
    pd.testing.assert_frame_equal(
        _plain(straight.drop(columns="submission")),
        _plain(again.drop(columns="submission")),
        check_dtype=False,
    )


def test_sheets_that_have_not_the_same_columns(tmp_path: Path) -> None:
    """A roster that nobody has changed is what was read: what only one of two sheets asks is open on the other."""
    write_xlsx(
        tmp_path / "a.xlsx",
        {
            "一": [["工号", "姓名"], ["1", "某甲"]],
            "二": [["工号", "姓名", "职称"], ["T1", "某乙", "讲师"]],
        },
    )
    read = batch.read_roster(tmp_path / "a.xlsx", as_of="2024-06-30")
    found = batch.screen(read, rulebooks=["national-2020"], as_of="2024-06-30")
    skills = found["route"].str.startswith("skill-") & (found["name"] == "某甲")
    assert set(found[skills]["status"].astype(str)) == {"undetermined"}
    read.frames["人员"].loc[:, "职称名称"] = "讲师"
    changed = batch.screen(read, rulebooks=["national-2020"], as_of="2024-06-30")
    assert not _plain(changed).equals(_plain(found))


def test_frames_screened_again_say_the_same() -> None:
    """What was read can be given back; what is changed changes the answer."""
    read = batch.read_roster(SAMPLE, as_of="2024-06-30")
    first = batch.screen(read, as_of="2024-06-30")
    again = batch.screen(read.frames, as_of="2024-06-30")
    pd.testing.assert_frame_equal(
        _plain(first.drop(columns="submission")), _plain(again.drop(columns="submission")), check_dtype=False
    )
    retired = {**read.frames, "人员": read.frames["人员"].assign(在岗状态="离职")}
    assert set(batch.screen(retired, as_of="2024-06-30")["status"].astype(str)) <= {
        "not_applicable",
        "already_held",
    }


@pytest.mark.parametrize(("frames", "said"), [
    ({"工资": pd.DataFrame()}, "没有“工资”这种表"),
    ({"人员": [1]}, "应为 DataFrame"),
    ({"人员": pd.DataFrame({"姓名": ["甲"], "等级": ["技师"]})}, "“人员”没有“等级”这一列"),
    ({"人员": pd.DataFrame({"姓名": ["甲"], "工号": [["1"]]})}, "“人员”的“工号”列含有 list"),
    ({"人员": pd.DataFrame([["甲", "乙"]], columns=["姓名", "姓名"])}, "两列同名"),
])  # fmt: skip
def test_wrong_frames_are_one_line(frames: dict[str, pd.DataFrame], said: str) -> None:
    """That says which frame, which column."""
    with pytest.raises(UserError, match=re.escape(said)):
        batch.screen(frames)


def test_explain_is_a_frame(tmp_path: Path) -> None:
    """A row a requirement, with its evidence."""
    read = batch.read_roster(roster(tmp_path / "a.xlsx", person(1, "某甲")), as_of="2024-06-30")
    found = batch.explain(read, "某甲", as_of="2024-06-30")
    row = found[
        (found["route"] == "title-intermediate-review") & found["requirement"].str.startswith("具备技师")
    ]
    assert "技师 焊工，2020-01-01，计入（人员第2行）" in row["evidence"].iloc[0]
    with pytest.raises(UserError, match="没有“某乙”"):
        batch.explain(read, "某乙", as_of="2024-06-30")
    assert "某甲" not in repr(read)


@pytest.mark.slow
def test_the_page_for_notebooks_runs() -> None:
    """docs/notebook.md, pasted block by block into one program."""
    page = (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", page, re.S))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "没有“等级”这一列" in done.stdout
