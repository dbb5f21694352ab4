"""Runs whose submissions are worked in the test's own process, for tests that are not about processes."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

import pytest

from batch import context
from batch.inbox.workers import pool
from batch.inbox.workers.worker import PRIVATE_UMASK
from batch.submission import work

_STARTERS = (
    "batch.inbox.run",
    "batch.inbox.merging.together",
    "batch.inbox.workers.alone",
    "batch.inbox.superseding.succession",
)  # of processes
SOAK = int(os.environ.get("GUANTONG_SOAK", "0"))
#: A test that costs seconds beside a like one that is always run.
LONG = pytest.mark.skipif(not SOAK, reason="a long form: make soak")
_One = TypeVar("_One")


def few(every: Iterable[_One], count: int) -> list[_One]:
    """Of many of a kind some, spread evenly; in the long form all."""
    whole = list(every)
    return whole if SOAK or len(whole) <= count else [whole[n * len(whole) // count] for n in range(count)]


class Here(pool.Pool):
    """What asks for processes gets this one: what goes in and out is pickled as it would be, nothing is remembered."""

    def __init__(self, jobs: int, limits: pool.Limits, temporary: Path) -> None:
        """A fresh process knows no settings of an earlier run."""
        self._limits, self._temporary = limits, str(temporary)
        context.context_from.cache_clear()
        work.notices_from.cache_clear()

    def __exit__(self, *_: object) -> None:
        """Nothing has been started."""

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Call it now."""
        done: Future[Any] = Future()
        function, arguments = pickle.loads(pickle.dumps((function, arguments)))
        before, umask = tempfile.tempdir, os.umask(PRIVATE_UMASK)
        tempfile.tempdir = self._temporary
        try:
            done.set_result(pickle.loads(pickle.dumps(function(*arguments))))
        except Exception as error:
            done.set_exception(pickle.loads(pickle.dumps(error)))
        finally:
            tempfile.tempdir = before
            os.umask(umask)
        return done


def stay_here(during: pytest.MonkeyPatch) -> None:
    """Have everything done in this process; in the long form the processes of the program do it."""
    if SOAK:
        return
    for module in _STARTERS:
        during.setattr(f"{module}.Pool", Here)
    for module in ("batch.inbox.run", "batch.inbox.workers.pool"):
        during.setattr(f"{module}.warm_up", lambda *_: None)


def use_processes(during: pytest.MonkeyPatch, warm_up: Callable[..., None] = pool.warm_up) -> None:
    """The other way round, for a test among such that is about processes."""
    for module in _STARTERS:
        during.setattr(f"{module}.Pool", pool.Pool)
    for module in ("batch.inbox.run", "batch.inbox.workers.pool"):
        during.setattr(f"{module}.warm_up", warm_up)
