"""The returned roster: the sender's workbook marked, corrected, and sent again."""

from __future__ import annotations

import shutil
import zipfile
from copy import copy
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from batch.cli.app import invoke
from batch.errors import UserError
from batch.policy.library import Library
from batch.report.returned import ISSUE_SHEET, write_returned
from batch.report.returned.marks import AUTHOR, FILLS
from batch.report.returned.place import RESULT_HEADER
from batch.report.returned.results_column import PASSED
from batch.roster.messages import Issue
from batch.roster.roster import Roster, read_file
from tests.rosters import codes, options

pytestmark = pytest.mark.usefixtures("here")

SAMPLES = Path(__file__).parent.parent / "sample_inputs"
FAULTY = SAMPLES / "一份有错误的花名册.xlsx"
HEADERS = ["姓名", "身份证号", "岗位类别", "现岗位起始日期", "血型"]
GOOD_ID = "110101199003074514"
ROWS: list[list[Any]] = [
    ["=1+1", "110101199003074515", "车间里的", "2021.13", "A"],
    ["某乙", "110101198506153333", "管理", date(2020, 1, 1), "B"],
    ["某丙", GOOD_ID, "管理", date(2020, 1, 1), "O"],
]
TITLE, HEAD, FIRST = 1, 2, 3  # rows of the workbook made here


def _id(digits: str) -> str:
    from batch.roster.understand.identity import check_character

    return digits + check_character(digits)


def make(path: Path) -> Path:
    """A sender's workbook with looks of its own: faults in row 3, row 5 is healthy."""
    book = Workbook()
    page: Any = book.active
    page.title = "人员"
    page.append(["某厂花名册"])
    page.merge_cells("A1:E1")
    page["A1"].font = Font("黑体", 16, bold=True)
    page.append(HEADERS)
    for cell in page[HEAD]:
        cell.fill, cell.font = PatternFill("solid", fgColor="1F3864"), Font(color="FFFFFFFF", bold=True)
    for row in ROWS:
        page.append(row)
    page["A3"].data_type = "s"
    page["B4"].value, page["B5"].value = _id("11010119850615333"), _id("11010119900307451")
    page["C3"].fill = PatternFill("solid", fgColor="E2F0D9")
    page["C3"].comment = Comment("本单位的批注", "某人")
    page["A5"].fill, page["A5"].font = PatternFill("solid", fgColor="FFF2CC"), Font("楷体", 13)
    page["A5"].comment = Comment("另一批注", "某人")
    page["D5"].alignment = Alignment("right")
    page.column_dimensions["B"].width = 31
    page.column_dimensions["E"].width = 5
    page.column_dimensions["E"].min, page.column_dimensions["E"].max = 5, 1024
    choice = DataValidation("list", '"管理,教师"', allow_blank=True)
    choice.add("C3:C5")
    page.add_data_validation(choice)
    page.auto_filter.ref = "A2:E5"
    book.create_sheet("食堂菜单").append(["星期一"])
    book.save(path)
    return path


def read(library: Library, path: Path) -> Roster:
    """A roster file as the reader takes it."""
    return read_file(path, options(library))


def returned(library: Library, source: Path, target: Path) -> tuple[Roster, Any]:
    """The roster and its returned workbook."""
    roster = read(library, source)
    write_returned(source, roster.issues, target)
    return roster, load_workbook(target)


def fill_of(cell: Any) -> str:
    """The colour of a cell; empty without one."""
    return str(cell.fill.fgColor.rgb)[-6:] if cell.fill.fill_type else ""


def column_of(page: Any, header_row: int = HEAD) -> int:
    """The column 校验结果."""
    return next(cell.column for cell in page[header_row] if cell.value == RESULT_HEADER)


def listed(book: Any) -> list[list[Any]]:
    """The rows of the list, without its hidden column."""
    return [[cell.value for cell in row[:9]] for row in book[ISSUE_SHEET].iter_rows(min_row=5)]


def test_the_senders_looks_survive(library: Library, tmp_path: Path) -> None:
    """Fonts, fills, widths, merged cells, validations and comments of what is healthy."""
    page = returned(library, make(tmp_path / "a.xlsx"), tmp_path / "b.xlsx")[1]["人员"]
    assert [str(area) for area in page.merged_cells.ranges] == ["A1:E1"]
    assert (page["A1"].font.name, page["A1"].font.sz) == ("黑体", 16)
    assert (page["A5"].font.name, fill_of(page["A5"])) == ("楷体", "FFF2CC")
    assert (page["A5"].comment.text, page["A5"].comment.author) == ("另一批注", "某人")
    assert page["D5"].alignment.horizontal == "right"
    assert page["D5"].value.date() == date(2020, 1, 1)
    assert page.column_dimensions["B"].width == 31
    assert [str(one.sqref) for one in page.data_validations.dataValidation] == ["C3:C5"]
    assert fill_of(page["B2"]) == "1F3864"


