"""Ctrl-C and SIGTERM: a run ends at once and cleanly, and is not disturbed while it does.

Until results are in their place an interruption undoes everything; from then on there is
nothing left to undo, and the run is let finish.
"""

from __future__ import annotations

import signal
import threading

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class InterruptedRunError(BaseException):
    """No error that anything on the way may take for its own."""


def listen() -> None:
    """From now on an interruption ends the program by an InterruptedRunError."""
    for number in _SIGNALS:
        signal.signal(number, _interrupt)


def _interrupt(number: int, frame: object) -> None:
    ignore()
    raise InterruptedRunError


def ignore() -> None:
    """From now on no interruption is heard, where they were listened to."""
    if threading.current_thread() is threading.main_thread():
        for number in _SIGNALS:
            if signal.getsignal(number) is _interrupt:
                signal.signal(number, signal.SIG_IGN)
