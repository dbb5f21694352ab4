"""The occupation table: names and codes of the 《职业分类大典》, so that a name finds its code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from batch.language.text import squeeze
from batch.resources import POLICY, read_table


@dataclass(frozen=True)
class OccupationTable:
    """Look-ups in both directions; names are compared in their normal form."""

    code_of: dict[str, str]  # 2022 codes; empty where none is known
    name_of: dict[str, str]

    def knows(self, name: str) -> bool:
        """Whether the table has this very name."""
        return squeeze(name) in self.code_of

    def code(self, name: str, written: str = "") -> str:
        """The name's own code, else the code written beside it."""
        return self.code_of.get(squeeze(name)) or written

    def name(self, code: str) -> str:
        """The name that a code stands for; empty if unknown."""
        return self.name_of.get(code, "")


@lru_cache(maxsize=1)
def occupation_table() -> OccupationTable:
    """The table of the product (2022 edition, and older names that the documents print)."""
    code_of: dict[str, str] = {}
    name_of: dict[str, str] = {}
    for row in read_table(POLICY / "occupations.csv"):
        current = row["edition"] == "2022"
        code_of.setdefault(squeeze(row["name"]), row["code"] if current else "")
        if current:
            name_of.setdefault(row["code"], row["name"])
    return OccupationTable(code_of, name_of)
