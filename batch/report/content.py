"""What the sheets of the results workbook are made from: outcomes sorted by what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import pyarrow.compute as pc

from batch.context import Context
from batch.report.lines import Key, Line, Lines, by_person
from batch.results import Results
from batch.submission.receipt import Receipt

#: Requirements that nobody is merely "one short of".
_FAR: Final = ("获得条款所列", "国家级或省级职业技能竞赛", "持有")


@dataclass(frozen=True)
class Content:
    """One submission's outcomes, or those of several together."""

    results: Results
    receipts: list[Receipt]
    context: Context

    @cached_property
    def lines(self) -> Lines:
        """The outcomes as lines."""
        return Lines(self.results, self.context.library)

    @cached_property
    def people(self) -> list[dict[str, Any]]:
        """Everybody, in the order of the rosters."""
        return list(self.lines.people.values())

    @cached_property
    def eligible(self) -> list[Line]:
        """What may be applied for."""
        return self.lines.with_status("eligible")

    @cached_property
    def upcoming(self) -> list[Line]:
        """What may be applied for within the horizon, soonest first."""
        return self.lines.upcoming(self.context.settings.day, self.context.settings.horizon)

    @cached_property
    def open(self) -> list[Line]:
        """What is open, with what is missing."""
        return self.lines.with_status("undetermined")

    @cached_property
    def nearly(self) -> list[Line]:
        """One requirement short, the lowest target of each ladder, grouped by that requirement."""
        table = self.results.with_status("not_met")
        table = table.filter(pc.equal(pc.list_value_length(table["blocking"]), 1))
        first = pc.list_element(table["blocking"], 0)
        for start in _FAR:
            keep = pc.invert(pc.starts_with(first, start))
            table, first = table.filter(keep), first.filter(keep)
        closest: dict[tuple[Key, str], Line] = {}
        for line in self.lines.made(table):
            if line.route.target.level:
                key = ((line.who["submission"], line.who["person"]), line.ladder)
                best = closest.get(key)
                if best is None or line.rank < best.rank:
                    closest[key] = line
        return sorted(closest.values(), key=lambda line: line.blocking[0])

    @cached_property
    def now(self) -> dict[Key, list[Line]]:
        """What each person may apply for."""
        return by_person(self.eligible)

    @cached_property
    def soon(self) -> dict[Key, list[Line]]:
        """What each person may apply for within the horizon."""
        return by_person(self.upcoming)

    @cached_property
    def unsure(self) -> dict[Key, list[Line]]:
        """What is open for each person."""
        return by_person(self.open)

    @property
    def rulebooks(self) -> list[str]:
        """The ids of the rulebooks that spoke for somebody."""
        return list(dict.fromkeys(name for receipt in self.receipts for name in receipt.rulebooks))

    def verdict(self, key: Key) -> str:
        """One word for a person: the best that can be said."""
        if key in self.now:
            return "可申报"
        if key in self.unsure:
            return "待核实"
        if key in self.soon:
            return "即将符合"
        if key in self._with("upcoming", "not_met"):
            return "暂不符合"
        return "已具备" if key in self._with("already_held") else "不适用"

    def _with(self, *statuses: str) -> set[Key]:
        """Who has an outcome with one of some statuses."""
        if statuses not in self._keys:
            table = self.results.with_status(*statuses)
            self._keys[statuses] = set(
                zip(table["submission"].to_pylist(), table["person"].to_pylist(), strict=True)
            )
        return self._keys[statuses]

    @cached_property
    def _keys(self) -> dict[tuple[str, ...], set[Key]]:
        return {}
