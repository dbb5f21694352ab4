"""Writing zip files: many that differ in a few members, and one of many large members.

Only what the ZIP format (APPNOTE 6.3) needs for archives under 4 GiB: local headers, the
compressed bytes, the central directory. Times are fixed, so equal content is equal bytes.
Deflate is ISA-L's, which is several times as fast as zlib at about its level 2.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from isal import isal_zlib

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_DOS_DATE: Final = (1 << 5) | 1  # 1980-01-01
_UTF8: Final = 0x800
_FEW: Final = 3  # pieces for which no thread is worth it
_WAITING: Final = 4  # pieces made that are not yet compressed
_LEVEL: Final = 1  # of ISA-L: 0 to 3
_QUICK: Final = 0  # for the few kilobytes that change in one of very many small archives


@dataclass(frozen=True)
class _Member:
    name: bytes
    crc: int
    packed: bytes
    size: int

    @property
    def _common(self) -> tuple[int, ...]:
        method = zipfile.ZIP_DEFLATED
        return (20, _UTF8, method, 0, _DOS_DATE, self.crc, len(self.packed), self.size, len(self.name))

    def local(self) -> bytes:
        """The local header, the name and the data."""
        return _LOCAL.pack(b"PK\x03\x04", *self._common, 0) + self.name + self.packed

    def central(self, offset: int) -> bytes:
        """The entry in the central directory."""
        return _CENTRAL.pack(b"PK\x01\x02", 20, *self._common, 0, 0, 0, 0, 0, offset) + self.name


def _end(entries: bytes, count: int, offset: int) -> bytes:
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), offset, 0)


class _Packing:
    """A member on its way."""

    def __init__(self) -> None:
        self._packer = isal_zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        self._packed: list[bytes] = []
        self._crc = self._size = 0

    def add(self, piece: bytes) -> None:
        """Compress a piece; other threads go on meanwhile."""
        self._packed.append(self._packer.compress(piece))
        self._crc, self._size = isal_zlib.crc32(piece, self._crc), self._size + len(piece)

    def finished(self, name: str) -> _Member:
        """The member."""
        self._packed.append(self._packer.flush())
        return _Member(name.encode(), self._crc, b"".join(self._packed), self._size)


def _deflated(name: str, pieces: Iterable[bytes]) -> _Member:
    """A member; of many pieces one is compressed while the next is made."""
    packing, pieces = _Packing(), iter(pieces)
    for piece in islice(pieces, _FEW):
        packing.add(piece)
    following = next(pieces, None)
    if following is not None:
        with ThreadPoolExecutor(1) as beside:
            waiting = deque([beside.submit(packing.add, following)])
            for piece in pieces:
                waiting.append(beside.submit(packing.add, piece))
                if len(waiting) > _WAITING:
                    waiting.popleft().result()
            for one in waiting:
                one.result()
    return packing.finished(name)


class ZipWriter:
    """An archive written member by member; a member's pieces are compressed as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._directory: list[bytes] = []
        self._offset = 0

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one member."""
        member = _deflated(name, pieces)
        local = member.local()
        self._stream.write(local)
        self._directory.append(member.central(self._offset))
        self._offset += len(local)

    def close(self) -> None:
        """Write the central directory."""
        entries = b"".join(self._directory)
        self._stream.write(entries + _end(entries, len(self._directory), self._offset))


class PreparedZip:
    """An archive whose unchanged members are ready to be written again, in one piece."""

    def __init__(self, path: Path, changing: set[str]) -> None:
        """Read an archive; ``changing`` names the members that each copy brings anew."""
        kept: list[bytes] = []
        directory: list[bytes] = []
        self._offset = 0
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if info.filename not in changing:
                    member = _deflated(info.filename, [archive.read(info)])
                    kept.append(member.local())
                    directory.append(member.central(self._offset))
                    self._offset += len(kept[-1])
        self._kept, self._directory, self._count = b"".join(kept), b"".join(directory), len(kept)

    def with_members(self, fresh: dict[str, bytes]) -> bytes:
        """The archive's bytes with the changing members as given, behind the others."""
        body, directory, offset = [self._kept], [self._directory], self._offset
        for name, data in fresh.items():
            packed = isal_zlib.compress(data, _QUICK, -zlib.MAX_WBITS)
            member = _Member(name.encode(), isal_zlib.crc32(data), packed, len(data))
            body.append(member.local())
            directory.append(member.central(offset))
            offset += len(body[-1])
        entries = b"".join(directory)
        return b"".join([*body, entries, _end(entries, self._count + len(fresh), offset)])
