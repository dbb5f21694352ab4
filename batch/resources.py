"""Files that travel with the program: rulebooks, tables, templates."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
POLICY = PACKAGE / "policy"
ROSTER_TABLES = PACKAGE / "roster" / "tables"
REGION_TABLES = PACKAGE / "language" / "tables"


@lru_cache(maxsize=1)
def templates_folder() -> Path:
    """The Word templates: inside an installed package, beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header line, UTF-8 with or without a mark."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)
