"""The records of an .xlsb, and the numbers and texts in them ([MS-XLSB] 2.1.4, 2.5.168)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Record(NamedTuple):
    """One record: its number, where it begins, where its body does, and where it ends."""

    number: int
    begin: int
    body: int
    end: int


def records(data: bytes) -> Iterator[Record]:
    """All records of a part; one that is cut off is none."""
    at, size = 0, len(data)
    while at + 1 < size:
        begin = at
        number = data[at]
        at += 1
        if number & 0x80:
            number = (number & 0x7F) | ((data[at] & 0x7F) << 7)
            at += 1
        length = shift = 0
        while at < size and shift < 28:
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        if at + length > size:
            return
        yield Record(number, begin, at, at + length)
        at += length


def number_at(data: bytes, at: int, size: int) -> int:
    """A number of some bytes."""
    return int.from_bytes(data[at : at + size], "little")


def text_at(data: bytes, at: int, end: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    stop = min(at + 4 + 2 * number_at(data, at, 4), end)
    return data[at + 4 : stop].decode("utf-16-le", "replace"), stop
