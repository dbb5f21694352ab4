"""Cells of an .xlsx that calamine gives wrongly: errors as blanks, formulas without a result as
blanks, dates that show a month as days.

Looked for in the sheet's XML by expressions that pass over each byte a bounded number of times:
whatever is repeated is repeated without turning back. ISO/IEC 29500-1, 18.3.1.4 (c).
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from batch.sheets.address import Position, position_of, row_number
from batch.sheets.looks import Shown
from batch.sheets.ooxml.prefilter import Suspects
from batch.sheets.sheet import NO_RESULT

_PREFIX: Final = rb"(?:[\w.-]{1,40}:)?"
_ATTRIBUTES: Final = rb"((?:\s[^<>]*+)?)>"
_NAMED: Final = rb"(?:[\s/][^<>]*+)?>"
_F: Final = rb"\s*+(<%bf%b(?:[^<]*+</%bf\s*+>)?+)" % (_PREFIX, _NAMED, _PREFIX)
_V: Final = rb"\s*+(<%bv%b(?:([^<]*+)</%bv\s*+>)?|<%bis\b)?" % (_PREFIX, _NAMED, _PREFIX, _PREFIX)
_CONTENT: Final = rb"(?:" + _F + rb")?+" + _V  # f, then v, each with or without content
_CELL: Final = rb"<" + _PREFIX + rb"c(?=[\s>/])"
_ERROR: Final = re.compile(_CELL + rb"""(?=[^<>]*?\st\s*=\s*["']e["'])""" + _ATTRIBUTES + _CONTENT)
_SHARED: Final = re.compile(_CELL + rb"""(?=[^<>]*?\st\s*=\s*["']s["'])""" + _ATTRIBUTES + _CONTENT)
_INLINE: Final = re.compile(_CELL + rb"""(?=[^<>]*?\st\s*=\s*["']inlineStr["'])""" + _ATTRIBUTES)
_STRIKE: Final = re.compile(rb"""<%bstrike(?=[\s/>])(?![^<>]*\sval\s*=\s*["'](?:0|false)["'])""" % _PREFIX)
_FORMULA: Final = re.compile(  # one that no value follows
    _CELL + _ATTRIBUTES + _F + rb"(?!\s*+<%bv%b[^<])" % (_PREFIX, _NAMED) + _V
)
_TOKEN: Final = re.compile(
    rb"<%b(?:row(?=[\s>/])(?P<row>[^<>]*+)>|c(?=[\s>/])(?P<cell>[^<>]*+)>%b)|</%brow\s*+>"
    % (_PREFIX, _CONTENT, _PREFIX)
)
_ADDRESS: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]++)([0-9]++)["']""")
_ROW: Final = re.compile(rb"""\sr\s*=\s*["']([0-9]++)["']""")
_STYLE: Final = re.compile(rb"""\ss\s*=\s*["']([0-9]{1,6})["']""")
_TEXT: Final = re.compile(rb"""\st\s*=\s*["']str["']""")
_COMMENT, _END_OF_COMMENT = b"<!--", b"-->"
_LONGEST_SHOWN: Final = 40
_LONGEST_NUMBER: Final = 10
_OF_CALAMINE: Final = frozenset(b"#DIV/0! #N/A #NAME? #NULL! #NUM! #REF! #VALUE!".split())


@dataclass
class OddCells:
    """What must be put right in a sheet after it was read."""

    texts: dict[Position, str] = field(default_factory=dict)
    shown: dict[Position, Shown] = field(default_factory=dict)
    unknown: list[tuple[int, int]] = field(default_factory=list)  # where errors stand that calamine stops at


class Cell(NamedTuple):
    """One cell of a sheet's XML: where it stands there, where in the sheet, and whether it holds anything."""

    begin: int
    end: int  # of its start tag, and of what it holds
    position: Position
    filled: bool


def odd_cells(xml: bytes, suspects: Suspects, styles: dict[int, Shown]) -> OddCells:
    """The odd cells of a sheet without comments (:func:`without_comments`)."""
    found, places = OddCells(), _Places(xml)
    if suspects.formulas:
        for cell in _FORMULA.finditer(xml):
            if not _has_result(cell):
                found.texts[places.of(cell)] = NO_RESULT
    if suspects.errors:
        _find_errors(xml, places, found)
    if styles:
        found.shown = {place: styles[style] for place, style in _with_styles(xml, places, frozenset(styles))}
    return found


def cells_styled(xml: bytes, styles: frozenset[int]) -> Iterator[Position]:
    """Where the cells stand that have one of some styles, in a sheet without comments."""
    for place, _ in _with_styles(xml, _Places(xml), styles):
        yield place


