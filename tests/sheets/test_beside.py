"""Of every format: cells that are struck through, parts of texts that are, and comments."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sheets.build import (
    ODS_HEAD,
    cell12,
    label,
    opened,
    record,
    record12,
    row12,
    spreadsheetml,
    table,
    text,
    wide,
    xls,
    xlsb,
    xlsx,
    zipped,
)  # fmt: skip

#: 某甲 (a comment), 技师 struck through, 全国技术能手 of which a part is; beside them what is not.
STRUCK = frozenset({(0, 1), (0, 2)})
SAID = "已于2024年3月离职"


def _html() -> bytes:
    return (
        "<html><head><style><!-- .xl65 {} td.xl66, .font7\n\t{mso-style-parent:style0;\n\ttext-decoration:line-through;}"
        ' --></style></head><table><tr><td class=xl65>某甲<a class="comment-indicator"></a><comment>张:'
        f"{SAID}</comment></td><td class=xl66>技师</td><td>省技术能手<br><font class=font7>全国<b>技术</b></font>能手</td>"
        "<td>焊工</td></tr><tr style='text-decoration: line-through'></tr></table></html>"
    ).encode()


def _ods() -> bytes:
    strike = "<style:text-properties style:text-line-through-style='solid'/></style:style>"
    none = "<style:text-properties style:text-line-through-style='none'/></style:style>"
    styles = (
        f"<style:style style:name='ce1' style:family='table-cell'>{strike}"
        f"<style:style style:name='ce2' style:family='table-cell' style:parent-style-name='ce1'>{none}"
        f"<style:style style:name='T1' style:family='text'>{strike}</office:automatic-styles>"
    )
    note = f"<office:annotation><dc:creator>张</dc:creator><text:p>张:</text:p><text:p>{SAID}</text:p></office:annotation>"
    cells = "".join(
        f"<table:table-cell office:value-type='string'{more}>{inside}</table:table-cell>"
        for more, inside in (
            (" table:style-name='ce2'", f"{note}<text:p>某甲</text:p>"),
            ("", "<text:p>技师</text:p>"),
            (
                " table:style-name='ce2'",
                "<text:p>省技术能手、<text:span text:style-name='T1'>全国</text:span>技术能手</text:p>",
            ),
            ("", "<text:p>焊工</text:p>"),
        )
    )
    columns = (
        "<table:table-column/><table:table-column table:default-cell-style-name='ce1'/>"
        "<table:table-column table:number-columns-repeated='9'/>"
    )
    head = ODS_HEAD.replace("</office:automatic-styles>", styles).replace(
        "xmlns:table", 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:table', 1
    )
    body = table(columns, f"<table:table-row>{cells}</table:table-row>")
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"{head}{body}</office:spreadsheet></office:body></office:document-content>",
        }
    )


def _spreadsheetml() -> bytes:
    fonts = {"s1": "StrikeThrough", "s2": "Bold"}
    styles = "".join(f"<Style ss:ID='{name}'><Font ss:{font}='1'/></Style>" for name, font in fonts.items())
    comment = f"<Comment ss:Author='张'><ss:Data xmlns='http://www.w3.org/TR/REC-html40'><B>张:</B>\n{SAID}</ss:Data></Comment>"
    part = "<ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'>省技术能手<S>全国</S>技术能手</ss:Data>"
    row = (
        f"<Row><Cell ss:StyleID='s2'><Data ss:Type='String'>某甲</Data>{comment}</Cell>"
        f"<Cell ss:StyleID='s1'><Data ss:Type='String'>技师</Data></Cell><Cell>{part}</Cell>"
        "<Cell><Data ss:Type='String'>焊工</Data></Cell></Row>"
    )
    return spreadsheetml(row, f"<Styles>{styles}</Styles>")


def _font(flags: int) -> bytes:
    return record(0x31, struct.pack("<HHHH8s", 200, flags, 0, 0, b""))


def _shared(*texts: tuple[str, tuple[tuple[int, int], ...]], cut: int) -> bytes:
    """Shared texts with their runs, cut within the characters of the last one."""
    body = struct.pack("<II", len(texts), len(texts))
    for content, runs in texts:
        flags = 1 | (8 if runs else 0)
        body += struct.pack("<HB", len(content), flags) + (struct.pack("<H", len(runs)) if runs else b"")
        start = len(body)
        body += content.encode("utf-16-le") + b"".join(struct.pack("<HH", *run) for run in runs)
    place = start + 2 * cut
    return record(0xFC, body[:place]) + record(0x3C, b"\x01" + body[place:])


def _xls() -> bytes:
    struck, plain = 6, 0  # the font with the number 6 is the sixth: there is no 4
    head = b"".join(map(_font, (0, 0, 0, 0, 0, 8))) + b"".join(
        record(0xE0, struct.pack("<HH16s", font, 0, b"")) for font in (plain, struck)
    )
    head += _shared(("焊工", ((0, 1),)), ("省技术能手、全国技术能手", ((6, struck), (8, plain))), cut=3)
    note = (
        record(0x5D, struct.pack("<HHHH", 0x15, 0x12, 0x19, 7))
        + record(0x1B6, struct.pack("<HH6sHHI", 0, 0, b"", len(f"张:\n{SAID}"), 8, 0))
        + record(0x3C, b"\x01" + f"张:\n{SAID}".encode("utf-16-le"))
        + record(0x3C, bytes(8))
        + record(0x1C, struct.pack("<HHHHHB", 0, 0, 0, 7, 1, 1) + "张".encode("utf-16-le"))
    )
    return xls(
        label(0, 0, "某甲"),
        label(0, 1, "技师", style=1),
        *(record(0xFD, struct.pack("<HHHI", 0, column, 0, text)) for column, text in ((2, 1), (3, 0))),
        note,
        head=head,
    )


def _rich(content: str, *runs: tuple[int, int]) -> bytes:
    body = bytes([bool(runs)]) + wide(content)
    return body + (
        struct.pack("<I", len(runs)) + b"".join(struct.pack("<HH", *run) for run in runs) if runs else b""
    )


def _xlsb() -> bytes:
    said = f"张:\n{SAID}"
    comments = (
        record12(632, wide("张"))
        + record12(635, struct.pack("<IIIII16s", 0, 0, 0, 0, 0, b""))
        + record12(637, bytes([0]) + wide(said))
    )
    return xlsb(
        row12(0),
        cell12(6, 0, wide("某甲")),
        cell12(6, 1, wide("技师"), style=1),
        cell12(7, 2, struct.pack("<I", 1)),
        cell12(7, 3, struct.pack("<I", 0)),
        fonts=(0, 8),
        texts=(_rich("焊工", (0, 0)), _rich("省技术能手、全国技术能手", (6, 1), (8, 0))),
        comments=comments,
    )


LINE = "text-decoration:line-through"


@pytest.mark.parametrize(
    ("style", "cells"),
    [
        (f".x1, .x2 {{{LINE}}}", "<td class=x1>S</td><td class=x2>S</td><td class=x3>p</td>"),
        (".x1{TEXT-DECORATION: Line-Through}", "<td class=x1>S</td><td style='TEXT-DECORATION:Line-through'>S</td>"),
        (f".x1{{{LINE}}}", "<td class=x1 style='text-decoration:none'>p</td><td class=x1>S</td>"),
        (f"/* .x1{{{LINE}}} */ a:hover, td.x2:hover{{{LINE}}}", "<td class=x1>p</td><td class=x2>p</td>"),
        (f"span{{{LINE}}} .away td{{{LINE}}}", "<td><span>S</span></td><td>p</td>"),
        ("", f"<td>p</td></tr><tbody style='{LINE}'><tr><td>S</td></tr></tbody><tr><td>p</td>"),
        ("", "<td><s>S<td>p</tr><tr><td>p"),
        ("a{" + "text-decoration:" * 60_000, "<td>p</td>"),
        ("".join(f".x{n} td, td.y{n}{{{LINE}}}" for n in range(9_000)), "<td>S</td>" * 9_000),  # too many to be told apart
    ],
)  # fmt: skip
def test_rules_of_a_page(style: str, cells: str, tmp_path: Path) -> None:
    """Cells that say S are struck through, those that say p are not."""
    page = f"<html><head><style>{style}</style></head><table><tr>{cells}</tr></table></html>"
    (sheet,) = opened(tmp_path, page.encode(), "a.xls")
    assert sheet.struck == {
        (row, column)
        for row, line in enumerate(sheet.rows)
        for column, value in enumerate(line)
        if value == "S"
    }


def test_styles_that_others_are_based_on(tmp_path: Path) -> None:
    """Of SpreadsheetML: by Parent, and of cells that name none those of their row or column."""
    styles = (
        "<Styles><Style ss:ID='s1'><Font ss:StrikeThrough='1'/></Style><Style ss:ID='s2' ss:Parent='s1'/>"
        "<Style ss:ID='s3' ss:Parent='s1'><Font ss:StrikeThrough='0'/></Style></Styles>"
    )
    cell = "<Cell%s><Data ss:Type='String'>x</Data></Cell>"
    cells = "".join(cell % f" ss:StyleID='{one}'" for one in ("s2", "s3")) + cell % "" * 3
    columns = "<Column ss:Index='3' ss:StyleID='s1' ss:Span='1'/>"
    data = spreadsheetml(f"{columns}<Row>{cells}</Row><Row ss:StyleID='s2'>{cell % ''}</Row>", styles)
    (sheet,) = opened(tmp_path, data, "a.xls")
    assert sheet.struck == {(0, 0), (0, 2), (0, 3), (1, 0)}


def test_named_styles_of_another_part(tmp_path: Path) -> None:
    """Of an .ods: they stand in styles.xml, and cells have them or styles that are based on them."""
    own = (
        "<style:style style:name='ce1' style:family='table-cell' style:parent-style-name='Gone'/>"
        "</office:automatic-styles>"
    )
    cells = "".join(
        f"<table:table-cell office:value-type='string' table:style-name='{one}'><text:p>x</text:p></table:table-cell>"
        for one in ("ce1", "Gone", "Other")
    )
    head = ODS_HEAD.replace("</office:automatic-styles>", own)
    named = (
        head.partition("<office:automatic-styles>")[0]
        + (
            "<office:automatic-styles><style:default-style style:family='table-cell'>"
            "<style:text-properties/></style:default-style>"
            "<style:style style:name='Gone' style:family='table-cell'>"
            "<style:text-properties style:text-line-through-style='solid'/></style:style>"  # it ends here, damaged
        )
    )
    body = f"{head}{table('', f'<table:table-row>{cells}</table:table-row>')}"
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": f"{body}</office:spreadsheet></office:body></office:document-content>",
        "styles.xml": named,
    }
    (sheet,) = opened(tmp_path, zipped(parts))
    assert sheet.struck == {(0, 0), (0, 1)}


def test_texts_in_cells_of_an_xlsx(tmp_path: Path) -> None:
    """As openpyxl writes them: a part that is struck through."""
    part = '<c r="%s" t="inlineStr"><is><r><t>x</t></r><r><rPr><strike%s/></rPr><t>y</t></r></is></c>'
    row = f"<row>{text('A1', 'x')}{part % ('B1', '')}{text('C1', 'x')}{part % ('D1', ' val=' + repr('0'))}</row>"
    (sheet,) = opened(tmp_path, xlsx(row))
    assert sheet.struck == {(0, 1)}


@pytest.mark.parametrize("make", [_html, _ods, _spreadsheetml, _xls, _xlsb], ids=lambda one: one.__name__[1:])
def test_what_is_said_beside_a_cell(make: Callable[[], bytes], tmp_path: Path) -> None:
    """Told apart from what is said of no cell; the author's name is no part of it."""
    (sheet,) = opened(tmp_path, make(), "a.xls")
    assert [sheet.rows[0][column] for column in (0, 1, 3)] == ["某甲", "技师", "焊工"]
    assert sheet.struck == STRUCK
    assert list(sheet.comments) == [(0, 0)]
    assert sheet.comments[0, 0].removeprefix("张:").strip() == SAID
