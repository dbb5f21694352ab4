"""Writing many zip files that differ in a few members: the others are copied as they are.

Only what the ZIP format (APPNOTE 6.3) needs for archives under 4 GiB: local headers, the
compressed bytes, the central directory. Times are fixed, so equal content is equal bytes.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_DOS_DATE: Final = (1 << 5) | 1  # 1980-01-01
_UTF8: Final = 0x800


@dataclass(frozen=True)
class _Member:
    name: bytes
    method: int
    crc: int
    packed: bytes
    size: int

    @property
    def _common(self) -> tuple[int, ...]:
        return (20, _UTF8, self.method, 0, _DOS_DATE, self.crc, len(self.packed), self.size, len(self.name))

    def local(self) -> bytes:
        """The local header, the name and the data."""
        return _LOCAL.pack(b"PK\x03\x04", *self._common, 0) + self.name + self.packed

    def central(self, offset: int) -> bytes:
        """The entry in the central directory."""
        return _CENTRAL.pack(b"PK\x01\x02", 20, *self._common, 0, 0, 0, 0, 0, offset) + self.name


def _deflated(name: str, data: bytes, level: int) -> _Member:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    return _Member(name.encode(), zipfile.ZIP_DEFLATED, zlib.crc32(data), packed, len(data))


class PreparedZip:
    """An archive whose unchanged members are ready to be written again."""

    def __init__(self, path: Path, changing: set[str], level: int = 1) -> None:
        """Read an archive; ``changing`` names the members that each copy brings anew."""
        self._level = level
        self._order: list[str] = []
        self._kept: dict[str, tuple[_Member, bytes]] = {}
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                self._order.append(info.filename)
                if info.filename not in changing:
                    member = _deflated(info.filename, archive.read(info), 9)
                    self._kept[info.filename] = (member, member.local())

    def with_members(self, fresh: dict[str, bytes]) -> bytes:
        """The archive's bytes with some members' content replaced."""
        body: list[bytes] = []
        directory: list[bytes] = []
        offset = 0
        for name in self._order:
            if name in fresh:
                member = _deflated(name, fresh[name], self._level)
                local = member.local()
            else:
                member, local = self._kept[name]
            body.append(local)
            directory.append(member.central(offset))
            offset += len(local)
        entries = b"".join(directory)
        count = len(directory)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), offset, 0)
        return b"".join([*body, entries, end])
