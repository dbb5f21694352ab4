"""Texts as a spreadsheet holds them: what it forbids left out, and how wide they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

MAX_TEXT: Final = 32_767
#: Characters that XML 1.0 does not allow, and lone surrogates.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE: Final = re.compile("[\u2e80-\U0010ffff“”‘’…—]")


def clean(text: str) -> str:
    """A text that any spreadsheet can hold: no forbidden characters, not too long."""
    if text.isprintable() and len(text) <= MAX_TEXT:
        return text  # nothing that is forbidden can be printed
    return _FORBIDDEN.sub("", text)[:MAX_TEXT]


def cleaned(values: Sequence[Any]) -> Sequence[Any]:
    """The same values, each text of them clean."""
    texts = [value for value in values if isinstance(value, str)]
    together = "".join(texts)
    short = max(map(len, texts), default=0) <= MAX_TEXT
    if short and (together.isprintable() or not _FORBIDDEN.search(together)):
        return values  # as nearly always
    return [clean(value) if isinstance(value, str) else value for value in values]


def display_width(text: str) -> int:
    """Characters that a text takes up: two for a full-width one."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
