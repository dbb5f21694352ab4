"""The submissions of a run worked by the workers of a scheduler: parcels out, finished folders in."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Final

from batch.errors import DiskFullError, UserError, is_disk_full
from batch.inbox.cluster.bench import Answer
from batch.inbox.cluster.connection import Answers, Cluster
from batch.inbox.cluster.identity import identity
from batch.inbox.cluster.refused import RefusedError
from batch.inbox.cluster.worker import Order, work_here
from batch.inbox.workers.pool import Limits, Pool
from batch.inbox.workers.working import Progress, Task, worked
from batch.settings import Settings
from batch.submission.outfit import Outfit, unpack
from batch.submission.parcel import Finished, Parcel
from batch.submission.receipt import Receipt
from batch.submission.work import fail

_LOOK: Final = 5.0  # seconds after which the cluster is looked at
_TOGETHER: Final = 4  # parcels in one order at most: while one is worked the next lies there already
_WEIGHT: Final = 1 << 20  # bytes in an order, above which it takes no more parcels


class Elsewhere:
    """The workers of a cluster, for one run and its settings."""

    def __init__(self, cluster: Cluster, settings: Settings) -> None:
        """Raises UserError where what the settings name cannot be sent."""
        self._cluster = cluster
        self._settings = settings
        self._outfit = Outfit.of(settings)

    @property
    def notes(self) -> list[str]:
        """What the user should know: a line each."""
        return self._cluster.notes

    def worked(self, tasks: Sequence[Task], pool: Pool, progress: Progress) -> Iterator[Receipt]:
        """The receipts in the order of the tasks, whose folders are then filled.

        A file that cannot be sent is worked by ``pool``, here. Raises UserError, ClusterLostError.
        """
        return _Round(tasks, self._settings, self._outfit, self._cluster, pool).receipts(progress)


class _Round:
    """So many submissions, as many of them out as the workers have room for."""

    def __init__(
        self, tasks: Sequence[Task], settings: Settings, outfit: Outfit, cluster: Cluster, pool: Pool
    ) -> None:
        self._tasks, self._outfit = tasks, outfit
        self._cluster, self._pool = cluster, pool
        self._limits, self._words = Limits.of(settings), settings.model_dump_json()
        self._waiting = deque(range(len(tasks)))
        self._out: dict[Future[Answers], list[int]] = {}
        self._receipts: dict[int, Receipt] = {}

    def receipts(self, progress: Progress) -> Iterator[Receipt]:
        """In the order of the tasks."""
        try:
            for number in range(len(self._tasks)):
                while number not in self._receipts:
                    self._send()
                    self._take_in()
                progress("筛查", number + 1, len(self._tasks))
                yield self._receipts.pop(number)
        finally:
            for future in self._out:
                future.cancel()

    def _send(self) -> None:
        room = self._cluster.room()
        while self._waiting and len(self._out) < room:
            numbers, parcels = self._next(room)
            if parcels:
                order = Order(tuple(parcels), self._limits, identity())
                self._out[self._cluster.submit(work_here, order)] = numbers

    def _next(self, room: int) -> tuple[list[int], list[bytes]]:
        """The parcels of the next order, and of which tasks they are; what cannot be sent is worked here."""
        numbers: list[int] = []
        parcels: list[bytes] = []
        most = min(_TOGETHER, 1 + len(self._waiting) // (_TOGETHER * room))  # few at the end, a share for all
        while self._waiting and len(parcels) < most and sum(map(len, parcels)) < _WEIGHT:
            number = self._waiting.popleft()
            parcel = self._parcel(number)
            if parcel is None:
                task = self._tasks[number]
                (self._receipts[number],) = worked([task], self._words, self._pool, _nothing)
            else:
                numbers.append(number)
                parcels.append(pickle.dumps(parcel))
        return numbers, parcels

    def _parcel(self, number: int) -> Parcel | None:
        one = self._tasks[number]
        return Parcel.of(
            one.file, one.folder, one.label, self._outfit, one.earlier, one.told, one.kept_as, one.again
        )

    def _take_in(self) -> None:
        """What has come back meanwhile."""
        if not self._out:
            return
        done, _ = wait(self._out, timeout=_LOOK, return_when=FIRST_COMPLETED)
        for future in done:
            numbers = self._out.pop(future)
            try:
                answers = self._cluster.answers(future, len(numbers))
            except RefusedError:
                self._cluster.look_again()
                self._waiting.extendleft(reversed(numbers))
                continue
            for number, answer in zip(numbers, answers, strict=True):
                self._receipts[number] = _receipt(answer, self._tasks[number])


def _receipt(answer: Answer, task: Task) -> Receipt:
    """Of a submission whose folder has come, or cannot. Raises UserError."""
    kind, found = answer
    if kind == "full":
        raise UserError(str(found))
    if isinstance(found, str):
        return fail(task.file, task.folder, task.label, found)
    return _put(found, task)


def _put(sealed: bytes, task: Task) -> Receipt:
    finished: Finished = pickle.loads(sealed)
    try:
        unpack(finished.files, task.folder)
    except OSError as error:
        if is_disk_full(error):
            raise DiskFullError(task.label) from error
        raise
    return finished.receipt


def _nothing(*_: object) -> None:
    """No progress of its own."""
