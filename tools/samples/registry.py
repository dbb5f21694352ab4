"""Names, ID numbers and staff numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from batch.roster.understand.identity import check_character
from tools.samples.employer import Employer
from tools.samples.names import GIVEN, MONGOL
from tools.samples.rows import Row


def with_check(digits: str) -> str:
    """An ID number of 17 digits with its check character."""
    return digits + check_character(digits)


@dataclass
class Registry:
    """Hands out the identities of one submission, none twice."""

    rng: Random
    employer: Employer
    ids: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def identity(self, born: date, sex: str) -> Row:
        """Who somebody new is."""
        return {
            "姓名": self.name(sex),
            "身份证号": self.id_number(born, sex),
            "工号": f"{len(self.ids):05d}",
            "性别": sex,
            "出生日期": born,
        }

    def id_number(self, born: date, sex: str) -> str:
        """An ID number of that birth date and sex, with its check character."""
        while True:
            usual = self.rng.random() < 0.7
            prefix = self.employer.prefixes[0] if usual else self.rng.choice(self.employer.prefixes)
            order = self.rng.randrange(10, 500) * 2 + (sex == "男")
            digits = f"{prefix}{born:%Y%m%d}{order:03d}"
            if digits not in self.ids:
                self.ids.add(digits)
                return with_check(digits)

    def name(self, sex: str) -> str:
        """A name that nobody else bears yet; of Mongol names some are borne twice."""
        while True:
            mongol = self.rng.random() < self.employer.mongol
            if mongol:
                found = self.rng.choice(MONGOL[sex])
            else:
                given = self.rng.choice(GIVEN[sex])
                found = self.rng.choice(self.employer.surnames) + given
            if found not in self.names or (mongol and self.rng.random() < 0.1):
                self.names.add(found)
                return found
