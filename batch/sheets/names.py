"""Names that a submission can have; what it is, its content says."""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: Names that a submission can have; what it is, its content says. No .txt and .xml: most are no rosters.
SUFFIXES: Final = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".fods", ".et", ".ett"}
    | {".csv", ".tsv", ".htm", ".html", ".mht", ".mhtml"}
)
LOCK: Final = "~$"  # how the names of Excel's lock files begin


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is a submission by its name; Excel's lock files are not."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((LOCK, "."))
