"""An inbox in which no roster is left: all have been withdrawn, and it is an inbox still."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from batch.results import TABLES
from tests.inbox.nights import assert_as_fresh, letters, news, night, record, table
from tests.strangers.attack import person, roster

pytestmark = pytest.mark.usefixtures("here")


def _inbox(tmp_path: Path) -> tuple[Path, Path]:
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "甲厂.xlsx", person(1, "某甲"), person(2, "某乙"))
    assert night(inbox, out, "2024-06-30") == 0
    return inbox, out


def test_the_last_roster_is_withdrawn(tmp_path: Path) -> None:
    """Nobody is in the results any more, as often as it runs; what comes then is worked as ever."""
    inbox, out = _inbox(tmp_path)
    assert letters(out)
    (inbox / "甲厂.xlsx").unlink()
    assert night(inbox, out, "2024-07-01") == 0
    assert record(out)["withdrawn"] == ["甲厂.xlsx"]
    assert len(news(out)) > 0
    for day in ("2024-07-01", "2024-07-02"):
        assert night(inbox, out, day) == 0
        assert [len(pd.read_parquet(out / f"{name}.parquet")) for name in TABLES] == [0, 0, 0]
        assert letters(out) == []
    roster(inbox / "乙厂.xlsx", person(3, "某丙", 单位名称="乙厂"))
    assert night(inbox, out, "2024-07-03") == 0
    assert_as_fresh(inbox, out, "2024-07-03", tmp_path / "新的")


def test_a_folder_that_never_had_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is a mistake of who calls, also where the results are those of another folder."""
    _, out = _inbox(tmp_path)
    other = tmp_path / "别处"
    other.mkdir()
    before = table(out, "outcomes")
    assert night(other, out, "2024-07-01") == 2
    assert f"文件夹中没有花名册：{other}" in capsys.readouterr().err
    assert table(out, "outcomes").equals(before)


def test_a_whole_share_that_is_not_connected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its empty place is no withdrawal."""
    mounted = {str(tmp_path / "收件箱")}
    monkeypatch.setattr("os.path.ismount", lambda path: str(path) in mounted)
    inbox, out = _inbox(tmp_path)
    before = table(out, "outcomes")
    (inbox / "甲厂.xlsx").unlink()
    mounted.clear()
    assert night(inbox, out, "2024-07-01") == 2
    assert f"共享没有连接：{inbox}" in capsys.readouterr().err
    assert table(out, "outcomes").equals(before)
