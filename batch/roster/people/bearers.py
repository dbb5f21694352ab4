"""Who bears a number, of an ID card or of the staff: rows handed out to people."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from batch.days.moments import Mask
from batch.facts import Index

Texts = npt.NDArray[np.object_]
#: What is written to a name and is none of it: 张三（女）, 李四*, 王五2.
_BESIDE: Final = re.compile("[(（\\[【].*?[)）\\]】]|[^\\w·]|\\d+$")


def plain_name(name: str) -> str:
    """A name without what is written to it: brackets, marks, a number behind."""
    return _BESIDE.sub("", name) or name


#: Told of a row, whether it is the ID number that it shares, and the row of another name that has it too.
Clash = Callable[[int, bool, int], None]


@dataclass
class Bearers:
    """Which people a number or a name can mean."""

    names: Texts  # of each person
    alone: dict[str, int] = field(default_factory=dict)  # numbers that stand on one row only
    shared: dict[str, list[int]] = field(default_factory=dict)
    named: dict[tuple[str, str], int] = field(default_factory=dict)  # shared number and name

    def of_number(self, number: str, name: str) -> int:
        """Whom a row with this number (and perhaps name) is about: -1 nobody, -2 several could be."""
        found = self.alone.get(number, -1)
        if found >= 0:
            return found
        if name and (number, name) in self.named:
            return self.named[number, name]
        return _only(self.shared.get(number, []))

    def of_name(self, name: str) -> int:
        """The only person of a name: -1 nobody, -2 several."""
        return _only(self._by_name.get(name, []))

    def namesakes(self, name: str) -> list[int]:
        """Everybody of a name; of nobody, those of whom it is the name without what is written to it."""
        return self._by_name.get(name) or self._by_plain_name.get(plain_name(name), [])

    def is_anothers(self, name: str, person: int) -> bool:
        """Whether a name is not this person's, and somebody else's."""
        if plain_name(name) == plain_name(self.names[person]):
            return False
        return bool(self.namesakes(name))

    def numbered(self, number: str) -> list[int]:
        """Everybody of a number."""
        return [self.alone[number]] if number in self.alone else self.shared.get(number, [])

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for person, name in enumerate(self.names.tolist()):
            found.setdefault(name, []).append(person)
        return found

    @cached_property
    def _by_plain_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for name, people in self._by_name.items():
            found.setdefault(plain_name(name), []).extend(people)
        return found


def _only(bearers: list[int]) -> int:
    return bearers[0] if len(bearers) == 1 else (-2 if bearers else -1)


def hand_out(names: Texts, ids: Texts, staff: Texts, usable: Mask, clash: Clash) -> tuple[Index, Bearers]:
    """Each row's person, -1 for unusable ones: rows of one number and one name are one person, of two
    names are two. People are numbered in the order of their first rows."""
    either = [np.where(usable, numbers, "") for numbers in (ids, staff)]
    both = np.concatenate(either)
    twice = pd.Series(both).duplicated(keep=False).to_numpy() & (both != "")
    shares = twice[: ids.size] | twice[ids.size :]
    first = np.where(usable, np.arange(ids.size), -1)
    shared: dict[str, list[int]] = {}
    named: dict[tuple[str, str], int] = {}
    for row in np.flatnonzero(shares).tolist():
        name, keys = names[row], [key for key in (ids[row], staff[row]) if key]
        found = named.get((keys[0], name), -1)
        if found < 0:
            found = row
            others = [shared.get(key, [-1])[0] for key in keys]
            if max(others) >= 0:
                clash(row, others[0] >= 0 and bool(ids[row]), max(others))
        for key in keys:
            named.setdefault((key, name), found)
            bearers = shared.setdefault(key, [])
            if not bearers or bearers[-1] != found:
                bearers.append(found)
        first[row] = found
    record = np.unique(first[first >= 0])
    person = np.where(first >= 0, np.searchsorted(record, first), -1).astype(np.int32)
    numbered = person.tolist()
    bearers_of = Bearers(
        names[record],
        _alone(either, shares, person),
        {key: [numbered[row] for row in rows] for key, rows in shared.items()},
        {key: numbered[row] for key, row in named.items()},
    )
    return person, bearers_of


def _alone(numbers: list[Texts], shares: Mask, person: Index) -> dict[str, int]:
    found: dict[str, int] = {}
    for texts in numbers:
        mine = (texts != "") & ~shares
        found.update(zip(texts[mine].tolist(), person[mine].tolist(), strict=True))
    return found
