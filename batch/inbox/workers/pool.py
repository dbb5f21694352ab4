"""The processes that work submissions: one may die, hang or run out of memory, and costs one file.

``pebble`` supervises them. A worker holds nothing of the run's own: it is started afresh (so
that no lock is inherited), keeps its temporary files in the run's workspace, leaves Ctrl-C to
the run, and ends at once when the run is gone.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from pebble import ProcessExpired, ProcessPool

from batch.errors import UserError
from batch.inbox.workers.sockets import make_place, short_place
from batch.inbox.workers.worker import begin
from batch.settings import Settings

#: What a fresh process has imported before its first file, where processes can be copied.
_PRELOADED: Final = "batch.submission.ready"
DIED: Final = "处理进程意外终止（内存不足，或文件损坏使读取程序崩溃）"


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


def warm_up(preloaded: str = _PRELOADED) -> None:
    """Have the first process import the program meanwhile, where processes can be copied from one.

    ``preloaded``: the module that its copies begin with; that of the first call stays.
    """
    if sys.platform != "win32":
        from multiprocessing import forkserver

        with short_place():
            make_place()  # in the system's place, not in a run's: it outlives the run
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
        self._pool = ProcessPool(jobs, initializer=begin, initargs=given, context=_context())

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
            raise WorkerLostError(DIED) from error
        except CancelledError as error:
            raise WorkerLostError("没有处理就停止了") from error
