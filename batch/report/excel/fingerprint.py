"""What a workbook says, as a number that sorting its rows does not change.

Each row is a number made of its cells; a sheet is the sum of its rows. Made once from the
columns when a workbook is written, and again from the cells when it is read back: whether
anybody has changed anything but what they were asked to fill in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from pandas.util import hash_array

Hashes = npt.NDArray[np.uint64]

LARGEST: Final = (1 << 64) - 1  # these numbers are counted on to
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xBF58476D1CE4E5B9)


def as_text(value: Any) -> str:
    """A cell as it is compared: dates as days, whole numbers without a point, line ends alike."""
    if isinstance(value, str):
        return value if "\r" not in value else value.replace("\r\n", "\n").replace("\r", "\n")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return repr(int(value)) if float(value).is_integer() else repr(float(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def rows_hash(columns: Sequence[tuple[npt.NDArray[Any], Sequence[Any]]]) -> int:
    """The number of some rows: columns of codes, shape (n,), and of the values that they number."""
    if not columns or not columns[0][0].size:
        return 0
    total = np.zeros(columns[0][0].size, np.uint64)
    with np.errstate(over="ignore"):
        for number, (codes, values) in enumerate(columns):
            total += hashes(values)[codes] * (_ODD * np.uint64(2 * number + 1))
        total ^= total >> np.uint64(29)
        total *= _MIX
        total ^= total >> np.uint64(32)
        return int(total.sum(dtype=np.uint64))


def texts_hash(texts: Iterable[str]) -> int:
    """The number of some texts, wherever they stand."""
    return sum(int(one) for one in hashes([text for text in texts if text])) & LARGEST


def joined(sheets: Iterable[tuple[str, int, int]]) -> str:
    """One text for a workbook: of each sheet its name, how many rows it has, and their number."""
    words = "\n".join(f"{name}\t{rows}\t{number:x}" for name, rows, number in sorted(sheets))
    return blake2b(words.encode("utf-8", "replace"), digest_size=12).hexdigest()


def hashes(values: Sequence[Any]) -> Hashes:
    """A number for each of some values, as texts; 0 for empty ones, shape (values or 1,)."""
    if not len(values):
        return np.zeros(1, np.uint64)
    texts = np.empty(len(values), np.object_)
    texts[:] = [value if type(value) is str and "\r" not in value else as_text(value) for value in values]
    found: Hashes = hash_array(texts, categorize=False)
    found[texts == ""] = 0
    return found
