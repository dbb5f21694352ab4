"""The process beside each thread of a dask worker in whose child submissions are worked.

    python -m batch.inbox.cluster.bench

A dask worker may not start ``multiprocessing`` children of its own; this process may, and keeps
there the limits on time and memory that a run keeps here. Sealed parcels come in at its standard
input and answers go out at its standard output, a pickle each, between two processes of one user.
It ends, and its child with it, when its standard input does: with the worker.
"""

from __future__ import annotations

import os
import pickle
import queue
import shutil
import sys
import tempfile
import threading
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from batch.errors import DiskFullError
from batch.inbox.workers.alone import MARK, call
from batch.inbox.workers.pool import Limits, Pool, WorkerLostError, warm_up
from batch.inbox.workers.worker import PRIVATE_UMASK

Order = tuple[tuple[bytes, ...], Limits]  # sealed parcels, and what each of them may cost
Answer = tuple[str, bytes | str]  # done: what came of it, sealed; lost, full or broken: why nothing did


class _Bench:
    """Parcels worked one after the other in one supervised process, which may die and costs one of them."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._limits: Limits | None = None
        self._held = ExitStack()  # ends the pool

    def work(self, parcels: tuple[bytes, ...], limits: Limits) -> list[Answer]:
        """What came of each."""
        if limits != self._limits:
            self._held.close()
            self._limits, self._pool = limits, self._held.enter_context(Pool(1, limits, self._place))
        pool = self._pool
        futures = [pool.submit(call, "batch.submission.parcel", "finish_sealed", one) for one in parcels]
        return [self._answer(pool, one) for one in futures]

    def _answer(self, pool: Pool, future: Future[Any]) -> Answer:
        try:
            return "done", pool.result(future)
        except WorkerLostError as error:
            return "lost", str(error)
        except DiskFullError as error:
            return "full", str(error)
        except Exception as error:
            return "broken", f"处理时出错（{type(error).__name__}），未能处理"


def _serve(bench: _Bench, orders: queue.SimpleQueue[Order], answers: BinaryIO) -> None:
    while True:
        pickle.dump(bench.work(*orders.get()), answers)
        answers.flush()


def main() -> None:
    """Work what comes, until nothing more can."""
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing that is printed may stand among the answers
    os.umask(PRIVATE_UMASK)
    warm_up()
    place = Path(tempfile.mkdtemp(prefix="guantong-", dir=Path.cwd()))  # dask clears what is left there
    (place / MARK).touch(0o600)
    orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
    threading.Thread(target=_serve, args=(_Bench(place), orders, answers), daemon=True).start()
    try:
        while True:
            orders.put(pickle.load(given))
    except (EOFError, pickle.UnpicklingError):
        shutil.rmtree(place, ignore_errors=True)
    finally:
        os._exit(0)  # also in the middle of a submission: nobody waits for it


if __name__ == "__main__":
    main()
