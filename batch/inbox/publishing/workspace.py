"""The private folder in which one run writes, inside the folder of results.

One run at a time holds a folder of results, by a lock that its death releases. What a run
writes stands in a workspace that only its owner may read, temporary files of every library
included; it is gone when the run ends, and the next run removes what a killed one left.
"""

from __future__ import annotations

import contextlib
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from batch.errors import DiskFullError, Exit, UserError, is_disk_full
from batch.inbox.publishing.publish import recover
from batch.inbox.workers.alone import MARK, is_ours

LOCK: Final = ".guantong.lock"
PREFIX: Final = ".guantong-run-"  # of a workspace
PRIVATE: Final = 0o700


class BusyError(UserError):
    """Another run holds the folder of results."""

    status = Exit.BUSY


@contextlib.contextmanager
def workspace(out: Path) -> Iterator[Path]:
    """An empty private folder inside ``out``; the lock is held until it is gone.

    Raises UserError if ``out`` cannot be written, BusyError if another run holds it.
    """
    try:
        out.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(out, error) from error
    with _lock(out):
        try:
            sweep(out)
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
            (folder / MARK).touch(0o600)
        except OSError as error:
            raise _unwritable(out, error) from error
        try:
            with _temporary_files_in(folder / "tmp"):
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def held(out: Path) -> Iterator[None]:
    """The lock of a folder of results, for what changes it without a run. Raises BusyError."""
    with _lock(out):
        yield


@contextlib.contextmanager
def _lock(out: Path) -> Iterator[None]:
    """The lock of a folder of results; the file itself stays, for removing it would let two runs in."""
    lock = FileLock(out / LOCK, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise BusyError(f"另一次运行正在使用结果文件夹：{out}") from error
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Temporary files that libraries make go into a private folder of ours meanwhile."""
    folder.mkdir(mode=PRIVATE)
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def sweep(out: Path) -> None:
    """Put right what killed runs left: half-published results back, their workspaces away.

    The lock must be held, so that no workspace here is anybody's.
    """
    for folder in sorted(out.glob(f"{PREFIX}*")):
        state = folder.lstat()
        if not stat.S_ISDIR(state.st_mode) or not is_ours(state):
            continue
        if (folder / MARK).is_file():
            recover(folder, out)
            shutil.rmtree(folder, ignore_errors=True)
        else:  # made and not yet marked when it was killed: then it is empty
            with contextlib.suppress(OSError):
                folder.rmdir()


def _unwritable(out: Path, error: OSError) -> UserError:
    return DiskFullError(out.name) if is_disk_full(error) else UserError(f"结果文件夹无法写入：{out}")
