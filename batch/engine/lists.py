"""Lists of texts, one a person, of which only few are distinct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from batch.facts import Index


@dataclass(frozen=True)
class Lists:
    """One list a person: ``which`` (n,) chooses among few distinct ``lists``."""

    which: Index
    lists: tuple[tuple[str, ...], ...]

    def of(self, person: int) -> tuple[str, ...]:
        """The list of one person."""
        return self.lists[int(self.which[person])]


def listed(pattern: npt.NDArray[np.int64], words: Callable[[int], tuple[str, ...]]) -> Lists:
    """The lists of some patterns of bits, made once a pattern, shape (n,)."""
    if pattern.size and (pattern == pattern[0]).all():  # mostly the pattern without a bit
        return Lists(np.zeros(pattern.size, np.int32), (words(int(pattern[0])),))
    which, codes = pd.factorize(pattern)
    return Lists(which.astype(np.int32), tuple(words(int(code)) for code in codes))
