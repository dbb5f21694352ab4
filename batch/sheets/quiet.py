"""What the readers' own code would print: a panic of Rust writes to file descriptor 2 by itself.

Python's ``sys.stderr`` has no part in it, so the descriptor itself is led to nowhere while a
file is read. Threads share it: the first that comes leads it away, the last that goes leads it
back. A process without a descriptor 2 is left without.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from typing import Final

_LOCK: Final = threading.Lock()
_STDERR: Final = 2


class _State:
    inside = 0
    kept = -1  # a copy of the real one; -1 for none


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Nothing is written to standard error meanwhile, by whatever language."""
    if os.environ.get("GUANTONG_DEBUG"):
        yield
        return
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    with _LOCK:
        _State.inside += 1
        if _State.inside > 1:
            return
        _State.kept = -1
        with contextlib.suppress(OSError):
            kept = os.dup(_STDERR)
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, _STDERR)
            os.close(nothing)
            _State.kept = kept


def _leave() -> None:
    with _LOCK:
        _State.inside -= 1
        if _State.inside == 0 and _State.kept >= 0:
            os.dup2(_State.kept, _STDERR)
            os.close(_State.kept)
            _State.kept = -1
