"""What a dask worker does for a run: hand parcels to the process beside it, one for each of its threads."""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Final

from distributed import get_worker

from batch.inbox.cluster.bench import Answer
from batch.inbox.cluster.identity import Identity, identity
from batch.inbox.cluster.refused import RefusedError
from batch.inbox.workers.pool import DIED, Limits

_GONE: Final[Answer] = ("lost", DIED)
_here = threading.local()


@dataclass(frozen=True, repr=False)
class Order:
    """Sealed parcels, what each may cost, and of which program they are."""

    parcels: tuple[bytes, ...]
    limits: Limits
    program: Identity


def work_here(order: Order) -> list[Answer]:
    """Work parcels in the process beside this thread, an answer for each; called by dask, in a worker.

    Raises RefusedError where this is another program than the one that asks.
    """
    unlike = order.program.unlike(identity())
    if unlike:
        raise RefusedError(f"工作机 {get_worker().address}：{unlike}")
    place = f"工作机 {get_worker().address}："
    return [(kind, f"{place}{found!s}" if kind == "full" else found) for kind, found in _ask(order)]


def _ask(order: Order) -> list[Answer]:
    """The answers of the process beside this thread; another one is started when it has gone."""
    beside: subprocess.Popen[bytes] | None = getattr(_here, "bench", None)
    if beside is None or beside.poll() is not None:
        beside = _here.bench = _started()
    assert beside.stdin is not None
    assert beside.stdout is not None
    try:
        pickle.dump((order.parcels, order.limits), beside.stdin)
        beside.stdin.flush()
        answers: list[Answer] = pickle.load(beside.stdout)
    except (OSError, EOFError, pickle.UnpicklingError):
        _here.bench = None
        beside.kill()
        beside.wait()
        with contextlib.suppress(OSError):
            beside.stdin.close()
        beside.stdout.close()
        return [_GONE] * len(order.parcels)
    return answers


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "batch.inbox.cluster.bench"]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd=get_worker().local_directory,
    )  # fmt: skip
