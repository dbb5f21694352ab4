"""What a file is, by its content: its first bytes, then the names inside of it. Never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from typing import Final

from batch.sheets.text import as_text, decoded_head

_HEAD: Final = 65_536


class Kind(StrEnum):
    """What a file can be; the first ones are read by a format, the others are refused by name."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    FLAT_ODS = "fods"
    XLS = "xls"
    RAW_XLS = "raw xls"  # BIFF5 or BIFF8 without the container around it
    DELIMITED = "delimited"
    HTML = "html"
    SPREADSHEETML = "spreadsheetml"
    MHTML = "mhtml"

    ENCRYPTED = "encrypted"
    ENCRYPTED_XLS = "encrypted xls"

    OLD_XLS = "old xls"
    WORD = "word"
    POWERPOINT = "powerpoint"
    NUMBERS = "numbers"
    ARCHIVE = "archive"
    CUT_ZIP = "cut zip"
    CUT_OLE = "cut ole"
    OTHER_OLE = "other ole"
    PDF = "pdf"
    RTF = "rtf"
    PICTURE = "picture"
    XML = "xml"
    ZEROS = "zeros"
    DATABASE = "database"
    UNKNOWN = "unknown"


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"SQLite format 3\x00", Kind.DATABASE),
    (b"\x00\x01\x00\x00Standard", Kind.DATABASE),
    (b"\x09\x08\x10\x00\x00\x06", Kind.RAW_XLS),
    (b"\x09\x08\x08\x00\x00\x05", Kind.RAW_XLS),
    (b"\x09\x00\x04\x00", Kind.OLD_XLS),
    (b"\x09\x02\x06\x00", Kind.OLD_XLS),
    (b"\x09\x04\x06\x00", Kind.OLD_XLS),
)
#: Names of members of a zip file, in lower case and with slashes, and what the file then is.
_MEMBERS: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (re.compile(r"xl/workbook\d*\.bin"), Kind.XLSB),
    (re.compile(r"xl/workbook\d*\.xml"), Kind.XLSX),
    (re.compile(r"word/document\d*\.xml"), Kind.WORD),
    (re.compile(r"ppt/presentation\d*\.xml"), Kind.POWERPOINT),
    (re.compile(r"index/.*\.iwa|index\.zip|index\.numbers"), Kind.NUMBERS),
)
_STREAMS: Final = (
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
    ("WordDocument", Kind.WORD),
    ("PowerPoint Document", Kind.POWERPOINT),
)
_MHTML: Final = re.compile(
    r"(?i)\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?(?:mime-version|content-type):"
)
_HTML: Final = re.compile(r"(?i)<(?:!doctype\s+html|html|table|head|meta|body|div|tr|style|center|font|p)\b")
_FILEPASS: Final = 0x2F


def sniff(data: bytes) -> Kind:
    """What kind of file this is. Opens nothing but a directory of names; raises nothing."""
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")):
        return _zip(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (kind is not Kind.PICTURE or b"\x00" in data[:4096]):
            return kind
    if not data.strip(b"\x00"):
        return Kind.ZEROS
    return _text(data)


def _zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.replace("\\", "/").lower().lstrip("/") for name in archive.namelist()]
            if "mimetype" in names and "content.xml" in names:
                head = archive.open("mimetype").read(100)
                return Kind.ODS if b"opendocument.spreadsheet" in head else Kind.WORD
    except Exception:  # whatever a broken directory makes zipfile raise
        return Kind.CUT_ZIP
    for form, kind in _MEMBERS:
        if any(form.fullmatch(name) for name in names):
            return kind
    return Kind.ARCHIVE


def _ole(data: bytes) -> Kind:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            for name, kind in _STREAMS:
                if container.exists(name):
                    protected = kind is Kind.XLS and _has_filepass(container.openstream(name).read(4096))
                    return Kind.ENCRYPTED_XLS if protected else kind
    except Exception:  # whatever a broken container makes olefile raise
        return Kind.CUT_OLE
    return Kind.OTHER_OLE


def _has_filepass(head: bytes) -> bool:
    """Whether the records after the first one (BOF) say that the rest is encrypted."""
    at = 0
    for _ in range(20):
        record, size = (
            int.from_bytes(head[at : at + 2], "little"),
            int.from_bytes(head[at + 2 : at + 4], "little"),
        )
        if record == _FILEPASS:
            return True
        at += 4 + size
    return False


def _text(data: bytes) -> Kind:
    head = decoded_head(data, _HEAD)
    if head is None and data.lstrip().startswith(b"<"):
        head = data[:_HEAD].decode("latin-1")
    if head is None:
        return Kind.UNKNOWN
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _markup(start)
    if _MHTML.match(start) and re.search(r"(?i)multipart/related|text/html", start):
        return Kind.MHTML
    return Kind.DELIMITED if as_text(data) is not None else Kind.UNKNOWN


def _markup(start: str) -> Kind:
    if "urn:schemas-microsoft-com:office:spreadsheet" in start and not re.match(r"(?i)<html", start):
        return Kind.SPREADSHEETML
    if "opendocument.spreadsheet" in start and "office:document" in start:
        return Kind.FLAT_ODS
    return Kind.HTML if _HTML.search(start) else Kind.XML
