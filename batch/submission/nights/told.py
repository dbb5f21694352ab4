"""What the tables of a submission say, as a fingerprint: where the same is said again its papers stay."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pyarrow as pa

from batch.submission.nights.saying import Saying, print_of

_BESIDE: Final = "+"


def told_without(others: Sequence[pa.Table]) -> str:
    """The fingerprint of tables beside which there are no outcomes."""
    return f"{_print(others)}{_BESIDE}"


def told_by(others: Sequence[pa.Table], said: Sequence[Saying], rows: Mapping[str, int]) -> str:
    """The fingerprint of what outcomes say, and of other tables; equal ones say the same.

    ``rows``: how many rows of the file were what.
    """
    counts = repr(sorted(rows.items())).encode()
    return f"{_print(others, counts)}{_BESIDE}{print_of(said)}"


def told_again(told: str, said: Sequence[Saying]) -> str:
    """The same of new outcomes beside the other tables of an earlier fingerprint."""
    return f"{beside_outcomes(told)}{_BESIDE}{print_of(said)}"


def beside_outcomes(told: str) -> str:
    """The part of a fingerprint that is of the other tables; empty where nothing is known."""
    return told.partition(_BESIDE)[0]


def _print(tables: Sequence[pa.Table], more: bytes = b"") -> str:
    """The fingerprint of tables, as their stream."""
    sink = _Hash()
    for table in tables:
        with pa.ipc.new_stream(pa.PythonFile(sink, "w"), table.schema) as stream:
            stream.write_table(table.combine_chunks())
    sink.write(more)
    return sink.digest.hexdigest()[:32]


class _Hash:
    """A stream that keeps nothing of what is written but its fingerprint."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self.closed = False

    def write(self, data: Any) -> int:
        """Take some bytes in."""
        self.digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is held."""
