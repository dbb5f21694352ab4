"""What a format is given, and what it is: the content of a file, and who reads which kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from batch.sheets.sheet import Sheet
from batch.sheets.sniff import Kind


@dataclass(frozen=True)
class Source:
    """A file's content, what it is, and the name for a sheet where the format has no names."""

    data: bytes
    kind: Kind
    name: str = "Sheet1"


@dataclass(frozen=True)
class Format:
    """One file format: the kinds of content that it claims, and how they are read.

    ``read`` may raise anything for a damaged file: :mod:`batch.sheets.open` says it in Chinese.
    """

    name: str
    claims: tuple[Kind, ...]
    read: Callable[[Source], list[Sheet]]
