"""Rosters that are renamed, moved, replaced or cannot be read for a night: nobody loses what they still have."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from batch.cli.app import invoke
from batch.inbox.found import submissions
from tests.here import LONG, SOAK
from tests.inbox.nights import assert_as_fresh, news, night, record, table
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster

pytestmark = pytest.mark.usefixtures("here")

DAY = "2024-06-30"
PROVINCE = Path(__file__).parent.parent / "made_up_province"


def _inbox(folder: Path) -> Path:
    (folder / "甲区").mkdir(parents=True)
    (folder / "乙区").mkdir()
    roster(folder / "甲区" / "名册.xlsx", person(1, "某甲"), person(2, "某乙"))
    roster(folder / "乙区" / "乙厂.xlsx", person(3, "某丙", 单位名称="乙厂"))
    return folder


@LONG
@pytest.mark.parametrize("content", [b"PK\x03\x04", *([b"", None] if SOAK else [])])
def test_a_roster_that_is_broken_for_some_nights(content: bytes | None, tmp_path: Path) -> None:
    """It is rejected, night after night, and all others are worked."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-29")
    first = inbox / "乙区" / "乙厂.xlsx"  # before the other one
    if content is None:
        write_xlsx(first, {"人员": [HEADERS]})
    else:
        first.write_bytes(content)
    for day in ("2024-06-30", "2024-07-01", "2024-07-02"):
        assert night(inbox, out, day) == 1
        assert_as_fresh(inbox, out, day, tmp_path / day)


def test_a_folder_that_is_called_as_a_result(tmp_path: Path) -> None:
    """Its submissions stand elsewhere, and nobody is harmed."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    for number, name in enumerate(("run.json", "筛查结果.xlsx", "outcomes.parquet", "Run.JSON")):
        (inbox / name).mkdir(exist_ok=True)
        roster(inbox / name / "名册.xlsx", person(10 + number, f"某{number}", 单位名称=name))
    for _ in range(2):
        assert night(inbox, out, DAY) == 0
        assert len(table(out, "people")) == 7
        assert len(pd.read_parquet(out / "outcomes.parquet")["submission"].unique()) == 6
        assert record(out)["submissions"] == {"accepted": 6}


@pytest.mark.parametrize("left", [True, False] if SOAK else [True])
def test_a_share_that_is_not_connected(
    left: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its place is an empty folder, or something else lies there: nothing is withdrawn, and when it is back all is as it was."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    share, aside = inbox / "乙区", tmp_path / "共享"
    mounted = {str(share)}
    monkeypatch.setattr("os.path.ismount", lambda path: str(path) in mounted)
    night(inbox, out, DAY)
    (tmp_path / "另一").mkdir()
    roster(tmp_path / "另一" / "丁.xlsx", person(20, "某丁", 单位名称="丁厂"))
    night(tmp_path / "另一", out, DAY)  # which knows of no share
    before = table(out, "outcomes")
    mounted.clear()
    share.rename(aside)
    share.mkdir()
    if left:
        roster(share / "本地的.xlsx", person(9, "某壬", 单位名称="丙厂"))
    for _ in range(2):
        assert night(inbox, out, DAY) == 0
        assert table(out, "outcomes").equals(before)
        assert record(out)["withdrawn"] == []
        assert "乙区：共享没有连接，其中的花名册没有处理，原有结果不变" in capsys.readouterr().err
    shutil.rmtree(share)
    aside.rename(share)
    mounted.add(str(share))
    night(inbox, out, DAY)
    assert table(out, "outcomes").equals(before)
    (share / "乙厂.xlsx").unlink()
    night(inbox, out, DAY)
    assert record(out)["withdrawn"] == ["乙区/乙厂.xlsx"]


def test_paths_of_which_one_is_in_the_other(tmp_path: Path) -> None:
    """In either order: each file once."""
    inbox = _inbox(tmp_path / "收件箱")
    for paths in ([inbox, inbox / "甲区"], [inbox / "甲区", inbox]):
        assert len(submissions(paths).files) == 2


def test_a_roster_that_is_renamed_or_moved(tmp_path: Path) -> None:
    """Nobody falls out, and nobody is new."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, DAY)
    (inbox / "甲区" / "名册.xlsx").rename(inbox / "乙区" / "改名.xlsx")
    night(inbox, out, DAY)
    assert news(out) == []
    roster(inbox / "甲区" / "后来的.xlsx", person(2, "某乙"), person(4, "某丁"))
    (inbox / "乙区" / "改名.xlsx").unlink()
    night(inbox, out, DAY)
    assert {row[:2] for row in news(out)} == {
        ("不再符合（已发的告知书应收回）", "某甲"),
        ("新可申报", "某丁"),
    }


