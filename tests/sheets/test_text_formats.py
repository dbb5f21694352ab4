"""Text tables and web pages in every encoding and dialect that is met."""

from __future__ import annotations

import email.mime.multipart
import email.mime.text
from datetime import date
from pathlib import Path

import pytest

from batch.sheets.sheet import NO_RESULT, Span
from tests.sheets.build import opened, refused, rows

PLAIN = [["姓名", "身份证号"], ["某甲", "0012"]]
TEXT = "姓名,身份证号\n某甲,0012\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_encodings_and_delimiters(encoding: str, delimiter: str, tmp_path: Path) -> None:
    """Numbers stay texts, with the noughts before them; the sheet has the file's name."""
    (sheet,) = opened(tmp_path, TEXT.replace(",", delimiter).encode(encoding), "花名册.csv")
    assert (sheet.name, sheet.rows) == ("花名册", PLAIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("姓名,号\n某甲,=\"0012\"\n某乙,'0013\n", [["姓名", "号"], ["某甲", "0012"], ["某乙", "0013"]]),
        ('姓名,号\n"某,甲","a ""b"""\n', [["姓名", "号"], ["某,甲", 'a "b"']]),
        ('姓名,号\n"某\n甲",1\n', [["姓名", "号"], ["某\n甲", "1"]]),
        ("sep=;\r\n姓名;号\r\n某,甲;1\r\n", [["姓名", "号"], ["某,甲", "1"]]),
        ("姓名,号,注\n某甲\n\n某乙,1\n,,\n\n", [["姓名", "号", "注"], ["某甲", "", ""], ["", "", ""], ["某乙", "1", ""]]),
        ("姓名，全称,号\n某，甲,1\n", [["姓名，全称", "号"], ["某，甲", "1"]]),
        ('姓名,号\n"甲,1\n乙,2\n"丙,3\n丁,4\n', [["姓名", "号"], ['"甲', "1"], ["乙", "2"], ['"丙', "3"], ["丁", "4"]]),
        ('姓名,号\n某甲,"1\n某乙,2\n', [["姓名", "号"], ["某甲", '"1'], ["某乙", "2"]]),
        ("姓名,号\n=1+1,-2\n", [["姓名", "号"], ["=1+1", "-2"]]),
    ],
)  # fmt: skip
def test_dialects(text: str, expected: list[list[str]], tmp_path: Path) -> None:
    """Wrapped texts, quotes, lines of their own, ragged rows; quotes without an end mean nothing."""
    assert rows(tmp_path, text.encode(), "a.csv") == expected


def test_chinese_that_is_utf_8_by_chance(tmp_path: Path) -> None:
    """In GBK the same bytes as some letters that nobody writes."""
    assert "某,号某".encode("gbk").startswith("ĳ,".encode())
    assert rows(tmp_path, "某,某1\n".encode("gbk"), "a.csv") == [["某", "某1"]]
    assert rows(tmp_path, "名,é\n".encode(), "a.csv") == [["名", "é"]]


def test_a_character_cut_in_two(tmp_path: Path) -> None:
    """At the end of a copy that broke off."""
    assert rows(tmp_path, "姓名,号\n某甲,甲".encode()[:-1], "a.csv") == [["姓名", "号"], ["某甲", ""]]


def test_a_character_cut_in_two_within(tmp_path: Path) -> None:
    """A database that cuts names at a number of bytes: the rest is read, the fault is seen."""
    lines = "姓名,号\n".encode("gbk") + "某甲".encode("gbk")[:-1] + b",1\n" + "某乙,2\n".encode("gbk") * 100
    found = rows(tmp_path, lines, "a.csv")
    assert found[1] == ["某\ufffd", "1"]
    assert found[2] == ["某乙", "2"]


def test_a_nought_in_a_text(tmp_path: Path) -> None:
    """One slip of an export makes no other encoding."""
    lines = "姓名,号\n".encode() + b"a\x00,1\n" + "某乙,2\n".encode() * 100
    assert rows(tmp_path, lines, "a.csv")[2] == ["某乙", "2"]


def test_a_quote_of_megabytes(tmp_path: Path) -> None:
    """A quote that swallows the whole file."""
    found = rows(tmp_path, ('姓名,号\n"某甲,1\n' + "某乙,2\n" * 50_000).encode(), "a.csv")
    assert len(found) == 50_002
    assert found[-1] == ["某乙", "2"]


def test_names_of_files_as_names_of_sheets(tmp_path: Path) -> None:
    """At most 31 characters, and only such as can be printed."""
    assert opened(tmp_path, TEXT.encode(), "长\n" * 40 + ".csv")[0].name == "长" * 31


PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"><style>td{{a:b}}</style></head><body>'
    "<table><tr><td colspan=2>题&nbsp;目<br>第二行</td></tr><tr><th rowspan=2>单位 </th><td> 甲&lt;\n乙</td></tr>"
    "<tr><td>丙<script>x()</script></td></tr></table></body></html>"
)


