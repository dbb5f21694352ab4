"""Web pages with tables, which many programs save under the name .xls: every table is a sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from lxml import etree

from batch.errors import UnreadableFileError
from batch.sheets.refusals import NO_TABLE
from batch.sheets.sheet import Sheet
from batch.sheets.sniff import Kind
from batch.sheets.source import Format, Source
from batch.sheets.text import as_text
from batch.sheets.web.crossed import has_struck
from batch.sheets.web.tables import Page, Tables

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_HEAD: Final = 4096
_BLOCK: Final = 1 << 20
_FAULTY: Final = 1000  # one character in so many may be one that the encoding does not have


def read(source: Source) -> list[Sheet]:
    """The tables of a page. Raises UnreadableFileError for one without any."""
    return sheets_of([page_text(source.data)], source.name)


def sheets_of(pages: list[str], name: str) -> list[Sheet]:
    """The tables of some pages: one has the file's name, several are numbered."""
    found = [_parsed(page) for page in pages]
    tables = [one for page in found for one in page.tables]
    if not tables:
        raise UnreadableFileError("F93", NO_TABLE)
    names = [name] if len(tables) == 1 else [f"表{number}" for number in range(1, len(tables) + 1)]
    sheets = [
        replace(grid.sheet(title), above=above) for (grid, above), title in zip(tables, names, strict=True)
    ]
    sheets[-1] = replace(sheets[-1], below=tuple(line for page in found for line in page.below))
    return sheets


def page_text(data: bytes, charset: str = "") -> str:
    """A page as text: by the encoding that it, or who sent it, names and has; else by what it holds."""
    named = _CHARSET.search(data[:_HEAD])
    for encoding in (named[1].decode() if named else "", charset):
        try:
            text = data.decode(_wider(encoding), "replace") if encoding else ""
        except LookupError:
            continue
        if text and text.count("\ufffd") * _FAULTY <= len(text) and "\0" not in text[:_HEAD]:
            return text
    text = as_text(data) or ""
    return text or data.decode("gb18030", "replace")


def _wider(encoding: str) -> str:
    """GB2312 and GBK as what contains both."""
    return "gb18030" if encoding.lower() in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else encoding


def _parsed(page: str) -> Page:
    data = page.replace("\0", "").encode("utf-8", "replace")
    target = Tables(has_struck(data))
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=False, no_network=True)
    for begin in range(0, len(data), _BLOCK):
        parser.feed(data[begin : begin + _BLOCK])
    found: Page = parser.close()
    return found


FORMAT = Format("html", (Kind.HTML,), read)
