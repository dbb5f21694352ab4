"""Places: from an address, a name or a code to a six-digit code (GB/T 2260), never by guess.

A text is read from its start to its deepest part, each name inside the one before it
(江苏省南通市崇川区青年路10号). A name that several regions bear is told by what stands
before or behind it; otherwise it is open, unless one of its bearers holds all others
(吉安 is the city, which its county 吉安县 belongs to). The short name of a province is
the province (吉林, 海南), though a city or prefecture bears it too: that one is written
吉林市, 海南州 or 青海海南. Column ``alone`` of the table holds these and the names that
are words (公安, 合作). Two places that exclude each other (江苏省杭州市) are open too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from batch.language.place_rest import takes_back
from batch.language.place_steps import FILLER, Names, contradicts, first, narrowed, other_kind
from batch.language.region_table import (
    NATION,
    Named,
    Region,
    names,
    names_at,
    old_codes,
    prefectures,
    regions,
    stem,
)
from batch.language.text import squeeze

__all__ = [
    "Place", "Region", "leading_place", "place_code", "place_of_text", "read_place", "regions", "stem",
]  # fmt: skip

_CODE: Final = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,2}|[0-9]{9}|[0-9]{12}")
_BOTH: Final = re.compile(r"\(?([0-9]{6})\)?([^0-9].*)", re.DOTALL)  # 320583昆山市
_CITIES: Final = ("11", "12", "31", "50")  # 直辖市: their codes have no prefecture of its own
_LONGEST: Final = 120  # characters; the places stand at the start


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it was read; ``old`` is the name in it that is no longer in force, if there is one."""

    code: str
    old: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """How far a text was read and what it may mean; nothing if its parts exclude each other."""

    end: int
    names: Names
    old: str = ""

    def place(self) -> Place | None:
        """The region that holds all others, or their one prefecture (伊宁); of an open text None."""
        found = {name.region.code: name.region for name in self.names if not name.vague}.values()
        for region in found:
            if all(one is region or region.holds(one) for one in found):
                return Place(region.code, self.old)
        near = {region.code[:4] + "00" for region in found}
        return Place(near.pop(), self.old) if len(near) == 1 and near <= regions().keys() else None


def _read(text: str, so_far: _Reading, body: bool) -> _Reading:
    """The reading that gets farthest: 青岛市北区 is 青岛 and 市北区."""
    best, before = so_far, so_far.names
    start = _skip(text, so_far.end) if before else 0
    for length, bearers in names_at(text, start):
        end = start + length
        found = narrowed(text, end, before, bearers) if before else first(text, end, bearers, body)
        if not before and not found and (found := other_kind(text, end, bearers)):
            end += 1
        elif found and (other := other_kind(text, end, found)):
            found, end = other, end + 1
        if found:
            old = text[start:end] if all(name.old for name in found) else ""
            reading = _read(text, _Reading(end, found, so_far.old or old), body)
        elif before and contradicts(text, end, bearers):
            reading = _Reading(start, ())
        else:
            continue
        if reading.end > best.end or (not reading.names and best is so_far):
            best = reading
        if not found and any(name.region.name == text[start:end] for name in bearers):
            break  # 广东省中山区 is not read as 中山 with a 区 behind it
    return best


def _skip(text: str, end: int) -> int:
    filler = FILLER.match(text, end)
    return filler.end() if filler else end


def leading_place(text: str, within: str = "") -> tuple[Region, int] | None:
    """The region that the name of an award begins with, and how many characters of it."""
    for length, bearers in names_at(text):
        found = first(text, length, bearers, body=not within)
        inside = tuple(
            Named(name.region, name.whole, name.old, sure=bool(within))
            for name in found
            if name.region.code.startswith(stem(within or NATION))
        )
        place = _Reading(length, inside).place()
        if place:
            return regions()[place.code], length
        if inside and not within:
            return None
    return None


@lru_cache(maxsize=4096)
def _of_body(text: str) -> Place | None:
    return _read(text[:_LONGEST], _Reading(0, ()), body=True).place()


def place_of_text(text: str) -> str | None:
    """The narrowest region that the name of an office begins with: 江苏省苏州市人社局 → 320500."""
    place = _of_body(squeeze(text))
    return place.code if place else None


@lru_cache(maxsize=4096)
def _place(text: str) -> Place | None:
    if _CODE.fullmatch(text):
        return _coded(text[:6].ljust(6, "0"))
    if both := _BOTH.fullmatch(text):
        return _deeper(_place(both[1]), _place(both[2][_skip(both[2], 0) :]))
    text = text.removeprefix("中国").removeprefix("中华人民共和国")
    reading = _read(text[:_LONGEST], _Reading(0, ()), body=False)
    place = reading.place()
    return None if place and takes_back(text[reading.end :], place.code) else place


def _deeper(one: Place | None, other: Place | None) -> Place | None:
    """The narrower of two places of which one holds the other; else open."""
    if one is None or other is None:
        return None
    narrow, wide = (one, other) if one.code.startswith(stem(other.code)) else (other, one)
    return narrow if narrow.code.startswith(stem(wide.code)) else None


def _coded(code: str) -> Place | None:
    """A code that is known, that was one, or at least of a county of a known prefecture."""
    known = regions()
    now = code if code in known else old_codes().get(code) or old_codes().get(code[:4])
    if now:
        return Place(now, "" if now == code else code)
    near = code[:2] in _CITIES or code[:4] in prefectures()
    return Place(code) if near else None


def read_place(text: str, more: Mapping[str, str] | None = None) -> Place | None:
    """A place as a roster writes it; None if it is not known or open.

    ``more`` holds further region names (normal form → code), those of added rulebooks.
    """
    text = squeeze(text)
    if re.fullmatch(r"[0-9]{6}", text) and any(
        code != NATION and text.startswith(stem(code)) for code in (more or {}).values()
    ):
        return _place(text) or Place(text)
    place = _place(text)
    for name, code in (more or {}).items():
        if code == NATION or name in names() or name not in text:
            continue
        deeper = place is not None and place.code != code and code.startswith(stem(place.code))
        if deeper or (place is None and text.startswith(name) and _place(name) is None):
            place = Place(code, place.old if place else "")
    return place


def place_code(text: str, more: Mapping[str, str] | None = None) -> str | None:
    """The code of a place as a roster writes it; None if it is not known or open."""
    place = read_place(text, more)
    return place.code if place else None
