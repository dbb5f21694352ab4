"""Joining documents made from one template: each becomes a section that begins on a new page."""

from __future__ import annotations

import re
from typing import Final

_BODY: Final = re.compile(r"<w:body(?:\s[^>]*)?>")
_SECTION: Final = re.compile(r"<w:sectPr[ >/]")
_PARAGRAPH: Final = re.compile(r"<w:p[ >]")
_END: Final = "</w:body>"


def joined(documents: list[str]) -> str:
    """The XML of one document out of the XML of several, all of one template."""
    first = documents[0]
    start = _BODY.search(first)
    if start is None:
        raise ValueError("no w:body")
    parts = [_split(text) for text in documents]
    sections = [_as_section(content, section) for content, section in parts[:-1]]
    content, section = parts[-1]
    tail = first[first.rindex(_END) :]
    return "".join([first[: start.end()], *sections, content, section, tail])


def _split(text: str) -> tuple[str, str]:
    """What stands in the body, and the page set-up at its end (empty if there is none)."""
    start = _BODY.search(text)
    inside = text[start.end() if start else 0 : text.rindex(_END)]
    marks = list(_SECTION.finditer(inside))
    if marks and "</w:p>" not in inside[marks[-1].start() :]:
        return inside[: marks[-1].start()], inside[marks[-1].start() :]
    return inside, ""


def _as_section(content: str, section: str) -> str:
    """The content as a section of its own: its page set-up goes into its last paragraph."""
    section = section or "<w:sectPr/>"
    last = [mark.start() for mark in _PARAGRAPH.finditer(content)]
    if not last or not content.endswith("</w:p>") or content.count("</w:p>", last[-1]) != 1:
        return f"{content}<w:p><w:pPr>{section}</w:pPr></w:p>"
    before, paragraph = content[: last[-1]], content[last[-1] :]
    if "</w:pPr>" in paragraph:
        return before + paragraph.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    head, rest = paragraph.split(">", 1)
    return f"{before}{head}><w:pPr>{section}</w:pPr>{rest}"
