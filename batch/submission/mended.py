"""What a corrected roster mended: its issues and gaps beside those of the one that it takes the place of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.language.text import BETWEEN

MOST_NAMED: Final = 20  # in one line of a letter
_TABLES: Final = ("issues", "people", "outcomes")
_LEAVES_OPEN: Final = ("undetermined", "upcoming")  # what a blank leaves open, letters ask for
_WHO: Final = ("person", "name", "id_number", "staff_number")


@dataclass(frozen=True)
class Mended:
    """Issues by person and header, with how many of each: mended, still there, new; blanks; who came and went.

    Of who has gone nothing is mended.
    """

    mended: Mapping[str, int] = field(default_factory=dict)
    still: Mapping[str, int] = field(default_factory=dict)
    fresh: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[str, int] = field(default_factory=dict)  # what left something open and does no more
    gone: Mapping[str, int] = field(default_factory=dict)  # by name
    come: Mapping[str, int] = field(default_factory=dict)

    def shortened(self) -> Mended:
        """The same, of more than are named in a letter the others as a number."""
        return Mended(*(_first(getattr(self, one.name)) for one in fields(self)))


def _first(counts: Mapping[str, int]) -> Mapping[str, int]:
    if len(counts) <= MOST_NAMED:
        return counts
    named = list(counts.items())[:MOST_NAMED]
    return {**dict(named), "其余": sum(counts.values()) - sum(count for _, count in named)}


@dataclass(frozen=True)
class _Roster:
    """What is said of one roster."""

    people: Mapping[int, tuple[str, str]]  # number → by what one is known again, and the name
    issues: Mapping[int, Counter[str]]  # of each person (-1: of nobody) by person and header
    blanks: Mapping[int, Counter[str]]

    @classmethod
    def of(cls, issues: pa.Table, people: pa.Table, outcomes: pa.Table) -> _Roster:
        rows = people.select(_WHO).to_pylist()
        who = {one["person"]: (one["id_number"] or one["staff_number"], one["name"]) for one in rows}
        names = {person: name for person, (_, name) in who.items()}
        return cls(who, _told(issues.to_pylist(), names), _blanks(outcomes, names))

    def without(self, people: Iterable[int]) -> _Roster:
        """The same without some people."""
        left = set(people)
        kept = [
            {one: count for one, count in said.items() if one not in left}
            for said in (self.issues, self.blanks)
        ]
        return _Roster({one: who for one, who in self.people.items() if one not in left}, *kept)

    @classmethod
    def joined(cls, rosters: Sequence[_Roster]) -> _Roster:
        """Several together; whoever stands in two is told of as the first one has it."""
        people: dict[int, tuple[str, str]] = {}
        issues: dict[int, Counter[str]] = {}
        blanks: dict[int, Counter[str]] = {}
        for roster in rosters:
            met = set(people.values())
            own = roster.without(one for one, who in roster.people.items() if who in met)
            first = max(people, default=-1) + 1
            people |= {first + one: who for one, who in own.people.items()}
            for found, said in ((issues, own.issues), (blanks, own.blanks)):
                for one, count in said.items():
                    found.setdefault(first + one if one >= 0 else one, Counter()).update(count)
        return cls(people, issues, blanks)


def mended_since(
    before: Sequence[Mapping[str, str]], issues: pa.Table, people: pa.Table, outcomes: pa.Table
) -> Mended | None:
    """Compare with the tables of earlier rosters (name → file); None where there was none, or it cannot be read.

    ``outcomes``: lists as texts joined by BETWEEN, as reports have them.
    """
    whole = [tables for tables in before if all(name in tables for name in _TABLES)]
    if not whole:
        return None
    try:
        old = _Roster.joined([_read(tables) for tables in whole])
    except (OSError, pa.ArrowException):
        return None
    new = _Roster.of(issues, people, outcomes)
    known = [set(one.people.values()) for one in (old, new)]
    left = [person for person, who in old.people.items() if who not in known[1]]
    come = [who[1] for who in new.people.values() if who not in known[0]] if old.people else []
    gone = [old.people[person][1] for person in left]
    stayed = old.without(left)
    was, now = _all(stayed.issues), _all(new.issues)
    filled = _all(stayed.blanks).keys() - _all(new.blanks).keys() - was.keys() - now.keys()
    return Mended(
        dict(was - now), dict(was & now), dict(now - was),
        dict.fromkeys(sorted(filled), 1), dict(Counter(gone)), dict(Counter(come)),
    )  # fmt: skip


def _read(tables: Mapping[str, str]) -> _Roster:
    """Raises OSError, ArrowException."""
    return _Roster.of(*(pq.read_table(Path(tables[name]), columns=_columns(name)) for name in _TABLES))


def _columns(table: str) -> list[str] | None:
    return ["person", "status", "missing"] if table == "outcomes" else None


def _all(counts: Mapping[int, Counter[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for count in counts.values():
        found.update(count)
    return found


def _told(issues: Iterable[Mapping[str, Any]], names: Mapping[int, str]) -> dict[int, Counter[str]]:
    """What is said of errors and warnings: 某甲的技能等级, or the sheet's own."""
    found: dict[int, Counter[str]] = {}
    for one in issues:
        if one["severity"] == "info":
            continue
        who, header = names.get(one["person"], ""), one["header"] or "整表"
        whose = f"{who}的" if who else f"“{one['sheet']}”表的" if one["sheet"] else ""
        found.setdefault(one["person"], Counter())[f"{whose}{header}"] += 1
    return found


def _blanks(outcomes: pa.Table, names: Mapping[int, str]) -> dict[int, Counter[str]]:
    """What leaves something open, or a day to come: 某甲的2023年度考核."""
    status = outcomes["status"].cast(pa.string())
    rows = outcomes.select(["person", "missing"]).filter(pc.is_in(status, pa.array(_LEAVES_OPEN)))
    found: dict[int, Counter[str]] = {}
    for person, missing in zip(rows["person"].to_pylist(), rows["missing"].to_pylist(), strict=True):
        headers = missing.split(BETWEEN) if isinstance(missing, str) else missing or ()
        count = found.setdefault(person, Counter())
        count.update(f"{names.get(person, '')}的{header}" for header in headers if header)
    return found
