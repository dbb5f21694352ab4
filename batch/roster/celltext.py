"""What one raw cell says: its text, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from batch.language.text import squeeze
from batch.roster.tables import NOTHING


def _wide(character: str) -> str:
    """The full-width form of a character of ASCII; any other as it is."""
    return chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character


_LAST_SPACE = 0x3000  # the ideographic one; no later character is a space
_LONGEST_NOTHING = 12  # with spaces inside
#: What a text that says nothing can begin with, in any width; also what no eye sees.
_BEGINNINGS = frozenset(
    {
        form
        for word in NOTHING
        if word
        for form in (word[0], word[0].upper(), _wide(word[0]), _wide(word[0].upper()))
    }
    | {"\u200b", "\ufeff"}
)


#: What a text that needs a closer look before it is one begins with.
_LOOKED_AT = _BEGINNINGS | {chr(number) for number in range(_LAST_SPACE + 1) if chr(number).isspace()}


def texts_of(values: Iterable[object]) -> list[str]:
    """Cells as text; empty for those that say nothing."""
    return [
        value.rstrip()
        if type(value) is str and value and value[0] not in _LOOKED_AT
        else ("" if is_nothing(value) else text_of(value))
        for value in values
    ]


def text_of(value: object) -> str:
    """A cell's content as text: whole numbers without a decimal point, dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def is_nothing(value: object) -> bool:
    """Whether a cell says that there is nothing."""
    if not isinstance(value, str):
        return value is None
    if not value:
        return True
    if value[0] not in _BEGINNINGS and not value[0].isspace():
        return False
    return len(value.strip()) <= _LONGEST_NOTHING and squeeze(value) in NOTHING
