"""How often Python looks for garbage: seldom, for a program that makes many things and few cycles."""

from __future__ import annotations

import gc
from typing import Final

#: Python's own are (700, 10, 10): a tenth of an import, more of a large roster.
_THRESHOLDS: Final = (200_000, 20, 50)


def collect_seldom() -> None:
    """Look for garbage seldom in this process from now on; for a process of the program's own."""
    gc.set_threshold(*_THRESHOLDS)