def cells_sharing(xml: bytes, texts: frozenset[int]) -> Iterator[Position]:
    """Where the cells stand that hold one of some shared texts, by their numbers, in a sheet without comments."""
    places = _Places(xml)
    for cell in _SHARED.finditer(xml):
        number = (cell[4] or b"").strip()
        if number.isdigit() and len(number) < _LONGEST_NUMBER and int(number) in texts:
            yield places.of(cell)


def cells_striking(xml: bytes) -> Iterator[Position]:
    """Where the cells stand that hold a text of their own of which a part is struck through."""
    places, inline = _Places(xml), list(_INLINE.finditer(xml))
    begins = [cell.start() for cell in inline]
    for one in {bisect(begins, strike.start()) for strike in _STRIKE.finditer(xml)} - {0}:
        yield places.of(inline[one - 1])


def _with_styles(xml: bytes, places: _Places, styles: frozenset[int]) -> Iterator[tuple[Position, int]]:
    for cell in _styled(styles).finditer(xml):
        style = _STYLE.search(cell[1])
        if style and int(style[1]) in styles:
            yield places.of(cell), int(style[1])


def _find_errors(xml: bytes, places: _Places, found: OddCells) -> None:
    for cell in _ERROR.finditer(xml):
        if cell[4]:
            found.texts[places.of(cell)] = cell[4].strip()[:_LONGEST_SHOWN].decode("utf-8", "replace")
            if cell[4] not in _OF_CALAMINE:
                found.unknown.append(cell.span(4))


def cells(xml: bytes) -> Iterator[Cell]:
    """Every cell, counted as calamine counts those that do not say where they are."""
    row = column = 0
    for token in _TOKEN.finditer(xml):
        attributes = token["cell"]
        if attributes is not None:
            row_of, column = _position(attributes, row, column)
            filled = bool(token[3] or token[5] or (token[4] and token[5] is None and b"is" in token[4]))
            yield Cell(token.start(), token.end(), (row_of, column), filled)
            column += 1
        elif token["row"] is not None:
            number = _ROW.search(token["row"])
            row = row_number(number[1]) if number else row
            if token["row"].endswith(b"/"):
                row, column = row + 1, 0
        else:
            row, column = row + 1, 0


def without_comments(xml: bytes) -> bytes:
    """The same without comments, which may hold anything; an unfinished one goes to the end."""
    if _COMMENT not in xml:
        return xml
    kept, at = [], 0
    while (begin := xml.find(_COMMENT, at)) >= 0:
        kept.append(xml[at:begin])
        end = xml.find(_END_OF_COMMENT, begin + 4)
        if end < 0:
            return b"".join(kept)
        at = end + len(_END_OF_COMMENT)
    return b"".join([*kept, xml[at:]])


def with_known_errors(xml: bytes, unknown: list[tuple[int, int]]) -> bytes:
    """A sheet in which calamine knows all errors; what they show is known from :func:`odd_cells`."""
    kept, at = [], 0
    for begin, end in unknown:
        kept += [xml[at:begin], b"#N/A"]
        at = end
    return b"".join([*kept, xml[at:]])


class _Places:
    """Where cells stand: what they say, else (then all are counted, once) what their order says."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._counted: dict[int, Position] | None = None

    def of(self, cell: re.Match[bytes]) -> Position:
        address = _ADDRESS.search(cell[1])
        if address:
            return position_of(address[1], address[2])
        if self._counted is None:
            self._counted = {one.begin: one.position for one in cells(self._xml)}
        return self._counted.get(cell.start(), (0, 0))


def _position(attributes: bytes, row: int, column: int) -> Position:
    address = _ADDRESS.search(attributes)
    return position_of(address[1], address[2]) if address else (row, column)


def _has_result(cell: re.Match[bytes]) -> bool:
    """Whether a formula's cell holds a value; an empty text that is stored is one."""
    if cell[4]:
        return True
    return cell[3] is not None and (cell[3].endswith(b"is") or _TEXT.search(cell[1]) is not None)


def _styled(styles: frozenset[int]) -> re.Pattern[bytes]:
    """Cells with one of some styles; with very many, all cells that have any."""
    numbers = b"|".join(b"%d" % style for style in sorted(styles)) if len(styles) <= 50 else rb"[0-9]{1,6}"
    return re.compile(_CELL + rb"""(?=[^<>]*?\ss\s*=\s*["'](?:""" + numbers + rb""")["'])""" + _ATTRIBUTES)
