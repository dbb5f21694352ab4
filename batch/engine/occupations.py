"""What each distinct occupation is to a rulebook: where it leads, and which others are the same."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.facts import Facts
from batch.language.text import squeeze
from batch.policy.directory import Correspondence
from batch.policy.library import Entry
from batch.policy.occupations import OccupationTable

Bits = npt.NDArray[np.int32]


def leads(facts: Facts, entry: Entry, table: OccupationTable) -> tuple[Bits, Bits]:
    """Bits of annex rows and of series for each distinct occupation; 0 is unknown."""
    directory = entry.directory
    found = [
        directory.find(occupation, table) if directory else Correspondence()
        for occupation in facts.occupations
    ]
    return (
        np.array([one.rows for one in found], np.int32),
        np.array([one.series for one in found], np.int32),
    )


def identities(facts: Facts, entry: Entry, table: OccupationTable) -> tuple[Bits, Bits, Mask]:
    """Name and code of each distinct occupation as numbers, and whether it is as blank.

    A post whose name neither the directory nor the occupation table knows is as blank,
    unless a code beside it speaks.
    """
    directory = entry.directory
    names: dict[str, int] = {}
    codes: dict[str, int] = {}
    rows = []
    for occupation in facts.occupations:
        code = table.code(occupation.name, occupation.code)
        name = squeeze(occupation.name or table.name(code))
        known = table.knows(name) or (directory is not None and name in directory.by_name)
        rows.append(
            (
                names.setdefault(name, len(names)),
                codes.setdefault(code, len(codes)) if code else -1,
                not (known or code),
            )
        )
    columns = list(zip(*rows, strict=True))
    return (
        np.array(columns[0], np.int32),
        np.array(columns[1], np.int32),
        np.array(columns[2], np.bool_),
    )
