"""A text as parts in a row: names first, then what stands between them, nothing left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from batch.language.region_table import names_at
from batch.language.regions import leading_place
from batch.policy.award_lists import AwardName
from batch.roster.awards.marks import MARKS
from batch.roster.awards.names import GOES_ON, LEVELLED, STUDIO, AwardNames, is_loose
from batch.roster.awards.words import lexicon, trades

MOST_PLACES: Final = 100  # of one cell that are looked up
_PLACE_LENGTH: Final = 26  # a place and what tells that it is one
#: What may stand before 〔2019〕58号: the short names of places, offices and kinds of papers.
_PAPER: Final = re.compile(
    "[国中央人社部厅局省市苏浙湘内蒙皖沪京津冀鲁豫鄂粤桂川渝黔云陕甘青宁新藏琼赣闽黑吉辽晋绍通锡常扬镇泰徐盐淮连宿保"
    "发函办字规公告政委组总工会农教科信商住文卫体财技职专能建培鉴奖决令电]{1,12}"
)


@dataclass(frozen=True)
class Part:
    """One part of a text: its kind, where it stands, its words; of a name or place, which."""

    kind: str
    start: int
    end: int
    text: str
    name: AwardName | None = None
    code: str = ""  # of a place


def parts_of(names: AwardNames, text: str) -> list[Part]:
    """All parts of a text in normal form, in order."""
    marks = [Part(str(m.lastgroup), m.start(), m.end(), m[0]) for m in MARKS.finditer(text)]
    fixed = sorted([*marks, *_named(names, text, marks)], key=lambda part: part.start)
    fixed = _apart(fixed)
    return _joined([*_between(text, fixed)])


def _named(names: AwardNames, text: str, marks: list[Part]) -> Iterator[Part]:
    """The names, found in what is left without marks, blanks and brackets."""
    covered = bytearray(len(text))
    for mark in marks:
        covered[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    places = [n for n, char in enumerate(text) if not covered[n] and not is_loose(char)]
    bare = "".join(text[n] for n in places)
    for start, end, name in names.stand_in(bare):
        first, last = places[start], places[end - 1] + 1
        studio = STUDIO.match(text, last) and not LEVELLED.search(text[max(0, first - 3) : first])
        if not studio and not GOES_ON.match(text, last):
            yield Part("name", first, last, text[first:last], name)


def _apart(parts: list[Part]) -> list[Part]:
    """Marks that stand inside a name come right before it: 中华人民共和国第一届职业技能大赛."""
    found: list[Part] = []
    for part in parts:
        if found and part.start < found[-1].end:
            here = found[-1].start
            found.insert(-1, replace(part, start=here, end=here))
        else:
            found.append(part)
    return found


def _between(text: str, fixed: list[Part]) -> Iterator[Part]:
    position, looked = 0, 0
    for part in [*fixed, Part("end", len(text), len(text), "")]:
        while position < part.start:
            one = _trade(text, position, part.start) or _word(text, position, part.start)
            if one is None and looked < MOST_PLACES and text[position] > "\u4e00":
                one, looked = _place(text, position, part.start), looked + any(names_at(text, position))
            one = one or Part("other", position, position + 1, text[position])
            yield one
            position = one.end
        if part.kind != "end":
            yield part
        position = max(position, part.end)


def _word(text: str, start: int, end: int) -> Part | None:
    found = lexicon().match(text, start, end)
    if found is None or found.end() == start:
        return None
    return Part(str(found.lastgroup).partition("_")[0], start, found.end(), found[0])


def _place(text: str, start: int, end: int) -> Part | None:
    hit = leading_place(text[start : start + _PLACE_LENGTH])
    if hit is None or start + hit[1] > end:
        return None
    return Part("place", start, start + hit[1], text[start : start + hit[1]], code=hit[0].code)


@lru_cache(maxsize=1)
def _trades_by_head() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in trades():
        found.setdefault(name[:2], []).append(name)
    return {head: tuple(several) for head, several in found.items()}


def _trade(text: str, start: int, end: int) -> Part | None:
    for name in _trades_by_head().get(text[start : start + 2], ()):
        if text.startswith(name, start) and start + len(name) <= end:
            stop = start + len(name)
            stop += stop < end and text[stop] == "工"  # 数控铣工
            return Part("project", start, stop, text[start:stop])
    return None


def _joined(parts: list[Part]) -> list[Part]:
    """Unknown characters side by side as one part; those before a document's number belong to it."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found else None
        if before and before.kind == part.kind == "other" and before.end == part.start:
            found[-1] = replace(before, end=part.end, text=before.text + part.text)
        elif before and part.kind == "paper" and before.kind == "other" and _PAPER.fullmatch(before.text):
            found[-1] = replace(part, start=before.start)
        else:
            found.append(part)
    return found
