"""Texts that strangers wrote, where a person or a terminal reads them.

Control characters move a terminal's cursor, direction characters turn a line around, and
neither is ever seen: what is shown holds none of them.
"""

from __future__ import annotations

import re
from typing import Final

#: Control characters, direction and other invisible format characters, and lone surrogates.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u115f\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff0-\uffff\U000e0000-\U000e007f]"
)
_LINE_ENDS: Final = re.compile("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
MAX_QUOTE: Final = 60  # characters of what a message quotes
_QUOTED: Final = re.compile("“([^“”]*)”")


def shown(text: object) -> str:
    """A text as a single line that a terminal or a log can take: nothing unseen in it."""
    return UNSEEN.sub("", _LINE_ENDS.sub(" ", str(text)))


def cut(text: str, limit: int = MAX_QUOTE) -> str:
    """A text of at most so many characters, the end replaced by an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def cut_quotes(message: str) -> str:
    """A message in which no quotation is longer than :data:`MAX_QUOTE`."""
    return _QUOTED.sub(lambda found: f"“{cut(found[1])}”", message)
