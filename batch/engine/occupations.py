"""What each distinct occupation is to a rulebook: where it leads, and which others are the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.facts import Facts
from batch.language.text import squeeze
from batch.policy.directory import Correspondence
from batch.policy.library import Entry, Library
from batch.policy.occupations import OccupationTable

Bits = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Leads:
    """Where each distinct occupation leads: bits, shape (distinct,); all 0 where nobody knows."""

    rows: Bits  # of the annex
    series: Bits
    may: Bits  # series that it leads to only on a condition which no roster shows


def leads(facts: Facts, entry: Entry, table: OccupationTable) -> Leads:
    """Bits of annex rows and of series for each distinct occupation."""
    directory = entry.directory
    found = [
        directory.find(occupation, table) if directory else Correspondence()
        for occupation in facts.occupations
    ]
    return Leads(
        np.array([one.rows for one in found], np.int32),
        np.array([one.series for one in found], np.int32),
        np.array([one.may for one in found], np.int32),
    )


def listed(facts: Facts, library: Library) -> Mask:
    """Whether any shipped document's directory prints an occupation without a condition, shape (distinct,).

    What stands in for a directory where a document prints none (the nation's, Inner Mongolia's).
    """
    directories = library.shipped_directories
    return np.array(
        [
            any(directory.find(occupation, library.occupations).rows for directory in directories)
            for occupation in facts.occupations
        ],
        np.bool_,
    )


@dataclass(frozen=True)
class Identities:
    """Which distinct occupations are the same: name and code as numbers, shape (distinct,)."""

    names: Bits
    codes: Bits  # -1 for none
    unknown: Mask  # neither the directory nor the occupation table knows the name, and no code speaks
    several: dict[int, frozenset[int]]  # an old name with several successors → their numbers in ``names``

    def may_be_one(self, post: Bits, own: Bits) -> Mask:
        """Whether an old name with several successors may be the other's occupation, shape of both."""
        found = np.zeros(post.size, np.bool_)
        if not self.several:
            return found
        few = np.array(list(self.several), np.int32)
        for row in np.flatnonzero(np.isin(post, few) | np.isin(own, few)):
            one, other = self._candidates(int(post[row])), self._candidates(int(own[row]))
            found[row] = bool(one & other)
        return found

    def _candidates(self, occupation: int) -> frozenset[int]:
        return self.several.get(occupation) or frozenset({int(self.names[occupation])})


def identities(facts: Facts, entry: Entry, table: OccupationTable) -> Identities:
    """Name and code of each distinct occupation as numbers, and whether it is as blank.

    A post whose name neither the directory nor the occupation table knows is as blank,
    unless a code beside it speaks.
    """
    directory = entry.directory
    names: dict[str, int] = {}
    codes: dict[str, int] = {}
    rows = []
    several: dict[int, frozenset[int]] = {}
    for number, occupation in enumerate(facts.occupations):
        code = table.code(occupation.name, occupation.code)
        name = squeeze(table.today(occupation.name) or table.name(code))
        known = table.knows(name) or (directory is not None and name in directory.by_name)
        rows.append(
            (
                names.setdefault(name, len(names)),
                codes.setdefault(code, len(codes)) if code else -1,
                not (known or code),
            )
        )
        successors = table.successors(occupation.name)
        if len(successors) > 1:
            several[number] = frozenset(names.setdefault(squeeze(one), len(names)) for one in successors)
    columns = list(zip(*rows, strict=True))
    return Identities(
        np.array(columns[0], np.int32),
        np.array(columns[1], np.int32),
        np.array(columns[2], np.bool_),
        several,
    )
