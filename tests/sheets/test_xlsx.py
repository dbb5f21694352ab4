"""Office Open XML: what a cell shows, what was never computed, what stands far away."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook

from batch.sheets import calamine
from batch.sheets.open import read_workbook
from batch.sheets.sheet import NO_RESULT, Sheet, SheetNote, Span
from tests.sheets.build import MAIN, opened, refused, rows, text, xlsx


@pytest.fixture(autouse=True)
def no_second_chance(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours must not be mended by openpyxl; the tests of damage need it."""
    if "damaged" not in request.node.name and "second_chance" not in request.node.name:
        monkeypatch.setattr("batch.sheets.formats.xlsx.read_by_openpyxl", None)


def test_error_cells(tmp_path: Path) -> None:
    """In any order of attributes, with quotes of either kind, line breaks, and a formula or without."""
    row = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c t="e" s="0" r="B1"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="C1"\n s="0"\n t="e"><f t="shared" si="0"/><v>\n#REF!</v></c><c r=\'D1\' t=\'e\'><v>#NAME?</v></c>'
        '<c r="E1"><v>5</v></c></row>'
    )
    assert rows(tmp_path, xlsx(row)) == [["#N/A", "#DIV/0!", "#REF!", "#NAME?", 5.0]]


def test_errors_that_calamine_does_not_know(tmp_path: Path) -> None:
    """Excel's newer ones would cost the sheet."""
    row = '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1" t="e"><f>x</f><v>#CALC!</v></c><c r="C1"><v>1</v></c></row>'
    assert rows(tmp_path, xlsx(row)) == [["#SPILL!", "#CALC!", 1.0]]


def test_error_cells_with_a_prefix_and_without_addresses(tmp_path: Path) -> None:
    """Cells that do not say where they are stand one after the other."""
    root = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="e"><x:v>#N/A</x:v></x:c><x:c><x:v>1</x:v></x:c>'
        '</x:row><x:row/><x:row><x:c/><x:c t="e"><x:f>A1</x:f><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert rows(tmp_path, xlsx(root=root)) == [["#N/A", 1.0], ["", ""], ["", "#REF!"]]


def test_comments_hold_no_cells(tmp_path: Path) -> None:
    """A comment may look like a cell; one without an end is the reader's to judge."""
    row = '<row r="1"><!-- <c r="A1" t="e"><v>#N/A</v></c> --><c r="A1"><v>1</v></c></row>'
    assert rows(tmp_path, xlsx(row)) == [[1.0]]


def test_formulas_without_a_result(tmp_path: Path) -> None:
    """A missing or empty value is none; an empty text that was stored is one; the last column counts too."""
    row = (
        f'<row r="1">{text("A1", "某")}<c r="B1"><f>1+1</f></c><c r="C1"><f>1</f><v/></c><c r="D1"><f>1</f><v></v></c>'
        '<c r="E1" t="str"><f>1</f><v></v></c><c r="F1" t="str"><f>1</f></c><c r="G1"><f>1</f><v>2</v></c></row>'
        '<row r="3"><c r="H3"><f t="shared" si="0"/></c></row>'
    )
    first, second, third = rows(tmp_path, xlsx(row))
    assert first == ["某", NO_RESULT, NO_RESULT, NO_RESULT, "", NO_RESULT, 2.0, ""]
    assert second == [""] * 8
    assert third == [""] * 7 + [NO_RESULT]


def test_a_sheet_of_nothing_but_formulas_without_results(tmp_path: Path) -> None:
    """As openpyxl saves it: calamine sees an empty sheet."""
    book = Workbook()
    book.worksheets[0]["B2"] = "=1+1"
    made = io.BytesIO()
    book.save(made)
    assert rows(tmp_path, made.getvalue()) == [["", ""], ["", NO_RESULT]]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('yyyy"年"m"月"', "2023年6月"),
        ('[$-804]yyyy"年"m"月";@', "2023年6月"),
        ("yyyy/m", "2023年6月"),
        ("yyyy\\-mm", "2023年6月"),
        ("yyyy.mm", "2023年6月"),
        ("[$-409]mmm\\-yy;@", "2023年6月"),
        ('[DBNum1][$-804]yyyy"年"m"月"', "2023年6月"),
        (17, "2023年6月"),
        (57, "2023年6月"),
        ("yyyy", "2023年"),
        ('yyyy"年"', "2023年"),
        ('e"年"', "2023年"),
        ('m"月"d"日"', "6月1日"),
        ("m/d;@", "6月1日"),
        ("d-mmm", "6月1日"),
        ('yyyy"年"m"月"d"日"', date(2023, 6, 1)),
        (14, date(2023, 6, 1)),
        (31, date(2023, 6, 1)),
        ("[$-F800]dddd, mmmm dd, yyyy", date(2023, 6, 1)),
        ("General", 45078.0),
        ("0.00E+00", 45078.0),
        ('"年"0', 45078.0),
    ],
)
def test_dates_that_show_less_than_a_day(form: str | int, shown: object, tmp_path: Path) -> None:
    """The number format decides, as the sender sees it."""
    assert rows(tmp_path, xlsx('<row r="1"><c r="A1" s="1"><v>45078</v></c></row>', formats=(form,))) == [
        [shown]
    ]


