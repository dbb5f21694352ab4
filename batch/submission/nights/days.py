"""The days of outcomes that another day moves, as they travel between processes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from batch.days.moments import NEVER, Days, Mask
from batch.results import OPEN


class Moved(NamedTuple):
    """The days of those outcomes of a submission that are open and rest on something undated, in their order."""

    sure: bytes  # int32; NEVER for none
    maybe: bytes

    @classmethod
    def of(cls, sure: Days, maybe: Days) -> Moved:
        """Of columns of days."""
        return cls(sure.astype(np.int32).tobytes(), maybe.astype(np.int32).tobytes())

    @classmethod
    def among(cls, outcomes: Sequence[pa.Table]) -> Moved:
        """Of outcomes, columns of OUTCOMES."""
        masks = [is_open(one) for one in outcomes]
        columns = (
            np.concatenate(
                [
                    np.zeros(0, np.int32),
                    *(days_in(one, name)[mask] for one, mask in zip(outcomes, masks, strict=True)),
                ]
            )
            for name in ("sure", "maybe")
        )
        return cls.of(*columns)

    @property
    def days(self) -> tuple[Days, Days]:
        """The columns again."""
        return np.frombuffer(self.sure, np.int32), np.frombuffer(self.maybe, np.int32)


def days_in(table: pa.Table, name: str) -> Days:
    """A column of days as numbers; NEVER for none."""
    return np.asarray(table[name].cast(pa.int32()).fill_null(int(NEVER)).to_numpy(), np.int32)


def is_open(table: pa.Table) -> Mask:
    """Which outcomes are open and rest on something undated."""
    waits = pc.is_in(table["status"].cast(pa.string()), pa.array(OPEN))
    return np.asarray(pc.and_(waits, table["undated"]).to_numpy(zero_copy_only=False), np.bool_)
