"""What of a web page is struck through: elements that say so, styles, and rules of its style sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_ELEMENTS: Final = frozenset({"s", "strike", "del"})
#: Parts of a table: one that begins ends those of its level and within, and whatever did not end in them.
_LEVELS: Final = {"table": 0, "thead": 1, "tbody": 1, "tfoot": 1, "tr": 2, "td": 3, "th": 3}
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SAID: Final = re.compile(r"(?<![\w-])text-decoration(?:-line)?\s*:([^;]*)", re.IGNORECASE)
#: Of selectors: what holds only while somebody points at something, and what says more of an element.
_PASSING: Final = re.compile(r":{1,2}(?:hover|visited|active|focus|before|after)\b", re.IGNORECASE)
_MORE: Final = re.compile(r"\[[^\]]*\]|:{1,2}[\w-]+(?:\([^)]*\))?")
_NAME: Final = re.compile(r"([.#]?)([\w-]{1,64})")
_LINE: Final = "line-through"
_LONGEST: Final = 1 << 20  # characters of a style sheet
_LONGEST_SELECTOR: Final = 200
_MOST: Final = 10_000  # names in selectors that strike through
_MOST_OF_NAME: Final = 20  # selectors of one name; of more it is enough to have the name
_ANYTHING: Final = re.compile(rb"<(?:s|strike|del)[\s>/]|line-through")


class _Selector(NamedTuple):
    """Which elements a rule is for, by names of elements (``td``), classes (``.x``) and ids (``#x``)."""

    own: frozenset[str]  # all of which the element has
    around: frozenset[str]  # and those around it; that they are somewhere before it is enough


def has_struck(page: bytes) -> bool:
    """Whether a page may strike through anything at all."""
    return _ANYTHING.search(page.lower()) is not None


class _Part(NamedTuple):
    """A part of a table that is open."""

    level: int
    before: int  # how deep the walk was before it
    within: int  # and is at least in it


class Crossed:
    """How deep within something struck through the walk is."""

    def __init__(self) -> None:
        """Outside."""
        self._sheet: list[str] = []
        self._size = 0
        self._selectors: dict[str, set[_Selector]] = {}  # by one of the names that the element must have
        self._seen: set[str] | None = None  # names of elements up to here; None where no rule asks for them
        self._depth = 0
        self._parts: list[_Part] = []

    def style_sheet(self, text: str) -> None:
        """Take in a piece of a style sheet."""
        if self._size < _LONGEST:
            self._sheet.append(text)
            self._size += len(text)

    def enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        level = _LEVELS.get(tag)
        if level:
            self._end_parts(level)
        before = self._depth
        if before or self._is_struck(tag, attributes):
            self._depth += 1
        if level is not None:
            self._parts.append(_Part(level, before, self._depth))

    def leave(self, tag: str) -> None:
        """One ends."""
        level = _LEVELS.get(tag)
        if level is not None:
            self._end_parts(level)
            if level == 0 and self._parts:
                self._depth = self._parts.pop().before
        elif self._depth:
            self._depth = max(self._depth - 1, self._parts[-1].within if self._parts else 0)

    def _end_parts(self, level: int) -> None:
        """Of the innermost table those of a level, and within."""
        while self._parts and self._parts[-1].level >= max(level, 1):
            self._depth = self._parts.pop().before

    def __bool__(self) -> bool:
        return self._depth > 0

    def _is_struck(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element says that what is in it is struck through."""
        if self._sheet:
            self._take_in("".join(self._sheet)[:_LONGEST])
            self._sheet = []
        if tag in _ELEMENTS:
            return True
        if attributes:
            own = _strikes(attributes["style"]) if "style" in attributes else None
            if own is not None:
                return own
        return bool(self._selectors) and self._is_selected(_names(tag, attributes))

    def _take_in(self, sheet: str) -> None:
        if _LINE not in sheet.lower():
            return
        for rule in _COMMENT.sub(" ", sheet).split("}"):
            selectors, _, said = rule.rpartition("{")
            if _strikes(said):
                for one in selectors.rpartition("{")[2].split(","):
                    self._add(one[-_LONGEST_SELECTOR:])

    def _add(self, selector: str) -> None:
        parts = [] if _PASSING.search(selector) else _MORE.sub("", selector).replace(">", " ").split()
        own, *others = [frozenset(_names_in(one)) for one in reversed(parts)] or [frozenset[str]()]
        around = frozenset[str]().union(*others)
        if not own or len(self._selectors) >= _MOST:
            return
        if around and self._seen is None:
            self._seen = set()
        name = max(own, key=_is_rare)
        known = self._selectors.setdefault(name, set())
        known.add(_Selector(own, around))
        if len(known) > _MOST_OF_NAME:
            self._selectors[name] = {_Selector(frozenset({name}), frozenset())}

    def _is_selected(self, names: set[str]) -> bool:
        found = any(
            one.own <= names and (self._seen is None or one.around <= self._seen)
            for name in names
            for one in self._selectors.get(name, ())
        )
        if self._seen is not None:
            self._seen |= names
        return found


def _strikes(declarations: str) -> bool | None:
    """Whether a style does; None for one that says nothing of it."""
    if "ext-decoration" not in declarations and "EXT-DECORATION" not in declarations.upper():
        return None
    said = _SAID.findall(declarations)
    return _LINE in said[-1].lower() if said else None


def _names(tag: str, attributes: Mapping[str, str]) -> set[str]:
    found = {tag, *(f".{one}" for one in attributes.get("class", "").split())}
    if "id" in attributes:
        found.add(f"#{attributes['id']}")
    return found


def _names_in(compound: str) -> list[str]:
    return [
        sign + (name if sign else name.lower())
        for sign, name in _NAME.findall(compound)
        if sign or name[0].isalpha()
    ]


def _is_rare(name: str) -> tuple[bool, str]:
    """To be sought by a class or an id rather than by an element's name."""
    return name[0] in ".#", name
