"""Cells that are struck through, and comments at cells: through real workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from batch.policy.library import Library
from batch.roster.roster import Roster, read_file
from batch.sheets.cellmarks import OUR_MARK, OUR_NAME, plain_comment
from tests.layouts.reading import IDS, A, B, skills, status
from tests.rosters import issues, options

HEAD = [
    "姓名",
    "身份证号",
    "部门",
    "技能等级",
    "技能证书职业（工种）",
    "技能证书取得日期",
    "2023年度考核",
    "荣誉奖项",
]
ROW = ["一车间", "技师", "焊工", "2015-06-01", "不合格", "全国技术能手"]


def _read(
    library: Library,
    folder: Path,
    struck: tuple[str, ...] = (),
    comments: dict[str, tuple[str, str]] | None = None,
) -> Roster:
    """Two people; cells struck through, and comments with their authors, by address."""
    book = xlsxwriter.Workbook(str(folder / "名册.xlsx"))
    sheet, line = book.add_worksheet("人员"), book.add_format({"font_strikeout": True})
    rows: list[list[Any]] = [HEAD, [A, IDS[A], *ROW], [B, IDS[B], *ROW]]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            address = f"{chr(65 + column)}{number + 1}"
            sheet.write_string(number, column, value, line if address in struck else None)
    for address, (author, text) in (comments or {}).items():
        sheet.write_comment(address, text, {"author": author})
    book.close()
    return read_file(folder / "名册.xlsx", options(library))


def test_a_text_that_is_struck_through_is_not_understood(library: Library, tmp_path: Path) -> None:
    """A level, a grade, an award: neither what they say nor nothing; those of others stay."""
    roster = _read(library, tmp_path, ("D2", "G2", "H2"))
    assert [held[:2] for held in skills(roster)] == [(A, "-1..7"), (B, "技师")]
    assert [issues(roster, code) for code in ("C01", "V08", "C14")] == [
        [("人员", "D2")],
        [("人员", "G2")],
        [("人员", "H2")],
    ]
    assert status(roster) == ["", ""]


def test_a_part_of_a_text_that_is_struck_through(library: Library, tmp_path: Path) -> None:
    """One award of two: what of the cell still holds nobody can tell."""
    book = xlsxwriter.Workbook(str(tmp_path / "名册.xlsx"))
    sheet, line = book.add_worksheet("人员"), book.add_format({"font_strikeout": True})
    for number, row in enumerate([HEAD, [A, IDS[A], *ROW], [B, IDS[B], *ROW]]):
        sheet.write_row(number, 0, row)
    sheet.write_rich_string("H2", "江苏工匠；", line, "全国技术能手")
    book.close()
    roster = read_file(tmp_path / "名册.xlsx", options(library))
    assert issues(roster, "C14") == [("人员", "H2")]
    firm = {
        roster.facts.awards_seen[one].name
        for one in roster.facts.awards.award[roster.facts.awards.person == 0]
    }
    assert firm == {""}


@pytest.mark.parametrize("cell", ["C2", "D2", "E2"])
def test_a_row_of_another_sheet_that_is_struck_through(library: Library, tmp_path: Path, cell: str) -> None:
    """Whatever of it is: the certificate is in doubt."""
    book = xlsxwriter.Workbook(str(tmp_path / "名册.xlsx"))
    line = book.add_format({"font_strikeout": True})
    book.add_worksheet("人员").write_row(0, 0, HEAD[:3])
    sheet = book.add_worksheet("证书")
    book.worksheets()[0].write_row(1, 0, [A, IDS[A], "一车间"])
    for number, row in enumerate(
        (
            ["身份证号", "证书类别", "级别", "职业（工种）", "取得日期"],
            [IDS[A], "职业技能等级", "技师", "焊工", "2015-06-01"],
        )
    ):
        for column, text in enumerate(row):
            struck = cell == f"{chr(65 + column)}{number + 1}"
            sheet.write_string(number, column, text, line if struck else None)
    book.close()
    roster = read_file(tmp_path / "名册.xlsx", options(library))
    assert issues(roster, "C14") == [("证书", cell)]
    assert [held[1][:2] for held in skills(roster)] == ["-1"]


def test_a_name_that_is_struck_through(library: Library, tmp_path: Path) -> None:
    """All of that person is in doubt, whose name it still is."""
    roster = _read(library, tmp_path, ("A2",))
    assert roster.persons.names.tolist() == [A, B]
    assert status(roster) == ["（未识别）", ""]
    assert issues(roster, "V04") == [("人员", "A2")]


def test_what_is_shown_only_may_be_struck_through(library: Library, tmp_path: Path) -> None:
    """A workshop's name."""
    roster = _read(library, tmp_path, ("C2", "C3"))
    assert roster.texts("部门").tolist() == ["一车间", "一车间"]
    assert [issue.code for issue in roster.issues] == [one.code for one in _read(library, tmp_path).issues]


@pytest.mark.parametrize(("text", "cell"), [("证书已注销", "D2"), ("待核实", "D2"), ("Admin:\n已作废", "A2")])
def test_a_comment_is_heard_like_a_remark(library: Library, tmp_path: Path, text: str, cell: str) -> None:
    """At the cell that it is at; nobody else's."""
    roster = _read(library, tmp_path, comments={cell: ("Admin", text)})
    assert issues(roster, "C14") == [("人员", cell)]
    assert [held[:2] for held in skills(roster)][-1] == (B, "技师")


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Admin", "2020年考的"),
        (OUR_NAME, "证书已注销"),
        ("Admin", f"班长\n\n{OUR_MARK}\n技能等级无法识别，待核实"),
    ],
)
def test_a_comment_that_says_nothing(library: Library, tmp_path: Path, author: str, text: str) -> None:
    """Harmless ones, and what this program itself has said in a file that it returned."""
    roster = _read(library, tmp_path, comments={"D2": (author, text), "D1": ("Admin", "已作废的不填")})
    assert (issues(roster, "C14"), status(roster)) == ([], ["", ""])


def test_what_excel_says_in_comments_of_the_newer_kind() -> None:
    """What somebody wrote stands at the end."""
    said = "[线程批注]\n\n你的 Excel 版本可读取此线程批注; 但所作的任何改动都将被删除。\n\n注释:\n    班长"
    assert plain_comment(said) == "班长"
    assert plain_comment("王某：\n已离职", "王某") == "已离职"
    assert plain_comment("作废：\n见附件", "王某") == "作废： 见附件"
