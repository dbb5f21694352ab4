"""The parts of an Office Open XML package in memory: found by name, inflated once, replaced."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from isal import isal_zlib

from batch.errors import UnreadableFileError
from batch.sheets.limits import MAX_UNPACKED, MEGABYTE, check_unpacked
from batch.sheets.refusals import DAMAGED
from batch.sheets.xmlwalk import Start, starts

_BLOCK: Final = 1 << 18
_LOCAL_HEADER: Final = 30
_OFFICE_DOCUMENT: Final = "/officeDocument"


class SheetPart(NamedTuple):
    """A sheet's name, the part that holds it, and whether it is shown."""

    sheet: str
    part: str
    shown: bool


class Package:
    """A zip of parts. Whatever damage there is raises what it raises."""

    def __init__(self, data: bytes) -> None:
        """Read the directory. Raises UnreadableFileError for what is too large inside."""
        self._data = data
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        check_unpacked(sum(info.file_size for info in self._archive.infolist()))
        self._infos = {_plain(info.filename): info for info in self._archive.infolist()}

    @property
    def is_clear(self) -> bool:
        """Whether no two members can be taken for one another."""
        return len(self._infos) == len(self._archive.infolist())

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._infos

    def names(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._infos)

    def read(self, part: str) -> bytes:
        """A whole part. Raises KeyError for one that is not there."""
        return b"".join(self.blocks(part))

    def blocks(self, part: str) -> Iterator[bytes]:
        """A part piece by piece, each of a size that a processor's cache holds."""
        info = self._infos[_plain(part)]
        if info.flag_bits & 1:
            raise UnreadableFileError("F93", DAMAGED)
        if info.compress_type == zipfile.ZIP_DEFLATED:
            yield from _inflated(self._packed(info))
            return
        with self._archive.open(info) as stream:
            while block := stream.read(_BLOCK):
                yield block

    def _packed(self, info: zipfile.ZipInfo) -> memoryview:
        header = self._data[info.header_offset : info.header_offset + _LOCAL_HEADER]
        if header[:4] != b"PK\x03\x04":
            raise UnreadableFileError("F93", DAMAGED)
        name, extra = struct.unpack_from("<HH", header, 26)
        begin = info.header_offset + _LOCAL_HEADER + name + extra
        return memoryview(self._data)[begin : begin + info.compress_size]

    @cached_property
    def workbook(self) -> str:
        """The part of the workbook: what the package itself says, else where everybody puts it."""
        for one in self._relations(""):
            if one.get("Type", "").endswith(_OFFICE_DOCUMENT) and one.get("Target", "") in self:
                return _plain(one["Target"])
        return next((name for name in ("xl/workbook.xml", "xl/workbook.bin") if name in self), "")

    def elements(self, part: str) -> list[Start]:
        """The elements of a small part."""
        return starts(self.read(part))

    def check_texts(self) -> None:
        """Raise UnreadableFileError where the texts are more than the directory of the file admits."""
        part = self.related("/sharedStrings")
        if part and self._infos[part].compress_size > MEGABYTE:
            for _ in self.blocks(part):
                pass

    @cached_property
    def workbook_elements(self) -> list[Start]:
        """The elements of an XML workbook part."""
        return starts(self.read(self.workbook))

    def sheet_parts(self) -> list[SheetPart]:
        """The sheets of an XML workbook in its order, as far as they have a part in the package."""
        targets = self.targets()
        found = []
        for one in self.workbook_elements:
            part = targets.get(one.attributes.get("id", "")) if one.name == "sheet" else None
            if part:
                shown = one.attributes.get("state", "visible") == "visible"
                found.append(SheetPart(one.attributes.get("name", ""), part, shown))
        return found

    def targets(self) -> dict[str, str]:
        """The workbook's relations: id → the part that it leads to."""
        found = {
            one.get("Id", ""): self._resolved(one.get("Target", "")) for one in self._relations(self.workbook)
        }
        return {relation: part for relation, part in found.items() if part in self}

    def related(self, kind: str) -> str:
        """The workbook's part of a kind (``/styles``); empty for none."""
        for one in self._relations(self.workbook):
            target = self._resolved(one.get("Target", ""))
            if one.get("Type", "").endswith(kind) and target in self:
                return target
        return ""

    def related_to(self, part: str, kind: str) -> list[str]:
        """The parts of a kind (``/comments``) that a part leads to."""
        targets = [
            self._resolved(one.get("Target", ""), part)
            for one in self._relations(part)
            if one.get("Type", "").endswith(kind)
        ]
        return [target for target in targets if target in self]

    def _resolved(self, target: str, source: str = "") -> str:
        if target.startswith("/"):
            return _plain(target)
        folder = posixpath.dirname(source or self.workbook)
        return _plain(posixpath.normpath(posixpath.join(folder, target)))

    def _relations(self, part: str) -> list[dict[str, str]]:
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return []
        return [one.attributes for one in starts(self.read(relations)) if one.name == "Relationship"]

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """The package again with some parts replaced."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
            for name, info in self._infos.items():
                archive.writestr(info.filename, parts[name] if name in parts else self.read(name))
        return made.getvalue()


def _plain(name: str) -> str:
    """A part's name as it is compared: no case, no slash before it, none of Windows' own."""
    return name.replace("\\", "/").lstrip("/").lower()


def _inflated(packed: memoryview) -> Iterator[bytes]:
    machine, size = isal_zlib.decompressobj(-15), 0
    for begin in range(0, len(packed), _BLOCK):
        rest: bytes | memoryview = packed[begin : begin + _BLOCK]
        while rest and not machine.eof:
            block = machine.decompress(rest, _BLOCK)
            rest = machine.unconsumed_tail
            size += len(block)
            if size > MAX_UNPACKED:
                check_unpacked(size)
            yield block
    while not machine.eof:
        block = machine.decompress(machine.unconsumed_tail, _BLOCK)
        if not block:
            return
        yield block
