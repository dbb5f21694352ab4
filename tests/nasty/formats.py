"""Other formats than xlsx, and what is none."""

from __future__ import annotations

from collections.abc import Callable

from tests.nasty.file import HEADERS, Nasty, lines, person, whole
from tests.sheets.build import (
    boolerr,
    cell12,
    label,
    number,
    ods,
    record,
    row12,
    table,
    wide,
    xls,
    xlsb,
    zipped,
)

_SS = "urn:schemas-microsoft-com:office:spreadsheet"


def _xls_rows(*more: bytes) -> bytes:
    cells = [
        label(row, column, value)
        for row, values in enumerate((HEADERS, person(1)))
        for column, value in enumerate(values)
    ]
    return xls(*cells, *more)


def _ods_rows(*more: str, repeated: str = "") -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    made = [
        f"<table:table-row {repeated if n else ''}>{''.join(cell.format(value) for value in values)}</table:table-row>"
        for n, values in enumerate((HEADERS, person(1)))
    ]
    return ods(table(*made, *more))


def _html(row: str, before: str = "") -> bytes:
    head = "".join(f"<td>{one}" for one in HEADERS)
    return f"<html><meta charset=utf-8>{before}<table><tr>{head}<tr>{row}</table>".encode()


_GOOD = "".join(f"<td>{one}" for one in person(1))


def _spreadsheetml(row: str, cell: str = "") -> bytes:
    head, body = (
        "".join(f'<Cell{cell}><Data ss:Type="String">{value}</Data></Cell>' for value in values)
        for values in (HEADERS, person(1))
    )
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{_SS}" xmlns:ss="{_SS}"><Worksheet ss:Name="人员"><Table>'
        f"<Row>{head}</Row><Row{row}>{body}</Row></Table></Worksheet></Workbook>"
    ).encode()


FILES: dict[str, Callable[[], Nasty]] = {
    "csv with a nought": lambda: Nasty("csv", lines().replace("某1", "某\x001").encode(), 2),
    "csv with an open quote": lambda: Nasty("csv", lines().replace("某1", '"某1').encode(), 2),
    "csv of one line": lambda: Nasty("csv", ("某," * 3_000_000).encode()),
    "csv of many columns": lambda: Nasty("csv", (",".join((*HEADERS, *["列"] * 5_000)) + "\n" + ",".join(person(1))).encode(), 1),
    "csv in utf-16": lambda: Nasty("csv", lines("\t").encode("utf-16"), 2),
    "csv in gbk with a broken byte": lambda: Nasty("csv", lines().encode("gbk").replace("某1".encode("gbk"), b"\xff1"), 2, "损坏的文字"),
    "csv in two encodings": lambda: Nasty("csv", lines(count=1).encode() + b"\n" + ",".join(person(2)).encode("gbk")),
    "csv of semicolons": lambda: Nasty("csv", lines(";").encode("utf-8-sig"), 2),
    "csv named xlsx": lambda: Nasty("xlsx", lines().encode("gb18030"), 2),
    "csv of formulas": lambda: Nasty("csv", lines().replace("某某公司", "=1+1").encode(), 2),
    "a page that spans without end": lambda: Nasty("xls", _html(_GOOD.replace("<td>", "<td rowspan=100000000 colspan=1>", 1)), 1),
    "a page with a script": lambda: Nasty("xls", _html(_GOOD, "<script>alert(1)</script>"), 1),
    "a page in a page": lambda: Nasty("xls", _html(_GOOD, "<table><tr><td>" * 300), 1),
    "a page of depth": lambda: Nasty("xls", ("<table><tr><td>" * 100_000).encode()),
    "a page of entities": lambda: Nasty("xls", _html(_GOOD.replace("某1", "某1&nbsp;&#0;&#xD800;&#99999999;")), 1),
    "a page that asks to log in": lambda: Nasty("xls", "<html><form>请登录</form></html>".encode(), 0, "网页"),
    "xml with a row far down": lambda: Nasty("xls", _spreadsheetml(' ss:Index="1048576"')),
    "xml merged down without end": lambda: Nasty("xls", _spreadsheetml("", ' ss:MergeDown="1048575"'), 1),
    "xml with a column far right": lambda: Nasty("xls", _spreadsheetml("", ' ss:Index="99999999"')),
    "xml of another trade": lambda: Nasty("xls", b"<?xml version='1.0'?><a><b/></a>", 0, "XML"),
    "ods repeated without end": lambda: Nasty("ods", _ods_rows(repeated='table:number-rows-repeated="1048576"'), 1),
    "ods repeated blanks": lambda: Nasty("ods", _ods_rows('<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'), 1),
    "ods without content": lambda: Nasty("ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})),
    "xls with an error": lambda: Nasty("xls", _xls_rows(boolerr(1, 4, 0x2A)), 1),
    "xls with a cell far down": lambda: Nasty("xls", _xls_rows(number(65535, 255, 1)), 1, "IV65536"),
    "xls with a record too long": lambda: Nasty("xls", _xls_rows(b"\x03\x02\xff\xff")),
    "xls with a record of nothing": lambda: Nasty("xls", _xls_rows(record(0x203))),
    "xls cut": lambda: Nasty("xls", _xls_rows()[:600]),
    "xls with a password": lambda: Nasty("xls", xls(filepass=record(0x2F, bytes(6))), 0, "密码"),
    "xlsb with an error": lambda: Nasty("xlsb", xlsb(row12(0) + cell12(6, 0, wide("姓名")), row12(1) + cell12(3, 0, b"\x2a"))),
    "an empty file": lambda: Nasty("xlsx", b"", 0, "空"),
    "noughts": lambda: Nasty("xlsx", bytes(100_000), 0, "零字节"),
    "a pdf": lambda: Nasty("xlsx", b"%PDF-1.7\n", 0, "PDF"),
    "a picture": lambda: Nasty("xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), 0, "图片"),
    "a zip of rosters": lambda: Nasty("xlsx", zipped({"a.xlsx": whole(), "b.xlsx": whole()}), 0, "压缩包"),
    "a word file": lambda: Nasty("xlsx", zipped({"word/document.xml": "<a/>"}), 0, "Word"),
    "noise": lambda: Nasty("xls", bytes(range(256)) * 400),
}  # fmt: skip
