"""Full-width spaces at the head of a line become an indent, as GB/T 9704 letters are set in Word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

CHAR: Final = 316  # twentieths of a point: one of 28 characters on 156 mm
_LEAST: Final = 3  # two are a first line's indent that somebody typed
_LEAD: Final = ">" + "\u3000" * _LEAST
_END: Final = "</w:p>"
_TEXT: Final = re.compile(r"(<w:t(?: [^>]*)?>)(\u3000+)")
_LOOK: Final = re.compile(r"<w:pPr>(.*?)</w:pPr>", re.DOTALL)
_BEHIND: Final = re.compile(r"<w:(?:jc|outlineLvl|rPr|sectPr)\b")


def indented(xml: str) -> str:
    """A document's XML in which no line is set by spaces."""
    parts, done = [], 0
    found = xml.find(_LEAD)
    while found >= 0:
        start = max(xml.rfind("<w:p ", done, found), xml.rfind("<w:p>", done, found))
        end = xml.find(_END, found) + len(_END)
        if start < 0 or end < len(_END):
            break
        parts += [xml[done:start], _indented(xml[start:end])]
        done = end
        found = xml.find(_LEAD, done)
    return "".join(parts) + xml[done:]


@lru_cache(maxsize=256)
def _indented(paragraph: str) -> str:
    """One paragraph; who signs, and when, is the same in letter after letter."""
    lines = _TEXT.findall(paragraph)
    start = next((text for _, text in re.findall(r"(<w:t(?: [^>]*)?>)([^<]*)", paragraph) if text), "")
    count = len(start) - len(start.lstrip("\u3000"))
    look = _LOOK.search(paragraph)
    if count < _LEAST or not lines or look is None or "<w:ind " in look[1]:
        return paragraph
    indent = f'<w:ind w:leftChars="{count * 100}" w:left="{count * CHAR}"/>'
    behind = _BEHIND.search(look[1])
    place = look.start(1) + (behind.start() if behind else len(look[1]))
    head, tail = paragraph[:place], paragraph[place:]
    return head + indent + _TEXT.sub(r"\1", tail)
