"""The container around an .xls ([MS-CFB]): one stream taken out, or put into a new one."""

from __future__ import annotations

import io
import struct
from typing import Final

_SECTOR: Final = 512
_PER_SECTOR: Final = _SECTOR // 4
_HEADER_FATS: Final = 109  # tables that the header names; further ones are named by sectors of their own
_END, _FAT, _DIFAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC, 0xFFFFFFFF
_NONE: Final = 0xFFFFFFFF
_SMALLEST: Final = 4096  # shorter streams live elsewhere


def stream_of(data: bytes, *names: str) -> bytes:
    """The first of some streams that a container has; empty for none. Raises what olefile raises."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        for name in names:
            if container.exists(name):
                return bytes(container.openstream(name).read())
    return b""


def contained(stream: bytes, name: str = "Workbook") -> bytes:
    """A container with one stream, which some programs leave out and calamine needs."""
    body = stream.ljust(_SMALLEST, b"\x00")
    size = len(body)
    body += bytes(-size % _SECTOR)
    used = len(body) // _SECTOR + 1  # with the directory
    fats, difats = 1, 0
    while fats * _PER_SECTOR < used + fats + difats:
        fats += 1
        difats = max(0, -(-(fats - _HEADER_FATS) // (_PER_SECTOR - 1)))
    chain = [*range(1, used - 1), _END, _END] + [_FAT] * fats + [_DIFAT] * difats
    chain += [_FREE] * (fats * _PER_SECTOR - len(chain))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, fats, used - 1, 0, _SMALLEST, _END, 0, used + fats if difats else _END, difats,
    )  # fmt: skip
    tables = list(range(used, used + fats))
    header += struct.pack("<109I", *tables[:_HEADER_FATS], *[_FREE] * (_HEADER_FATS - len(tables)))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _NONE, 0, size)
    named = _named_tables(tables[_HEADER_FATS:], used + fats)
    return b"".join(
        [header, body, directory.ljust(_SECTOR, b"\x00"), struct.pack(f"<{len(chain)}I", *chain), named]
    )


def _named_tables(tables: list[int], first: int) -> bytes:
    """The sectors that name the tables which the header has no room for, from sector ``first`` on."""
    size, made = _PER_SECTOR - 1, b""
    for count, begin in enumerate(range(0, len(tables), size), start=1):
        some = tables[begin : begin + size]
        following = first + count if begin + size < len(tables) else _END
        made += struct.pack(f"<{_PER_SECTOR}I", *some, *[_FREE] * (size - len(some)), following)
    return made


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        encoded, len(encoded), kind, 1, _NONE, _NONE, child, b"", 0, b"", b"", first, size,
    )  # fmt: skip