def test_faulty_cells_are_filled_and_commented(library: Library, tmp_path: Path) -> None:
    """By severity; the sender's own comment stays before ours."""
    page = returned(library, make(tmp_path / "a.xlsx"), tmp_path / "b.xlsx")[1]["人员"]
    assert [fill_of(page[a]) for a in ("B3", "C3", "D3", "E2")] == [
        FILLS["error"], FILLS["warning"], FILLS["warning"], FILLS["info"]
    ]  # fmt: skip
    assert page["B3"].comment.author == AUTHOR
    assert "I02" in page["B3"].comment.text and "怎么改：请核对身份证号" in page["B3"].comment.text
    assert page["B3"].number_format == "@"
    assert page["C3"].comment.text.startswith("本单位的批注\n\n")
    assert page["C3"].comment.author == "某人" and "V04" in page["C3"].comment.text
    assert page["E2"].font.color.rgb == "FF000000"  # white on light blue could not be read
    assert page["B5"].comment is None


def test_several_issues_of_a_cell_are_one_comment(tmp_path: Path) -> None:
    """The worst severity gives the colour; a merged range is marked at its first cell."""
    source = make(tmp_path / "a.xlsx")
    issues = [
        Issue("V04", "人员", "C4", "岗位类别", "", "第一个", "warning", "改一"),
        Issue("I01", "人员", "C4", "岗位类别", "", "第二个", "error", "改二"),
        Issue("V01", "人员", "C1", "", "", "标题", "info", "改三"),
    ]
    write_returned(source, issues, tmp_path / "b.xlsx")
    page = load_workbook(tmp_path / "b.xlsx")["人员"]
    assert fill_of(page["C4"]) == FILLS["error"]
    assert "第一个" in page["C4"].comment.text and "第二个" in page["C4"].comment.text
    assert fill_of(page["A1"]) == FILLS["info"]
    assert page.cell(4, column_of(page)).value == "第二个；岗位类别：第一个"


def test_the_column_of_results_can_be_filtered(library: Library, tmp_path: Path) -> None:
    """At the right of the last header, in the looks of its neighbour, within the sender's filter."""
    page = returned(library, make(tmp_path / "a.xlsx"), tmp_path / "b.xlsx")[1]["人员"]
    column = column_of(page)
    assert column == len(HEADERS) + 1
    assert page.auto_filter.ref == "A2:F5"
    assert page["F2"].font.b and fill_of(page["F2"]) in ("1F3864", FILLS["info"])
    assert "校验码" in page["F3"].value and "；" in page["F3"].value
    assert (page["F5"].value, fill_of(page["F5"])) == (PASSED, "")
    spans = sorted((one.min, one.max) for one in page.column_dimensions.values() if one.min)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    assert page.column_dimensions["F"].width > 10


def test_a_sheet_without_a_filter_gets_one(library: Library, tmp_path: Path) -> None:
    """On the header row, down to the last row; notes beside the table are not overwritten."""
    book = load_workbook(make(tmp_path / "a.xlsx"))
    book["人员"].auto_filter.ref = None
    book["人员"]["F4"] = "旁注"
    book.save(tmp_path / "a.xlsx")
    page = returned(library, tmp_path / "a.xlsx", tmp_path / "b.xlsx")[1]["人员"]
    assert (page["F4"].value, column_of(page)) == ("旁注", 7)
    assert page.auto_filter.ref == "A2:G5"


def test_an_excel_table_grows_by_the_column(library: Library, tmp_path: Path) -> None:
    """A sheet's own filter over a table would make the file unreadable for Excel."""
    book = load_workbook(make(tmp_path / "a.xlsx"))
    book["人员"].auto_filter.ref = None
    book["人员"].add_table(Table(displayName="表1", ref="A2:E5"))
    book.save(tmp_path / "a.xlsx")
    page = returned(library, tmp_path / "a.xlsx", tmp_path / "b.xlsx")[1]["人员"]
    table = page.tables["表1"]
    assert (table.ref, table.autoFilter.ref, page.auto_filter.ref) == ("A2:F5", "A2:F5", None)
    assert table.column_names == [*HEADERS, RESULT_HEADER]


