"""The records of an .xls and the short texts in them ([MS-XLS] 2.1.4, 2.5.294)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

BOF: Final = 0x809
_EOF: Final = 0x0A


class Record(NamedTuple):
    """One record: its number and its body."""

    number: int
    body: memoryview


def records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one substream, without those of charts within it."""
    depth, view = 0, memoryview(stream)
    unpack, size = struct.Struct("<HH").unpack_from, len(stream)
    while at + 4 <= size:
        number, length = unpack(stream, at)
        if number == BOF:
            depth += 1
        elif depth == 0:
            return  # no substream begins here
        elif number == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield Record(number, view[at + 4 : at + 4 + length])
        at += 4 + length


def u16(body: memoryview, at: int) -> int:
    """A number of two bytes."""
    return int.from_bytes(body[at : at + 2], "little")


def text_in(body: memoryview, long: bool, encoding: str = "") -> str:
    """A short text: its length in one byte or two; in BIFF8 (no ``encoding``) a byte that says how wide characters are."""
    length, start = (u16(body, 0), 2) if long else (body[0], 1)
    if encoding:
        return decoded(bytes(body[start : start + length]), encoding)
    wide = body[start] & 1
    content = bytes(body[start + 1 : start + 1 + length * (1 + wide)])
    return content.decode("utf-16-le" if wide else "latin-1", "replace")


def decoded(content: bytes, encoding: str) -> str:
    """A text of BIFF5; of an encoding that nobody knows Chinese."""
    try:
        return content.decode(encoding, "replace")
    except LookupError:
        return content.decode("gb18030", "replace")
