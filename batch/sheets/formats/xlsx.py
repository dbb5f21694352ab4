"""Office Open XML workbooks: .xlsx, .xlsm, .xltx, and what WPS saves under names of its own."""

from __future__ import annotations

from batch.errors import UnreadableFileError
from batch.sheets.calamine import Extra, read_sheets
from batch.sheets.cellmarks import Strikes, comments_of, has_comments, struck_styles, struck_texts
from batch.sheets.limits import MAX_SHEETS, check_cells
from batch.sheets.looks import Shown, shown_by_styles
from batch.sheets.ooxml.farcells import mended
from batch.sheets.ooxml.oddcells import cells_striking, odd_cells, with_known_errors, without_comments
from batch.sheets.ooxml.package import Package
from batch.sheets.ooxml.prefilter import suspects
from batch.sheets.ooxml.secondchance import read_by_openpyxl
from batch.sheets.sheet import Sheet
from batch.sheets.sniff import Kind
from batch.sheets.source import Format, Source


def read(source: Source) -> list[Sheet]:
    """All sheets, by calamine, else by openpyxl. Raises UnreadableFileError."""
    package = Package(source.data)
    extras: dict[str, Extra] = {}
    data = source.data
    try:
        extras, data = _looked_through(package, source.data)
        return read_sheets(data, extras)
    except (UnreadableFileError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # damage, or what only calamine does not take
        return read_by_openpyxl(package, data, extras)


def _looked_through(package: Package, data: bytes) -> tuple[dict[str, Extra], bytes]:
    """What is known of each sheet beside its cells, and the package without stray cells."""
    styles, struck = _styles(package)
    since_1904, commented = _is_1904(package), has_comments(package)
    package.check_texts()
    strikes = Strikes(struck, struck_texts(package))
    extras: dict[str, Extra] = {}
    replaced: dict[str, bytes] = {}
    reached = 0
    for sheet, part, shown in package.sheet_parts()[:MAX_SHEETS]:
        found = suspects(package.blocks(part) if shown else ())
        if not shown or not (found.any or found.hidden or found.strikes or styles or strikes or commented):
            continue
        xml = without_comments(package.read(part))
        extra = Extra(since_1904=since_1904, hides=found.hidden, struck=strikes.cells(xml))
        if found.strikes:
            extra.struck = extra.struck.union(cells_striking(xml))
        if commented:
            extra.comments = comments_of(package, part)
        if found.far:
            without = mended(xml)
            reached += without.bounds.cells
            check_cells(reached)
            if without.strays:
                xml, extra.strays = without.xml, without.strays
                replaced[part] = xml
        odd = odd_cells(xml, found, styles)
        extra.texts, extra.shown = odd.texts, odd.shown
        if odd.unknown:
            replaced[part] = with_known_errors(xml, odd.unknown)
        extras[sheet] = extra
    return extras, package.with_parts(replaced) if replaced or not package.is_clear else data


def _styles(package: Package) -> tuple[dict[int, Shown], frozenset[int]]:
    """The styles that show only a month or a year, and those that strike through."""
    part = package.related("/styles")
    if not part:
        return {}, frozenset()
    formats: list[int] = []
    codes: dict[int, str] = {}
    elements = package.elements(part)
    for one in elements:
        if one.name == "numFmt" and one.parent == "numFmts":
            codes[_number(one.attributes.get("numFmtId"))] = one.attributes.get("formatCode", "")
        elif one.name == "xf" and one.parent == "cellXfs":
            formats.append(_number(one.attributes.get("numFmtId")))
    return shown_by_styles(formats, codes), struck_styles(elements)


def _is_1904(package: Package) -> bool:
    return any(
        one.name == "workbookPr" and one.attributes.get("date1904") in ("1", "true")
        for one in package.workbook_elements
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else -1


FORMAT = Format("xlsx", (Kind.XLSX,), read)
