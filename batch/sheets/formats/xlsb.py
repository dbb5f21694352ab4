"""Excel's binary workbooks: .xlsb."""

from __future__ import annotations

from batch.sheets.biff12.beside import comments_in, struck_of
from batch.sheets.biff12.sheets import is_1904, looked_through, sheet_entries, styles_of
from batch.sheets.calamine import Extra, read_sheets
from batch.sheets.limits import MAX_SHEETS
from batch.sheets.ooxml.package import Package
from batch.sheets.sheet import Sheet
from batch.sheets.sniff import Kind
from batch.sheets.source import Format, Source


def read(source: Source) -> list[Sheet]:
    """All sheets, with the errors of their cells. Raises UnreadableFileError."""
    package = Package(source.data)
    workbook = package.read(package.workbook)
    styles_part = package.related("/styles")
    styles = styles_of(package.read(styles_part) if styles_part else b"")
    since_1904, targets = is_1904(workbook), package.targets()
    package.check_texts()
    struck = struck_of(styles.struck, styles.fonts, lambda: _texts(package))
    extras: dict[str, Extra] = {}
    replaced: dict[str, bytes] = {}
    for name, relation in sheet_entries(workbook)[:MAX_SHEETS]:
        part = targets.get(relation)
        if part:
            before = package.read(part)
            extras[name], after = looked_through(before, styles.shown, since_1904, struck)
            for comments in package.related_to(part, "/comments"):
                comments_in(package.read(comments), extras[name].comments)
            if after is not before:
                replaced[part] = after
    return read_sheets(
        package.with_parts(replaced) if replaced or not package.is_clear else source.data, extras
    )


def _texts(package: Package) -> bytes:
    part = package.related("/sharedStrings")
    return package.read(part) if part else b""


FORMAT = Format("xlsb", (Kind.XLSB,), read)
