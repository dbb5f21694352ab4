"""What a sheet kind is: its name, its headers, and how its rows become facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from batch.facts import Index
from batch.roster.awards.rows import AwardBuilder
from batch.roster.cells import Table
from batch.roster.certificates.rows import CertificateBuilder
from batch.roster.year_rows import YearBuilder


@dataclass(frozen=True)
class Builders:
    """What gathers the rows of all sheets into facts."""

    certificates: CertificateBuilder
    awards: AwardBuilder
    years: YearBuilder


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet of a roster."""

    name: str  # the contract's name of the sheet
    headers: tuple[str, ...]  # as the contract spells them, in its order
    hint: str  # words in a sheet's name that tell it apart where its headers fit several; a pattern
    #: Puts a table's rows into the builders; the index is each row's person, -1 for none.
    read: Callable[[Builders, Table, Index], None]
