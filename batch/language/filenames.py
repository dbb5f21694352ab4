"""Names of files and folders: what a sender called a thing, and what we may call one.

A name that we give stays in its folder on every system, is none that Windows keeps for
itself, tells no ID number, and is told apart from others by more than case or normal form.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection
from itertools import count
from pathlib import Path
from typing import Final

from batch.language.persons import without_ids
from batch.language.showing import UNSEEN

MAX_CHARACTERS: Final = 80
MAX_BYTES: Final = 180  # of 255 that file systems allow, so that a number and a suffix have room
#: Names that Windows keeps for devices, whatever suffix follows (Microsoft, Naming Files).
_DEVICES: Final = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.I | re.S
)
_FORBIDDEN: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*\t', "_"))


def written_name(path: Path) -> str:
    """A file's name as its sender wrote it: UTF-8, else GB18030 (zip files unpacked on Linux)."""
    raw = os.fsencode(path.name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def written_place(place: str) -> str:
    """A path below a folder, each part of it as its sender wrote it."""
    return "/".join(written_name(Path(part)) for part in place.split("/"))


def safe_name(text: str, limit: int = MAX_CHARACTERS) -> str:
    """A text as a file name that stays in its folder on every system; never empty."""
    text = unicodedata.normalize("NFC", UNSEEN.sub("", text.encode("utf-8", "replace").decode("utf-8")))
    kept = text.translate(_FORBIDDEN).strip(" .")[:limit]
    while len(kept.encode("utf-8")) > MAX_BYTES:
        kept = kept[:-1]
    kept = kept.strip(" .") or "_"
    return f"_{kept}" if _DEVICES.fullmatch(kept) else kept


def nameless(text: str) -> str:
    """A file name without what looks like an ID number; :func:`safe_name` of the rest."""
    return safe_name(without_ids(text))


def same_name(name: str) -> str:
    """What two names have in common that a file system may take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def unused_name(name: str, used: Collection[str]) -> str:
    """The name, or name(2), name(3) …: the first whose :func:`same_name` is not among the used ones.

    The number stands before the suffix of a file: 筛查结果(2).xlsx.
    """
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > 8:
        stem, dot, suffix = name, "", ""
    tries = (name if number == 1 else f"{stem}({number}){dot}{suffix}" for number in count(1))
    return next(one for one in tries if same_name(one) not in used)
