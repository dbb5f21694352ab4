"""What people wrote into the merged workbook is never lost: where its row has gone it stands under 未能带入."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from batch.inbox.merging.merged import Merged, merge
from tests.here import LONG, SOAK, few
from tests.inbox.nights import night
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"


def _mark(path: Path, sheet: str, header: str, text: str) -> int:
    """Write into a list's own column on every row; how many rows."""
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book[sheet][1]]
    rows = range(2, book[sheet].max_row + 1)
    for row in rows:
        book[sheet].cell(row, heads.index(header) + 1).value = text
    book.save(path)
    return len(rows)


def _cells(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] for sheet in book
    }


def _found(out: Path, text: str) -> int:
    """On how many rows of any workbook it stands, in its list or under 未能带入."""
    books = [_cells(path) for path in out.rglob("筛查结果*.xlsx")]
    return sum(text in row for book in books for rows in book.values() for row in rows)


@pytest.mark.parametrize("how", ["no longer", *(["away", "withdrawn"] if SOAK else [])])
def test_a_row_that_goes_on_the_next_night(how: str, tmp_path: Path) -> None:
    """Of somebody who may no longer, has left, or whose roster was taken back."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "甲.xlsx", person(1, "某1"), person(2, "某2"))
    roster(inbox / "乙.xlsx", person(3, "某3"), person(4, "某4"))
    roster(inbox / "丙.xlsx", person(5, "某5"))
    night(inbox, out, DAY)
    marked = _mark(out / "筛查结果.xlsx", "可申报", "单位意见", "再议")
    if how == "withdrawn":
        (inbox / "甲.xlsx").unlink()
    else:
        rest = [person(1, "某1", 岗位类别="管理")] if how == "no longer" else []
        roster(inbox / "甲.xlsx", *rest, person(2, "某2"))
    for _ in range(3):
        night(inbox, out, DAY)
        merged = _cells(out / "筛查结果.xlsx")
        kept = sum("再议" in row for row in merged["可申报"]) + sum(
            "再议" in row for row in merged["未能带入"]
        )
        assert kept == marked


def test_what_is_written_while_a_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into a workbook that nobody had touched when the run began: it is not replaced."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "甲.xlsx", person(1, "某1"))
    roster(inbox / "乙.xlsx", person(3, "某3"))
    night(inbox, out, DAY)
    roster(inbox / "甲.xlsx", person(1, "某1"), person(2, "某2"))
    marked = []

    def meanwhile(*arguments: Any) -> Merged:
        marked.append(_mark(out / "甲" / "筛查结果.xlsx", "可申报", "单位意见", "再议"))
        return merge(*arguments)

    with monkeypatch.context() as during:
        during.setattr("batch.inbox.run.merge", meanwhile)
        night(inbox, out, DAY)
    assert [_found(out, "再议")] == marked
    night(inbox, out, DAY)
    assert sum("再议" in row for row in _cells(out / "甲" / "筛查结果.xlsx")["可申报"]) == marked[0]


def test_that_a_workbook_outlives_its_roster_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once, on the night on which the roster goes: its marks are in no list any more."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    for number in (1, 2):
        roster(inbox / f"{number}.xlsx", person(number, f"某{number}"))
    night(inbox, out, DAY)
    marked = _mark(out / "1" / "筛查结果.xlsx", "可申报", "单位意见", "再议")
    (inbox / "1.xlsx").unlink()
    said = []
    for _ in range(2):
        capsys.readouterr()
        night(inbox, out, DAY)
        said.append(capsys.readouterr().err.count("“1/筛查结果.xlsx”里有人做的标记"))
    assert said == [1, 0] and _found(out, "再议") == marked


@LONG
def test_at_who_stands_in_several(tmp_path: Path) -> None:
    """Issues that no submission's own workbook lists: their marks stay, whatever else changes, and when they go."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    for number in (1, 2):
        row = [*person(number, f"某{number}"), "S00003201"]
        write_xlsx(inbox / f"{number}.xlsx", {"人员": [[*HEADERS, "技能证书编号"], row]})
    roster(inbox / "丙.xlsx", person(3, "某3"))
    night(inbox, out, DAY)
    assert _mark(out / "筛查结果.xlsx", "数据问题", "处理情况", "原件无误") == 2
    for turn in range(4):
        if turn == 2:
            roster(inbox / "丙.xlsx", person(3, "某3"), person(4, "某4"))
        night(inbox, out, DAY)
        assert sum("原件无误" in row for row in _cells(out / "筛查结果.xlsx")["数据问题"]) == 2
    write_xlsx(inbox / "2.xlsx", {"人员": [[*HEADERS, "技能证书编号"], [*person(2, "某2"), "S00003202"]]})
    for _ in range(3):
        night(inbox, out, DAY)
        assert _found(out, "原件无误") == 2


@pytest.mark.parametrize("how", few(["no longer", "withdrawn"], 1))
def test_however_often_it_is_written_again(how: str, tmp_path: Path) -> None:
    """Others come and go meanwhile; when the row is back the mark stands at it."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    first = roster(inbox / "甲.xlsx", person(1, "某1"), person(2, "某2"))
    roster(inbox / "乙.xlsx", person(3, "某3", 单位名称="乙厂"))
    night(inbox, out, DAY)
    marked, whole = _mark(out / "筛查结果.xlsx", "可申报", "单位意见", "再议"), first.read_bytes()
    first.unlink()
    if how == "no longer":
        roster(first, person(1, "某1", 岗位类别="管理"), person(2, "某2"))
    for number in range(10, 13):
        night(inbox, out, DAY)
        cells = _cells(out / "筛查结果.xlsx")
        left = sum("再议" in row for row in cells["未能带入"])
        assert left and left + sum("再议" in row for row in cells["可申报"]) == marked
        roster(inbox / "丙.xlsx", person(number, f"某{number}", 单位名称="丙厂"))
    first.write_bytes(whole)
    for _ in range(2):
        night(inbox, out, DAY)
        cells = _cells(out / "筛查结果.xlsx")
        assert sum("再议" in row for row in cells["可申报"]) == marked
        assert not any("再议" in row for row in cells.get("未能带入", []))
        roster(inbox / "丙.xlsx", person(20, "某20", 单位名称="丙厂"))
