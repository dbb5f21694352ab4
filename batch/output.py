"""The output folder: one run at a time, and everything renamed into its place at the end."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from batch.errors import Exit, UserError

LOCK = ".guantong.lock"
MAX_NAME_BYTES = 180  # of 255 that file systems allow, so that a suffix has room


class BusyError(UserError):
    """Another run holds the output folder."""

    status = Exit.BUSY


@contextlib.contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """An empty folder inside ``out`` for one run; the lock is held until it is gone.

    Raises UserError if the folder cannot be written, BusyError if another run holds it.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise UserError(f"结果文件夹无法写入：{out}") from error
    try:
        _lock(handle, out)
        folder = Path(tempfile.mkdtemp(prefix=".run-", dir=out))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)  # the file itself stays: removing it would let two runs in


def _lock(handle: int, out: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: two runs into one folder are not kept apart
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BusyError(f"另一次运行正在使用结果文件夹：{out}") from error


def put_in_place(source: Path, target: Path) -> None:
    """Rename a finished file or folder over the one of the last run.

    Raises UserError where the old result cannot be replaced (it may be open in Excel).
    """
    try:
        if target.is_dir() and not target.is_symlink():
            old = target.with_name(f".old-{target.name}")
            shutil.rmtree(old, ignore_errors=True)
            target.rename(old)
            source.rename(target)
            shutil.rmtree(old, ignore_errors=True)
        else:
            if source.is_dir() and target.exists():
                target.unlink()
            source.replace(target)
    except OSError as error:
        raise UserError(f"无法替换旧的结果 {target}，请先关闭正在打开它的程序") from error


def clear(out: Path, names: Iterable[str]) -> None:
    """Remove results of the last run by their names, which must be names in ``out`` itself."""
    for name in names:
        old = out / name
        if old.parent != out or name in ("", ".", ".."):
            continue
        with contextlib.suppress(OSError):
            if old.is_dir() and not old.is_symlink():
                shutil.rmtree(old)
            else:
                old.unlink(missing_ok=True)


def safe_name(text: str, limit: int = 80) -> str:
    """A text as a file name that stays in its folder on every system."""
    kept = "".join("_" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in text)
    kept = kept.encode("utf-8", "replace").decode("utf-8").strip(" .")[:limit]
    while len(kept.encode("utf-8")) > MAX_NAME_BYTES:
        kept = kept[:-1]
    return kept.strip(" .") or "_"
