"""The connection to a scheduler of ``dask.distributed``, and which of its workers fit."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import os
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from batch.errors import UserError, in_chinese
from batch.inbox.cluster.bench import Answer
from batch.inbox.cluster.identity import Identity, identity
from batch.inbox.cluster.refused import RefusedError
from batch.submission.work import reason_of

if TYPE_CHECKING:
    from distributed import Client

_SECONDS: Final = 30  # to reach the scheduler
_WORKER_SECONDS: Final = 60  # until the first worker is there
_LOOK: Final = 5.0  # seconds after which the workers are counted again
_ALONE: Final = 300.0  # seconds without any worker after which a run gives up
_AHEAD: Final = 2  # orders out for each thread of a worker, so that it need not wait for the next
_UNTOUCHED: Final = "本次结果未写出，原有结果没有改动"


Answers = list[Answer]


class ClusterLostError(UserError):
    """There is no scheduler or no worker any more; the results are as they were."""


class Cluster:
    """The workers of one scheduler, of which those are used that have this program."""

    def __init__(self, client: Client, address: str) -> None:
        """Raises UserError where none of them has."""
        self._client, self._address = client, address
        self._executor = client.get_executor(retries=0, pure=False)  # type: ignore[no-untyped-call]
        self._threads, self._looked, self._lively = 0, 0.0, time.monotonic()
        self._fit: list[str] = []
        self._unfit: dict[str, str] = {}  # address → what is wrong with it
        self.look_again()

    def look_again(self) -> None:
        """Ask every worker which program it has. Raises UserError where none has this one."""
        self._fit, unfit = _asked(self._client)
        self._unfit |= unfit
        if not self._fit:
            raise UserError(f"没有可用的工作机。{'；'.join(self._unfit.values())}")

    @property
    def notes(self) -> list[str]:
        """What the user should know: a line each."""
        said = f"与调度机 {self._address} 之间没有加密，花名册可能被他人看到，请改用 tls://"
        return [
            *(f"未用{line}" for line in self._unfit.values()),
            *([said] if is_open(self._address) else []),
        ]

    def room(self) -> int:
        """How many orders may be out. Raises ClusterLostError where there has been no worker for long."""
        now = time.monotonic()
        if now - self._looked > _LOOK:
            self._looked, self._threads = now, self._count()
            self._lively = now if self._threads else self._lively
        if now - self._lively > _ALONE:
            raise ClusterLostError(f"调度机 {self._address} 下已没有工作机，{_UNTOUCHED}")
        return max(1, self._threads * _AHEAD)

    def _count(self) -> int:
        try:
            found: dict[str, int] = self._client.nthreads()  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError):
            return 0
        return sum(threads for address, threads in found.items() if address not in self._unfit)

    def submit(self, function: Callable[..., Answers], order: object) -> Future[Answers]:
        """Have a function of the program called by one of the workers that fit."""
        only = {"workers": self._fit, "allow_other_workers": True} if self._unfit else {}
        future: Future[Answers] = self._executor.submit(function, order, **only)
        return future

    def answers(self, future: Future[Answers], count: int) -> Answers:
        """What a worker said of each of so many parcels. Raises RefusedError, ClusterLostError."""
        from distributed import KilledWorker

        try:
            return future.result()
        except CancelledError as error:
            raise ClusterLostError(f"与调度机 {self._address} 断开，{_UNTOUCHED}") from error
        except RefusedError:
            raise
        except KilledWorker:
            return [("lost", "处理它的几台工作机都中途消失了")] * count
        except Exception as error:
            return [("broken", reason_of(error))] * count


@contextlib.contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster of the scheduler at an address. Raises UserError where there is none, or no worker that fits."""
    from distributed import Client

    with _quiet():
        _check_certificates(address)
        try:
            client = Client(  # type: ignore[no-untyped-call]
                address, timeout=_SECONDS, set_as_default=False, name="guantong"
            )
        except (OSError, TimeoutError, ValueError, RuntimeError, TypeError) as error:
            reason = f"连不上调度机 {address}（{type(error).__name__}），请检查地址、证书和防火墙"
            raise UserError(reason) from error
        try:
            _first_worker(client, address)
            yield Cluster(client, address)
        finally:
            with contextlib.suppress(OSError, TimeoutError):
                client.close(timeout=_SECONDS)  # type: ignore[no-untyped-call]


def _check_certificates(address: str) -> None:
    """Before anything is connected: dask would try for a minute. Raises UserError."""
    from distributed import Security

    if not address.startswith("tls://"):
        return
    where = "在 dask 的设置 distributed.comm.tls 里写明，见 docs/cluster.md"
    try:
        given = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
    except OSError as error:
        raise UserError(f"调度机 {address} 要用的证书不可用（{in_chinese(error)}），请{where}") from error
    if given.get("ssl_context") is None:
        raise UserError(f"调度机 {address} 要用证书，而没有给出，请{where}")


def _first_worker(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_WORKER_SECONDS)
    except TimeoutError as error:
        raise UserError(f"调度机 {address} 下没有工作机") from error


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """What dask says of itself is not the user's language; ``GUANTONG_DEBUG`` lets it speak."""
    if os.environ.get("GUANTONG_DEBUG"):
        yield
        return
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


def _asked(client: Client) -> tuple[list[str], dict[str, str]]:
    """The workers that have this program, and of each other a line that names it, in Chinese."""
    found: dict[str, Any] = client.run(identity, on_error="return")
    mine, fit, unfit = identity(), [], {}
    for address, theirs in found.items():
        if isinstance(theirs, OSError):
            continue  # it has gone meanwhile
        unlike = mine.unlike(theirs) if isinstance(theirs, Identity) else "没有安装这个版本的贯通"
        if unlike:
            unfit[address] = f"工作机 {address}：{unlike}"
        else:
            fit.append(address)
    return fit, unfit


def is_open(address: str) -> bool:
    """Whether what goes to an address can be read on the way: no TLS, and not this machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme in ("tls", "wss", "inproc"):
        return False
    host = parts.hostname or ""
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
