"""What every submission of a run is worked with: rulebooks, settings, the table of years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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
            self.settings.filed,
        )


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
