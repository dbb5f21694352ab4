"""Lines beside a table that say who has left; titles that say whom a list leaves out."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from batch.roster.leaving import said_by_title, says_left
from batch.roster.roster import read_sheets
from batch.sheets.sheet import Sheet
from tests.layouts.reading import IDS, A, B, C, read_one, status
from tests.rosters import Cells, options

OPEN = "说明"
TABLE: Cells = [["姓名", "身份证号", "在岗状态"], [A, IDS[A], "在职"], [B, IDS[B], ""], [C, IDS[C], "在职"]]


@pytest.mark.parametrize(
    "line", ["注：{}已于2024年3月退休", "备注：{}离职手续办理中", "{}、刘某某调出", "说明：{} 2024年辞职。"]
)
@pytest.mark.parametrize("above", [True, False])
def test_whom_a_line_names_is_not_serving_for_certain(library: Library, line: str, above: bool) -> None:
    """Above or below the table; the others are what their row says."""
    for name, place in ((A, 0), (B, 1)):
        extra = [[line.format(name), "", ""]]
        roster = read_one(library, [*extra, *TABLE] if above else [*TABLE, *extra])
        found = status(roster)
        assert found[place] not in ("在职", None)
        assert [found[other] for other in (0, 2) if other != place] == ["在职"] * (1 if place == 0 else 2)


def test_a_line_on_a_sheet_of_its_own(library: Library) -> None:
    """A sheet without a table is not a blank one."""
    sheets = [Sheet("花名册", TABLE), Sheet("说明", [[f"{C}已于2025年12月退休"]])]
    assert status(read_sheets("花名册.xlsx", sheets, options(library)))[2] != "在职"


@pytest.mark.parametrize("line", ["其中2人已退休", "注：含离退休人员3名", "2人均已退休，附名册", "一人退休"])
def test_some_that_are_not_named_may_be_anybody(library: Library, line: str) -> None:
    """Nobody is serving for certain then."""
    assert "在职" not in status(read_one(library, [*TABLE, [line, "", ""]]))


@pytest.mark.parametrize("line", ["在职2人，退休1人", "甲厂花名册（在职2人、离职1人）"])
def test_how_many_are_gone(library: Library, line: str) -> None:
    """Where no row says who, it may be anybody; where as many rows say so, they are meant, and no more."""
    assert "在职" not in status(read_one(library, [[line, "", ""], *TABLE]))
    gone: Cells = [*TABLE[:3], [C, IDS[C], "退休"]]
    assert status(read_one(library, [[line, "", ""], *gone]))[0] == "在职"
    more = line.replace("1", "2")
    assert "在职" not in status(read_one(library, [[more, "", ""], *gone]))


@pytest.mark.parametrize(
    "line",
    [
        "注：{}未退休",
        "说明：退休、离职人员不填",
        "备注：不含离退休人员",
        "离职人员除外",
        "填表人：{}",
        "两人均为在职",
        "注：退休返聘的另表报送",
    ],
)
def test_a_line_that_says_nothing_of_anybody(library: Library, line: str) -> None:
    """Denied, about those who are not on the list, or about nobody."""
    assert status(read_one(library, [*TABLE, [line.format(A), "", ""]])) == status(read_one(library, TABLE))


@pytest.mark.parametrize(
    "title",
    [
        "在职人员花名册（不含离退休人员）",
        "职工名册（离退休人员除外）",
        "花名册(不包括退休、离职人员)",
        "除退休人员外全体职工",
        "职工名册（已剔除离职人员）",
    ],
)
def test_whom_a_title_leaves_out(library: Library, title: str) -> None:
    """They are not on the list: nothing is said of those who are."""
    assert said_by_title(title) == ""
    assert not says_left(title)
    assert status(read_one(library, [[title, "", ""], *TABLE])) == status(read_one(library, TABLE))


def test_notes_without_end_are_about_anybody(library: Library) -> None:
    """Nobody reads a thousand of them."""
    rows: Cells = [*TABLE, *[[f"第{number}号：某某调出", "", ""] for number in range(300)]]
    assert "在职" not in status(read_one(library, rows))


def test_lines_over_and_below_the_tables_of_a_page(library: Library) -> None:
    """They stand in no cell, and are section lines and notes like those that do."""
    rows = [["姓名", "身份证号"], [A, IDS[A]]]
    more = [["姓名", "身份证号"], [B, IDS[B]]]
    last = [["姓名", "身份证号"], [C, IDS[C]]]
    pages = [
        Sheet("表1", rows, above=("某公司花名册", "填报单位：某某有限公司")),
        Sheet("表2", more, above=("以下人员证书已注销",)),
        Sheet("表3", last, above=("在职人员",), below=(f"注：{C}已于2024年3月退休",)),
    ]
    roster = read_sheets("花名册.xls", pages, options(library))
    found = status(roster)
    assert found[0] == ""
    assert "在职" not in found[1:] and "" not in found[1:]
    assert roster.texts("单位名称").tolist() == ["某某有限公司", "", ""]
