"""Whose a roster is: its employers and its people, before anything is decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from batch.context import context_from
from batch.errors import UnreadableFileError
from batch.language.text import squeeze
from batch.roster.roster import Roster, read_file


@dataclass(frozen=True)
class Whose:
    """Employers by code and by name, and people, as texts."""

    codes: frozenset[str]
    employers: frozenset[str]
    people: frozenset[str]

    def is_all_of(self, other: Whose) -> bool:
        """Whether every employer of another roster is in this one: by 统一社会信用代码, else by 单位名称.

        Where one of them names none, nothing says otherwise.
        """
        if self.codes and other.codes:
            return other.codes <= self.codes
        return not self.employers or other.employers <= self.employers


def whose_is(file: Path, settings_json: str) -> Whose | None:
    """Read a file for its employers and people; None for one that cannot be read."""
    try:
        roster = read_file(file, context_from(settings_json).read_options())
    except UnreadableFileError:
        return None
    persons = roster.persons
    keys = zip(persons.names, persons.id_numbers, persons.staff_numbers, strict=True)
    people = frozenset(f"{name}\x1f{number or staff}" for name, number, staff in keys)
    return Whose(_texts(roster, "统一社会信用代码"), _texts(roster, "单位名称"), people)


def _texts(roster: Roster, header: str) -> frozenset[str]:
    return frozenset(squeeze(str(text)) for text in roster.texts(header) if text)
