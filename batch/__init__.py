"""guantong (贯通): who may apply for which title or skill level, from when, by which clause.

The command is ``guantong``; for notebooks there are :func:`read_roster`, :func:`screen` and
:func:`explain`, described in :mod:`batch.api` and loaded when they are first asked for.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from batch.api import Roster, explain, read_roster, screen

__all__ = ["Roster", "__version__", "explain", "read_roster", "screen"]


def __getattr__(name: str) -> Any:
    """Load the public functions when they are first asked for, so that ``--help`` comes at once."""
    if name in ("Roster", "explain", "read_roster", "screen"):
        from batch import api

        return getattr(api, name)
    raise AttributeError(name)
