"""How many outcomes have each status, and how many people may apply for what: what a receipt says of outcomes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from batch.report.excel.coded import Coded

_PERSON_BITS: Final = 32


@dataclass
class Counted:
    """What is counted of outcomes while they are made."""

    statuses: Counter[str] = field(default_factory=Counter)
    _targets: dict[str, int] = field(default_factory=dict)  # 职称·中级 → its number
    _now: list[npt.NDArray[np.int64]] = field(default_factory=list)  # target and person, in one number each

    @property
    def eligible(self) -> Counter[str]:
        """How many people may apply for what: 职称·中级 → people, each once, by however many rulebooks."""
        pairs = np.unique(np.concatenate([*self._now, np.zeros(0, np.int64)]))
        numbers = np.bincount(pairs >> _PERSON_BITS, minlength=len(self._targets)).tolist()
        return +Counter(dict(zip(self._targets, numbers, strict=True)))

    def see(self, table: pa.Table) -> None:
        """Count the outcomes of one screening, columns of OUTCOMES."""
        counts = pc.value_counts(table["status"]).to_pylist()
        self.statuses.update({row["values"]: row["counts"] for row in counts})
        ladder, level = (Coded.of_arrow(table[name]) for name in ("target_ladder", "target_level"))
        levelled = np.array([bool(word) for word in level.values] or [False])[level.codes]
        now = np.flatnonzero(pc.equal(table["status"], "eligible").to_numpy() & levelled)
        target = ladder.codes[now].astype(np.int64) * max(1, len(level.values)) + level.codes[now]
        targets, which = np.unique(target, return_inverse=True)
        named = (divmod(code, max(1, len(level.values))) for code in targets.tolist())
        words = [
            f"{'职称' if ladder.values[on] == 'title' else '技能'}·{level.values[what]}" for on, what in named
        ]
        number = np.array([self._targets.setdefault(word, len(self._targets)) for word in words], np.int64)
        people = table["person"].to_numpy()[now].astype(np.int64)
        self._now.append(np.unique((number[which] << _PERSON_BITS) + people))
