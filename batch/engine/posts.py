"""What everybody's post is to one rulebook: where its occupation leads, whether it teaches, since when.

Everything about occupations is per distinct occupation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from batch.days.moments import Mask, Moment
from batch.engine.occupations import Bits, Identities, Leads, identities, leads, listed
from batch.engine.question import Question
from batch.facts import Facts
from batch.policy.library import Entry
from batch.policy.rulebook import Rulebook

#: Posts whose start stands in for the start in the occupation (从事本职业起始日期).
WORKING_POSTS: Final = ("生产服务一线", "技术技能", "工勤", "专业技术")


@dataclass(frozen=True)
class Posts:
    """The posts of all people as one rulebook sees them."""

    facts: Facts
    entry: Entry
    question: Question

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook itself."""
        return self.entry.rulebook

    @property
    def leads(self) -> Leads:
        """Where each distinct occupation leads."""
        table = self.question.library.occupations
        return self.question.once(
            ("leads", self.rulebook.id),
            self.facts.occupations,
            lambda: leads(self.facts, self.entry, table),
        )

    @cached_property
    def blank(self) -> Mask:
        """Whose post names no occupation at all."""
        return np.asarray(self.facts.occupation == 0)

    @cached_property
    def series(self) -> Bits:
        """The post's candidate series, a mask a person; 0 where nobody knows."""
        return self.leads.series.take(self.facts.occupation)

    @cached_property
    def may_series(self) -> Bits:
        """The series that the post leads to for certain or on a condition; 0 where nobody knows."""
        return (self.leads.series | self.leads.may).take(self.facts.occupation)

    @property
    def unsure_leads(self) -> tuple[Mask, Mask]:
        """Which occupations nobody knows the series of, and which lead somewhere on a condition only."""
        if self.entry.directory is None:
            return ~self.listed, np.zeros(len(self.facts.occupations), np.bool_)
        found = self.leads
        return (found.series | found.may) == 0, (found.series == 0) & (found.may != 0)

    @property
    def listed(self) -> Mask:
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
            return np.zeros(self.facts.size, np.bool_)
        return posts.among(["教师"])

    @property
    def identities(self) -> Identities:
        """Which distinct occupations are the same."""
        table = self.question.library.occupations
        return self.question.once(
            ("identities", self.rulebook.id),
            self.facts.occupations,
            lambda: identities(self.facts, self.entry, table),
        )

    @cached_property
    def start(self) -> Moment:
        """Since when somebody works in the occupation of the post.

        从事本职业起始日期, else 现岗位起始日期 where the post is a working one, else open.
        """
        own, post = self.facts.dates["从事本职业起始日期"], self.facts.dates["现岗位起始日期"]
        posts = self.facts.words["岗位类别"]
        stands_in = own.blank & posts.among(WORKING_POSTS)
        return Moment(np.where(stands_in, post.last, own.last), np.where(stands_in, post.first, own.first))
