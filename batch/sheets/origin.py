"""Which of this program's own workbooks a file is: told by a property inside it, never by its name."""

from __future__ import annotations

import re
import zipfile
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Final

#: What stands in the core property ``category`` of our workbooks.
RESULTS: Final = "贯通·筛查结果"
RETURNED: Final = "贯通·校验退回件"
COLUMN_MAP: Final = "贯通·列对应"
BLANK: Final = "贯通·花名册空表"
#: What a column map is called where it lies beside the rosters that it is for.
MAP_NAME: Final = "列对应.xlsx"
_CATEGORY: Final = re.compile(r"<(?:\w+:)?category>([^<]{0,80})</")
_SOURCE: Final = re.compile(r"<(?:\w+:)?keywords[^>]*>[^<]*?sha256:([0-9a-f]{64})")
_MOST: Final = 65536  # bytes of the part that are looked at


def origin_of(path: Path) -> str:
    """The property of one of our workbooks; empty for anything else, also for what cannot be read."""
    found = _CATEGORY.search(_properties(path))
    category = unescape(found[1]) if found else ""
    return category if category in (RESULTS, RETURNED, COLUMN_MAP, BLANK) else ""


def returned_from(path: Path) -> str:
    """The SHA-256 of the roster that a returned roster is a marked copy of; empty for anything else."""
    properties = _properties(path)
    category, source = _CATEGORY.search(properties), _SOURCE.search(properties)
    return source[1] if category and source and unescape(category[1]) == RETURNED else ""


def source_words(sha256: str) -> str:
    """What stands in the core property ``keywords`` of a returned roster: which roster it is a copy of."""
    return f"sha256:{sha256}"


def _properties(path: Path) -> str:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return ""
    return _properties_of(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=16_384)  # asked of every file of an inbox twice
def _properties_of(path: Path, size: int, changed: int) -> str:
    """The core properties of a workbook of a size, last changed at a time (nanoseconds)."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as part:
            return part.read(_MOST).decode("utf-8", "replace")
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile):
        return ""
    except Exception:  # zlib's errors and whatever else damage may raise: it is not ours
        return ""
