"""Errors that a user caused and can mend: one line of Chinese and an exit status."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit status of every command."""

    ACCEPTED = 0  # every submission accepted
    PARTLY = 1  # finished; at least one submission rejected or only partly accepted
    USAGE = 2  # wrong usage, settings or rulebook; nothing done
    BUSY = 3  # another run holds this output folder
    FAULT = 4  # a fault of the program


class UserError(Exception):
    """Wrong usage, settings or rulebook. ``str(error)`` is what the user reads."""

    status = Exit.USAGE


class UnreadableFileError(Exception):
    """One submission that cannot be read; the run goes on without it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
