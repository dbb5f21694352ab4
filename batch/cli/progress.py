"""A progress bar on standard error, only on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from batch.inbox.workers.working import Progress


class ProgressBar:
    """Shows how far a run is while it is entered."""

    def __init__(self, quiet: bool) -> None:
        """``quiet``: show nothing, on a terminal too."""
        self._shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        """What is told how far things are."""
        if not self._shown:
            return lambda what, done, total: None
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(stderr=True))
        self._bar.start()
        tasks = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = self._bar.add_task(what, total=total)
            self._bar.update(tasks[what], completed=done, total=total)

        return show

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._shown:
            self._bar.stop()
