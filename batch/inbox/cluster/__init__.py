"""Submissions worked on other machines, by ``dask.distributed`` (``guantong[cluster]``)."""

from __future__ import annotations

import contextlib
import importlib.util
from collections.abc import Iterator
from typing import TYPE_CHECKING

from batch.errors import UserError
from batch.settings import Settings

if TYPE_CHECKING:
    from batch.inbox.cluster.afar import Elsewhere


@contextlib.contextmanager
def engaged(settings: Settings) -> Iterator[Elsewhere | None]:
    """The workers of the scheduler that the settings name; None where they name none.

    Raises UserError where it cannot be reached, has no worker that fits, or the extra is not installed.
    """
    if not settings.scheduler:
        yield None
        return
    if importlib.util.find_spec("distributed") is None:
        raise UserError("--scheduler 需要集群部分，请先安装：pip install 'guantong[cluster]'")
    from batch.inbox.cluster.afar import Elsewhere
    from batch.inbox.cluster.connection import connected

    with connected(settings.scheduler) as cluster:
        yield Elsewhere(cluster, settings)
