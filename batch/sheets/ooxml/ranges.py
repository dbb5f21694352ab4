"""How many cells the ranges of an .xlsx cover, before anything is built of them.

A merged range or a link of A1:XFD1048576 is a few bytes in a file and 17 billion cells in a
program that makes an object of each. The parts are streamed (expat), never kept.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final
from xml.parsers import expat

from batch.errors import UnreadableFileError

_SPREADSHEET: Final = re.compile(
    r"http://(schemas\.openxmlformats\.org/spreadsheetml/2006/main|purl\.oclc\.org/ooxml/spreadsheetml/main)"
)
_RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_BLOCK: Final = 1 << 20


def covered_cells(source: Path, limit: int) -> int:
    """The cells under merged ranges and links of all sheets together; counting ends above ``limit``.

    Raises UnreadableFileError for a package that cannot be read, or has entities of its own.
    """
    total = 0
    try:
        with zipfile.ZipFile(source) as archive:
            for info in archive.infolist():
                if info.filename.endswith(".xml") and "/worksheets/" in info.filename:
                    total += _covered(archive, info, limit)
                    if total > limit:
                        break
    except (
        OSError,
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        EOFError,
        expat.ExpatError,
    ) as error:
        raise UnreadableFileError("F93", "文件已损坏，无法读取") from error
    return total


class _EnoughError(Exception):
    """More was found than anybody needs to know."""


def _covered(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> int:
    total = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal total
        space, _, local = name.rpartition(" ")
        if local in ("mergeCell", "hyperlink") and _SPREADSHEET.fullmatch(space):
            total += _area(attributes.get("ref", ""))
            if total > limit:
                raise _EnoughError

    def refuse(*_: object) -> None:
        raise UnreadableFileError("F93", "文件含有自定义的 XML 实体，不是正常的电子表格")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    try:
        with archive.open(info) as stream:
            while block := stream.read(_BLOCK):
                parser.Parse(block, False)
            parser.Parse(b"", True)
    except _EnoughError:
        pass
    return total


def _area(reference: str) -> int:
    found = _RANGE.fullmatch(reference)
    if not found:
        return 1
    columns = abs(_number(found[3]) - _number(found[1])) + 1
    return columns * (abs(int(found[4]) - int(found[2])) + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
