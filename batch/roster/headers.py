"""Headers: as the contract spells them, and as senders do."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from batch.language.text import squeeze
from batch.resources import ROSTER_TABLES, read_table
from batch.roster.kinds import SHEET_KINDS

#: Headers of each sheet, as the contract spells them.
SHEETS: Final[dict[str, tuple[str, ...]]] = {name: kind.headers for name, kind in SHEET_KINDS.items()}
#: The headers that say who somebody is.
PERSON: Final = frozenset({"姓名", "身份证号", "工号"})


@lru_cache(maxsize=1)
def header_table() -> dict[str, dict[str, str]]:
    """Sheet → spelling → canonical header."""
    table: dict[str, dict[str, str]] = {
        sheet: {squeeze(name): name for name in names} for sheet, names in SHEETS.items()
    }
    for row in read_table(ROSTER_TABLES / "headers.csv"):
        table[row["sheet"]].setdefault(squeeze(row["spelling"]), row["canonical"])
    return table
