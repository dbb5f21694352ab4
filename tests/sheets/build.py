"""Spreadsheet files made by hand, part by part and record by record."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from batch.errors import UnreadableFileError
from batch.sheets.ole import contained
from batch.sheets.open import read_workbook
from batch.sheets.sheet import Sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(parts: Mapping[str, bytes | str] | Mapping[str, bytes]) -> bytes:
    """A zip file of some members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def xlsx(
    *rows: str,
    part: str = "worksheets/sheet1.xml",
    formats: tuple[str | int, ...] = (),
    before: str = "",
    after: str = "",
    root: str = "",
    properties: str = "",
    sheets: str | None = None,
) -> bytes:
    """A workbook of one sheet of rows of XML; style n+1 has the n-th number format (a code, or a number)."""
    codes = [one for one in formats if isinstance(one, str)]
    numbers = [one if isinstance(one, int) else 170 + codes.index(one) for one in formats]
    escaped = [one.replace("&", "&amp;").replace('"', "&quot;") for one in codes]
    written = "".join(f'<numFmt numFmtId="{170 + n}" formatCode="{one}"/>' for n, one in enumerate(escaped))
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *numbers))
    body = (
        root or f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'
    )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/{part}" ContentType="{_TYPES}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}">{properties}<sheets>'
            + (sheets or '<sheet name="人员" sheetId="1" r:id="rId1"/>')
            + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="{part}"/>'
            f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{written}</numFmts>'
            f'<cellStyleXfs><xf numFmtId="17"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>',
            f"xl/{part}": body,
        }
    )


def text(address: str, content: str) -> str:
    """A cell of text, stored in place."""
    return f'<c r="{address}" t="inlineStr"><is><t>{content}</t></is></c>'


def record(number: int, body: bytes = b"") -> bytes:
    """A record of BIFF."""
    return struct.pack("<HH", number, len(body)) + body


def xls(
    *records: bytes, codes: tuple[str, ...] = (), filepass: bytes = b"", raw: bool = False, head: bytes = b""
) -> bytes:
    """A BIFF8 workbook of one sheet; style n+1 has the n-th number format; ``head``: fonts and styles instead."""
    given = head

    def stream(offset: int) -> bytes:
        name = "人员".encode("utf-16-le")
        formats = b"".join(
            record(0x41E, struct.pack("<HHB", 170 + n, len(one), 1) + one.encode("utf-16-le"))
            for n, one in enumerate(codes)
        )
        styles = b"".join(
            record(0xE0, struct.pack("<HH16s", 0, number, b""))
            for number in (0, *range(170, 170 + len(codes)))
        )
        return (
            record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + filepass
            + record(0x42, struct.pack("<H", 1200)) + (given or formats + styles)
            + record(0x85, struct.pack("<IHBB", offset, 0, 2, 1) + name) + record(0x0A)
        )  # fmt: skip

    head = stream(len(stream(0)))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + b"".join(records) + record(0x0A)
    return head + sheet if raw else contained(head + sheet)


