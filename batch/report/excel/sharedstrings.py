"""Texts in sheet XML: in a table that all cells share, or each in its own cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final
from xml.sax.saxutils import escape

_STRINGS: Final = re.compile(r'(<sst [^>]*?)count="(\d+)" uniqueCount="(\d+)"')
_ESCAPED: Final = re.compile(r"(_x[0-9A-Fa-f]{4}_)")  # would be read as a character's code
_SPECIAL: Final = re.compile(r"[&<>]|_x")


class Strings:
    """The shared strings: those of XlsxWriter, and those that the long sheets add."""

    def __init__(self, xml: str) -> None:
        found = _STRINGS.search(xml)
        self._xml = xml
        self._first = int(found[3]) if found else 0
        self._uses = int(found[2]) if found else 0
        self.added: dict[str, int] = {}

    def of(self, text: str) -> str:
        """A cell's part for a text."""
        added = self.added
        return f' t="s"><v>{added.setdefault(text, self._first + len(added))}</v></c>'

    def used(self, count: int) -> None:
        """So many cells more use them."""
        self._uses += count

    def xml(self) -> str:
        """The part with the new texts."""
        total = self._first + len(self.added)
        head = _STRINGS.sub(rf'\1count="{self._uses}" uniqueCount="{total}"', self._xml, count=1)
        items = [f"<si>{_text(text)}</si>" for text in self.added]
        return head.replace("</sst>", "".join(items) + "</sst>")


def inline(text: str) -> str:
    """A cell's part for a text that stands in the cell itself: where hardly one is met twice, nothing is kept of them."""
    return f' t="inlineStr"><is>{_text(text)}</is></c>'


def _text(text: str) -> str:
    if text.isalnum():  # many are names and numbers: nothing in them needs a look
        return f"<t>{text}</t>"
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    if _SPECIAL.search(text):
        text = escape(_ESCAPED.sub(r"_x005F\1", text))
    return f"<t{space}>{text}</t>"


def has_escapes(texts: Iterable[Any]) -> bool:
    """Whether a text looks as if it held a character's code, which not every program reads alike within a cell."""
    return any(isinstance(text, str) and "_x" in text for text in texts)
