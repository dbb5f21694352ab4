"""Small numbers in digits or in Chinese numerals: 12, 十二, 两."""

from __future__ import annotations

from typing import Final

HAN: Final = {
    **dict(zip("〇零○一二两三四五六七八九", "0001223456789", strict=True)),
    **dict(zip("0123456789", "0123456789", strict=True)),
}


def count(text: str) -> int:
    """A small number in digits or Chinese numerals; 0 if it is none."""
    if text.isdecimal():
        return int(text) if len(text) <= 3 else 0
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * int(HAN.get(tens, "1")) + int(HAN.get(ones, "0"))
    return int(HAN.get(text, "0"))
