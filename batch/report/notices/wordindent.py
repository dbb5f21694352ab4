"""Full-width spaces at the head of a line become an indent, as GB/T 9704 letters are set in Word."""

from __future__ import annotations

import re
from typing import Final

CHAR: Final = 316  # twentieths of a point: one of 28 characters on 156 mm
_LEAST: Final = 3  # two are a first line's indent that somebody typed
_PARAGRAPH: Final = re.compile(r"<w:p[ >](?:(?!</w:p>).)*?<w:t[^>]*>\u3000{3}.*?</w:p>", re.DOTALL)
_TEXT: Final = re.compile(r"(<w:t(?: [^>]*)?>)(\u3000+)")
_LOOK: Final = re.compile(r"<w:pPr>(.*?)</w:pPr>", re.DOTALL)
_BEHIND: Final = re.compile(r"<w:(?:jc|outlineLvl|rPr|sectPr)\b")


def indented(xml: str) -> str:
    """A document's XML in which no line is set by spaces."""
    return _PARAGRAPH.sub(lambda found: _indented(found[0]), xml) if "\u3000" * _LEAST in xml else xml


def _indented(paragraph: str) -> str:
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
