"""One rulebook's look at the facts: what each certificate is worth for each post.

Everything here is per distinct occupation, or one array operation over all certificates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from batch.days.moments import Mask, Moment
from batch.engine.moment_rows import Held, settled
from batch.engine.occupations import Bits, Identities, Leads, identities, leads, listed
from batch.engine.question import Question
from batch.facts import Certificates, Facts, Index
from batch.language.terms import ALL_SERIES, ANY_SERIES, SERIES_BIT, Kind, Ladder, series_mask
from batch.policy.library import Entry
from batch.policy.rulebook import Rulebook
from batch.policy.titles import TitlesCount

#: Posts whose start stands in for the start in the occupation (从事本职业起始日期).
WORKING_POSTS = ("生产服务一线", "技术技能", "工勤", "专业技术")


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

    # -- occupations -----------------------------------------------------------------

    @property
    def _leads(self) -> Leads:
        table = self.question.library.occupations
        return self.question.once(
            ("leads", self.rulebook.id), self.facts.occupations, lambda: leads(self.facts, self.entry, table)
        )

    @cached_property
    def post_blank(self) -> Mask:
        """Whose post names no occupation at all."""
        return np.asarray(self.facts.occupation == 0)

    @cached_property
    def post_series(self) -> Bits:
        """The post's candidate series, a mask a person; 0 where nobody knows."""
        return self._leads.series.take(self.facts.occupation)

    @cached_property
    def post_may_series(self) -> Bits:
        """The series that the post leads to for certain or on a condition; 0 where nobody knows."""
        return (self._leads.series | self._leads.may).take(self.facts.occupation)

    @property
    def where_occupations_lead(self) -> tuple[Mask, Mask]:
        """Which occupations nobody knows the series of, and which lead somewhere on a condition only."""
        if self.entry.directory is None:
            return ~self._listed, np.zeros(len(self.facts.occupations), np.bool_)
        found = self._leads
        return (found.series | found.may) == 0, (found.series == 0) & (found.may != 0)

    @property
    def _listed(self) -> Mask:
        """For a document without a directory: the occupations that another one prints, shape (distinct,)."""
        library = self.question.library
        return self.question.once("listed", self.facts.occupations, lambda: listed(self.facts, library))

    @cached_property
    def may_teach(self) -> Mask:
        """Who may be such a teacher: those, and those whose post is not known."""
        posts = self.facts.words.get("岗位类别")
        if self.rulebook.teachers is None or posts is None:
            return self.teaches
        return self.teaches | posts.blank | posts.unreadable

    @cached_property
    def teaches(self) -> Mask:
        """Who applies in the teachers' series whatever the certificate (绍兴 二（一）5)."""
        posts = self.facts.words.get("岗位类别")
        if self.rulebook.teachers is None or posts is None:
            return np.zeros(self.size, np.bool_)
        return posts.among(["教师"])

    # -- skill certificates ----------------------------------------------------------

    def skills(self, ladder: Ladder) -> Held:
        """Skill certificates with the days on which they count, for routes of a ladder."""
        return self._title_route_skills if ladder == "title" else self._skill_route_skills

    @cached_property
    def _title_route_skills(self) -> Held:
        if not self.may_teach.any():
            return self._held(*self._skill_counting("title"))
        certain, possible = self._skill_counting("title")
        proper = self._of_kind(Kind.SKILL)
        person = self._certificates.person
        certain |= self.teaches[person] & proper & self._certificates.valid
        possible |= (
            self.may_teach[person] & (proper | self._of_kind(Kind.OTHER_SKILL)) & self._certificates.valid
        )
        return self._held(certain, possible)

    @cached_property
    def _skill_route_skills(self) -> Held:
        return self._held(*self._skill_counting("skill"))

    @cached_property
    def own_skills(self) -> Held:
        """Skill certificates of the post's own occupation; a blank or unknown trade on either side is open."""
        rows = self._certificates
        same, unclear = self._own_occupation
        kinds = self._of_kind(Kind.SKILL) | self._of_kind(Kind.OTHER_SKILL)
        certain = self._of_kind(Kind.SKILL) & rows.valid & same & ~unclear
        return self._held(certain, kinds & rows.valid & (same | unclear))

    @cached_property
    def _own_occupation(self) -> tuple[Mask, Mask]:
        """Whether each certificate is of the post's own occupation, and where nobody can tell."""
        found, rows = self._identities, self._certificates
        post, own = self.facts.occupation[rows.person], rows.occupation
        same_code = (found.codes[post] == found.codes[own]) & (found.codes[post] >= 0)
        same = (found.names[post] == found.names[own]) | same_code
        unclear = found.unknown[post] | found.unknown[own] | (post == 0) | (own == 0)
        unclear |= ~same & found.may_be_one(post, own)
        return same, unclear

    def _skill_counting(self, ladder: Ladder) -> tuple[Mask, Mask]:
        """Which skill certificates count certainly and which possibly, shape (m,)."""
        certificates = self._certificates
        proper = self._of_kind(Kind.SKILL) & certificates.valid
        other = self._of_kind(Kind.OTHER_SKILL) & certificates.valid
        if self.entry.directory is None:
            # with series of its own and no directory nobody knows which occupation leads there
            certain = (
                np.zeros_like(proper) if self.rulebook.names_series else proper & self._both_listed(ladder)
            )
            return certain, proper | other
        meets, may_meet = self._meeting(ladder)
        return proper & meets, (proper | other) & may_meet

    def _posts_of(self, own: Index, person: Index, ladder: Ladder) -> Index:
        """The occupation of each row's post; on title routes its own stands in for a blank one."""
        post = self.facts.occupation.take(person)
        return np.where(post == 0, own, post) if ladder == "title" else post

    def _both_listed(self, ladder: Ladder) -> Mask:
        own = self._certificates.occupation
        post = self._posts_of(own, self._certificates.person, ladder)
        return np.asarray(self._listed.take(own) & self._listed.take(post))

    def _meeting(self, ladder: Ladder) -> tuple[Mask, Mask]:
        """Whether certificate and post certainly, or possibly, lead to one series.

        One row of the annex: certainly. Different rows of one series, either unknown, or a
        series that an occupation leads to only on a condition: possibly.
        """
        own, found = self._certificates.occupation, self._leads
        post = self._posts_of(own, self._certificates.person, ladder)
        meets = (found.rows.take(own) & found.rows.take(post)) != 0
        could = found.series | found.may
        own_series, post_series = could.take(own), could.take(post)
        unknown = (own_series == 0) | (post_series == 0)
        return meets, unknown | ((own_series & post_series) != 0)

    @cached_property
    def skill_on_record(self) -> Mask:
        """Who has any valid skill certificate on record, of whatever level or kind."""
        kinds = self._of_kind(Kind.SKILL) | self._of_kind(Kind.OTHER_SKILL)
        return self._certificates.anybody(kinds & self._certificates.valid, self.size)

    # -- titles ----------------------------------------------------------------------

    def titles(self, ladder: Ladder, professional: bool = False) -> Held:
        """Titles with the days on which they count, for routes of a ladder."""
        if professional:
            return self._skill_route_professional
        return self._title_route_titles if ladder == "title" else self._skill_route_titles

    @cached_property
    def _title_route_titles(self) -> Held:
        policy = self.rulebook.titles.title_routes
        return self._title_held(self._of_kind(Kind.TITLE), policy, "title")

    @cached_property
    def _skill_route_titles(self) -> Held:
        return self._title_held(self._of_kind(Kind.TITLE), self.rulebook.titles, "skill")

    @cached_property
    def _skill_route_professional(self) -> Held:
        kinds = self._of_kind(Kind.TITLE) | self._of_kind(Kind.PROFESSIONAL)
        return self._title_held(kinds, self.rulebook.titles, "skill")

    def _title_held(self, kinds: Mask, policy: TitlesCount, ladder: Ladder) -> Held:
        certificates = self._certificates
        rows = np.flatnonzero(kinds & certificates.valid)
        series = certificates.series.take(rows)
        could_be = np.where(series == 0, np.int32(ANY_SERIES), series)
        joined = self.rulebook.series_bits
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
        stands_in = self.post_blank.take(person) & (could_be != ANY_SERIES) & (ladder == "title")
        if other == "yes":  # every post that any directory prints is taken to correspond
            known = self._listed.take(self.facts.occupation).take(person)
            return known | stands_in | (ladder == "title"), np.ones(could_be.size, np.bool_)
        post = np.where(stands_in, could_be & ALL_SERIES, self.post_series.take(person))
        may = np.where(stands_in, post, self.post_may_series.take(person))
        fits = (post != 0) & ((could_be & ~post) == 0)
        return fits, (may == 0) | ((could_be & may) != 0) | (other == "open")

    @cached_property
    def title_makes_held(self) -> Mask:
        """Which titles can make a title route ``already_held`` by their series, shape (m,)."""
        certificates = self._certificates
        could_be = np.where(certificates.series == 0, ANY_SERIES, certificates.series)
        teaching = SERIES_BIT.get(self.rulebook.teachers or "", 0)
        post = np.where(self.teaches, teaching, self.post_may_series)[certificates.person]
        same = (post == 0) | (certificates.series == 0) | ((could_be & post) != 0)
        joined = (could_be & self.rulebook.series_bits) != 0
        return np.asarray(self._of_kind(Kind.TITLE) & certificates.valid & same & joined)

    @cached_property
    def skill_makes_held(self) -> Mask:
        """Which skill certificates are of the post's own occupation, shape (m,)."""
        certificates, found = self._certificates, self._identities
        post, own = self.facts.occupation[certificates.person], certificates.occupation
        same_code = (found.codes[post] == found.codes[own]) & (found.codes[post] >= 0)
        same = found.unknown[post] | (own == 0) | (found.names[post] == found.names[own]) | same_code
        return np.asarray(self._of_kind(Kind.SKILL) & certificates.valid & same)

    @property
    def _identities(self) -> Identities:
        table = self.question.library.occupations
        return self.question.once(
            ("identities", self.rulebook.id),
            self.facts.occupations,
            lambda: identities(self.facts, self.entry, table),
        )

    # -- shared helpers --------------------------------------------------------------

    @property
    def _certificates(self) -> Certificates:
        return self.facts.certificates

    def _of_kind(self, kind: Kind) -> Mask:
        return np.asarray(self._certificates.kind == np.int8(kind))

    @cached_property
    def certificate_days(self) -> Moment:
        """The day of each certificate: shape (m,); undated ones by ``as_of`` at the latest."""
        return settled(self._certificates, self.question.undated)

    def _held(self, certain: Mask, possible: Mask) -> Held:
        return Held(self._certificates, self.certificate_days, certain, possible, self.size)

    # -- persons ---------------------------------------------------------------------

    @cached_property
    def occupation_start(self) -> Moment:
        """Since when somebody works in the occupation of the post.

        从事本职业起始日期, else 现岗位起始日期 where the post is a working one, else open.
        """
        own, post = self.facts.dates["从事本职业起始日期"], self.facts.dates["现岗位起始日期"]
        posts = self.facts.words["岗位类别"]
        stands_in = own.blank & posts.among(WORKING_POSTS)
        return Moment(np.where(stands_in, post.last, own.last), np.where(stands_in, post.first, own.first))

    def constant(self, sure: int, maybe: int) -> Moment:
        """The same pair for everybody."""
        return Moment.constant(self.size, sure, maybe)
