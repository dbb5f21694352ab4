"""A whole Word file: its parts, page set-up and page numbers, with fixed dates."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools.wordkit.styles import CHAR_SPACE, LINE_PITCH, font_table, styles
from tools.wordkit.xml import DECLARATION, R, document, text

_AUTHOR, _DATE = "贯通", "2026-01-01T00:00:00Z"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "document": "main", "styles": "styles", "settings": "settings", "fontTable": "fontTable",
    "footer1": "footer", "footer2": "footer",
}  # fmt: skip
_MM = 1440 / 25.4


def save(path: Path, title: str, body: str) -> None:
    """Write a Word file; equal content is equal bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml", R),
            ("metadata/core-properties", "docProps/core.xml", f"{_PACKAGE}/relationships"),
        ),
        "docProps/core.xml": _core(title),
        "word/document.xml": document("document", f"<w:body>{body}{_section()}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            *((_PARTS[name], f"{name}.xml", R) for name in _PARTS if name != "document")
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": _footer('<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'),
        "word/footer2.xml": _footer('<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>'),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode())


def _section() -> str:
    """A4, margins 37/35/28/26 mm, 22 lines of 28 characters."""
    sides = {"top": 37, "right": 26, "bottom": 35, "left": 28, "header": 15, "footer": 25}
    margins = " ".join(f'w:{side}="{round(mm * _MM)}"' for side, mm in sides.items())
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins} w:gutter="0"/>'
        '<w:pgNumType w:start="1"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE_PITCH}" w:charSpace="{CHAR_SPACE}"/></w:sectPr>'
    )


def _footer(look: str) -> str:
    """The page number — 1 —, on the outer side."""
    field = "".join(
        f"<w:r>{inside}</w:r>"
        for inside in (
            text("— "),
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            text("1"),
            '<w:fldChar w:fldCharType="end"/>',
            text(" —"),
        )
    )
    return document("ftr", f'<w:p><w:pPr><w:pStyle w:val="footer"/>{look}</w:pPr>{field}</w:p>')


def _settings() -> str:
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1))
    )
    return document(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        f"<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>{compatible}"
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    )


def _relations(*targets: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, target, base) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _content_types() -> str:
    made = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{_OFFICE}.{"document.main" if kind == "main" else kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{made}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _core(title: str) -> str:
    dates = "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{_DATE}</dcterms:{what}>'
        for what in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{_AUTHOR}</dc:creator>"
        f"<cp:lastModifiedBy>{_AUTHOR}</cp:lastModifiedBy>{dates}</cp:coreProperties>"
    )
