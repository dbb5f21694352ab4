"""Persons, each counted once, in however many rows and rosters they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from batch.engine.kinds.case import AUTHORITY, COMMITTEE, EMPLOYER
from batch.facts import Index
from batch.report.excel.coded import Coded
from batch.report.excel.fingerprint import hashes

if TYPE_CHECKING:
    from batch.report.results.about import About
    from batch.report.results.content import Content

Keys = npt.NDArray[np.uint64]

_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_STATED: Final = ("eligible", "undetermined", "upcoming")
#: What is said of persons: may apply, is open, will within the horizon; who settles what is open.
_SAID: Final = (*_STATED, EMPLOYER, AUTHORITY, COMMITTEE)


def person_keys(of_people: Callable[[str], Coded], person: pa.ChunkedArray) -> Keys:
    """Whose each row of the people is, shape (people,): of one ID number and name is one person.

    ``of_people``: columns of PEOPLE by their names; ``person``: the number in the submission. Without an ID
    number nobody knows whether two rows are one person: they are not.
    """
    number, name, submission = map(of_people, ("id_number", "name", "submission"))
    own = person.to_numpy().astype(np.uint64)
    keys = mixed(hashes(number.values)[number.codes], hashes(name.values)[name.codes])
    rows = mixed(hashes(submission.values)[submission.codes], own)
    blank = np.array([not value for value in number.values] or [True], np.bool_)[number.codes]
    return np.where(blank, rows, keys)


def mixed(one: Keys, other: Keys | np.uint64) -> Keys:
    """One number of two, for each of some pairs."""
    with np.errstate(over="ignore"):
        both = (one ^ (one >> np.uint64(31))) * _MIX + other
        return np.asarray((both ^ (both >> np.uint64(29))) * _MIX, np.uint64)


@dataclass(frozen=True)
class Heads:
    """Distinct persons and what is said of each, shape (persons,); a bit for each of ``_SAID``."""

    keys: Keys
    said: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        said = np.zeros(content.size, np.uint8)
        for name, rows in _rows(content).items():
            said[content.verdicts.person[rows]] |= np.uint8(1 << _SAID.index(name))
        return cls._once(content.person_keys, said)

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Who stands in several is one."""
        return cls._once(
            np.concatenate([one.keys for one in parts]), np.concatenate([one.said for one in parts])
        )

    @classmethod
    def _once(cls, keys: Keys, said: npt.NDArray[np.uint8]) -> Self:
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if keys.size else order
        return cls(ordered[starts], np.bitwise_or.reduceat(said[order], starts) if keys.size else said)

    def count(self, name: str) -> int:
        """How many something is said of."""
        return int(np.count_nonzero(self.said & np.uint8(1 << _SAID.index(name))))

    @property
    def settlers(self) -> dict[str, int]:
        """How many persons each settles something of; one person may wait for several."""
        every = {by: self.count(by) for by in (EMPLOYER, AUTHORITY, COMMITTEE)}
        return {by: count for by, count in every.items() if count}


def _rows(content: Content) -> dict[str, Index]:
    """The outcomes of which something is said."""
    settled = content.verdicts.texts("decided_by", content.open)
    own = dict(zip(_STATED, (content.eligible, content.open, content.upcoming), strict=True))
    return own | {
        by: content.open[settled.codes == code] for code, by in enumerate(settled.values) if by in _SAID
    }


def figures(about: About) -> dict[str, int]:
    """How many persons are there, may apply, are open, and will within the horizon, as the summary shows them."""
    heads = about.part(Heads)
    return {"people": int(heads.keys.size), **{name: heads.count(name) for name in _STATED}}
