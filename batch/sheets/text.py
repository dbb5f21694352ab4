"""Bytes of an unknown encoding as text: UTF-8, UTF-16 with or without a mark, GB18030."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f\ufffe\uffff]")
_SHARE: Final = (
    200  # one fault in so many characters is a slip of an export (so is a single one), more is no text
)
_NOUGHTS: Final = (
    50  # one pair of bytes in so many at least has a nought in UTF-16: line ends, commas, digits
)
#: What Chinese is in UTF-8: three bytes and more. Of two bytes there are Greek and Cyrillic.
_CHINESE: Final = re.compile(rb"[\xe2-\xf4][\x80-\xbf]{2}")


def encoding_of(data: bytes) -> str | None:
    """The encoding of a text; None for what is no text.

    Some Chinese of GB18030 is UTF-8 by chance (某), but then none of it is Chinese in UTF-8. Where
    bytes are damaged (a name cut off in the middle of a character), the encoding that fits most.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:65_536]
    if b"\x00" in head and (wide := _utf16(head)):
        return wide
    if data.isascii():
        return "utf-8"
    faults = {encoding: _decoded(data, encoding).count("\ufffd") for encoding in ("utf-8", "gb18030")}
    best = "utf-8" if faults["utf-8"] <= faults["gb18030"] else "gb18030"
    if best == "utf-8" and not faults["gb18030"] and not _CHINESE.search(data):
        return "gb18030"
    return best if (faults[best] - 1) * _SHARE <= len(data) else None


def as_text(data: bytes) -> str | None:
    """The whole text; None for what is none. A last character cut in two is left out."""
    encoding = encoding_of(data)
    if encoding is None:
        return None
    text = _decoded(data, encoding).rstrip("\x00\x1a")
    return text if _is_text(text) else None


def decoded_head(data: bytes, size: int) -> str | None:
    """About the first ``size`` bytes as text, whatever follows; None for what is no text."""
    return as_text(data[: size & ~1])


def _is_text(text: str) -> bool:
    return (len(_CONTROLS.findall(text)) - 1) * _SHARE <= len(text)


def _decoded(data: bytes, encoding: str) -> str:
    """A text in which each fault is U+FFFD."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(data)


def _utf16(head: bytes) -> str | None:
    """Which half of each pair of bytes is nought tells the order, line ends and commas most of all."""
    even, odd = head[0::2], head[1::2]
    little, big = odd.count(0), even.count(0)
    if max(little, big) < 8 * min(little, big) or max(little, big) * _NOUGHTS < len(even):
        return None
    return "utf-16-le" if little > big else "utf-16-be"
