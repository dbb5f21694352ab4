"""Cells that hold a formula's error (#N/A, #REF! …): the reader gives them as empty, which they are not.

Looked for in the file itself, by the cell type ``e`` of ISO/IEC 29500, so that an error is
an unreadable text and never a blank. Only .xlsx and .xlsm say so in plain XML.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

_ERROR: Final = re.compile(
    # every part is bounded, so that no text whatever makes the search more than linear
    rb'<c (?=[^<>]{0,300}?\bt="e")([^<>]{0,300})>(?:<f[^<>]{0,300}>(?:[^<]*</f>)?)?<v>([^<]{0,40})</v>'
)
_ADDRESS: Final = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_MARK: Final = b't="e"'
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Errors = dict[tuple[int, int], str]  # (row, column) from 0 → what the cell shows


def cell_errors(path: Path) -> dict[str, Errors]:
    """Sheet name → its error cells. Empty for a file that is no .xlsx; damage raises what it raises."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(archive)
            return {name: _errors(archive, member) for name, member in members.items()}
    except (zipfile.BadZipFile, KeyError):
        return {}


def _members(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    members = {}
    for one in book.iter():
        target = targets.get(one.get(_RELATION)) if one.tag.endswith("}sheet") else None
        if target:
            members[one.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return members


def _errors(archive: zipfile.ZipFile, member: str) -> Errors:
    if member not in archive.namelist() or not _holds_any(archive, member):
        return {}
    found: Errors = {}
    for attributes, shown in _ERROR.findall(archive.read(member)):
        address = _ADDRESS.search(attributes)
        if address is None:
            continue
        letters, row, column = address[1], address[2], 0
        for letter in letters:
            column = column * 26 + letter - 64
        found[int(row) - 1, column - 1] = shown.decode("ascii", "replace")
    return found


def _holds_any(archive: zipfile.ZipFile, member: str) -> bool:
    """Whether a sheet has an error cell at all, without keeping it in memory."""
    tail = b""
    with archive.open(member) as stream:
        while block := stream.read(1 << 20):
            if _MARK in tail + block:
                return True
            tail = block[-len(_MARK) :]
    return False
