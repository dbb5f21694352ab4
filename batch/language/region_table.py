"""The regions of the country to the county (GB/T 2260) and the names that they go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from batch.language.text import squeeze
from batch.resources import REGION_TABLES, read_table

NATION: Final = "000000"
_WHOLE: Final = ("省", "市", "州", "县", "区", "旗", "盟")


@dataclass(frozen=True, slots=True)
class Region:
    """One region; ``short`` is its name without 省, 市 … (empty where nobody says it)."""

    code: str
    name: str
    short: str
    kind: str  # 省 市 县 县级市
    other: tuple[str, ...] = ()  # further usual names: 湘西州, 达茂旗
    alone: str = ""  # what means it with nothing before it: 全称, 否 (not even that), all if empty

    reach: str = ""  # the digits that every code inside shares

    def holds(self, other: Region) -> bool:
        """Whether ``other`` lies inside."""
        return self is not other and other.code.startswith(self.reach)

    @property
    def local(self) -> bool:
        """Whether it is a county or what stands beside counties: no province, no prefecture."""
        return self.kind not in ("省", "市")


@dataclass(frozen=True, slots=True)
class Named:
    """A region by one of its names."""

    region: Region
    whole: bool = True  # with 省, 市 …, so that it cannot be part of another word
    old: bool = False  # a name no longer in force
    sure: bool = False  # told by what stands before it: 青海海南, 大同市城区

    @property
    def vague(self) -> bool:
        """Whether the name does not tell the region: 海南 is the province, 公安 a word."""
        if self.sure:
            return False
        return self.region.alone == "否" or (self.region.alone == "全称" and not self.whole)


def stem(code: str) -> str:
    """The leading digits that every code inside a region shares; empty for the nation."""
    if code.endswith("0000"):
        return "" if code == NATION else code[:2]
    return code[:4] if code.endswith("00") else code


@lru_cache(maxsize=1)
def regions() -> dict[str, Region]:
    """All provinces, prefectures and counties by code."""
    rows = read_table(REGION_TABLES / "regions.csv")
    return {
        r["code"]: Region(
            r["code"],
            r["name"],
            r["short"],
            r["kind"],
            tuple(r["other"].split()),
            r["alone"],
            stem(r["code"]),
        )
        for r in rows
    }


@lru_cache(maxsize=1)
def old_codes() -> dict[str, str]:
    """Codes of regions that are no more, of six or four digits → the code of what they became."""
    return {old: code for old, code in _old() if old.isdecimal()}


def _old() -> Iterator[tuple[str, str]]:
    for row in read_table(REGION_TABLES / "old_regions.csv"):
        yield row["old"], row["code"]


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[Named, ...]]:
    """Every name, in its normal form, with the regions that bear or bore it."""
    found: dict[str, list[Named]] = {}
    for region in regions().values():
        found.setdefault(squeeze(region.name), []).append(Named(region))
        for name in filter(None, (region.short, *region.other)):
            whole = name.endswith(_WHOLE) and name != region.short
            found.setdefault(squeeze(name), []).append(Named(region, whole))
    for old, code in _old():
        if not old.isdecimal():
            found.setdefault(squeeze(old), []).append(Named(regions()[code], old=True))
    return {name: tuple(bearers) for name, bearers in found.items()}


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """By the first two characters of names, how long they are, longest first."""
    found: dict[str, set[int]] = {}
    for name in names():
        found.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


@lru_cache(maxsize=1)
def prefectures() -> frozenset[str]:
    """The first four digits of all codes there are, those of 市辖区 and of 省直辖县 among them."""
    return frozenset(code[:4] for code in regions())


def names_at(text: str, start: int = 0) -> Iterator[tuple[int, tuple[Named, ...]]]:
    """The names that stand at a place of a text, longest first, each with its length."""
    left = len(text) - start
    for length in _lengths().get(text[start : start + 2], ()):
        if length <= left and (bearers := names().get(text[start : start + length])):
            yield length, bearers
