"""``python -m tests.nasty FOLDER`` writes them all, and a good roster among them."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.nasty import cells, formats, layouts, packages
from tests.nasty.file import Nasty, whole

GROUPS = {"package": packages.FILES, "cell": cells.FILES, "layout": layouts.FILES, "format": formats.FILES}
GOOD = "good.xlsx"


def write(folder: Path, every: int = 1) -> dict[str, Nasty]:
    """Each file's name and what it must become, of ``every`` so many the first; the good roster stands beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, Nasty] = {}
    cases = [(group, case, make) for group, files in GROUPS.items() for case, make in files.items()]
    for group, case, make in cases[::every]:
        nasty = make()
        name = f"{group} {case}.{nasty.suffix}"
        (folder / name).write_bytes(nasty.data)
        made[name] = nasty
    (folder / GOOD).write_bytes(whole())
    return made


if __name__ == "__main__":
    print(f"{len(write(Path(sys.argv[1])))} files in {sys.argv[1]}")
