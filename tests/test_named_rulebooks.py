"""A rulebook is named by id, number or place; one for people elsewhere is noticed; near misses are suggested."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from batch.cli.app import invoke
from tests.strangers.attack import person, roster

pytestmark = pytest.mark.usefixtures("here")

DAY = ("--as-of", "2024-06-30")


def _run(file: Path, out: Path, *more: str) -> int:
    return invoke(["run", str(file), "--out", str(out), "--quiet", "--no-return", *DAY, *more])


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("南通", ["nantong-2022"]), ("江苏省南通市", ["nantong-2022"]), ("320500", ["jiangsu-2021", "suzhou-2019"]),
        ("苏人社发〔2021〕132号", ["jiangsu-2021"]), ("苏人社发[2021]132号", ["jiangsu-2021"]), ("hunan-2024", ["hunan-2024"]),
    ],
)  # fmt: skip
def test_what_a_name_means(name: str, ids: list[str], tmp_path: Path) -> None:
    """A place means all that speak there on the day."""
    file = roster(tmp_path / "a.xlsx")
    assert _run(file, tmp_path / "out", "--rulebook", name, "--notices", "不出") in (0, 1)
    assert sorted(pd.read_parquet(tmp_path / "out/outcomes.parquet").rulebook.unique()) == ids


def test_people_elsewhere_are_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the terminal, the issues and the record; no letters to them without ``--force``; a blank place is not elsewhere."""
    people = [person(1, "某甲"), person(2, "某乙", 所在地="浙江省绍兴市"), person(3, "某丙", 所在地="")]
    file, out = roster(tmp_path / "a.xlsx", *people), tmp_path / "out"
    _run(file, out, "--rulebook", "jiangsu-2021")
    assert "1人的所在地不在所指定规则的适用地区" in capsys.readouterr().err
    issues = pd.read_parquet(out / "issues.parquet")
    assert issues[issues.code == "P04"].severity.tolist() == ["warning"]
    letters = sorted(path.name.partition("_")[2] for path in (out / "告知书").glob("*"))
    assert letters == ["某丙.docx", "某甲.docx"] or letters == ["某甲.docx"]
    _run(file, out, "--rulebook", "jiangsu-2021", "--force")
    assert any("某乙" in path.name for path in (out / "告知书").glob("*"))
    assert json.loads((out / "run.json").read_text("utf-8"))["inputs"][0]["outcome"] == "accepted_with_issues"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "a.xlsx", "--rulebook", "jiangsu2021"], "是不是“jiangsu-2021”？"),
        (["run", "a.xlsx", "--hrizon", "3"], "是不是“--horizon”？"),
        (["chek", "a.xlsx"], "是不是“check”？"),
        (["explain", "a.xlsx", "某甲乙"], "是不是“某甲”？"),
        (
            ["explain", "a.xlsx", "某甲", "--route", "title-intermediate-revew"],
            "是不是“title-intermediate-review”？",
        ),
    ],
)
def test_near_misses(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Names, options, commands, ids, routes."""
    roster(tmp_path / "a.xlsx")
    monkeypatch.chdir(tmp_path)
    assert invoke(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_level_is_a_route(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--route 中级: every route to it."""
    file = roster(tmp_path / "a.xlsx")
    assert invoke(["explain", str(file), "某甲", "--route", "中级", *DAY]) == 0
    said = capsys.readouterr().out
    assert "title-intermediate-review" in said
    assert "title-assistant-review" not in said


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The short forms."""
    assert invoke(["-V"]) == 0
    assert "guantong" in capsys.readouterr().out
    for arguments in (["-h"], ["run", "-h"]):
        assert invoke(arguments) == 0
        assert "用法" in capsys.readouterr().out
