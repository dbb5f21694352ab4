"""What somebody may have meant who wrote a word that is none."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def meant(word: str, words: Iterable[str]) -> str:
    """A question to put behind a word: （是不是“X”？） — empty where nothing is near."""
    known = {one.casefold(): one for one in words}
    near = get_close_matches(word.casefold(), known, 1, 0.6)
    return f"（是不是“{known[near[0]]}”？）" if near else ""
