"""Folders of sockets that killed runs have left."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batch.inbox.workers import sockets

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such folder")
_HOLD = "import fcntl, sys; f = open(sys.argv[1], 'r+'); fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); sys.stdin.read()"


def _folder(temporary: Path, name: str, mark: str = sockets._MARK) -> Path:
    folder = temporary / name
    folder.mkdir()
    (folder / "listener-1").touch()
    (folder / mark).touch()
    before = time.time() - 3600
    os.utime(folder / mark, (before, before))
    return folder


def test_only_what_nobody_holds_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not that of a run that goes on, not one of another program, not one that is being made."""
    monkeypatch.setattr(sockets, "_held", {})
    own = tmp_path / "pymp-own"
    own.mkdir()
    monkeypatch.setattr(sockets, "get_temp_dir", lambda: str(own))
    left, held = _folder(tmp_path, "pymp-left"), _folder(tmp_path, "pymp-held")
    others, other_name = _folder(tmp_path, "pymp-others", "other"), _folder(tmp_path, "other-left")
    fresh = _folder(tmp_path, "pymp-fresh")
    os.utime(fresh / sockets._MARK)
    command = [sys.executable, "-c", _HOLD, str(held / sockets._MARK)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        sockets.make_place()
        assert not left.exists()
        assert all(one.is_dir() for one in (held, others, other_name, fresh, own))
        holder.communicate()
    sockets._held.clear()
    sockets._sweep(tmp_path)
    assert not held.exists()
    assert (own / sockets._MARK).exists()
