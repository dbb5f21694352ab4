"""Arrow files with a fingerprint at their end: of one that is damaged nobody knows what Arrow would read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa

_DIGEST: Final = 32  # bytes of a SHA-256
_OPTIONS: Final = pa.ipc.IpcWriteOptions(compression="lz4")


def seal(path: Path, schema: pa.Schema, batches: Sequence[pa.RecordBatch]) -> None:
    """Write batches of one schema. Raises OSError."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, schema, options=_OPTIONS) as writer:
        for batch in batches:
            writer.write_batch(batch)
    body = sink.getvalue()
    with path.open("wb") as stream:
        stream.write(body)
        stream.write(hashlib.sha256(body).digest())


def unseal(path: Path, names: Sequence[str] | None = None) -> pa.RecordBatchFileReader:
    """The batches again; ``names``: of these columns only. Raises OSError, and ValueError for any other file."""
    data = memoryview(path.read_bytes())
    body, digest = data[:-_DIGEST], data[-_DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        raise ValueError(path.name)
    reader = pa.ipc.open_file(pa.BufferReader(body))
    if names is None:
        return reader
    wanted = pa.ipc.IpcReadOptions(included_fields=[reader.schema.get_field_index(name) for name in names])
    return pa.ipc.open_file(pa.BufferReader(body), options=wanted)
