"""What the merged workbook of very many people says of some of them, worked out where their tables are at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from batch.report.results.content import Content
from batch.report.results.crowd import Group
from batch.submission.between.several import Repeated


@dataclass(frozen=True)
class Tally:
    """Some people counted, small enough to come back from another process."""

    group: Group
    repeated: Repeated
    rulebooks: tuple[str, ...]  # of the workbook: where its clauses stand hangs on them

    @classmethod
    def of(cls, content: Content, rulebooks: Sequence[str]) -> Self:
        """Of people who are told of as a group; ``rulebooks``: those that spoke for anybody in the workbook."""
        persons = Repeated.of(content.results.people, content.person_keys)
        return cls(Group.of(content, rulebooks), persons, tuple(rulebooks))


def as_group(content: Content) -> Content:
    """The people of a submission as some of very many; what is worked out of their outcomes is not done again."""
    group = Content(content.results, [], content.context, group=True)
    vars(group)["verdicts"] = content.verdicts
    return group
