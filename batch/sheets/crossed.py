"""What of a web page is struck through: elements that say so, styles, and classes of its style sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_ELEMENTS: Final = frozenset({"s", "strike", "del"})
_CLASS: Final = re.compile(r"\.([\w-]{1,64})\s*\{([^{}]{0,5000})\}")
_LINE: Final = "line-through"
_LONGEST: Final = 1 << 20  # characters of a style sheet


class Crossed:
    """How deep within something struck through the walk is, in the open cell."""

    def __init__(self) -> None:
        """Outside."""
        self._sheet: list[str] = []
        self._size = 0
        self._classes: frozenset[str] = frozenset()
        self._depth = 0

    def style_sheet(self, text: str) -> None:
        """Take in a piece of a style sheet."""
        if self._size < _LONGEST:
            self._sheet.append(text)
            self._size += len(text)

    def is_struck(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element says that what is in it is struck through."""
        if tag in _ELEMENTS:
            return True
        if not attributes:
            return False
        if self._sheet:
            rules = _CLASS.findall("".join(self._sheet)[:_LONGEST])
            self._classes |= {name for name, said in rules if _LINE in said}
            self._sheet = []
        named = attributes.get("class", "").split() if self._classes else ()
        return _LINE in attributes.get("style", "") or not self._classes.isdisjoint(named)

    def enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins within the cell."""
        if self._depth or self.is_struck(tag, attributes):
            self._depth += 1

    def leave(self) -> None:
        """One ends."""
        self._depth = max(0, self._depth - 1)

    def begin(self) -> None:
        """A cell begins: nothing of another one reaches into it."""
        self._depth = 0

    def __bool__(self) -> bool:
        return self._depth > 0
