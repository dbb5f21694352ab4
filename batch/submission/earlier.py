"""The workbooks that an earlier run wrote for a submission and a person has worked in since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from batch.report.results.marks import Marks
from batch.report.results.readback import read_back
from batch.submission.mended import Mended


@dataclass(frozen=True)
class Earlier:
    """Where the submission's own workbook stands, and what the merged one says of its people."""

    path: str = ""  # empty where it holds nothing of a person's
    changed: bool = False  # since the last run
    merged: Marks | None = None  # of a merged workbook that was changed since
    rows: frozenset[tuple[str, str]] = field(default_factory=frozenset)  # what could be marked there
    tables: Mapping[str, str] = field(
        default_factory=dict
    )  # of the roster that this one corrects: name → file
    mended: Mended | None = None  # what it mended when it came, where it is the same file still
    others: tuple[Earlier, ...] = ()  # of further rosters that it stands for

    @property
    def before(self) -> tuple[Mapping[str, str], ...]:
        """The tables of all rosters that this one corrects."""
        return tuple(one.tables for one in (self, *self.others) if one.tables)

    @property
    def files(self) -> list[str]:
        """Every file that it names."""
        own = [*([self.path] if self.path else []), *self.tables.values()]
        return [*own, *(file for one in self.others for file in one.files)]

    def moved(self, place: Callable[[str], str]) -> Earlier:
        """The same with its files elsewhere."""
        return replace(
            self,
            path=place(self.path) if self.path else "",
            tables={name: place(file) for name, file in self.tables.items()},
            others=tuple(one.moved(place) for one in self.others),
        )

    def read(self) -> tuple[Marks, bool]:
        """The marks to carry over of all rosters that it stands for, and whether a workbook was changed elsewhere."""
        marks, touched = self._read()
        for one in self.others:
            more, elsewhere = one._read()
            marks, touched = marks.joined(more), touched or elsewhere
        return marks, touched

    def _read(self) -> tuple[Marks, bool]:
        """Of one roster.

        What a person changed last counts: where only the merged workbook was changed, what it
        says of a row, a blank too; where both were, the submission's own wins.
        """
        found = read_back(Path(self.path)) if self.path else None
        own, elsewhere = (found.marks, found.elsewhere and self.changed) if found else (Marks(), False)
        if self.merged is None:
            return own, elsewhere
        if self.changed or not self.rows:
            return own.over(self.merged), elsewhere
        kept = {place: mark for place, mark in own.given.items() if place not in self.rows}
        theirs = frozenset(self.merged.given.keys() - own.given.keys())
        return Marks({**self.merged.given, **kept}, own.beside, elsewhere=theirs), elsewhere


NOTHING = Earlier()
