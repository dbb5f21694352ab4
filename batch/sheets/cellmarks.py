"""What a file says of a cell beside what it holds: that it is struck through, and comments (批注); first of an .xlsx.

Both are looked for only in a file that has such a style, or such a part; any other costs nothing.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import Final
from xml.parsers.expat import ExpatError

from batch.sheets.address import Position, position_of
from batch.sheets.ooxml.oddcells import cells_sharing, cells_styled
from batch.sheets.ooxml.package import Package
from batch.sheets.xmlwalk import Attributes, Start, local, locals_of, parse

#: Where this program's own part of a comment begins in a file that it returns, and whose comment it is.
OUR_MARK: Final = "—— 贯通校验 ——"
OUR_NAME: Final = "贯通"
_STRIKE: Final = b"strike"
_REF: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LONGEST: Final = 500  # characters of a comment
_MOST: Final = 100_000  # comments of one sheet
#: What Excel puts before a comment of the newer kind.
_THREADED: Final = re.compile(r"\[[^\]\n]{2,30}\].*\n\s*(?:注释|批注|评论|Comment)\s*[:：]", re.DOTALL)


def struck_styles(elements: list[Start]) -> frozenset[int]:
    """The numbers of the styles of struck-through cells, of the elements of the part of styles."""
    struck, found = set[str](), set[int]()
    font, style, within = -1, -1, False
    for one in elements:
        if one.name == "font":
            within = one.parent == "fonts"
            font += within
        elif one.name == "strike" and one.parent == "font" and within:
            if one.attributes.get("val", "1") not in ("0", "false"):
                struck.add(str(font))
        elif one.name == "xf" and one.parent == "cellXfs":
            style += 1
            if one.attributes.get("fontId", "0") in struck:
                found.add(style)
    return frozenset(found)


@dataclass(frozen=True)
class Strikes:
    """What is struck through in a workbook: styles of cells, and shared texts or parts of them, by their numbers."""

    styles: frozenset[int]
    texts: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.styles or self.texts)

    def cells(self, xml: bytes) -> frozenset[Position]:
        """The cells of a sheet (without XML's comments) that are struck through, or have a part that is."""
        found = set(cells_styled(xml, self.styles)) if self.styles else set()
        return frozenset(found.union(cells_sharing(xml, self.texts)) if self.texts else found)


def struck_texts(package: Package) -> frozenset[int]:
    """The numbers of the shared texts in which something is struck through."""
    part = package.related("/sharedStrings")
    tail = b""
    for block in package.blocks(part) if part else ():
        if _STRIKE in tail + block:
            return _numbers_of_struck(package.read(part))
        tail = block[-len(_STRIKE) :]
    return frozenset()


def _numbers_of_struck(xml: bytes) -> frozenset[int]:
    found = set[int]()
    number = -1

    def start(name: str, attributes: Attributes) -> None:
        nonlocal number
        if local(name) == "si":
            number += 1
        elif local(name) == "strike" and locals_of(attributes).get("val", "1") not in ("0", "false"):
            found.add(number)

    parse(xml, start)
    return frozenset(found)


def has_comments(package: Package) -> bool:
    """Whether there is any part of comments in the package."""
    return any("comments" in name for name in package.names())


def comments_of(package: Package, sheet: str) -> dict[Position, str]:
    """The comments of a sheet's part, by where they stand; of a damaged part those before the damage."""
    found: dict[Position, str] = {}
    for part in package.related_to(sheet, "/comments"):
        reader = _Comments(found)
        with contextlib.suppress(ExpatError):
            parse(package.read(part), reader.start, reader.end, reader.characters)
    return found


class _Comments:
    """Reads one part: who wrote comments, and each with its author's number."""

    def __init__(self, found: dict[Position, str]) -> None:
        self._found = found
        self._authors: list[str] = []
        self._place: Position | None = None
        self._author = ""
        self._text: list[str] = []
        self._room = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if local(name) == "author":
            self._text, self._room = [], _LONGEST
        elif local(name) == "comment":
            own = locals_of(attributes)
            ref = _REF.fullmatch(own.get("ref", ""))
            self._place = position_of(ref[1].encode(), ref[2].encode()) if ref else None
            self._author = own.get("authorId", "")
            self._text, self._room = [], 4 * _LONGEST

    def characters(self, content: str) -> None:
        """Text between elements."""
        if self._room > 0:
            self._text.append(content)
            self._room -= len(content)

    def end(self, name: str) -> None:
        """An element ends."""
        if local(name) == "author":
            self._authors.append("".join(self._text).strip())
        elif local(name) == "comment" and self._place is not None:
            put_comment(self._found, self._place, "".join(self._text), self._author_of())
        else:
            return
        self._room = 0

    def _author_of(self) -> str:
        number = int(self._author) if self._author.isdecimal() and len(self._author) < 7 else -1
        return self._authors[number] if 0 <= number < len(self._authors) else ""


def put_comment(found: dict[Position, str], place: Position, text: str, author: str = "") -> None:
    """Note what a comment says, if anything; one of this program's own says nothing."""
    said = "" if author == OUR_NAME else plain_comment(text, author)
    if said and len(found) < _MOST:
        found[place] = said


def plain_comment(text: str, author: str = "") -> str:
    """A comment as one line without its author's name and without what Excel or this program says in it."""
    text = text.replace("\r", "\n").partition(OUR_MARK)[0]
    text = _THREADED.sub("", text, count=1).strip()
    if author and text.startswith((f"{author}:", f"{author}：")):
        text = text[len(author) + 1 :]
    return " ".join(text.split())[:_LONGEST]
