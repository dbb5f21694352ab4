"""Where the sockets of a run's processes stand: in the system's place for temporary files, for their names must be short.

That folder goes with the process that made it. Who is killed cannot remove it: the next run does, where
nobody holds it any more. Not on Windows, where there is no such folder.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import Final

_LONGEST_PLACE: Final = 70  # bytes; pymp-xxxxxxxx/listener-xxxxxxxx stands behind it
_SHORT_PLACES: Final = ("/tmp", "/var/tmp", "/dev/shm")
_FOLDERS: Final = "pymp-*"
_MARK: Final = "guantong-sockets"  # a file in each folder of ours, locked while its process lives
_SETTLED: Final = 60  # seconds, after which a folder that is made has been locked
_held: dict[Path, int] = {}


@contextlib.contextmanager
def short_place() -> Iterator[None]:
    """A place for sockets whose names a socket can have (unix(7): 107 bytes); TMPDIR may be longer."""
    before = tempfile.tempdir
    if len(os.fsencode(tempfile.gettempdir())) > _LONGEST_PLACE:
        short = (place for place in _SHORT_PLACES if Path(place).is_dir() and os.access(place, os.W_OK))
        tempfile.tempdir = next(short, before)
    try:
        yield
    finally:
        tempfile.tempdir = before


def make_place() -> None:
    """Make the folder of this process's sockets, once, and hold it; remove those that nobody holds any more."""
    place = Path(get_temp_dir())
    if place not in _held:
        _sweep(place.parent)
        held = _locked(place / _MARK, os.O_CREAT)
        if held is not None:
            _held[place] = held


def _sweep(temporary: Path) -> None:
    for folder in temporary.glob(_FOLDERS):
        mark = folder / _MARK
        with contextlib.suppress(OSError):
            if folder.is_symlink() or time.time() - mark.lstat().st_mtime < _SETTLED:
                continue
            held = _locked(mark)
            if held is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(held)


def _locked(path: Path, flags: int = 0) -> int | None:
    """The file opened and locked for as long as it is open; None where somebody else holds it."""
    if sys.platform == "win32":
        return None
    import fcntl

    opened = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | flags, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