def test_who_leaves_one_of_two_rosters(tmp_path: Path) -> None:
    """May still apply by the other, until that has gone, too."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    roster(
        inbox / "乙区" / "乙厂.xlsx", person(3, "某丙", 单位名称="乙厂"), person(1, "某甲", 单位名称="乙厂")
    )
    night(inbox, out, DAY)
    roster(inbox / "乙区" / "乙厂.xlsx", person(3, "某丙", 单位名称="乙厂"))
    night(inbox, out, DAY)
    assert news(out) == []
    roster(inbox / "甲区" / "名册.xlsx", person(2, "某乙"))
    night(inbox, out, DAY)
    assert {row[:2] for row in news(out)} == {("不再符合（已发的告知书应收回）", "某甲")}


def test_who_takes_a_name_that_has_become_free(tmp_path: Path) -> None:
    """The history of its people is not that of those who have gone."""
    out = tmp_path / "结果"
    for number, folder in enumerate(("甲区", "乙区")):
        (tmp_path / folder).mkdir()
        roster(tmp_path / folder / "名册.xlsx", person(number + 1, f"某{number}", 单位名称=f"{number}厂"))
    roster(tmp_path / "甲区" / "另一份.xlsx", person(9, "某九", 单位名称="九厂"))
    paths = (str(tmp_path / "甲区"), str(tmp_path / "乙区"))
    night(paths[0], out, DAY, paths[1])
    (tmp_path / "甲区" / "名册.xlsx").unlink()
    night(paths[0], out, DAY, paths[1])
    held = date(2024, 6, 30)
    roster(
        tmp_path / "乙区" / "名册.xlsx",
        person(2, "某1", 单位名称="1厂"),
        person(5, "某五", 技能证书取得日期=held),
    )
    night(paths[0], out, DAY, paths[1])
    assert not [row for row in news(out) if row[1] == "某1"]


def test_a_folder_that_cannot_be_read_for_a_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its submissions stay as they are: nobody has taken them back."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, DAY)
    real = os.scandir

    def barred(path: str) -> object:
        if str(path).endswith("甲区"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    with monkeypatch.context() as during:
        during.setattr(os, "scandir", barred)
        night(inbox, out, DAY)
    assert record(out)["withdrawn"] == []
    assert sorted(table(out, "people")["name"]) == ["某丙", "某乙", "某甲"]
    assert "甲区：没有权限，其中的花名册没有处理，原有结果不变" in capsys.readouterr().err


def test_month_after_month(tmp_path: Path) -> None:
    """Each roster gives way to the next, however many there are."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    for month in range(15):
        name = f"名册{2023 + month // 12}-{month % 12 + 1:02}-01.xlsx"
        roster(
            inbox / name,
            *(person(number, f"某{number}") for number in range(1, 6)),
            person(50 + month, f"某月{month}"),
        )
    roster(inbox / "乙.xlsx", person(9, "某九", 单位名称="九厂"))
    night(inbox, out, DAY)
    assert len(record(out)["replaced"]) == 14
    assert len(table(out, "people")) == 7


def test_what_is_missing_hangs_on_the_person_alone(tmp_path: Path) -> None:
    """Not on who else is asked: in one roster, in two, in whatever order."""
    one = person(1, "某甲", 所在地="内蒙古", 技能等级="高级工", 技能证书取得日期="")
    failed, blank = {"2023年度考核": "不合格"}, {"2023年度考核": ""}
    other = person(2, "某乙", 所在地="", 技能等级="高级技师", 技能证书取得日期="2022-10", **failed)
    third = person(3, "某丙", 所在地="甲省", 技能等级="老师傅", 技能证书取得日期="", **blank)
    found = []
    for number, rows in enumerate(([one], [one, other, third], [third, other, one])):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        roster(folder / "甲.xlsx", *rows)
        night(folder / "甲.xlsx", folder / "结果", DAY, "--rulebooks-dir", str(PROVINCE))
        outcomes = pd.read_parquet(folder / "结果" / "outcomes.parquet")
        mine = outcomes[outcomes["name"].astype(str) == "某甲"]
        found.append(dict(zip(mine["route"].astype(str), map(list, mine["missing"]), strict=True)))
    assert found[0] == found[1] == found[2]
    assert any(len(headers) > 1 for headers in found[0].values())


def test_what_was_foretold_came_with_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever else has changed by then; and a day that rests on nothing undated does not move when the next one comes."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    soon = {"技能等级": "高级工", "技能证书取得日期": date(2022, 7, 1)}
    roster(inbox / "名册.xlsx", person(1, "某甲", **soon), person(2, "某乙", **soon, 荣誉奖项="江苏工匠"))
    night(inbox, out, DAY)
    settings = tmp_path / "s.toml"
    settings.write_text('passwords = ["口令"]', encoding="utf-8")
    night(inbox, out, "2024-07-01", "--config", str(settings))
    assert ("新可申报", "某甲", "助理级职称", "时间到了") in news(out)
    night(inbox, out, "2024-07-02", "--config", str(settings))
    capsys.readouterr()
    assert invoke(["history", "某乙", "--out", str(out)]) == 0
    *_, last = capsys.readouterr().out.splitlines()
    assert "筛查日2024-07-01" in last and "助理级职称（自2024-07-01起）" in last
