"""What an .xls says of cells beside what they hold: fonts that strike through, and comments ([MS-XLS] 2.4).

Looked for only in a workbook that has such a font; any other costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from batch.sheets.address import Position
from batch.sheets.biff.records import decoded, text_in, u16
from batch.sheets.cellmarks import put_comment

CONTINUE: Final = 0x3C
_OBJ, _TXO, _NOTE, _SHARED_CELL = 0x5D, 0x1B6, 0x1C, 0xFD
#: Records of which comments are made.
OF_COMMENTS: Final = frozenset({_OBJ, _TXO, _NOTE, CONTINUE})
_STRIKEOUT: Final = 0x08  # of a font's flags (2.4.122)
_NO_FONT: Final = 4  # the number that no font has
_RICH, _EXTENDED = 0x08, 0x04
_FURTHER: Final = 0xFFFF  # the row of what goes on a note of BIFF5
_LONGEST: Final = 2_000  # characters of a comment


@dataclass
class Fonts:
    """Which fonts strike through, and which font each style has; the shared texts as they stand in the file."""

    struck: list[bool] = field(default_factory=list)
    of_styles: list[int] = field(default_factory=list)
    shared: list[memoryview] = field(default_factory=list)

    def see(self, body: memoryview) -> None:
        """Take in a font."""
        self.struck.append(len(body) > 2 and bool(body[2] & _STRIKEOUT))

    def strikes(self, font: int) -> bool:
        """Whether a font of some number does."""
        place = font - (font > _NO_FONT)
        return font != _NO_FONT and place < len(self.struck) and self.struck[place]

    def styles(self) -> frozenset[int]:
        """The numbers of the styles that strike through."""
        if not any(self.struck):
            return frozenset()
        return frozenset(number for number, font in enumerate(self.of_styles) if self.strikes(font))

    def texts(self) -> frozenset[int]:
        """The numbers of the shared texts of which a part is struck through; of damaged ones those before the damage."""
        found = set[int]()
        if any(self.struck) and self.shared:
            try:
                for number, fonts in enumerate(_fonts_of_texts(_Pieces(self.shared))):
                    if any(map(self.strikes, fonts)):
                        found.add(number)
            except IndexError:
                pass
        return frozenset(found)


class _Pieces:
    """A record and those that go on with it, read one behind the other. Raises IndexError at the end."""

    def __init__(self, pieces: list[memoryview]) -> None:
        self._pieces, self._piece, self._at = pieces, 0, 0

    def _here(self) -> int:
        """How many bytes are left of the piece; the next one begins where none is."""
        while self._at >= len(self._pieces[self._piece]):
            self._piece, self._at = self._piece + 1, 0
        return len(self._pieces[self._piece]) - self._at

    def number(self, size: int) -> int:
        """A number of some bytes."""
        if self._here() >= size:
            self._at += size
            return int.from_bytes(self._pieces[self._piece][self._at - size : self._at], "little")
        return sum(self._byte() << 8 * place for place in range(size))

    def _byte(self) -> int:
        self._here()
        self._at += 1
        return self._pieces[self._piece][self._at - 1]

    def pass_over(self, size: int) -> None:
        """Leave some bytes out."""
        while size > 0:
            step = min(size, self._here())
            self._at += step
            size -= step

    def pass_text(self, length: int, wide: int) -> None:
        """Leave some characters out; where they go on in another piece it says how wide they are."""
        while length > 0:
            step = min(length, self._here() // (1 + wide))
            self._at += step * (1 + wide)
            length -= step
            if length > 0:
                self._piece, self._at = self._piece + 1, 0
                wide = self._byte() & 1


def _fonts_of_texts(pieces: _Pieces) -> Iterator[list[int]]:
    """Of each shared text the fonts that parts of it have (2.5.293)."""
    pieces.pass_over(4)
    for _ in range(pieces.number(4)):
        length, flags = pieces.number(2), pieces.number(1)
        runs = pieces.number(2) if flags & _RICH else 0
        further = pieces.number(4) if flags & _EXTENDED else 0
        pieces.pass_text(length, flags & 1)
        parts = [(pieces.number(2), pieces.number(2)) for _ in range(runs)]
        pieces.pass_over(further)
        yield [font for first, font in parts if first < length]


class Struck(NamedTuple):
    """What is struck through in a workbook: styles, and shared texts of which a part is, by their numbers."""

    styles: frozenset[int]
    texts: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.styles or self.texts)

    def is_in(self, style: int, number: int, body: memoryview) -> bool:
        """Whether a cell of a style, in a record of some number, is."""
        return style in self.styles or (
            number == _SHARED_CELL and int.from_bytes(body[6:10], "little") in self.texts
        )


class Comments:
    """The comments of a sheet, from its records in their order."""

    def __init__(self, encoding: str) -> None:
        """``encoding``: of texts; empty in BIFF8."""
        self.found: dict[Position, str] = {}
        self._encoding = encoding
        self._texts: dict[int, list[str]] = {}
        self._object = -1
        self._left = 0  # characters that are yet to come
        self._last: Position | None = None

    def see(self, number: int, body: memoryview) -> None:
        """Take in a record."""
        if number == _OBJ and len(body) >= 8:
            self._object = u16(body, 6)
        elif number == _TXO and len(body) >= 12:
            self._left = min(u16(body, 10), _LONGEST)
            self._texts[self._object] = []
        elif number == CONTINUE and self._left > 0 and body:
            wide = body[0] & 1
            content = bytes(body[1 : 1 + self._left * (1 + wide)])
            said = content.decode("utf-16-le" if wide else "latin-1", "replace")
            self._texts.setdefault(self._object, []).append(said)
            self._left -= len(content) // (1 + wide)
        elif number == _NOTE and len(body) > 6:
            self._note((u16(body, 0), u16(body, 2)), body)

    def _note(self, place: Position, body: memoryview) -> None:
        if not self._encoding:
            author = text_in(body[8:], True) if len(body) > 10 else ""
            put_comment(self.found, place, "".join(self._texts.get(u16(body, 6), ())), author)
            return
        said = decoded(bytes(body[6:]), self._encoding)
        if place[0] == _FURTHER and self._last in self.found:  # it goes on
            self.found[self._last] += said
        else:
            self._last = place
            put_comment(self.found, place, said)