def test_dates_since_1904(tmp_path: Path) -> None:
    """Days and months alike."""
    row = "".join(f'<c r="{c}1" s="{s}"><v>43616</v></c>' for c, s in zip("ABC", (1, 2, 3), strict=True))
    data = xlsx(
        f'<row r="1">{row}</row>',
        formats=("yyyy-mm-dd", "yyyy-mm", 'e"年"'),
        properties='<workbookPr date1904="1"/>',
    )
    assert rows(tmp_path, data) == [[date(2023, 6, 1), "2023年6月", "2023年"]]


def test_a_moment_keeps_its_day(tmp_path: Path) -> None:
    """A month that a cell shows hides the time too."""
    row = '<row r="1"><c r="A1" s="1"><v>45078.5</v></c><c r="B1" s="2"><v>45078.5</v></c></row>'
    found = rows(tmp_path, xlsx(row, formats=("yyyy/m", "yyyy/m/d h:mm")))
    assert found == [["2023年6月", datetime(2023, 6, 1, 12)]]


TABLE = f'<row r="1">{text("A1", "姓名")}{text("B1", "工号")}</row><row r="2">{text("A2", "某甲")}<c r="B2"><v>1</v></c></row>'
PLAIN = [["姓名", "工号"], ["某甲", 1.0]]


def noted(sheet: Sheet) -> list[tuple[str, str]]:
    """The notes of a sheet as code and cell."""
    return [(note.code, note.cell) for note in sheet.notes]


@pytest.mark.parametrize("part", ["worksheets/sheet1.xml", "worksheets/Blatt.xml", "elsewhere/s.xml"])
@pytest.mark.parametrize("before", ["", '<dimension ref="A1:B2"/>', '<dimension ref="A1:XFD1048576"/>'])
def test_a_stray_cell(part: str, before: str, tmp_path: Path) -> None:
    """Whatever the part is called and whatever the sheet claims; two kilobytes were 17 billion cells."""
    far = f'<row r="1048576">{text("XFD1048576", "x")}</row>'
    (sheet,) = opened(tmp_path, xlsx(TABLE, far, part=part, before=before))
    assert sheet.rows == PLAIN
    assert sheet.notes == (SheetNote("F06", "XFD1048576", "XFD1048576"),)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml", "xl\\worksheets\\sheet1.xml"]
)
@pytest.mark.parametrize("last", [True, False])
def test_a_part_that_is_there_twice(name: str, last: bool, tmp_path: Path) -> None:
    """Two readers might take two different ones: one of them has a cell far away."""
    good = f'<worksheet xmlns="{MAIN}"><sheetData>{TABLE}</sheetData></worksheet>'
    evil = good.replace(
        "</row></sheetData>", f'</row><row r="1048576">{text("XFD1048576", "x")}</row></sheetData>'
    )
    made = io.BytesIO(xlsx(root=evil if last else good))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(name, good if last else evil)
    (sheet,) = opened(tmp_path, made.getvalue())
    assert sheet.rows == PLAIN


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"])
def test_ways_to_a_part_with_the_second_chance(target: str, tmp_path: Path) -> None:
    """From the root, and from the workbook's folder; calamine knows only one of them."""
    from tests.strangers.attack import rewritten

    far = f'<row r="1048576">{text("XFD1048576", "x")}</row>'
    (tmp_path / "w.xlsx").write_bytes(xlsx(TABLE, far))
    file = rewritten(
        tmp_path / "w.xlsx", tmp_path / "b.xlsx",
        lambda _, data: data.replace(b'Target="worksheets/sheet1.xml"', f'Target="{target}"'.encode()),
    )  # fmt: skip
    assert rows(tmp_path, file.read_bytes()) == PLAIN


