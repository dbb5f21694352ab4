"""Titles: which of them count for the routes of a ladder, and from which day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from batch.days.moments import Mask, Moment
from batch.engine.moment_rows import Held
from batch.engine.occupations import Bits
from batch.engine.posts import Posts
from batch.facts import Certificates, Index
from batch.language.terms import ALL_SERIES, ANY_SERIES, SERIES_BIT, Kind, Ladder, series_mask
from batch.policy.titles import TitlesCount


@dataclass(frozen=True)
class TitlesHeld:
    """The titles of all people as one rulebook counts them."""

    posts: Posts
    days: Moment  # of all certificates, shape (m,)

    def of(self, ladder: Ladder, professional: bool = False) -> Held:
        """Titles with the days on which they count, for routes of a ladder."""
        if professional:
            return self._skill_routes_professional
        return self._title_routes if ladder == "title" else self._skill_routes

    @cached_property
    def _title_routes(self) -> Held:
        policy = self.posts.rulebook.titles.title_routes
        return self._counting(self._certificates.of_kind(Kind.TITLE), policy, "title")

    @cached_property
    def _skill_routes(self) -> Held:
        return self._counting(self._certificates.of_kind(Kind.TITLE), self.posts.rulebook.titles, "skill")

    @cached_property
    def _skill_routes_professional(self) -> Held:
        kinds = self._certificates.of_kind(Kind.TITLE) | self._certificates.of_kind(Kind.PROFESSIONAL)
        return self._counting(kinds, self.posts.rulebook.titles, "skill")

    def _counting(self, kinds: Mask, policy: TitlesCount, ladder: Ladder) -> Held:
        certificates = self._certificates
        rows = np.flatnonzero(kinds & certificates.valid)
        series = certificates.series.take(rows)
        could_be = np.where(series == 0, np.int32(ANY_SERIES), series)
        joined = self.posts.rulebook.series_bits
        fits, may_fit = self._fits_post(could_be, certificates.person.take(rows), policy.other, ladder)
        certain, possible = np.zeros(kinds.size, np.bool_), np.zeros(kinds.size, np.bool_)
        certain[rows] = ((could_be & ~joined) == 0) & fits
        possible[rows] = ((could_be & joined) != 0) & may_fit
        possible[rows] |= (could_be & series_mask(policy.described)) != 0
        if policy.outside == "open":
            possible[rows] |= (could_be & ~joined) != 0
        return self._held(certain, possible)

    def _fits_post(self, could_be: Bits, person: Index, other: str, ladder: Ladder) -> tuple[Mask, Mask]:
        """Whether titles of these series certainly, or possibly, belong to their persons' posts.

        On title routes a title's own series stands in for a post that names no occupation;
        on skill routes, which are for the occupation of the post, that is open.
        """
        stands_in = self.posts.blank.take(person) & (could_be != ANY_SERIES) & (ladder == "title")
        if other == "yes":  # every post that any directory prints is taken to correspond
            known = self.posts.listed.take(self.posts.facts.occupation).take(person)
            return known | stands_in | (ladder == "title"), np.ones(could_be.size, np.bool_)
        post = np.where(stands_in, could_be & ALL_SERIES, self.posts.series.take(person))
        may = np.where(stands_in, post, self.posts.may_series.take(person))
        fits = (post != 0) & ((could_be & ~post) == 0)
        return fits, (may == 0) | ((could_be & may) != 0) | (other == "open")

    @cached_property
    def make_held(self) -> Mask:
        """Which titles can make a title route ``already_held`` by their series, shape (m,)."""
        certificates = self._certificates
        could_be = np.where(certificates.series == 0, ANY_SERIES, certificates.series)
        teaching = SERIES_BIT.get(self.posts.rulebook.teachers or "", 0)
        post = np.where(self.posts.teaches, teaching, self.posts.may_series)[certificates.person]
        same = (post == 0) | (certificates.series == 0) | ((could_be & post) != 0)
        joined = (could_be & self.posts.rulebook.series_bits) != 0
        return np.asarray(certificates.of_kind(Kind.TITLE) & certificates.valid & same & joined)

    @property
    def _certificates(self) -> Certificates:
        return self.posts.facts.certificates

    def _held(self, certain: Mask, possible: Mask) -> Held:
        return Held(self._certificates, self.days, certain, possible, self.posts.facts.size)
