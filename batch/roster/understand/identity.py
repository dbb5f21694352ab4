"""ID numbers: GB 11643 (18 digits, check character by ISO 7064 MOD 11-2) and other papers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from operator import mul
from typing import Final

from batch.language.text import squeeze

WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS: Final = "10X98765432"
_ZEROS: Final = ord("0") * sum(WEIGHTS)

#: Papers that are noted and not checked further.
_PAPERS: Final = (
    (re.compile(r"[HM][0-9]{8}([0-9]{2})?"), "港澳居民来往内地通行证"),
    (re.compile(r"[0-9]{8}"), "台湾居民来往大陆通行证"),
    (re.compile(r"[A-Z]{3}[0-9]{12}"), "外国人永久居留身份证"),
    (re.compile(r"[A-Z]{1,2}[0-9]{7,8}"), "护照"),
)


@dataclass(frozen=True)
class ReadId:
    """An ID number in its normal form, and what it tells."""

    number: str
    code: str = ""  # of the issue, if any
    more: str = ""
    birth: date | None = None
    sex: str = ""


def check_character(digits: str) -> str:
    """The 18th character of an ID number whose first 17 digits are given."""
    return CHECKS[(sum(map(mul, WEIGHTS, digits.encode("ascii"))) - _ZEROS) % 11]


def read_id(text: str, today: date) -> ReadId:
    """Understand an ID number: length, check character, a real and not a future birth date."""
    number = squeeze(text).upper().lstrip("'")
    if re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return _eighteen(number, today)
    if re.fullmatch(r"[0-9]{15}", number):
        birth = _birth("19" + number[6:12])
        if birth is None:
            return ReadId(number, "I03")
        return ReadId(number, "I05", "", birth, _sex(number[14]))
    for form, paper in _PAPERS:
        if form.fullmatch(number):
            return ReadId(number, "I06", paper)
    return ReadId(number, "I01" if re.fullmatch(r"[0-9X]+", number) else "I10")


def _eighteen(number: str, today: date) -> ReadId:
    birth = _birth(number[6:14])
    if birth is None:
        return ReadId(number, "I03")
    if check_character(number[:17]) != number[17]:
        return ReadId(number, "I02")
    if birth > today:
        return ReadId(number, "I04")
    paper = {"8": "港澳台居民居住证", "9": "外国人永久居留身份证"}.get(number[0], "")
    return ReadId(number, "I06" if paper else "", paper, birth, _sex(number[16]))


def _birth(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _sex(digit: str) -> str:
    return "男" if int(digit) % 2 else "女"