def test_stray_cells_of_every_kind(tmp_path: Path) -> None:
    """Far right, far below, in small letters, without an address, a formula without a value."""
    right = TABLE.replace('</row><row r="2">', f'{text("XFA1", "x")}{text("KZ1", "y")}</row><row r="2">')
    below = '<row r="900000"><c r="b900000"><f>1</f></c></row><row r="900001"><c><v>3</v></c></row>'
    (sheet,) = opened(tmp_path, xlsx(right, below))
    assert sheet.rows == PLAIN
    assert noted(sheet) == [("F06", "KZ1"), ("F06", "XFA1"), ("F06", "B900000"), ("F06", "A900001")]


@pytest.mark.parametrize("address", ["GT1", "ZZ1", "AAA1"])
def test_a_stray_cell_of_a_row_that_is_not(address: str, tmp_path: Path) -> None:
    """Far to the right only."""
    (sheet,) = opened(tmp_path, xlsx(TABLE.replace("</row><row", f"{text(address, 'x')}</row><row")))
    assert (sheet.rows, noted(sheet)) == (
        (PLAIN, [("F06", address)]) if address != "GT1" else (sheet.rows, [])
    )
    assert len(sheet.rows[0]) == (202 if address == "GT1" else 2)


def test_parts_whose_names_differ_in_case(tmp_path: Path) -> None:
    """As they do in what some programs write."""
    from tests.strangers.attack import rewritten

    (tmp_path / "w.xlsx").write_bytes(xlsx('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'))
    file = rewritten(
        tmp_path / "w.xlsx", tmp_path / "b.xlsx",
        lambda _, data: data.replace(b'Target="worksheets/sheet1.xml"', b'Target="Worksheets/Sheet1.xml"'),
    )  # fmt: skip
    assert rows(tmp_path, file.read_bytes()) == [["#N/A"]]


def test_only_the_first_strays_are_named(tmp_path: Path) -> None:
    """Of thirty, twenty."""
    table = "".join(f'<row r="{n}">{text(f"A{n}", "某")}</row>' for n in range(1, 50))
    far = "".join(f'<row r="{n}">{text(f"A{n}", "某")}</row>' for n in range(900_000, 900_030))
    (sheet,) = opened(tmp_path, xlsx(table, far))
    assert len(sheet.rows) == 49
    assert len(sheet.notes) == 20


def test_what_is_not_few_is_kept_or_refused(tmp_path: Path) -> None:
    """A table far below is one; with columns far to the right it is too large."""
    many = "".join(f'<row r="{n}">{text(f"C{n}", "某")}</row>' for n in range(300_000, 300_200))
    (sheet,) = opened(tmp_path, xlsx(TABLE, many))
    assert (len(sheet.rows), sheet.notes) == (300_199, ())
    wide = "".join(f'<row r="{n}">{text(f"XFD{n}", "某")}</row>' for n in range(300_000, 300_200))
    code, said = refused(tmp_path, xlsx(TABLE, wide))
    assert code == "F91" and "单元格" in said


def test_empty_styled_cells_far_away_are_no_strays(tmp_path: Path) -> None:
    """A whole sheet that was given borders: a hundred rows are a hundred rows."""
    far = '<row r="1048576" s="1" customFormat="1"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>'
    (sheet,) = opened(tmp_path, xlsx(TABLE, far, before='<dimension ref="A1:XFD1048576"/>'))
    assert (sheet.rows, sheet.notes) == (PLAIN, ())


def test_rows_at_the_end_without_anything_are_cut(tmp_path: Path) -> None:
    """Stored empty texts are nothing."""
    assert rows(tmp_path, xlsx(TABLE, f'<row r="50">{text("A50", "")}</row>')) == PLAIN


def test_merged_ranges(tmp_path: Path) -> None:
    """Cut to the cells there are; absurd ones are never unfolded."""
    areas = ("A1:B1", "A2:XFD1048576", "D1:E1", "A9:B9")
    merges = "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"
    (sheet,) = opened(tmp_path, xlsx(TABLE, after=merges))
    assert sheet.merged == (Span(0, 0, 0, 1), Span(1, 0, 1, 1))
    many = "<mergeCells>" + '<mergeCell ref="A1:B1"/>' * 100_001 + "</mergeCells>"
    assert opened(tmp_path, xlsx(TABLE, after=many))[0].merged == ()


def _sheets(*names_and_states: tuple[str, str]) -> str:
    return "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId1" state="{state}"/>'
        for n, (name, state) in enumerate(names_and_states, start=1)
    )


