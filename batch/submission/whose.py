"""Whose a roster is: its employers and its people, before anything is decided about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from batch.context import context_from
from batch.errors import UnreadableFileError
from batch.language.codes import plain_code
from batch.language.text import squeeze
from batch.roster.roster import Roster, read_file
from batch.submission.decided import known_as

_CERTIFICATES, _AWARDS = "证书", "荣誉竞赛"
_FACTS: Final = frozenset({_CERTIFICATES, _AWARDS})
_FEW, _MOST_OF = 2, 3  # so many headers may be lacking, or one in so many


@dataclass(frozen=True)
class Whose:
    """Employers by code and by name, and people, as texts."""

    codes: frozenset[str]
    names: frozenset[str]
    uncoded: frozenset[str]  # names on rows without a code
    by_employer: Mapping[str, frozenset[str]]  # code, else name, else nothing → people
    persons: frozenset[str]  # under which the ledger knows them
    told: frozenset[str]  # what it says anything of: headers of 人员, certificates, awards
    is_coded: bool = False  # whether every row says by a code whose it is

    @cached_property
    def people(self) -> frozenset[str]:
        """Everybody."""
        return frozenset().union(*self.by_employer.values())

    def is_all_of(self, other: Whose, strictly: bool = False) -> bool:
        """Whether every employer of another roster is in this one: by 统一社会信用代码, else by 单位名称.

        Where this one names none, nothing says otherwise; ``strictly``: it must.
        """
        if self.codes and other.codes:
            return other.codes <= self.codes and other.uncoded <= self.names
        if not self.names and not strictly:
            return True
        return other.names <= self.names

    def says_as_much_as(self, other: Whose) -> bool:
        """Whether this one says nearly everything that another says: a list of telephones stands for no roster."""
        lost = other.told - self.told
        return not lost & _FACTS and (len(lost) <= _FEW or _MOST_OF * len(lost) <= len(other.told))


def who(name: str, number: str) -> str:
    """A person by name and number, as rosters of one employer are compared."""
    return f"{name}\x1f{number}"


def named_in(roster: Roster) -> tuple[tuple[str, str], ...]:
    """单位名称 and 统一社会信用代码 as the rows of a roster have them, each pair once."""
    names, codes = (roster.people.column(header) for header in ("单位名称", "统一社会信用代码"))
    many = max(1, len(codes.texts))
    pairs = np.unique(names.codes.astype(np.int64) * many + codes.codes).tolist()
    found = ((str(names.texts[one // many] or ""), str(codes.texts[one % many] or "")) for one in pairs)
    return tuple(pair for pair in found if any(pair))


def employers_of(rows: Iterable[tuple[str, str]]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Codes, names, and names without a code, of pairs of code and name in their normal form."""
    pairs = frozenset(rows)
    return (
        frozenset(code for code, _ in pairs if code),
        frozenset(name for _, name in pairs if name),
        frozenset(name for code, name in pairs if name and not code),
    )


def whose_is(file: Path, settings_json: str) -> Whose | None:
    """Read a file for its employers and people; None for one that cannot be read."""
    try:
        roster = read_file(file, context_from(settings_json).read_options())
    except UnreadableFileError:
        return None
    persons = roster.persons
    codes, names = (roster.texts(header) for header in ("统一社会信用代码", "单位名称"))
    rows = [
        (plain_code(str(code or "")), squeeze(str(name or "")))
        for code, name in zip(codes, names, strict=True)
    ]
    people: dict[str, set[str]] = defaultdict(set)
    known = set()
    keys = zip(rows, persons.names, persons.id_numbers, persons.staff_numbers, strict=True)
    for (code, employer), name, number, staff in keys:
        people[code or employer].add(who(name, number or staff))
        known.add(known_as(number, staff))
    return Whose(
        *employers_of(rows),
        {employer: frozenset(some) for employer, some in people.items()},
        frozenset(known),
        frozenset(_told(roster)),
        bool(rows) and all(code for code, _ in rows),
    )


def _told(roster: Roster) -> Iterator[str]:
    yield from (header for header, column in roster.people.columns.items() if any(column.texts))
    if roster.facts.certificates.person.size:
        yield _CERTIFICATES
    if roster.facts.awards.person.size:
        yield _AWARDS
