"""What every submission of a run is worked with: rulebooks, settings, the table of years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from batch.days.moments import day_number
from batch.engine.question import Question
from batch.language.regions import stem
from batch.policy.library import Library
from batch.policy.loading import load_library
from batch.policy.standards import Standards, load_standards
from batch.roster.awards import AwardNames
from batch.roster.options import ReadOptions, check_assumption
from batch.settings import Settings


@dataclass(frozen=True)
class Context:
    """What every submission of a run is worked with."""

    library: Library
    settings: Settings
    standards: Standards

    def is_for(self, place: str) -> bool:
        """Whether some rulebook that was named is for a place (a six-digit code); any place where none was."""
        named = self.library.named(self.settings.rulebooks)
        return not named or any(place.startswith(stem(entry.rulebook.region)) for entry in named)

    @cached_property
    def turning_days(self) -> tuple[date, ...]:
        """Every day that a document or a year's notice names, and the day after it: then it may say something else."""
        entries, notices = self.library.entries.values(), self.library.notices
        named = {
            *_dates([one.rulebook.model_dump() for one in entries]),
            *_dates([one.notice.model_dump() for one in notices]),
        }
        return tuple(sorted({day + timedelta(days=more) for day in named for more in (0, 1)}))

    @property
    def question(self) -> Question:
        """The question asked of every rulebook."""
        return Question(
            self.library,
            day_number(self.settings.day),
            self.standards,
            filing_year=self.settings.filing_year,
            by_place=not self.settings.rulebooks,
        )

    def read_options(self) -> ReadOptions:
        """What the reader is told."""
        return ReadOptions(
            AwardNames(self.library.awards),
            self.settings.day,
            self.settings.assume,
            self.library.region_names,
            self.settings.passwords,
            self.settings.columns,
        )


def _dates(thing: Any) -> Iterator[date]:
    """The dates anywhere in a model's plain content."""
    if isinstance(thing, date):
        yield thing
    elif isinstance(thing, dict):
        yield from _dates(list(thing.values()))
    elif isinstance(thing, list | tuple | set | frozenset):
        for one in thing:
            yield from _dates(one)


def context_of(settings: Settings) -> Context:
    """Load everything that settings name. Raises UserError."""
    library = load_library(settings.rulebooks_dir)
    settings = settings.model_copy(update={"rulebooks": library.ids(settings.rulebooks, settings.day)})
    for header, value in settings.assume.items():
        check_assumption(header, value)
    standards = load_standards(settings.standards) if settings.standards else Standards()
    return Context(library, settings, standards)


@lru_cache(maxsize=1)
def context_from(settings_json: str) -> Context:
    """The same from settings as JSON, for a process that works many submissions with one of them."""
    return context_of(Settings.model_validate_json(settings_json))
