"""Errors that a user caused and can mend: one line of Chinese and an exit status."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from enum import IntEnum
from typing import Final


class Exit(IntEnum):
    """Exit status of every command."""

    ACCEPTED = 0  # every submission accepted
    PARTLY = 1  # finished; at least one submission rejected, only partly accepted, or failed
    USAGE = 2  # wrong usage, settings or rulebook; nothing done
    BUSY = 3  # another run holds this output folder
    FAULT = 4  # a fault of the program


class UserError(Exception):
    """Wrong usage, settings or rulebook. ``str(error)`` is what the user reads."""

    status = Exit.USAGE


class DiskFullError(UserError):
    """There is no room for the results; the old ones are as they were."""

    def __init__(self, what: str) -> None:
        super().__init__(f"磁盘已满，写“{what}”时空间不足；本次结果未写出，原有结果没有改动")
        self.what = what

    def __reduce__(self) -> tuple[type[DiskFullError], tuple[str]]:
        """Travels between processes by what it is about."""
        return type(self), (self.what,)


@contextlib.contextmanager
def room_for(what: str) -> Iterator[None]:
    """Say of whatever finds no room in here what there was none for. Raises DiskFullError."""
    try:
        yield
    except DiskFullError:
        raise
    except Exception as error:
        if is_disk_full(error):
            raise DiskFullError(what) from error
        raise


class UnreadableFileError(Exception):
    """One submission that cannot be read; the run goes on without it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class UnopenedFileError(UnreadableFileError):
    """A file that the system does not let us open: no fault of its sender's."""


_IN_CHINESE: Final = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.ENAMETOOLONG: "名称太长",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "找不到",
    errno.EIO: "磁盘读写错误",
    errno.ELOOP: "链接循环",
}


def in_chinese(error: OSError) -> str:
    """What the system says was wrong with a file."""
    return _IN_CHINESE.get(error.errno or 0, "无法读写")


_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)


def is_disk_full(error: BaseException) -> bool:
    """Whether an error, or what it came of, is that a disk or a quota is full."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        text = str(cause)
        if getattr(cause, "errno", None) in _NO_ROOM or "No space left" in text or "quota exceeded" in text:
            return True
        cause = cause.__cause__ or cause.__context__
    return False
