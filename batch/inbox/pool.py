"""The processes that work submissions: one may die, hang or run out of memory, and costs one file.

``pebble`` supervises them. A worker holds nothing of the run's own: it is started afresh (so
that no lock is inherited), keeps its temporary files in the run's workspace, leaves Ctrl-C to
the run, and ends at once when the run is gone.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.util import get_temp_dir
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from pebble import ProcessExpired, ProcessPool

from batch.errors import UserError
from batch.settings import Settings

#: What a fresh process has imported before its first file, where processes can be copied.
_PRELOADED: Final = "batch.submission.work"
MARK: Final = "guantong-workspace"  # a file in each folder of ours; one without it is somebody else's
_PREFIX: Final = "guantong-"
_STALE: Final = 86_400  # seconds
_PR_SET_PDEATHSIG: Final = 1  # prctl(2)
_LONGEST_PLACE: Final = 70  # bytes; pymp-xxxxxxxx/listener-xxxxxxxx stands behind it
_SHORT_PLACES: Final = ("/tmp", "/var/tmp", "/dev/shm")
PRIVATE_UMASK: Final = 0o077  # the umask of everything that a run writes


@dataclass(frozen=True)
class Limits:
    """What one file may cost."""

    seconds: int
    megabytes: int  # of address space; not kept on systems that have no such limit

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """Those that the settings name."""
        return cls(settings.file_seconds, settings.file_memory)


class WorkerLostError(UserError):
    """A submission that its process did not come back from; ``str(error)`` says why, in Chinese."""


def _context() -> Any:
    return multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """What is started meanwhile has no standard error: dying words are not the user's language."""
    if os.environ.get("GUANTONG_DEBUG"):
        yield
        return
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


@contextlib.contextmanager
def _short_place() -> Iterator[None]:
    """A place for sockets whose names a socket can have (unix(7): 107 bytes); TMPDIR may be longer."""
    before = tempfile.tempdir
    if len(os.fsencode(tempfile.gettempdir())) > _LONGEST_PLACE:
        short = (place for place in _SHORT_PLACES if Path(place).is_dir() and os.access(place, os.W_OK))
        tempfile.tempdir = next(short, before)
    try:
        yield
    finally:
        tempfile.tempdir = before


def warm_up(preloaded: str = _PRELOADED) -> None:
    """Have the first process import the program meanwhile, where processes can be copied from one.

    ``preloaded``: the module that its copies begin with; that of the first call stays.
    """
    if sys.platform != "win32":
        from multiprocessing import forkserver

        with _short_place():
            get_temp_dir()  # in the system's place, not in a run's: it outlives the run
        _context().set_forkserver_preload([preloaded])
        with _silent():
            forkserver.ensure_running()


class Pool:
    """So many processes, each file with so many seconds; a context manager that ends them all."""

    def __init__(self, jobs: int, limits: Limits, temporary: Path) -> None:
        """Start nothing yet; ``temporary`` is where the processes keep temporary files."""
        warm_up()
        self._limits = limits
        given = (str(temporary), limits.megabytes)
        self._pool = ProcessPool(jobs, initializer=_begin, initargs=given, context=_context())

    def __enter__(self) -> Pool:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the processes end; at once where the run itself is broken off."""
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Have a function of the program called in one of the processes."""
        return self._pool.schedule(function, args=arguments, timeout=self._limits.seconds)

    def result(self, future: Future[Any]) -> Any:
        """What a function returned. Raises WorkerLostError for one that did not come back, else its error."""
        try:
            return future.result()
        except FutureTimeoutError as error:
            raise WorkerLostError(f"超过{self._limits.seconds}秒没有处理完，已停止") from error
        except MemoryError as error:
            raise WorkerLostError(f"内存不足（上限{self._limits.megabytes}MB）") from error
        except ProcessExpired as error:
            raise WorkerLostError("处理进程意外终止（内存不足，或文件损坏使读取程序崩溃）") from error
        except CancelledError as error:
            raise WorkerLostError("没有处理就停止了") from error


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


def _begin(temporary: str, megabytes: int) -> None:
    """Make a fresh process fit to work for a run, and tie its life to the run's."""
    _limit_memory(megabytes << 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.umask(PRIVATE_UMASK)
    gc.freeze()  # what is imported is no garbage
    gc.set_threshold(200_000, 20, 50)
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
