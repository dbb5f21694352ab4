"""How many outcomes have each status, and how many people may apply for what: what a receipt says of outcomes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc


@dataclass
class Counted:
    """What is counted of outcomes while they are made."""

    statuses: Counter[str] = field(default_factory=Counter)
    eligible: Counter[str] = field(default_factory=Counter)  # 职称·中级 → people

    def see(self, table: pa.Table) -> None:
        """Count the outcomes of one screening, columns of OUTCOMES."""
        counts = pc.value_counts(table["status"]).to_pylist()
        self.statuses.update({row["values"]: row["counts"] for row in counts})
        levelled = pc.not_equal(table["target_level"], "")
        now = table.filter(pc.and_(pc.equal(table["status"], "eligible"), levelled))
        frame = (
            now.select(["target_ladder", "target_level", "person"]).to_pandas().astype({"person": "int32"})
        )
        people = frame.drop_duplicates().groupby(["target_ladder", "target_level"], observed=True).size()
        for (ladder, level), count in people.items():
            self.eligible[f"{'职称' if ladder == 'title' else '技能'}·{level}"] += int(count)
