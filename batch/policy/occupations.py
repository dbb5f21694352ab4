"""The occupation table: names and codes of the 《职业分类大典》, so that a name finds its code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from batch.language.text import squeeze
from batch.resources import POLICY, read_table

#: An occupation and in brackets its trade, as certificates write it: 职业（工种）.
_WITH_TRADE: Final = re.compile(r"([^()]+)\(([^()]+)\)")


@dataclass(frozen=True)
class OccupationTable:
    """Look-ups in both directions; names are compared in their normal form."""

    code_of: dict[str, str]  # 2022 codes; empty where none is known
    name_of: dict[str, str]
    successors_of: dict[str, tuple[str, ...]] = field(default_factory=dict)  # of old and everyday names

    def knows(self, name: str) -> bool:
        """Whether the table has this very name, or one that it is today."""
        return squeeze(name) in self.code_of or bool(self.successors(name))

    def successors(self, name: str) -> tuple[str, ...]:
        """What an old or everyday name is called today; several where nobody can tell which."""
        key = squeeze(name)
        return self.successors_of.get(key, ()) or self._of_trade(key)

    def _of_trade(self, key: str) -> tuple[str, ...]:
        """车工(数控车工) is 车工, for that is what 数控车工 is today; nothing where the brackets hold anything else."""
        parts = _WITH_TRADE.fullmatch(key)
        if not parts or not self.knows(parts[1]) or not self.knows(parts[2]):
            return ()
        occupation, trade = self.today(parts[1]), self.today(parts[2])
        return (parts[1],) if squeeze(occupation) == squeeze(trade) else ()

    def today(self, name: str) -> str:
        """The name of today where there is just one, else the name as it stands."""
        found = self.successors(name)
        return found[0] if len(found) == 1 else name

    def code(self, name: str, written: str = "") -> str:
        """The name's own code, else the code written beside it."""
        return self.code_of.get(squeeze(self.today(name))) or written

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
    successors = {
        squeeze(row["name"]): tuple(row["successors"].split(";")) for row in read_table(POLICY / "trades.csv")
    }
    return OccupationTable(code_of, name_of, successors)
