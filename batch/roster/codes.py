"""Small numbers and codes as rosters write them."""

from __future__ import annotations

import re

from batch.facts import UNREADABLE
from batch.language.text import squeeze


def read_months(text: str) -> int:
    """A number of months: 6, 6个月, 1年6个月, 半年; UNREADABLE for anything else."""
    key = squeeze(text)
    if key == "半年":
        return 6
    found = re.fullmatch(r"(?:(\d{1,2})年)?(?:零|又)?(?:(\d{1,3})(?:个月|月)?)?", key)
    if not key or not found or not any(found.groups()):
        return UNREADABLE
    return 12 * int(found[1] or 0) + int(found[2] or 0)


def read_year(text: str) -> int:
    """A calendar year: 2023, 2023年, 2023年度; 0 for anything else."""
    found = re.fullmatch(r"((?:19|20)\d\d)(?:年度?|年度考核)?", squeeze(text))
    return int(found[1]) if found else 0


def read_hours(text: str) -> float | None:
    """Hours: 90, 90.5, 90学时; None for anything else."""
    found = re.fullmatch(r"(\d{1,5}(?:\.\d+)?)(?:学时|课时|小时|个学时)?", squeeze(text))
    return float(found[1]) if found else None


def read_occupation_code(text: str) -> str | None:
    """An occupation code with dashes: 6-18-02-04 or 6180204; None for anything else."""
    key = re.sub("[—–－‐‑_.]", "-", squeeze(text))
    if re.fullmatch(r"\d(-\d{1,2}){0,3}", key):
        first, *rest = key.split("-")
        return "-".join([first, *(part.zfill(2) if len(rest) > 1 else part for part in rest)])
    if re.fullmatch(r"\d{7}", key):
        return f"{key[0]}-{key[1:3]}-{key[3:5]}-{key[5:7]}"
    return None
