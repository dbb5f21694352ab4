"""Memory that nobody needs any more, given back to the system: the next process may want it."""

from __future__ import annotations

import contextlib
import ctypes
import sys

import pyarrow as pa


def give_back() -> None:
    """Give back what Arrow and, with glibc, the C library keep for later; elsewhere they keep it."""
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # musl has no such call
            ctypes.CDLL(None).malloc_trim(0)