def label(row: int, column: int, content: str, style: int = 0) -> bytes:
    """A BIFF8 cell of text."""
    return record(
        0x204, struct.pack("<HHHHB", row, column, style, len(content), 1) + content.encode("utf-16-le")
    )


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A BIFF8 cell of a number."""
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def boolerr(row: int, column: int, code: int, error: bool = True) -> bytes:
    """A BIFF8 cell of an error or a truth value."""
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, error))


def failed_formula(row: int, column: int, code: int) -> bytes:
    """A BIFF8 cell of a formula whose result is an error."""
    result = struct.pack("<BBBBBBH", 2, 0, code, 0, 0, 0, 0xFFFF)
    return record(
        0x06, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    )


def record12(number: int, body: bytes = b"") -> bytes:
    """A record of BIFF12."""
    first = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    size, length = b"", len(body)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return first + size + body


def wide(content: str) -> bytes:
    """A text of BIFF12."""
    return struct.pack("<I", len(content)) + content.encode("utf-16-le")


def cell12(number: int, column: int, body: bytes, style: int = 0) -> bytes:
    """A cell of BIFF12."""
    return record12(number, struct.pack("<II", column, style) + body)


def row12(row: int) -> bytes:
    """The start of a row of BIFF12."""
    return record12(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))


def xlsb(
    *records: bytes, code: str = "General", fonts: tuple[int, ...] = (), texts: tuple[bytes, ...] = (), comments: bytes = b""
) -> bytes:  # fmt: skip
    """A binary workbook of one sheet; style 1 has the number format, and font 1 where there is one.

    ``fonts``: their flags; ``texts``: shared ones; ``comments``: records of the sheet's.
    """
    relations = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_RELATIONS}/worksheet" '
        f'Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="{_RELATIONS}/styles" '
        f'Target="styles.bin"/><Relationship Id="rId3" Type="{_RELATIONS}/sharedStrings" '
        'Target="sharedStrings.bin"/></Relationships>'
    )
    xf = record12(47, struct.pack("<HHH10s", 0, 0, 0, b""))
    xf += record12(47, struct.pack("<HHH10s", 0, 170, len(fonts) > 1, b""))
    written = b"".join(record12(43, struct.pack("<HH21s", 200, flags, b"")) for flags in fonts)
    more: dict[str, bytes | str] = {
        "xl/sharedStrings.bin": record12(159, struct.pack("<II", len(texts), len(texts)))
        + b"".join(record12(19, one) for one in texts) + record12(160),
        "xl/comments1.bin": comments,
        "xl/worksheets/_rels/sheet1.bin.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/comments" Target="../comments1.bin"/></Relationships>',
    }  # fmt: skip
    sheet = record12(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("人员"))
    parts: dict[str, bytes | str] = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": record12(131) + record12(143) + sheet + record12(144) + record12(132),
            "xl/_rels/workbook.bin.rels": relations,
            "xl/styles.bin": record12(278) + record12(615, struct.pack("<I", 1))
            + record12(44, struct.pack("<H", 170) + wide(code)) + record12(616) + written
            + record12(617, struct.pack("<I", 2)) + xf + record12(618) + record12(279),
            "xl/worksheets/sheet1.bin": record12(129) + record12(148, struct.pack("<IIII", 0, 1, 0, 1))
            + record12(145) + b"".join(records) + record12(146) + record12(130),
    }  # fmt: skip
    return zipped(parts | more if fonts else parts)


def spreadsheetml(row: str, styles: str = "") -> bytes:
    """Excel 2003's XML of one row."""
    names = " ".join(
        f'{name}="urn:schemas-microsoft-com:office:spreadsheet"' for name in ("xmlns", "xmlns:ss")
    )
    body = f'<Worksheet ss:Name="人员"><Table>{row}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook {names}>{styles}{body}</Workbook>'.encode()


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_HEAD = (
    f'<office:document-content xmlns:office="{_ODF}office:1.0" xmlns:table="{_ODF}table:1.0" '
    f'xmlns:text="{_ODF}text:1.0" xmlns:style="{_ODF}style:1.0" xmlns:draw="{_ODF}drawing:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    '<office:automatic-styles><style:style style:name="shut" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)


def ods(*tables: str) -> bytes:
    """An OpenDocument spreadsheet of tables of XML."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": ODS_HEAD
            + "".join(tables)
            + "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def table(*rows: str, name: str = "人员", style: str = "") -> str:
    """A table of OpenDocument."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def opened(folder: Path, data: bytes, name: str = "a.xlsx", passwords: tuple[str, ...] = ()) -> list[Sheet]:
    """The sheets of a file of this content."""
    path = folder / name
    path.write_bytes(data)
    return read_workbook(path, passwords)


def rows(folder: Path, data: bytes, name: str = "a.xlsx") -> list[list[Any]]:
    """The rows of the one sheet of a file."""
    (sheet,) = opened(folder, data, name)
    return sheet.rows


def refused(
    folder: Path, data: bytes, name: str = "a.xlsx", passwords: tuple[str, ...] = ()
) -> tuple[str, str]:
    """Why a file is refused: the code and the line."""
    with pytest.raises(UnreadableFileError) as caught:
        opened(folder, data, name, passwords)
    said = str(caught.value)
    assert "\n" not in said and any("一" <= character <= "鿿" for character in said)
    return caught.value.code, said