@pytest.mark.parametrize("charset", ["gb2312", "utf-8", "utf-16"])
def test_a_web_page(charset: str, tmp_path: Path) -> None:
    """Line breaks, entities, cells over several rows and columns; the encoding is what it names."""
    (sheet,) = opened(tmp_path, PAGE.format(charset).encode(charset), "花名册.xls")
    assert sheet.rows == [["题 目\n第二行", ""], ["单位", "甲< 乙"], ["", "丙"]]
    assert sheet.merged == (Span(0, 0, 0, 1), Span(1, 0, 2, 0))
    assert sheet.name == "花名册"


def test_a_web_page_that_names_a_wrong_encoding_or_none(tmp_path: Path) -> None:
    """What it holds decides."""
    assert rows(tmp_path, PAGE.format("gb2312").encode())[1] == ["单位", "甲< 乙"]
    assert rows(tmp_path, "<table><tr><td>姓名<td>工号<tr><td>某甲".encode("gbk")) == [
        ["姓名", "工号"],
        ["某甲", ""],
    ]


def test_several_tables(tmp_path: Path) -> None:
    """Each one is a sheet, nested ones by themselves, empty ones not."""
    page = (
        "<table><tr><td>甲<table><tr><td>内</table><td>乙</table><table><tr><td></table><table><td>丙</table>"
    )
    found = opened(tmp_path, page.encode())
    assert [(one.name, one.rows) for one in found] == [
        ("表1", [["甲", "乙"]]),
        ("表2", [["内"]]),
        ("表3", [["丙"]]),
    ]


def test_lines_between_tables(tmp_path: Path) -> None:
    """Each table has those over it, or what stood over the one before; a table of one cell is such a line."""
    page = (
        "<html><head><title>不算</title></head><body><h3>花名册</h3>填报单位：甲<br>制表<table><tr><td>姓名<td>工号<td>部门</table>"
        "<center><b>以下</b><font>已注销</font></center><table><caption>其二</caption><tr><td>a<td>b<td>c</table>"
        "<table><tr><td>d<td>e<td>f</table><table><tr><td>一格</table><table><tr><td>g<td>h<td>i</table><p>注：完</p>"
    )
    found = opened(tmp_path, page.encode())
    assert [one.above for one in found] == [
        ("花名册", "填报单位：甲", "制表"),
        ("以下已注销", "其二"),
        ("以下已注销", "其二"),
        ("以下已注销", "其二"),
        ("一格",),
    ]
    assert [one.below for one in found] == [()] * 4 + [("注：完",)]


def test_cells_that_reach_down(tmp_path: Path) -> None:
    """The cells beside them move to the right."""
    page = "<table><tr><td rowspan=3>a<td>b<td rowspan=2>c<td>d<tr><td>e<td>f<tr><td>g<td>h</table>"
    assert rows(tmp_path, page.encode()) == [["a", "b", "c", "d"], ["", "e", "", "f"], ["", "g", "h", ""]]


def test_a_page_in_one_file(tmp_path: Path) -> None:
    """MHTML: the pages within that have tables."""
    whole = email.mime.multipart.MIMEMultipart("related")
    whole.attach(email.mime.text.MIMEText("<html><frameset></frameset></html>", "html"))
    whole.attach(email.mime.text.MIMEText("<table><tr><td>姓名<td>工号</table>", "html", "gb18030"))
    assert rows(tmp_path, bytes(whole), "a.xls") == [["姓名", "工号"]]


WORKBOOK = """<?xml version="1.0" encoding="{}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;;@"/></Style></Styles>
<Worksheet ss:Name="人员"><Table>
<Row><Cell ss:MergeAcross="1"><ss:Data ss:Type="String">姓<B xmlns="http://www.w3.org/TR/REC-html40">名</B></ss:Data></Cell>
<Cell><Data ss:Type="Number">3</Data><Comment><Data ss:Type="String">批注</Data></Comment></Cell></Row>
<Row ss:Index="3"><Cell ss:Index="2" ss:MergeDown="2"><Data ss:Type="DateTime">2023-06-01T00:00:00.000</Data></Cell>
<Cell ss:StyleID="m"><Data ss:Type="DateTime">2023-06-01T00:00:00.000</Data></Cell>
<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=A1"/>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
<Row ss:Index="900000"><Cell ss:Index="16000"><Data ss:Type="String">远</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="藏"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb2312"])
def test_xml_of_excel_2003(encoding: str, tmp_path: Path) -> None:
    """Indexes, merged cells, types, months, errors, a far cell, a hidden sheet."""
    people, hidden = opened(tmp_path, WORKBOOK.format(encoding).encode(encoding), "a.xls")
    assert people.rows == [
        ["姓名", "", 3.0, "", "", ""],
        [""] * 6,
        ["", date(2023, 6, 1), "2023年6月", "#DIV/0!", NO_RESULT, True],
    ]
    assert people.merged == (Span(0, 0, 0, 1),)
    assert [(note.code, note.cell) for note in people.notes] == [("F06", "WQJ900000")]
    assert (hidden.name, hidden.hidden) == ("藏", True)


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "b">']
)
def test_entities_are_refused(entity: str, tmp_path: Path) -> None:
    """Of whatever kind, before they are anything."""
    bomb = WORKBOOK.format("utf-8").replace("<Workbook", f"<!DOCTYPE x [{entity}]><Workbook", 1)
    assert "实体" in refused(tmp_path, bomb.encode(), "a.xls")[1]
