"""Excel 97-2003 workbooks (BIFF5 and BIFF8), those without a container too, and WPS's .et."""

from __future__ import annotations

import struct

from batch.sheets.biff.sheets import extras_of
from batch.sheets.calamine import read_sheets
from batch.sheets.ole import contained, stream_of
from batch.sheets.sheet import Sheet
from batch.sheets.sniff import Kind
from batch.sheets.source import Format, Source


def read(source: Source) -> list[Sheet]:
    """All sheets, with the errors of their cells. Raises UnreadableFileError."""
    raw = source.kind is Kind.RAW_XLS
    stream = source.data if raw else stream_of(source.data, "Workbook", "Book")
    extras = extras_of(stream)
    name = "Workbook" if struct.unpack_from("<H", stream, 4)[0] == 0x600 else "Book"
    return read_sheets(contained(stream, name) if raw else source.data, extras)


FORMAT = Format("xls", (Kind.XLS, Kind.RAW_XLS), read)
