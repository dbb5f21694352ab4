"""ID numbers in texts: found however they are spaced, masked in what others read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

#: What people put between the digits: blanks, hyphens, dots, and marks that are not seen.
_GAP: Final = r"[\s\-‐‑‒–—―－_.·•,，、/()（）+:：|~*。\u200b-\u200f\u2060\ufeff\xad]{0,5}"
_CANDIDATE: Final = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{13,16}}{_GAP}[\dXxＸｘ](?![\dXxＸｘ])")
_RUN: Final = re.compile(r"\d{15,}[XxＸｘ]?|[〇零○一二三四五六七八九]{14,}[〇零○一二三四五六七八九XxＸｘ]")
_PLAIN: Final = re.compile(r"[\dXxＸｘ]+")


def masked(number: str) -> str:
    """An ID number for notices and public lists: the first six and the last four characters."""
    if len(number) <= 10:
        return number[:2] + "*" * max(0, len(number) - 2)
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def mask_ids(text: str) -> str:
    """A text with everything masked that looks like an ID number, spaced or not."""
    if len(text) < 15:
        return text
    return _replaced(_RUN.sub(lambda found: masked(found[0]), text), _masked)


def without_ids(text: str) -> str:
    """A text for a file name: what looks like an ID number, or is a longer row of digits, left out."""
    return re.sub(r"\d{14,}[XxＸｘ]?", "", _replaced(_RUN.sub("", text), lambda found: ""))


def _replaced(text: str, make: Callable[[str], str]) -> str:
    """The text with every ID number in it as a function makes it; a near miss hides none behind it."""
    pieces, start, done = [], 0, 0
    while found := _CANDIDATE.search(text, start):
        if _is_id(found[0]):
            pieces += [text[done : found.start()], make(found[0])]
            start = done = found.end()
        else:
            start = found.start() + 1
    return "".join([*pieces, text[done:]])


def _masked(text: str) -> str:
    places = [n for n, c in enumerate(text) if c.isdigit() or c in "XxＸｘ"]
    hidden = set(places[6:-4])
    return "".join("*" if n in hidden else c for n, c in enumerate(text))


def _is_id(text: str) -> bool:
    """15 to 18 digits in a row; spaced ones only with a birth date where an ID number has it."""
    if _PLAIN.fullmatch(text):
        return True
    digits = [c for c in text if c.isdigit() or c in "XxＸｘ"]
    if len(digits) == 18:
        return _is_birth("".join(digits[6:14]))
    return len(digits) == 15 and _is_birth("19" + "".join(digits[6:12]))


def _is_birth(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= date.today().year
    except ValueError:
        return False
