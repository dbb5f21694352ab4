"""Administrative regions: from a name or a code to a six-digit code (GB/T 2260)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from batch.language.text import squeeze
from batch.resources import ROSTER_TABLES, read_table


@dataclass(frozen=True)
class Region:
    """One region; ``short`` is its name without 省, 市 …"""

    code: str
    name: str
    short: str
    kind: str  # 省 市 县 县级市


@lru_cache(maxsize=1)
def regions() -> tuple[Region, ...]:
    """The provinces, and of some provinces the cities and counties, longest names first."""
    rows = (
        Region(r["code"], r["name"], r["short"], r["kind"]) for r in read_table(ROSTER_TABLES / "regions.csv")
    )
    return tuple(sorted(rows, key=lambda region: (-len(region.name), region.code)))


def stem(code: str) -> str:
    """The leading digits that every code inside a region shares; empty for the nation."""
    if code.endswith("0000"):
        return "" if code == "000000" else code[:2]
    return code[:4] if code.endswith("00") else code


def leading_place(text: str, within: str = "") -> tuple[Region, int] | None:
    """The region that a text begins with, and how many characters of it."""
    for region in regions():
        if not region.code.startswith(stem(within or "000000")):
            continue
        for name in (region.name, region.short):
            if len(name) >= 2 and text.startswith(name):
                return region, len(name)
    return None


def place_of_text(text: str) -> str | None:
    """The narrowest region that a text names from its start: 江苏省苏州市人社局 → 320500."""
    text, found = squeeze(text), ""
    while hit := leading_place(text, found):
        region, length = hit
        if found and region.code == found:
            break
        found, text = region.code, text[length:]
    return found or None


@lru_cache(maxsize=4096)
def _place(text: str) -> str | None:
    text = squeeze(text)
    if re.fullmatch(r"[0-9]{6}|[0-9]{4}|[0-9]{2}", text):
        code = text.ljust(6, "0")
        return code if any(region.code[:2] == code[:2] for region in regions()) else None
    return place_of_text(text.removeprefix("中国").removeprefix("中华人民共和国"))


def place_code(text: str, more: Mapping[str, str] | None = None) -> str | None:
    """The code of a place as a roster writes it; None if it is not known.

    ``more`` holds further region names (normal form → code), those of added rulebooks.
    """
    for code in (more or {}).values():
        if (
            re.fullmatch(r"[0-9]{6}", squeeze(text))
            and code != "000000"
            and squeeze(text).startswith(stem(code))
        ):
            return squeeze(text)
    for name, code in (more or {}).items():
        if code != "000000" and squeeze(text).startswith(name):
            return _place(text) or code
    return _place(text)
