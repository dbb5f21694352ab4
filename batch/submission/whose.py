"""Whose a roster is: its employers and its people, before anything is decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from batch.context import context_from
from batch.errors import UnreadableFileError
from batch.language.text import squeeze
from batch.roster.roster import Roster, read_file
from batch.submission.decided import known_as


@dataclass(frozen=True)
class Whose:
    """Employers by code and by name, and people, as texts."""

    codes: frozenset[str]
    names: frozenset[str]
    uncoded: frozenset[str]  # names on rows without a code
    people: frozenset[str]
    persons: frozenset[str] = frozenset()  # under which the ledger knows them

    @property
    def is_coded(self) -> bool:
        """Whether every employer is told by its code."""
        return bool(self.codes) and not self.uncoded

    def is_all_of(self, other: Whose) -> bool:
        """Whether every employer of another roster is in this one: by 统一社会信用代码, else by 单位名称.

        Where this one names none, nothing says otherwise.
        """
        if self.codes and other.codes:
            return other.codes <= self.codes and other.uncoded <= self.names
        return not self.names or other.names <= self.names


def named_in(roster: Roster) -> tuple[tuple[str, str], ...]:
    """单位名称 and 统一社会信用代码 as the rows of a roster have them, each pair once."""
    names, codes = (roster.people.column(header) for header in ("单位名称", "统一社会信用代码"))
    many = max(1, len(codes.texts))
    pairs = np.unique(names.codes.astype(np.int64) * many + codes.codes).tolist()
    found = ((str(names.texts[one // many] or ""), str(codes.texts[one % many] or "")) for one in pairs)
    return tuple(pair for pair in found if any(pair))


def whose_is(file: Path, settings_json: str) -> Whose | None:
    """Read a file for its employers and people; None for one that cannot be read."""
    try:
        roster = read_file(file, context_from(settings_json).read_options())
    except UnreadableFileError:
        return None
    persons = roster.persons
    keys = list(zip(persons.names, persons.id_numbers, persons.staff_numbers, strict=True))
    people = frozenset(f"{name}\x1f{number or staff}" for name, number, staff in keys)
    employers = {(squeeze(code), squeeze(name)) for name, code in named_in(roster)}
    return Whose(
        frozenset(code for code, _ in employers if code),
        frozenset(name for _, name in employers if name),
        frozenset(name for code, name in employers if name and not code),
        people,
        frozenset(known_as(number, staff) for _, number, staff in keys),
    )
