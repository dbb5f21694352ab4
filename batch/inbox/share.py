"""Whether a folder stands on a network share, where a lock need not hold between machines."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
#: File systems that other machines may write into at the same time.
_SHARED: Final = re.compile(
    r"nfs\d?|cifs|smb\w*|ncpfs|afs|ceph|glusterfs|lustre|gpfs|beegfs|ocfs2|gfs2?|davfs|fuse\.(?:sshfs|glusterfs|smbnetfs|rclone|davfs\w*|s3fs)"
)
_OCTAL: Final = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE: Final = 4  # GetDriveTypeW


def share_of(folder: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of network share that a folder stands on (nfs4, cifs …); empty for none, or where nobody can tell.

    ``mounts``: what is mounted where, as proc(5) has it.
    """
    path = folder.resolve()
    if sys.platform == "win32":
        return _windows(path)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    kind, deepest = "", -1
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) < 5 or not kinds[0]:
            continue
        place = _OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[4])
        inside = place == "/" or path == Path(place) or Path(place) in path.parents
        if inside and len(place) >= deepest:  # of two mounts on one place the later one is seen
            kind, deepest = kinds[0], len(place)
    return kind if _SHARED.fullmatch(kind) else ""


def _windows(path: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    drive = os.path.splitdrive(path)[0]
    if drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE:
        return "共享文件夹"
    return ""


def share_note(out: Path) -> list[str]:
    """What is to be said of results on a share."""
    kind = share_of(out)
    said = f"结果文件夹在网络共享（{kind}）上，几台机器的占用标记不一定有效，请只在一台机器上运行"
    return [said] if kind else []
