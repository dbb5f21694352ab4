"""A column of ID numbers: the everyday ones all at once, the others one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import ALWAYS, Days, Mask, day_number
from batch.roster.celltext import is_nothing, text_of
from batch.roster.understand.identity import CHECKS, WEIGHTS, ReadId, read_id
from batch.sheets.sheet import error_of

_ZERO: Final = ord("0")
_LENGTH: Final = 18
_CHECK_BYTES: Final = np.frombuffer(CHECKS.encode("ascii"), np.uint8)


@dataclass(frozen=True)
class ReadIds:
    """What some distinct cells say, each of shape (number of cells,)."""

    numbers: npt.NDArray[np.object_]  # in their normal form
    births: Days  # ALWAYS where the number does not tell
    sexes: npt.NDArray[np.object_]  # 男, 女 or empty
    bad: dict[int, tuple[str, str]]  # cell → code of its issue and what more to say


def read_ids(cells: Sequence[Any], today: date) -> ReadIds:
    """Understand distinct cells of a column 身份证号 as ``read_id`` does, one by one."""
    plain, births, odd = _everyday(cells, today)
    numbers = np.array(cells, np.object_) if cells else np.empty(0, np.object_)
    sexes = np.where(odd, "男", "女").astype(np.object_)
    bad: dict[int, tuple[str, str]] = {}
    for place in np.flatnonzero(~plain).tolist():
        one = _read(cells[place], today)
        numbers[place], sexes[place] = one.number, one.sex
        births[place] = day_number(one.birth) if one.birth else ALWAYS
        if one.code:
            bad[place] = (one.code, one.more)
    return ReadIds(numbers, births, sexes, bad)


def _everyday(cells: Sequence[Any], today: date) -> tuple[Mask, Days, Mask]:
    """Which cells are right numbers of 18 digits as they stand; their birth days; where the 17th is odd."""
    texts = [
        cell if isinstance(cell, str) and len(cell) == _LENGTH and cell.isascii() else "" for cell in cells
    ]
    table = np.array(texts, f"S{_LENGTH}").view(np.uint8).reshape(-1, _LENGTH)
    digits = table[:, :-1].astype(np.int32) - _ZERO
    right = ((digits >= 0) & (digits <= 9)).all(axis=1) & (digits[:, 0] >= 1) & (digits[:, 0] <= 7)
    right &= table[:, -1] == _CHECK_BYTES[(digits @ np.array(WEIGHTS, np.int32)) % len(CHECKS)]
    year = digits[:, 6:10] @ np.array((1000, 100, 10, 1), np.int32)
    month, day = (digits[:, place : place + 2] @ np.array((10, 1), np.int32) for place in (10, 12))
    right &= (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1)
    months = np.where(right, (year - 1970) * 12 + month - 1, 0).astype("M8[M]")
    births = months.astype("M8[D]").astype(np.int64) + np.where(right, day, 1) - 1
    right &= births < (months + 1).astype("M8[D]").astype(np.int64)
    right &= births <= day_number(today)
    return right, births.astype(np.int32), digits[:, 16] % 2 == 1


def _read(cell: object, today: date) -> ReadId:
    if is_nothing(cell) or error_of(text_of(cell)):
        return ReadId("")
    if isinstance(cell, float) and abs(cell) >= 1e15:
        return ReadId(str(int(cell)), "I07")
    return read_id(text_of(cell), today)
