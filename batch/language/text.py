"""How written words are compared: width, spaces and case never matter."""

from __future__ import annotations

import re
import unicodedata

#: Between the texts of a list that is kept as one; in no text of ours.
BETWEEN = "\x1f"
LONGEST = 2000  # characters; no word that anything is looked up by is nearly so long
_INNER = str.maketrans("《》", "〈〉")
_SPACES = re.compile(r"[\s\u200b\ufeff]+")


def squeeze(text: str) -> str:
    """The normal form for look-ups: NFKC, no white space, lower case."""
    text = text[:LONGEST]
    if text.isascii():
        return "".join(text.split()).lower()
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).lower()


def book_title(name: str) -> str:
    """A title in 《》; those inside it stand in 〈〉 (GB/T 15834)."""
    return f"《{name.translate(_INNER)}》"
