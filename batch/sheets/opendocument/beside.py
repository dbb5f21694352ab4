"""What an OpenDocument spreadsheet says of cells beside what they hold: styles that strike through, and annotations."""

from __future__ import annotations

import contextlib
import zlib
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from batch.sheets.opendocument.names import OFFICE, PARAGRAPH, STYLE, TABLE, TEXT
from batch.sheets.xmlwalk import Attributes, new_parser

ANNOTATION: Final = f"{OFFICE}annotation"
DEFAULT_STYLE: Final = f"{STYLE}default-style"
PROPERTIES: Final = f"{STYLE}text-properties"
_A_STYLE: Final = f"{STYLE}style"
_CREATOR: Final = "http://purl.org/dc/elements/1.1/ creator"
#: How a style strikes through (ODF 1.3, part 3, 20.383 to 20.386).
_LINES: Final = tuple(f"{STYLE}text-line-through-{one}" for one in ("style", "type"))
_CELLS, _PARTS = "table-cell", "text"
_DEFAULT: Final = "Default"  # the style of cells that have no other


class Strikes:
    """The styles that strike through, and which style a cell has that names none."""

    def __init__(self) -> None:
        """None yet."""
        self._styles: set[tuple[str, str]] = set()  # family and name
        self._open = ("", "")
        self._stops: list[int] = []  # behind which column each default style ends
        self._defaults: list[str] = []
        self._row = ""

    def __bool__(self) -> bool:
        return bool(self._styles)

    def start_style(self, attributes: Attributes) -> None:
        """A style begins; what it is based on comes before it. That of a family has no name, and all are based on it."""
        self._open = (attributes.get(f"{STYLE}family", ""), attributes.get(f"{STYLE}name", ""))
        if (self._open[0], attributes.get(f"{STYLE}parent-style-name", "")) in self._styles:
            self._styles.add(self._open)

    def start_properties(self, attributes: Attributes) -> None:
        """What it says of texts."""
        said = [attributes[name] for name in _LINES if name in attributes]
        if any(one != "none" for one in said):
            self._styles.add(self._open)
        elif said:
            self._styles.discard(self._open)

    def start_table(self) -> None:
        """A table begins."""
        self._stops, self._defaults, self._row = [], [], ""

    def start_column(self, attributes: Attributes, times: int) -> None:
        """Some columns of one default style."""
        self._stops.append((self._stops[-1] if self._stops else 0) + times)
        self._defaults.append(attributes.get(f"{TABLE}default-cell-style-name", ""))

    def start_row(self, attributes: Attributes) -> None:
        """A row, perhaps with a default style."""
        self._row = attributes.get(f"{TABLE}default-cell-style-name", "")

    def strikes(self, cell: Attributes, column: int) -> bool:
        """Whether a cell's style strikes through."""
        if not self._styles:
            return False
        named = cell.get(f"{TABLE}style-name") or self._row
        place = bisect_right(self._stops, column)
        if not named and place < len(self._defaults):
            named = self._defaults[place]
        return (_CELLS, named or _DEFAULT) in self._styles

    def strikes_part(self, attributes: Attributes) -> bool:
        """Whether that of a part of a text does."""
        return (_PARTS, attributes.get(f"{TEXT}style-name", "")) in self._styles


def named_strikes(strikes: Strikes, blocks: Iterable[bytes]) -> None:
    """Take in the part of named styles; of a damaged one those before the damage."""
    starts = {
        _A_STYLE: strikes.start_style,
        DEFAULT_STYLE: strikes.start_style,
        PROPERTIES: strikes.start_properties,
    }
    parser = new_parser()

    def start(name: str, attributes: Attributes) -> None:
        if name in starts:
            starts[name](attributes)

    parser.StartElementHandler = start
    with contextlib.suppress(ExpatError, BadZipFile, zlib.error, NotImplementedError):
        for block in blocks:
            parser.Parse(block, False)


class Annotation:
    """One that is read: who says what."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._author: list[str] = []
        self._paragraphs: list[list[str]] = []
        self._into: list[str] | None = None
        self._depth = 1

    @property
    def text(self) -> str:
        """What is said, a line a paragraph."""
        return "\n".join("".join(one) for one in self._paragraphs)

    @property
    def author(self) -> str:
        """Who says it."""
        return "".join(self._author).strip()

    def start(self, name: str) -> None:
        """An element begins within it."""
        self._depth += 1
        if name == _CREATOR:
            self._into = self._author
        elif name == PARAGRAPH:
            self._into = []
            self._paragraphs.append(self._into)

    def add(self, content: str) -> None:
        """Characters within it."""
        if self._into is not None:
            self._into.append(content)

    def end(self, name: str) -> bool:
        """An element ends; whether it is the annotation itself."""
        self._depth -= 1
        if name in (_CREATOR, PARAGRAPH):
            self._into = None
        return self._depth == 0
