"""A real scheduler and real workers on this machine, each with processes of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
KILLER = Path(__file__).parent / "killer"
_SECONDS = 60


class Machines:
    """One scheduler, and workers that come and go."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._file = place / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        host = ["--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._file)]
        self.scheduler = self._start("scheduler", *host)
        _until(self._file.is_file)

    @property
    def address(self) -> str:
        """Where the scheduler is."""
        found: str = json.loads(self._file.read_text())["address"]
        return found

    def worker(self, *path: Path) -> subprocess.Popen[bytes]:
        """Start another worker, whose program is found on a path, and wait until the scheduler has it."""
        known = self.known()
        self.start(*path)
        _until(lambda: len(self.known() - known) > 0)
        return self.workers[-1]

    def start(self, *path: Path) -> None:
        """Start another worker."""
        here = self._place / f"worker-{len(self.workers)}"
        arguments = ["--scheduler-file", str(self._file), "--nthreads", "1", "--local-directory", str(here)]
        more = [*map(str, path), str(ROOT)]
        self.workers.append(self._start("worker", *arguments, path=os.pathsep.join(more)))

    def known(self) -> set[str]:
        """The addresses of the workers that the scheduler has."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            return set(client.nthreads())

    def _start(self, kind: str, *arguments: str, path: str = str(ROOT)) -> subprocess.Popen[bytes]:
        log = (self._place / f"{kind}.log").open("ab")
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *arguments],
            stdout=log, stderr=log, cwd=self._place, start_new_session=True,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip

    def close(self) -> None:
        """End everything at once."""
        for one in (*self.workers, self.scheduler):
            kill(one)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a machine: everything that was started there."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def machines(place: Path, workers: int, *path: Path) -> Iterator[Machines]:
    """A scheduler and so many workers, whose program is found on a path."""
    place.mkdir(exist_ok=True)
    found = Machines(place)
    try:
        for _ in range(workers):
            found.start(*path)
        _until(lambda: len(found.known()) == workers)
        yield found
    finally:
        found.close()


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _SECONDS
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)