def test_every_problem_is_listed_and_linked(library: Library, tmp_path: Path) -> None:
    """Errors first; the address leads to the cell; the sheet is the first and the one shown."""
    roster, book = returned(library, FAULTY, tmp_path / "b.xlsx")
    page = book[ISSUE_SHEET]
    rows = listed(book)
    assert book.sheetnames[0] == ISSUE_SHEET and book.active is page
    assert len(rows) == len(roster.issues)
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0][1:7] == ["错误", "I02", "人员", "G4", "身份证号", "320699197109101131"]
    assert page["E5"].hyperlink.location == "'人员'!G4"
    for number, row in enumerate(rows, start=5):
        link = page.cell(number, 5).hyperlink
        if row[4]:
            assert link.location == f"'{row[3]}'!{row[4]}" and book[row[3]][row[4]].comment
        else:
            assert link is None
    assert page.freeze_panes == "A5" and page.auto_filter.ref == f"A4:I{4 + len(rows)}"
    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
    assert "原样交回" in page["A2"].value and page.column_dimensions["J"].hidden


def test_formulas_as_text_stay_text(library: Library, tmp_path: Path) -> None:
    """In the sender's cells and in the list; control characters are left out."""
    source = make(tmp_path / "a.xlsx")
    issue = Issue("V04", "人员", "", "姓名", "@SUM(A1)\x07", "=2+2\x00", "warning", "-")
    write_returned(source, [issue, *read(library, source).issues], tmp_path / "b.xlsx")
    book = load_workbook(tmp_path / "b.xlsx")
    assert (book["人员"]["A3"].value, book["人员"]["A3"].data_type) == ("=1+1", "s")
    row = next(row for row in book[ISSUE_SHEET].iter_rows(min_row=5) if row[6].value == "@SUM(A1)")
    assert (row[7].value, row[7].data_type, row[7].quotePrefix) == ("=2+2", "s", True)


def test_a_corrected_roster_is_a_normal_one(library: Library, tmp_path: Path) -> None:
    """Second round: no issue of ours, none of the old ones, every mark gone, looks as they were."""
    first = tmp_path / "first.xlsx"
    _, book = returned(library, make(tmp_path / "a.xlsx"), first)
    page = book["人员"]
    for address, value in (("B3", _id("11010119700307451")), ("C3", "管理"), ("D3", "2021-06-30")):
        page[address].value = value
    page["E2"].value = None
    for row in page.iter_rows(min_row=2, min_col=5, max_col=5):
        row[0].value = None
    del book["食堂菜单"]
    book.save(first)
    roster, book = returned(library, first, tmp_path / "second.xlsx")
    assert roster.facts.size == 3 and codes(roster) == set()
    page = book["人员"]
    assert [fill_of(page[a]) for a in ("B3", "C3", "D3", "E2")] == ["", "E2F0D9", "", "1F3864"]
    assert page["E2"].font.color.rgb == "FFFFFFFF"
    assert (page["C3"].comment.text, page["B3"].comment) == ("本单位的批注", None)
    assert fill_of(page["A5"]) == "FFF2CC"  # the sender's own, though it is one of our colours
    assert [page.cell(row, 6).value for row in range(2, 6)] == [RESULT_HEADER, *[PASSED] * 3]
    assert fill_of(page["F3"]) == ""
    assert listed(book) == [] and "没有发现问题" in book[ISSUE_SHEET]["A1"].value


def test_a_second_round_replaces_the_first(library: Library, tmp_path: Path) -> None:
    """Uncorrected, sent again, returned again: the same marks once, whatever comments were lost."""
    _, book = returned(library, FAULTY, tmp_path / "first.xlsx")
    before = listed(book)
    texts = {cell.coordinate: cell.comment.text for cell in book["人员"]._cells.values() if cell.comment}
    page = book["人员"]
    page["G4"].comment = None
    page["G4"].value = _id("11010119690101111")
    page.auto_filter.add_filter_column(31, [PASSED])
    page.row_dimensions[4].hidden = True
    book.save(tmp_path / "first.xlsx")
    _, book = returned(library, tmp_path / "first.xlsx", tmp_path / "second.xlsx")
    page = book["人员"]
    assert book.sheetnames.count(ISSUE_SHEET) == 1
    assert [cell.value for cell in page[1]].count(RESULT_HEADER) == 1
    assert not page.auto_filter.filterColumn and not page.row_dimensions[4].hidden
    assert [row[4] for row in listed(book)][:4] == [row[4] for row in before][1:5]
    again = {cell.coordinate: cell.comment.text for cell in page._cells.values() if cell.comment}
    assert {address: text.count("贯通校验") for address, text in again.items()} == dict.fromkeys(again, 1)
    assert texts.keys() - {"G4"} <= again.keys()


def test_another_suffix_keeps_the_looks(library: Library, tmp_path: Path) -> None:
    """What counts is what the file is, not its name."""
    source = Path(shutil.copy(make(tmp_path / "a.xlsx"), tmp_path / "a.et"))
    page = returned(library, source, tmp_path / "b.xlsx")[1]["人员"]
    assert page["A1"].font.name == "黑体"


