"""How many outcomes have each status, and how many people may apply for what: what a receipt says of outcomes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from batch.report.excel.coded import Coded


@dataclass
class Counted:
    """What is counted of outcomes while they are made."""

    statuses: Counter[str] = field(default_factory=Counter)
    eligible: Counter[str] = field(default_factory=Counter)  # 职称·中级 → people

    def see(self, table: pa.Table) -> None:
        """Count the outcomes of one screening, columns of OUTCOMES."""
        counts = pc.value_counts(table["status"]).to_pylist()
        self.statuses.update({row["values"]: row["counts"] for row in counts})
        ladder, level = (Coded.of_arrow(table[name]) for name in ("target_ladder", "target_level"))
        levelled = np.array([bool(word) for word in level.values] or [False])[level.codes]
        now = np.flatnonzero(pc.equal(table["status"], "eligible").to_numpy() & levelled)
        target = ladder.codes[now].astype(np.int64) * max(1, len(level.values)) + level.codes[now]
        targets, which = np.unique(target, return_inverse=True)
        pairs = np.unique(
            which * np.int64(1 << 32) + table["person"].to_numpy()[now]
        )  # each person once a target
        numbers = np.bincount(pairs >> 32, minlength=targets.size).tolist()
        for code, count in zip(targets.tolist(), numbers, strict=True):
            on, what = divmod(code, max(1, len(level.values)))
            self.eligible[f"{'职称' if ladder.values[on] == 'title' else '技能'}·{level.values[what]}"] += (
                count
            )
