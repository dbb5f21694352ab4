"""What an .xlsb says of cells beside what they hold: styles and texts that are struck through, comments ([MS-XLSB] 2.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from batch.sheets.address import Position
from batch.sheets.biff12.records import number_at, records, text_at
from batch.sheets.cellmarks import put_comment

_TEXT, _SHARED_CELL, _RICH_CELL = 19, 7, 62
_AUTHOR, _COMMENT, _SAID = 632, 635, 637
_RUNS: Final = 0x01  # of a rich text's


class Struck(NamedTuple):
    """What is struck through in a workbook: fonts, styles, and shared texts of which a part is, by their numbers."""

    fonts: frozenset[int] = frozenset()
    styles: frozenset[int] = frozenset()
    texts: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.fonts)

    def is_in(self, sheet: bytes, number: int, body: int, end: int) -> bool:
        """Whether a cell is, by its record."""
        if number_at(sheet, body + 4, 3) in self.styles:
            return True
        if number == _SHARED_CELL:
            return number_at(sheet, body + 8, 4) in self.texts
        return number == _RICH_CELL and not self.fonts.isdisjoint(_fonts_in(sheet, body + 8, end))


def struck_of(fonts: frozenset[int], fonts_of_styles: Sequence[int], texts: Callable[[], bytes]) -> Struck:
    """Of a workbook, by the fonts that strike through and the font that each style has.

    ``texts``: reads its part of shared texts; asked only where there is such a font.
    """
    if not fonts:
        return Struck()
    part = texts()
    items = (one for one in records(part) if one.number == _TEXT)
    return Struck(
        fonts,
        frozenset(number for number, font in enumerate(fonts_of_styles) if font in fonts),
        frozenset(
            n for n, one in enumerate(items) if not fonts.isdisjoint(_fonts_in(part, one.body, one.end))
        ),
    )


def _fonts_in(data: bytes, at: int, end: int) -> set[int]:
    """The fonts that parts of a rich text have (2.5.122)."""
    if not number_at(data, at, 1) & _RUNS:
        return set()
    length = number_at(data, at + 1, 4)
    runs = at + 5 + 2 * length
    stop = min(runs + 4 + 4 * number_at(data, runs, 4), end)
    return {
        number_at(data, one + 2, 2)
        for one in range(runs + 4, stop - 3, 4)
        if number_at(data, one, 2) < length
    }


def comments_in(part: bytes, found: dict[Position, str]) -> None:
    """Take in the comments of a part of them."""
    authors: list[str] = []
    place, author = (0, 0), 0
    for number, _, body, end in records(part):
        if number == _AUTHOR:
            authors.append(text_at(part, body, end)[0])
        elif number == _COMMENT:
            author, place = (
                number_at(part, body, 4),
                (number_at(part, body + 4, 4), number_at(part, body + 12, 4)),
            )
        elif number == _SAID:
            named = authors[author] if author < len(authors) else ""
            put_comment(found, place, text_at(part, body + 1, end)[0], named)
