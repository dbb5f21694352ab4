"""One thing done in a process of its own, for a command that reads a single file."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from batch.inbox.workers.pool import Limits, Pool

MARK: Final = "guantong-workspace"  # a file in each folder of ours; one without it is somebody else's
_PREFIX: Final = "guantong-"
_STALE: Final = 86_400  # seconds


def call(module: str, name: str, *arguments: Any) -> Any:
    """Call a function of the program that only the process which runs it need import."""
    return getattr(importlib.import_module(module), name)(*arguments)


def alone(module: str, name: str, *arguments: Any, limits: Limits) -> Any:
    """What a function of the program returns, called in a process of its own.

    It is named and not given, so that this process need not import what it needs.

    Raises WorkerLostError where the process does not come back, else what the function raises.
    """
    _sweep()
    with (
        tempfile.TemporaryDirectory(prefix=_PREFIX) as temporary,
        Pool(1, limits, Path(temporary)) as pool,
    ):
        (Path(temporary) / MARK).touch(0o600)
        return pool.result(pool.submit(call, module, name, *arguments))


def is_ours(state: os.stat_result) -> bool:
    """Whether what has this state belongs to who runs this; on a system without such numbers, yes."""
    return not hasattr(os, "getuid") or state.st_uid == os.getuid()


def _sweep() -> None:
    """Remove what killed commands left in the system's place for temporary files, a day ago or more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            state = (folder / MARK).lstat()
            old = time.time() - state.st_mtime > _STALE
            if old and not folder.is_symlink() and is_ours(state):
                shutil.rmtree(folder, ignore_errors=True)
