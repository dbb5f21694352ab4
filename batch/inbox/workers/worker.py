"""What makes a fresh process fit to work for a run: limits, quiet, and a life that ends with the run's."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from multiprocessing import connection
from typing import Final

import pyarrow

from batch.garbage import collect_seldom

_PR_SET_PDEATHSIG: Final = 1  # prctl(2)
PRIVATE_UMASK: Final = 0o077  # the umask of everything that a run writes


@contextlib.contextmanager
def private() -> Iterator[None]:
    """Whatever is written meanwhile is its owner's alone, whatever the umask was."""
    before = os.umask(PRIVATE_UMASK)
    try:
        yield
    finally:
        os.umask(before)


def begin(temporary: str, megabytes: int) -> None:
    """Make a fresh process fit to work for a run, and tie its life to the run's."""
    _limit_memory(megabytes << 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.umask(PRIVATE_UMASK)
    pyarrow.set_cpu_count(1)  # the processes share the processors already
    gc.freeze()  # what is imported is no garbage
    collect_seldom()
    tempfile.tempdir = temporary
    _die_with_parent()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _limit_memory(size: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            size = min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _die_with_parent() -> None:
    """On Linux the kernel sees to it, also while the process is deep inside a reader's own code."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
