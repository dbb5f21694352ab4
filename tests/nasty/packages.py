"""Zip files and XML that are not as they should be."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable

from tests.nasty.file import HEADERS, Nasty, person, row, rows, whole
from tests.sheets.build import MAIN, text, xlsx, zipped

_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_BOMB = 200 << 20


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with(changes: dict[str, bytes | str], data: bytes | None = None) -> bytes:
    return zipped({**_parts(data or whole()), **changes})


def _without(*names: str) -> bytes:
    return zipped({name: content for name, content in _parts(whole()).items() if name not in names})


def _renamed(change: Callable[[str], str]) -> bytes:
    return zipped({change(name): content for name, content in _parts(whole()).items()})


def _edited(part: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = _parts(whole())
    return zipped(parts | {part: change(parts[part])})


_SHEET = "xl/worksheets/sheet1.xml"


def _sheet(change: Callable[[bytes], bytes]) -> bytes:
    return _edited(_SHEET, change)


def _flipped() -> bytes:
    data = bytearray(whole(40))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo(_SHEET)
    data[info.header_offset + 200] ^= 0x55
    return bytes(data)


def _wrong_sum() -> bytes:
    data = whole()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        checksum = struct.pack("<I", archive.getinfo(_SHEET).CRC)
    return data.replace(checksum, b"\x00\x01\x02\x03")


def _locked_member() -> bytes:
    """The flag of an encrypted member in both of its headers."""
    data = bytearray(whole())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def _twice() -> bytes:
    made = io.BytesIO(whole())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/media/image1.png", bytes(1000))
        archive.writestr("xl/media/image2.png", bytes(1000))
    return made.getvalue()


def _laughs() -> bytes:
    entities = '<!ENTITY a0 "哈">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = f"<?xml version='1.0'?><!DOCTYPE w [{entities}]>".encode()
    return _sheet(lambda xml: head + xml.replace("某1".encode(), b"&a9;"))


def _outside() -> bytes:
    head = b"<?xml version='1.0'?><!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    return _sheet(lambda xml: head + xml.replace("某1".encode(), b"&x;"))


def _utf16() -> bytes:
    return _sheet(lambda xml: ('<?xml version="1.0" encoding="UTF-16"?>' + xml.decode()).encode("utf-16"))


def _many_sheets() -> bytes:
    one = whole()
    names = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 301))
    return _edited_text(one, "xl/workbook.xml", '<sheet name="人员" sheetId="1" r:id="rId1"/>', names)


def _edited_text(data: bytes, part: str, old: str, new: str) -> bytes:
    parts = _parts(data)
    changed = parts[part].decode().replace(old, new)
    assert changed != parts[part].decode()
    return zipped(parts | {part: changed})


def _noise(size: int) -> bytes:
    return random.Random(5).randbytes(size)


_STRAY = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_FAR = f"{row(1, HEADERS)}{row(2, person(1))}"

FILES: dict[str, Callable[[], Nasty]] = {
    "stray cell, no dimension": lambda: Nasty("xlsx", xlsx(*rows(), _STRAY), 2, "XFD1048576"),
    "stray cell, false dimension": lambda: Nasty("xlsx", xlsx(*rows(), _STRAY, before='<dimension ref="A1:F3"/>'), 2, "XFD1048576"),
    "stray cell, late dimension": lambda: Nasty("xlsx", xlsx(*rows(), _STRAY, after='<dimension ref="A1:F3"/>'), 2, "XFD1048576"),
    "claims a whole sheet": lambda: Nasty("xlsx", xlsx(*rows(), before='<dimension ref="A1:XFD1048576"/>'), 2),
    "dimension of nonsense": lambda: Nasty("xlsx", xlsx(*rows(), before='<dimension ref="某"/>')),
    "row beyond the last": lambda: Nasty("xlsx", xlsx(*rows(), '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), 2, "远离表格"),
    "column beyond the last": lambda: Nasty("xlsx", xlsx(*rows(), '<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>'), 2, "ZZZZZZ9"),
    "row nought": lambda: Nasty("xlsx", xlsx(*rows(), '<row r="0"><c r="A0"><v>1</v></c></row>'), 2),
    "rows backwards": lambda: Nasty("xlsx", xlsx(*reversed(rows())), 2),
    "no addresses": lambda: Nasty("xlsx", xlsx(*(one.replace(' r="', ' x="') for one in rows())), 2),
    "macros": lambda: Nasty("xlsm", _with({"xl/vbaProject.bin": _noise(4000)}), 2),
    "external links": lambda: Nasty("xlsx", _with({"xl/externalLinks/externalLink1.xml": "<externalLink/>"}), 2),
    "no content types": lambda: Nasty("xlsx", _without("[Content_Types].xml"), 2),
    "no styles": lambda: Nasty("xlsx", _without("xl/styles.xml"), 2),
    "no relations": lambda: Nasty("xlsx", _without("xl/_rels/workbook.xml.rels")),
    "no sheet part": lambda: Nasty("xlsx", _without(_SHEET)),
    "no workbook part": lambda: Nasty("xlsx", _without("xl/workbook.xml")),
    "backslashes in names": lambda: Nasty("xlsx", _renamed(lambda name: name.replace("/", "\\")), 2),
    "upper case names": lambda: Nasty("xlsx", _renamed(str.upper), 2),
    "members outside": lambda: Nasty("xlsx", _with({"../../../tmp/nasty": "x", "/etc/nasty": "x"}), 2),
    "members without end": lambda: Nasty("xlsx", _with({f"xl/media/{n}": "" for n in range(30_000)}), 2),
    "padding of noughts": lambda: Nasty("xlsx", _with({"xl/media/zeros.bin": bytes(_BOMB)}), 2),
    "bomb in the sheet": lambda: Nasty("xlsx", _with({_SHEET: b" " * _BOMB * 3})),
    "bomb in the texts": lambda: Nasty("xlsx", _with({"xl/sharedStrings.xml": b" " * _BOMB * 3})),
    "a billion laughs": lambda: Nasty("xlsx", _laughs()),
    "an outside entity": lambda: Nasty("xlsx", _outside()),
    "utf-16 inside": lambda: Nasty("xlsx", _utf16()),
    "strict": lambda: Nasty("xlsx", _sheet(lambda xml: xml.replace(MAIN.encode(), _STRICT.encode())), 2),
    "cells in comments": lambda: Nasty("xlsx", xlsx(*rows(), "<!-- " + row(9, person(9)) + " -->"), 2),
    "cdata": lambda: Nasty("xlsx", xlsx(row(1, HEADERS), row(2, person(1)).replace("某1", "<![CDATA[某1]]>")), 1),
    "processing instructions": lambda: Nasty("xlsx", xlsx("<?mso do?>", *rows(), "<?php exit ?>"), 2),
    "deep": lambda: Nasty("xlsx", xlsx(root=f'<worksheet xmlns="{MAIN}">' + "<a>" * 100_000)),
    "an attribute of a megabyte": lambda: Nasty("xlsx", xlsx(*rows(), before=f'<sheetPr codeName="{"x" * 1_000_000}"/>'), 2),
    "300 sheets": lambda: Nasty("xlsx", _many_sheets(), 2, "200"),
    "hidden sheet only": lambda: Nasty("xlsx", xlsx(*rows(), sheets='<sheet name="人员" sheetId="1" state="veryHidden" r:id="rId1"/>'), 0, "隐藏"),
    "no sheets": lambda: Nasty("xlsx", xlsx(*rows(), sheets="<a/>")),
    "a name of nothing": lambda: Nasty("xlsx", xlsx(*rows(), sheets='<sheet name="" sheetId="1" r:id="rId1"/>'), 2),
    "merged columns": lambda: Nasty("xlsx", xlsx(*rows(), after='<mergeCells><mergeCell ref="H1:XFD1048576"/></mergeCells>'), 2),
    "merged over everything": lambda: Nasty("xlsx", xlsx(*rows(), after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), 2),
    "merged without end": lambda: Nasty("xlsx", xlsx(*rows(), after="<mergeCells>" + '<mergeCell ref="C2:C3"/>' * 100_000 + "</mergeCells>"), 2),
    "merged nonsense": lambda: Nasty("xlsx", xlsx(*rows(), after='<mergeCells><mergeCell ref="某:乙"/><mergeCell/></mergeCells>')),
    "style that is not": lambda: Nasty("xlsx", xlsx(*rows(), '<row r="4"><c r="F4" s="999"><v>45000</v></c></row>'), 2),
    "text that is not": lambda: Nasty("xlsx", xlsx(*rows(), '<row r="4"><c r="A4" t="s"><v>999</v></c></row>')),
    "cut": lambda: Nasty("xlsx", whole()[:-300], 0, "不完整"),
    "a flipped bit": lambda: Nasty("xlsx", _flipped()),
    "a wrong checksum": lambda: Nasty("xlsx", _wrong_sum()),
    "a locked member": lambda: Nasty("xlsx", _locked_member()),
    "junk before": lambda: Nasty("xlsx", b"MZ" + _noise(3000) + whole()),
    "junk behind": lambda: Nasty("xlsx", whole() + _noise(3000), 2),
    "pictures": lambda: Nasty("xlsx", _twice(), 2),
    "far but empty": lambda: Nasty("xlsx", xlsx(_FAR, '<row r="1048576"><c r="A1048576" s="0"/></row>'), 1),
    "texts with addresses": lambda: Nasty("xlsx", xlsx(*rows(), f'<row r="4">{text("A4", "&lt;c r=&quot;XFD1048576&quot;")}</row>'), 2),
}  # fmt: skip
