"""Skill certificates: which of them count for the routes of a ladder, and from which day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from batch.days.moments import Mask, Moment
from batch.engine.moment_rows import Held
from batch.engine.posts import Posts
from batch.facts import Certificates, Index
from batch.language.terms import Kind, Ladder


@dataclass(frozen=True)
class SkillsHeld:
    """The skill certificates of all people as one rulebook counts them."""

    posts: Posts
    days: Moment  # of all certificates, shape (m,)

    def of(self, ladder: Ladder) -> Held:
        """Skill certificates with the days on which they count, for routes of a ladder."""
        return self._title_routes if ladder == "title" else self._skill_routes

    @cached_property
    def _title_routes(self) -> Held:
        if not self.posts.may_teach.any():
            return self._held(*self._counting("title"))
        rows = self._certificates
        certain, possible = self._counting("title")
        proper, other = rows.of_kind(Kind.SKILL), rows.of_kind(Kind.OTHER_SKILL)
        certain |= self.posts.teaches[rows.person] & proper & rows.valid
        possible |= self.posts.may_teach[rows.person] & (proper | other) & rows.valid
        return self._held(certain, possible)

    @cached_property
    def _skill_routes(self) -> Held:
        return self._held(*self._counting("skill"))

    @cached_property
    def own(self) -> Held:
        """Skill certificates of the post's own occupation; a blank or unknown trade on either side is open."""
        rows = self._certificates
        same, unclear = self._own_occupation
        kinds = rows.of_kind(Kind.SKILL) | rows.of_kind(Kind.OTHER_SKILL)
        certain = rows.of_kind(Kind.SKILL) & rows.valid & same & ~unclear
        return self._held(certain, kinds & rows.valid & (same | unclear))

    @cached_property
    def _own_occupation(self) -> tuple[Mask, Mask]:
        """Whether each certificate is of the post's own occupation, and where nobody can tell."""
        found, rows = self.posts.identities, self._certificates
        post, own = self.posts.facts.occupation[rows.person], rows.occupation
        same_code = (found.codes[post] == found.codes[own]) & (found.codes[post] >= 0)
        same = (found.names[post] == found.names[own]) | same_code
        unclear = found.unknown[post] | found.unknown[own] | (post == 0) | (own == 0)
        unclear |= ~same & found.may_be_one(post, own)
        return same, unclear

    def _counting(self, ladder: Ladder) -> tuple[Mask, Mask]:
        """Which skill certificates count certainly and which possibly, shape (m,)."""
        certificates = self._certificates
        proper = certificates.of_kind(Kind.SKILL) & certificates.valid
        other = certificates.of_kind(Kind.OTHER_SKILL) & certificates.valid
        if self.posts.entry.directory is None:
            # with series of its own and no directory nobody knows which occupation leads there
            certain = (
                np.zeros_like(proper)
                if self.posts.rulebook.names_series
                else proper & self._both_listed(ladder)
            )
            return certain, proper | other
        meets, may_meet = self._meeting(ladder)
        return proper & meets, (proper | other) & may_meet

    def _posts_of(self, own: Index, person: Index, ladder: Ladder) -> Index:
        """The occupation of each row's post; on title routes its own stands in for a blank one."""
        post = self.posts.facts.occupation.take(person)
        return np.where(post == 0, own, post) if ladder == "title" else post

    def _both_listed(self, ladder: Ladder) -> Mask:
        own = self._certificates.occupation
        post = self._posts_of(own, self._certificates.person, ladder)
        return np.asarray(self.posts.listed.take(own) & self.posts.listed.take(post))

    def _meeting(self, ladder: Ladder) -> tuple[Mask, Mask]:
        """Whether certificate and post certainly, or possibly, lead to one series.

        One row of the annex: certainly. Different rows of one series, either unknown, or a
        series that an occupation leads to only on a condition: possibly.
        """
        own, found = self._certificates.occupation, self.posts.leads
        post = self._posts_of(own, self._certificates.person, ladder)
        meets = (found.rows.take(own) & found.rows.take(post)) != 0
        could = found.series | found.may
        own_series, post_series = could.take(own), could.take(post)
        unknown = (own_series == 0) | (post_series == 0)
        return meets, unknown | ((own_series & post_series) != 0)

    @cached_property
    def on_record(self) -> Mask:
        """Who has any valid skill certificate on record, of whatever level or kind."""
        rows = self._certificates
        kinds = rows.of_kind(Kind.SKILL) | rows.of_kind(Kind.OTHER_SKILL)
        return rows.anybody(kinds & rows.valid, self.posts.facts.size)

    @cached_property
    def make_held(self) -> Mask:
        """Which skill certificates are of the post's own occupation, shape (m,)."""
        certificates, found = self._certificates, self.posts.identities
        post, own = self.posts.facts.occupation[certificates.person], certificates.occupation
        same_code = (found.codes[post] == found.codes[own]) & (found.codes[post] >= 0)
        same = found.unknown[post] | (own == 0) | (found.names[post] == found.names[own]) | same_code
        return np.asarray(certificates.of_kind(Kind.SKILL) & certificates.valid & same)

    @property
    def _certificates(self) -> Certificates:
        return self.posts.facts.certificates

    def _held(self, certain: Mask, possible: Mask) -> Held:
        return Held(self._certificates, self.days, certain, possible, self.posts.facts.size)
