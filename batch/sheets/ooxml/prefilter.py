"""Whether a sheet's XML holds anything that calamine gives wrongly, at the speed of memory.

Each question is asked of all values of a block at once (numpy, blocks that fit a cache). A yes may be
wrong and costs only time; a no is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]

_HIDDEN: Final = (b' hidden="1"', b' hidden="true"', b" hidden='1'", b" hidden='true'")
_TAIL: Final = 64  # bytes that a block shows of the next one: longer than anything looked for
_USUAL: Final = 2  # letters after which the word is looked at as a whole
_LONGEST: Final = 24  # letters or digits of an address that are looked at


@dataclass
class Suspects:
    """What may be in a sheet."""

    errors: bool = False  # a cell of the type "e"
    formulas: bool = False  # an element f
    wide: bool = False  # a column from BA on
    very_wide: bool = False  # a column from GA on
    tall: bool = False  # a row from 10,000 on
    very_tall: bool = False  # a row from 200,000 on
    hidden: bool = False  # a row or a column that is not shown
    strikes: bool = False  # a text in its cell of which a part is struck through

    @property
    def far(self) -> bool:
        """Whether the rectangle of all cells may be larger than some ten million cells."""
        return self.very_wide or self.very_tall or (self.wide and self.tall)

    @property
    def any(self) -> bool:
        """Whether a closer look is needed."""
        return self.errors or self.formulas or self.far


def suspects(blocks: Iterable[bytes]) -> Suspects:
    """Look through a sheet's XML, given piece by piece."""
    found, tail = Suspects(), b""
    for block in blocks:
        joined = tail + block
        _look(joined, found)
        if not found.hidden and b" hidden=" in joined:
            found.hidden = any(mark in joined for mark in _HIDDEN)
        found.strikes = found.strikes or b"strike" in joined
        tail = joined[-_TAIL:]
    _look(tail + b" " * _TAIL, found)
    return found


def _look(joined: bytes, found: Suspects) -> None:
    """Look through a block but for its tail, which the next one begins with."""
    part = np.frombuffer(joined, np.uint8)
    size = len(part) - _TAIL
    if size <= 0:
        return
    if not found.formulas:
        found.formulas = _has_formula(part, size)
    if found.far and found.errors:
        return
    quoted = part[:size] == 0x22
    if b"'" in joined:
        quoted |= part[:size] == 0x27
    _look_at_values(part, np.flatnonzero(quoted), found)


def _has_formula(part: Bytes, size: int) -> bool:
    """``<f`` or ``:f`` that is a whole name."""
    opened = (part[:size] == 0x3C) | (part[:size] == 0x3A)
    places = np.flatnonzero(opened & (part[1 : size + 1] == 0x66))
    return bool((~_is_letter(part[places + 2])).any())


def _look_at_values(part: Bytes, quotes: Places, found: Suspects) -> None:
    """What stands behind each quote: an address of letters and digits, a number, the type of a cell."""
    begun, numbers = quotes, []
    for letters in range(_LONGEST):
        ends = part[letters + 1 :].take(begun)
        if letters == 1 and not found.errors:
            found.errors = bool(((part[1:].take(begun) == 0x65) & _is_quote(ends)).any())
        closed = begun.compress(_is_digit(ends))
        if closed.size:
            _look_at_column(part, closed, letters, found)
            numbers.append(closed + (letters + 1))
        begun = begun.compress(_is_letter(ends))
        if not begun.size:
            break
        if letters == _USUAL:
            begun = _but_for_the_usual(part, begun)
    found.very_wide |= bool(begun.size)  # letters without an end
    for places in numbers:
        _look_at_row(part, places, found)


def _but_for_the_usual(part: Bytes, begun: Places) -> Places:
    """Without those that read as the first one does, up to its end: most cells say their type in the same word."""
    if bool(_is_letter(part[begun[0] + 1 : begun[0] + 11]).all()):
        return begun
    eight = np.ndarray((len(part) - 7,), "<u8", buffer=part, strides=(1,))
    one, other = eight[begun + 1], eight[begun + 3]
    odd = (one != one[0]) | (other != other[0])
    odd[0] = True
    return begun.compress(odd)


def _look_at_column(part: Bytes, places: Places, letters: int, found: Suspects) -> None:
    """Addresses of so many letters, the quote before them at ``places``: from BA and GA on, or longer."""
    if letters == 2:
        first = part[1:].take(places) | 0x20
        found.very_wide |= bool((first >= 0x67).any())
        found.wide |= found.very_wide or bool((first >= 0x62).any())
    elif letters > 2:
        found.wide = found.very_wide = True


def _look_at_row(part: Bytes, places: Places, found: Suspects) -> None:
    """Numbers of five digits; of seven, or of six from 200,000 on, that are a whole value: in a cell's text they are none."""
    at = _digits(part, places, 1, 5)
    if not at.size:
        return
    found.tall = True
    at = _digits(part, at, 5, 6)
    at = at[(part[at] >= 0x32) | _is_digit(part[at + 6])]
    if not at.size:
        return
    end = at + 6
    for _ in range(_LONGEST):
        end = np.minimum(end + _is_digit(part[end]), len(part) - 1)
    found.very_tall |= bool((_is_quote(part[end]) | _is_digit(part[end])).any())


def _digits(part: Bytes, places: Places, known: int, wanted: int) -> Places:
    """Those of some numbers, of which so many digits are known, that have the wanted number of them; the last is asked first."""
    for digit in (wanted - 1, *range(known, wanted - 1)):
        places = places.compress(_is_digit(part[digit:].take(places)))
    return places


def _is_letter(part: Bytes) -> Any:
    return ((part | 0x20) - np.uint8(97)) < 26


def _is_digit(part: Bytes) -> Any:
    return (part - np.uint8(48)) < 10


def _is_quote(part: Bytes) -> Any:
    return (part == 0x22) | (part == 0x27)
