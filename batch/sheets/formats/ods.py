"""OpenDocument spreadsheets (.ods, and .fods in one file), read here cell by cell.

calamine builds every cell that a file says is repeated, 17 billion of them if it says so, and
gives errors as blanks; here repeated blanks cost nothing. ODF 1.3, part 3, 9.1.
"""

from __future__ import annotations

from batch.errors import UnreadableFileError
from batch.sheets.calamine import limited
from batch.sheets.limits import MAX_SHEETS
from batch.sheets.ooxml.package import Package
from batch.sheets.opendocument.beside import named_strikes
from batch.sheets.opendocument.tables import Document
from batch.sheets.refusals import DAMAGED, PROTECTED
from batch.sheets.sheet import Sheet
from batch.sheets.sniff import Kind
from batch.sheets.source import Format, Source
from batch.sheets.xmlwalk import new_parser

_NAMED_STYLES = "styles.xml"


def read(source: Source) -> list[Sheet]:
    """All sheets. Raises UnreadableFileError, or what a damaged package raises."""
    document = Document()
    parser = new_parser()
    parser.StartElementHandler = document.start
    parser.EndElementHandler = document.end
    parser.CharacterDataHandler = document.text
    if source.kind is Kind.FLAT_ODS:
        parser.Parse(source.data, True)
    else:
        package = Package(source.data)
        _check_open(package)
        if _NAMED_STYLES in package:
            named_strikes(document.strikes, package.blocks(_NAMED_STYLES))
        for block in package.blocks("content.xml"):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    if not document.sheets:
        raise UnreadableFileError("F93", DAMAGED)
    return limited(document.sheets[:MAX_SHEETS], len(document.sheets))


def _check_open(package: Package) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in package and any(one.name == "encryption-data" for one in package.elements(manifest)):
        raise UnreadableFileError("F92", PROTECTED)


FORMAT = Format("ods", (Kind.ODS, Kind.FLAT_ODS), read)