@pytest.mark.parametrize(
    ("row", "before", "said"),
    [
        ('<row r="2" hidden="1">', "", 1), ("<row r='2' hidden='true'>", "", 1), ('<row r="2" hidden="0">', "", 0),
        ('<row r="2">', '<cols><col min="1" max="1" hidden="1"/></cols>', 1), ('<row r="2">', "", 0),
    ],
)  # fmt: skip
def test_hidden_rows_and_columns(row: str, before: str, said: int, tmp_path: Path) -> None:
    """Read, and noted."""
    data = xlsx(f'<row r="1">{text("A1", "姓名")}</row>', f"{row}{text('A2', '某甲')}</row>", before=before)
    (sheet,) = opened(tmp_path, data)
    assert sheet.rows == [["姓名"], ["某甲"]]
    assert [one.code for one in sheet.notes] == ["F08"] * said


def test_hidden_sheets(tmp_path: Path) -> None:
    """Named, not read."""
    sheets = _sheets(("甲", "visible"), ("乙", "hidden"), ("丙", "veryHidden"))
    found = opened(tmp_path, xlsx(TABLE, sheets=sheets))
    assert [(one.name, one.hidden, one.rows) for one in found] == [
        ("甲", False, PLAIN), ("乙", True, []), ("丙", True, [])
    ]  # fmt: skip


def test_more_sheets_than_are_read(tmp_path: Path) -> None:
    """The first ones, and a note."""
    sheets = _sheets(*((f"表{n}", "visible") for n in range(205)))
    found = opened(tmp_path, xlsx(TABLE, sheets=sheets))
    assert len(found) == 200
    assert noted(found[0]) == [("F09", "")]
    assert found[199].rows == PLAIN


def test_a_chart_sheet_costs_itself(tmp_path: Path) -> None:
    """And is named."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    page = book.add_worksheet("人员")
    page.write_row(0, 0, ["姓名", "工号"])
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=人员!$A$1:$A$2"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    people, chart_sheet = opened(tmp_path, made.getvalue())
    assert people.rows == [["姓名", "工号"]]
    assert (chart_sheet.rows, chart_sheet.hidden, chart_sheet.notes) == (
        [],
        False,
        (SheetNote("F07", raw="图"),),
    )


def test_a_damaged_sheet_costs_itself(tmp_path: Path) -> None:
    """The other one is read; where it is the only one, the file is damaged."""
    from tests.strangers.attack import rewritten

    book = Workbook()
    book.worksheets[0].append(["姓名", "工号"])
    book.create_sheet("坏").append([1])
    book.save(tmp_path / "w.xlsx")
    file = rewritten(
        tmp_path / "w.xlsx", tmp_path / "a.xlsx",
        lambda name, data: data.replace(b"</row>", b"</") if name == "xl/worksheets/sheet2.xml" else data,
    )  # fmt: skip
    good, bad = opened(tmp_path, file.read_bytes())
    assert good.rows == [["姓名", "工号"]]
    assert bad.notes == (SheetNote("F07", raw="坏"),)
    assert refused(tmp_path, xlsx(root=f'<worksheet xmlns="{MAIN}"><sheetData><row'))[0] == "F93"


def test_the_second_chance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What calamine does not open, openpyxl may; what was found in the cells stays found."""

    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("batch.sheets.formats.xlsx.read_sheets", broken)
    row = '<row r="3"><c r="A3"><f>1</f></c><c r="B3" t="e"><v>#N/A</v></c></row>'
    assert rows(tmp_path, xlsx(TABLE, row)) == [["姓名", "工号"], ["某甲", 1], [NO_RESULT, "#N/A"]]
    entities = f'<!DOCTYPE x [<!ENTITY a "x">]><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    assert "实体" in refused(tmp_path, xlsx(root=entities))[1]


def test_a_template_and_a_wrong_name(tmp_path: Path) -> None:
    """By content: .xltx, and an .xlsx called .xls or .csv."""
    for name in ("a.xltx", "a.xls", "a.csv", "a"):
        assert rows(tmp_path, xlsx(TABLE), name) == PLAIN


def test_nothing_odd_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet without anything odd is not looked through twice."""
    monkeypatch.setattr("batch.sheets.formats.xlsx.odd_cells", None)
    monkeypatch.setattr("batch.sheets.formats.xlsx.mended", None)
    assert rows(tmp_path, xlsx(TABLE)) == PLAIN
    assert calamine.Extra().bounds is None


def test_a_number_shown_with_zeros_is_that_text(tmp_path: Path) -> None:
    """Staff number 1 under the format 000000 is 000001; half a number stays as it is."""
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet, padded = book.add_worksheet("人员"), book.add_format({"num_format": "000000"})
    for row, value in enumerate((1, 1234567, 0.5, -1)):
        sheet.write_number(row, 0, value, padded)
    book.close()
    (found,) = read_workbook(tmp_path / "a.xlsx")
    assert [row[0] for row in found.rows] == ["000001", "1234567", 0.5, -1]
