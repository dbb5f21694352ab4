"""A page, or a part of one, that the program writes itself: written anew, or compared with what stands there."""

from __future__ import annotations

import sys
from pathlib import Path


def write_or_check(page: Path, new: str) -> int:
    """Write the page; with ``--check`` on the command line only say whether it is today's. Returns the exit status."""
    if "--check" not in sys.argv:
        page.write_text(new, encoding="utf-8")
        return 0
    if page.is_file() and page.read_text(encoding="utf-8") == new:
        return 0
    print(
        f"{page.name} is not what the program says today: run {Path(sys.argv[0]).stem} without --check",
        file=sys.stderr,
    )
    return 1
