"""A special case, and how cases are shared out among people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

from tools.samples.cases.awards import Award
from tools.samples.cases.who import Wanted, anybody
from tools.samples.person import Person

Quirk = Callable[[Random, Person], None]


@dataclass(frozen=True)
class Case:
    """A quirk, who it can befall, and how many."""

    quirk: Quirk
    who: Wanted = anybody
    count: int = 1
    early: bool = False  # whether an award can have come before the work

    def fits(self, person: Person) -> bool:
        """Whether the case can befall a person: nobody wins an award in the first years at work."""
        day = self.quirk.day if isinstance(self.quirk, Award) else None
        worked = self.early or not isinstance(day, date) or person.started.year + 4 <= day.year
        return worked and self.who(person)


def apply_cases(rng: Random, people: list[Person], cases: Iterable[Case]) -> None:
    """Give each case to people who have none yet, the cases that fit fewest first.

    Raises ValueError if nobody is left whom a case fits.
    """
    free = list(people)
    rng.shuffle(free)
    for case in sorted(cases, key=lambda case: sum(map(case.fits, people))):
        for _ in range(case.count):
            person = next((one for one in free if case.fits(one)), None)
            if person is None:
                raise ValueError(f"nobody left who is {case.who.__name__}")
            free.remove(person)
            case.quirk(rng, person)


def both(*quirks: Quirk) -> Quirk:
    """Several quirks for one person."""

    def quirk(rng: Random, person: Person) -> None:
        for one in quirks:
            one(rng, person)

    return quirk