def _ods(path: Path, rows: list[list[str]]) -> Path:
    """The smallest OpenDocument workbook."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>'
            for v in row
        )
        + "</table:table-row>"
        for row in rows
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="人员">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def test_other_formats_come_back_as_values(library: Library, tmp_path: Path) -> None:
    """openpyxl cannot write OpenDocument: the same sheets and values, marked, as .xlsx."""
    rows = [["姓名", "身份证号", "岗位类别"], ["=1+1", GOOD_ID[:-1] + "0", "车间里的"]]
    source = _ods(tmp_path / "a.ods", rows)
    first, book = returned(library, source, tmp_path / "b.xlsx")
    page = book["人员"]
    assert [[cell.value for cell in row[:3]] for row in page.iter_rows()] == rows
    assert page["A2"].data_type == "s" and page["B2"].number_format == "@"
    assert fill_of(page["B2"]) == FILLS["error"] and page["D1"].value == RESULT_HEADER
    assert "只有内容" in book[ISSUE_SHEET]["A2"].value
    assert codes(read(library, tmp_path / "b.xlsx")) == codes(first)


def test_what_cannot_be_told_or_read(tmp_path: Path) -> None:
    """An issue of an unknown sheet stands in the list only; an unreadable file is one line."""
    source = make(tmp_path / "a.xlsx")
    issues = [
        Issue("V04", "甲、乙", "C4", "岗位类别", "某", "不知何处", "warning", "改"),
        Issue("R03", "人员", "4", "工号", "", "没有这一列", "error", "改"),
    ]
    write_returned(source, issues, tmp_path / "b.xlsx")
    book = load_workbook(tmp_path / "b.xlsx")
    assert [row[3:5] for row in listed(book)] == [["人员", "第4行"], ["甲、乙", "C4"]]
    assert book[ISSUE_SHEET]["E5"].hyperlink.location == "'人员'!A4"
    assert book[ISSUE_SHEET]["E6"].hyperlink is None
    assert book["人员"].cell(4, 6).value == "没有这一列"
    (tmp_path / "c.xlsx").write_bytes(b"nothing")
    with pytest.raises(UserError, match="无法读取"):
        write_returned(tmp_path / "c.xlsx", [], tmp_path / "d.xlsx")
    with pytest.raises(UserError, match="无法写入"):
        write_returned(source, [], tmp_path / "no" / "d.xlsx")


def test_check_returns_a_roster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a new file; over an old one only when told; never over the roster itself."""
    source, target = make(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    before = source.read_bytes()
    assert invoke(["check", str(source), "--return", str(target)]) == 0
    assert f"校验退回件：{target}" in capsys.readouterr().out
    assert invoke(["check", str(source), "--return", str(target)]) == 2
    assert "--force" in capsys.readouterr().err
    assert invoke(["check", str(source), "--return", str(target), "--force"]) == 0
    assert invoke(["check", str(source), "--return", str(source), "--force"]) == 2
    assert invoke(["check", str(source), "--return", str(tmp_path / "b.ods")]) == 2
    assert source.read_bytes() == before


def test_a_run_returns_what_needs_correction(tmp_path: Path) -> None:
    """Beside the results; not for a healthy roster, nor where it is not wanted."""
    source = make(tmp_path / "a.xlsx")
    book = load_workbook(source)
    page: Any = book["人员"]
    page["A3"].value, page["B3"].value, page["C3"].value, page["D3"].value = (
        "某甲",
        _id("11010119700307451"),
        "管理",
        "",
    )
    page["F2"].value, page["F2"]._style = "所在地", copy(page["D2"]._style)
    for row in range(3, 6):
        page.cell(row, 6).value = "湖南省"
    del book["食堂菜单"]
    (tmp_path / "in").mkdir()
    book.save(tmp_path / "in" / "好.xlsx")
    shutil.copy(source, tmp_path / "in" / "差.xlsx")
    (tmp_path / "in" / "坏.xlsx").write_bytes(b"nothing")
    command = ["run", str(tmp_path / "in"), "--quiet", "--notices", "不出", "--jobs", "1"]
    assert invoke([*command, "--out", str(tmp_path / "out")]) == 1
    found = [str(path.relative_to(tmp_path / "out")) for path in tmp_path.glob("out/*/校验退回*")]
    assert found == [str(Path("差") / "校验退回_差.xlsx")]
    assert invoke([*command, "--no-return", "--out", str(tmp_path / "none")]) == 1
    assert not list(tmp_path.glob("none/*/校验退回*"))
