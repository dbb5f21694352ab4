"""A worker that is not used."""

from __future__ import annotations

from batch.errors import UserError


class RefusedError(UserError):
    """A worker has another program than the run; ``str(error)`` names it, in Chinese."""
