"""How written words are compared: width, spaces and case never matter."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_QUOTES = str.maketrans("", "", "\"'“”‘’「」『』《》〈〉")


def squeeze(text: str) -> str:
    """The normal form for look-ups: NFKC, no white space, lower case."""
    if text.isascii():
        return "".join(text.split()).lower()
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).lower()


def unquote(text: str) -> str:
    """Without quotation marks and book-title marks."""
    return text.translate(_QUOTES)
