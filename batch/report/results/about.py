"""What a workbook is about: one submission, several together, or very many that are only counted.

Sheets of counts are made from *parts*: what each says of some people, which can be put together with
what it says of others. So very many people need never be in memory at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from batch.context import Context
from batch.report.results.changes import Change
from batch.report.results.marks import Marks
from batch.submission.employers import Employer
from batch.submission.receipt import Receipt

if TYPE_CHECKING:
    from batch.report.results.content import Content


class Part(Protocol):
    """What one sheet says of some people, and of several groups of people together."""

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        ...

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together, in their order."""
        ...


P = TypeVar("P", bound=Part)
Parts = Mapping[type[Part], Part]


class About(Protocol):
    """What every workbook is written about, whoever are its people."""

    @property
    def receipts(self) -> Sequence[Receipt]:
        """What became of each submission."""

    @property
    def context(self) -> Context:
        """What the submissions were worked with."""

    @property
    def marks(self) -> Marks:
        """What people wrote into the last workbook."""

    @property
    def changes(self) -> Sequence[Change] | None:
        """What is otherwise than in the last run; None where there was none."""

    @property
    def employers(self) -> Sequence[Employer]:
        """Those that are expected to send something."""

    @property
    def several(self) -> bool:
        """Whether there may be several submissions."""

    def part(self, kind: type[P]) -> P:
        """What a sheet says of all people."""

    def single(self, name: str) -> bool:
        """Whether a column of the people table says the same of everybody, or nothing."""

    @property
    def documents(self) -> int:
        """How many documents anybody was asked by."""


def rulebooks_of(receipts: Sequence[Receipt]) -> list[str]:
    """The ids of the rulebooks that spoke for somebody."""
    return list(dict.fromkeys(name for receipt in receipts for name in receipt.rulebooks))
