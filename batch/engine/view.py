"""One rulebook's look at the facts: everybody's posts, and what each certificate is worth for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from batch.days.moments import Moment
from batch.engine.moment_rows import Held, settled
from batch.engine.posts import Posts
from batch.engine.question import Question
from batch.engine.skills_held import SkillsHeld
from batch.engine.titles_held import TitlesHeld
from batch.facts import Facts
from batch.language.terms import Ladder
from batch.policy.library import Entry
from batch.policy.rulebook import Rulebook


@dataclass(frozen=True)
class View:
    """The facts as one rulebook sees them; ``shared`` holds what does not depend on it."""

    facts: Facts
    entry: Entry
    question: Question
    shared: dict[object, Moment] = field(default_factory=dict)
    own: dict[object, Moment] = field(default_factory=dict)

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook itself."""
        return self.entry.rulebook

    @property
    def size(self) -> int:
        """How many people."""
        return self.facts.size

    @property
    def as_of(self) -> int:
        """The day asked about, as a day number."""
        return self.question.as_of

    @cached_property
    def posts(self) -> Posts:
        """Everybody's post."""
        return Posts(self.facts, self.entry, self.question)

    @cached_property
    def certificate_days(self) -> Moment:
        """The day of each certificate: shape (m,); undated ones by ``as_of`` at the latest."""
        return settled(self.facts.certificates, self.question.undated)

    @cached_property
    def skills_held(self) -> SkillsHeld:
        """Everybody's skill certificates."""
        return SkillsHeld(self.posts, self.certificate_days)

    @cached_property
    def titles_held(self) -> TitlesHeld:
        """Everybody's titles."""
        return TitlesHeld(self.posts, self.certificate_days)

    def skills(self, ladder: Ladder) -> Held:
        """Skill certificates with the days on which they count, for routes of a ladder."""
        return self.skills_held.of(ladder)

    def titles(self, ladder: Ladder, professional: bool = False) -> Held:
        """Titles with the days on which they count, for routes of a ladder."""
        return self.titles_held.of(ladder, professional)

    def constant(self, sure: int, maybe: int) -> Moment:
        """The same pair for everybody."""
        return Moment.constant(self.size, sure, maybe)
