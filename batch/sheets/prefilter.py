"""Whether a sheet's XML holds anything that calamine gives wrongly, at the speed of memory.

Each question is asked of all bytes at once (numpy, blocks that fit a cache). A yes may be wrong
and costs only time; a no is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

_HIDDEN: Final = (b' hidden="1"', b' hidden="true"', b" hidden='1'", b" hidden='true'")
_TAIL: Final = 64  # bytes that a block shows of the next one: longer than anything looked for
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
        _look(np.frombuffer(joined, np.uint8), found)
        if not found.hidden and b" hidden=" in joined:
            found.hidden = any(mark in joined for mark in _HIDDEN)
        tail = joined[-_TAIL:]
    _look(np.frombuffer(tail + b" " * _TAIL, np.uint8), found)
    return found


def _look(part: Bytes, found: Suspects) -> None:
    if len(part) <= _TAIL:
        return
    quote = (part == 0x22) | (part == 0x27)
    letter: Any = ((part | 0x20) - np.uint8(97)) < 26
    if not found.errors:
        found.errors = bool((quote[:-2] & (part[1:-1] == 0x65) & quote[2:]).any())
    if not found.formulas:
        found.formulas = _has_formula(part, letter)
    if not found.far:
        digit: Any = (part - np.uint8(48)) < 10
        _look_for_columns(part, quote, letter, digit, found)
        _look_for_longer(quote, letter, digit, found)
        _look_for_rows(part, quote, letter, digit, found)


def _has_formula(part: Bytes, letter: Any) -> bool:
    """``<f`` or ``:f`` that is a whole name."""
    opened = (part[:-2] == 0x3C) | (part[:-2] == 0x3A)
    return bool((opened & (part[1:-1] == 0x66) & ~letter[2:]).any())


def _look_for_columns(part: Bytes, quote: Any, letter: Any, digit: Any, found: Suspects) -> None:
    """A quote, then three letters and a digit, or two letters from BA or GA on and a digit."""
    size = len(part) - 5
    two = quote[:size] & letter[1 : size + 1] & letter[2 : size + 2]
    if not two.any():
        return
    first = part[1 : size + 1] | 0x20
    three = two & letter[3 : size + 3] & digit[4 : size + 4]
    two &= digit[3 : size + 3]
    found.very_wide |= bool((three | (two & (first >= 0x67))).any())
    found.wide |= found.very_wide or bool((two & (first >= 0x62)).any())


def _look_for_longer(quote: Any, letter: Any, digit: Any, found: Suspects) -> None:
    """A quote, four letters or more and a digit: a column that no sheet has."""
    size = len(quote) - _TAIL
    begun = np.flatnonzero(quote[:size])
    for length in range(1, _LONGEST):
        if not begun.size:
            return
        found.very_wide |= length > 4 and bool(digit[begun + length].any())
        begun = begun[letter[begun + length]]
    found.very_wide |= bool(begun.size)


def _stand_alone(places: Any, quote: Any, letter: Any, digit: Any) -> bool:
    """Whether some numbers, begun after ``places``, are with the letters before them a whole attribute.

    The number of a certificate in a cell's text is none.
    """
    if not places.size:
        return False
    start, end, last = places, places + 6, len(quote) - 1
    for _ in range(_LONGEST):
        start = np.maximum(start - letter[start], 0)
        end = np.minimum(end + digit[end], last)
    return bool(((quote[start] | letter[start]) & (quote[end] | digit[end])).any())


def _look_for_rows(part: Bytes, quote: Any, letter: Any, digit: Any, found: Suspects) -> None:
    """A quote or a letter, then a number of five digits, of seven, or of six from 200,000 on."""
    size = len(part) - 8
    before, two = quote | letter, digit[:-1] & digit[1:]
    five = before[:size] & two[1 : size + 1] & two[3 : size + 3] & digit[5 : size + 5]
    if not five.any():
        return
    found.tall = True
    six = five & digit[6 : size + 6] & ((part[1 : size + 1] >= 0x32) | digit[7 : size + 7])
    found.very_tall |= _stand_alone(np.flatnonzero(six), quote, letter, digit)
