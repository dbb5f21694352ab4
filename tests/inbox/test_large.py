"""Very many people together: counts and who may apply in the merged workbook, everybody in the dataset."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.here import LONG, SOAK, few
from tests.inbox.nights import assert_as_fresh, night
from tests.strangers.attack import person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

LARGE = "batch.report.results.content.LARGE"


@pytest.fixture(autouse=True)
def _small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two submissions are a group already."""
    monkeypatch.setattr("batch.inbox.merging.counting._TOGETHER", 5)


def _inbox(folder: Path) -> Path:
    folder.mkdir()
    for number in range(3):
        rows = [
            person(10 * number + 1, "某甲", 单位名称=f"{number}厂"),
            person(10 * number + 2, "某乙", 单位名称=f"{number}厂", 技能证书取得日期="", 荣誉奖项="某某能手"),
            person(
                10 * number + 3, "某丙", 单位名称=f"{number}厂", 技能证书取得日期=date(2021, 9, 1 + number)
            ),
            person(10 * number + 4, "某丁", 单位名称=f"{number}厂", 技能等级="看不懂", 岗位类别="管理"),
        ]
        roster(folder / f"{number}厂.xlsx", *rows)
    roster(folder / "又一厂.xlsx", person(1, "某甲", 单位名称="又一厂"))
    return folder


def _cells(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


@pytest.mark.parametrize("one_is_large", few([True, False], 1))
def test_the_same_counts(one_is_large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether everybody is listed or only counted, with others or while it was worked; nobody is listed who may not apply."""
    inbox = _inbox(tmp_path / "收件箱")
    night(inbox, tmp_path / "全", "2024-06-30")
    monkeypatch.setattr(LARGE, 3 if one_is_large else 5)
    monkeypatch.setattr("batch.submission.work.APART", 3)
    night(inbox, tmp_path / "数", "2024-06-30")
    listed, counted = (_cells(tmp_path / one / "筛查结果.xlsx") for one in ("全", "数"))
    for name in ("各单位", "统计", "按月", "可申报", "待答复问题", "政策依据"):
        assert counted[name] == listed[name], name
    assert {"人员一览", "待核实", "收集清单", "即将符合", "差一项"} & set(counted) == set()
    assert [row for row in counted["概览"] if "见“" not in str(row[0])] == [
        row for row in listed["概览"] if "见“" not in str(row[0])
    ]
    assert len(counted["按月"]) > 1 and len(counted["可申报"]) > 4
    number = {(row[1], row[2]): row[4] for row in counted["数据问题统计"][1:]}
    for key in {(row[2], row[5]) for row in listed["数据问题"][1:]}:
        assert number[key] == sum((row[2], row[5]) == key for row in listed["数据问题"][1:])
    assert [row[2] for row in counted["数据问题"][1:]] == ["P03", "P03"]  # who stands in two of them


@LONG
def test_what_people_wrote_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into the list that is still there, and into those of each submission; nothing is called lost."""
    monkeypatch.setattr(LARGE, 5)
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-30")
    for place, sheet in (("筛查结果.xlsx", "可申报"), ("0厂/筛查结果.xlsx", "待核实")):
        book = openpyxl.load_workbook(out / place)
        heads = [cell.value for cell in book[sheet][1]]
        column = next(heads.index(head) for head in ("单位意见", "核实结果") if head in heads)
        book[sheet].cell(2, column + 1).value = "暂缓" if sheet == "可申报" else "材料待补"
        if sheet == "可申报":  # of another group of people
            last = book[sheet].max_row
            book[sheet].cell(last, column + 1).value = "不推荐"
        book.save(out / place)
    night(inbox, out, "2024-07-03")
    merged, own = _cells(out / "筛查结果.xlsx"), _cells(out / "0厂" / "筛查结果.xlsx")
    assert "未能带入" not in merged and "未能带入" not in own
    assert "暂缓" in merged["可申报"][1] and "暂缓" in own["可申报"][1]
    assert "不推荐" in merged["可申报"][last - 1] and last > 6
    assert sum(cell in ("暂缓", "不推荐") for row in merged["可申报"] for cell in row) == 2
    assert "材料待补" in own["待核实"][1]


@LONG
def test_night_after_night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a fresh run, list by list."""
    monkeypatch.setattr(LARGE, 5)
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    for turn, day in enumerate(("2024-08-31", "2024-09-01", "2024-09-02")[: None if SOAK else 2]):
        night(inbox, out, day)
        assert_as_fresh(inbox, out, day, tmp_path / f"新{turn}")


def test_with_some_of_whom_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be read and a roster of managers stand among the others."""
    monkeypatch.setattr(LARGE, 2)
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    (inbox / "坏的.xlsx").write_bytes(b"PKx")
    roster(inbox / "管理.xlsx", person(1, "某甲", 岗位类别="管理"))
    roster(inbox / "甲厂.xlsx", person(2, "某乙"), person(3, "某丙"))
    assert night(inbox, out, "2024-06-30") == 1
    assert {row[1] for row in _cells(out / "筛查结果.xlsx")["各单位"][1:]} >= {"接收"}
    (inbox / "甲厂.xlsx").unlink()
    roster(inbox / "乙厂.xlsx", *(person(n, f"某{n}", 岗位类别="管理") for n in range(4, 8)))
    assert night(inbox, out, "2024-06-30") == 1
    assert _cells(out / "筛查结果.xlsx")["可申报"][1][0] == "在筛查日没有人可以申报。"
