"""A cell's text in its normal form, each character knowing where it was written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

#: Characters that are read one by one; nobody's cell with awards is nearly so long.
LONGEST_READ: Final = 800
_QUOTES: Final = frozenset("\"'“”‘’「」『』《》〈〉\u200b\ufeff")
_NUMBERED: Final = frozenset(
    [*map(chr, range(0x2460, 0x249C)), *map(chr, range(0x3220, 0x322A)), *map(chr, range(0x3280, 0x328A)),
     *map(chr, range(0x2776, 0x2794))]
)  # fmt: skip
_TICKED, _EMPTY = frozenset("☑✓✔√■"), frozenset("□☐▢")


@dataclass(frozen=True)
class Text:
    """``plain`` is the normal form; character ``n`` of it was written at ``at[n]`` of ``written``."""

    written: str
    plain: str
    at: tuple[int, ...]

    def slice(self, start: int, end: int) -> str:
        """What was written for a stretch of the normal form, without the separators around it."""
        if start >= end:
            return ""
        return self.written[self.at[start] : self.at[end - 1] + 1].strip(" \t\r\n、，,。;；|/")


def normal(written: str) -> Text:
    """NFKC and lower case by character; no quotation marks, one blank for any, ①⑴㈠ a line break."""
    plain: list[str] = []
    at: list[int] = []
    for place, char in enumerate(written):
        for one in _normal_char(char):
            plain.append(one)
            at.append(place)
        if len(plain) >= LONGEST_READ:
            break
    return Text(written, "".join(plain), tuple(at))


def _normal_char(char: str) -> str:
    if char in _QUOTES:
        return ""
    if char in "\r\n\v\f\u2028\u2029\x85" or char in _NUMBERED:
        return "\n"
    if char in _TICKED:
        return "√"
    if char in _EMPTY:
        return "□"
    if char.isspace():
        return " "
    if "\u4e00" <= char <= "\u9fff":
        return char
    return unicodedata.normalize("NFKC", char).lower()[:4]
