"""What is asked of every rulebook alike: the day, the table of years, and what is decided once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from batch.days.moments import to_date
from batch.policy.library import Library
from batch.policy.standards import Standards

Made = TypeVar("Made")


@dataclass(frozen=True)
class Question:
    """What is asked of every rulebook alike."""

    library: Library
    as_of: int  # day number
    standards: Standards = field(default_factory=Standards)
    undated_by: int | None = None  # by when undated things were obtained; as_of if None
    filing_year: int | None = (
        None  # 申报年度: assessments and hours of the years before it; that of as_of if None
    )
    awards_by: int | None = None  # awards count that were won by this day; as_of if None
    in_force_on: int | None = None  # the day on which documents must be in force; as_of if None
    by_place: bool = False  # whether the rulebooks were chosen by each person's 所在地
    _made: dict[object, tuple[object, object]] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: object, things: Sequence[object], make: Callable[[], Made]) -> Made:
        """What is decided a distinct thing of the roster: made once for all chunks of people.

        ``things`` (the roster's own tuple, the same in every chunk) is kept beside the
        result, so that its identity stays its own.
        """
        found = self._made.get((key, id(things)))
        if found is None:
            found = self._made[key, id(things)] = (things, make())
        return cast(Made, found[1])

    @property
    def undated(self) -> int:
        """The day by which an undated certificate or award was certainly obtained."""
        return self.as_of if self.undated_by is None else self.undated_by

    @property
    def won_by(self) -> int:
        """The day by which an award must have been won."""
        return self.as_of if self.awards_by is None else self.awards_by

    @property
    def run_day(self) -> int:
        """The day on which documents must be in force."""
        return self.as_of if self.in_force_on is None else self.in_force_on

    @property
    def year(self) -> int:
        """The 申报年度, whose years before are asked about; of its own or that of the day."""
        if self.filing_year is not None:
            return self.filing_year
        day = to_date(self.as_of)
        assert day is not None
        return day.year
