"""Whose the people of a merged workbook are: by what their rosters say, by the list of employers, by file and folder."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self, TypeVar

from batch.language.codes import plain_code
from batch.language.text import BETWEEN
from batch.report.excel.coded import Coded
from batch.report.results.about import About
from batch.report.results.content import Content
from batch.report.results.counts import BLANK, ByOrganisation, ByPlace, Figures, added, counted
from batch.submission.employers import Employer, Roll

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Sent:
    """For each employer its submissions and the regions of its people, in the order they are met."""

    figures: Mapping[tuple[str, str], Figures]  # of its people in each submission
    places: Mapping[tuple[str, str], Sequence[str]]  # the regions of these

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        names = (content.verdicts.of_people(name) for name in ("organisation", "submission"))
        there = Coded.combined(list(names), lambda one, other: f"{one}{BETWEEN}{other}")
        pairs = Coded.combined([there, ByPlace.texts(content)], lambda one, other: (one, other)).values
        return cls(
            {_apart(text): figures for text, figures in counted(content, there).items()},
            _together([{_apart(one): [other] if other else []} for one, other in pairs]),
        )

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(added(part.figures for part in parts), _together([part.places for part in parts]))

    @cached_property
    def files(self) -> Mapping[str, Sequence[str]]:
        """Of each employer its submissions."""
        return _together([{name: [file]} for name, file in self.figures])


def _apart(text: str) -> tuple[str, str]:
    name, _, file = text.rpartition(BETWEEN)
    return name, file


def _together(parts: Iterable[Mapping[_Key, Sequence[str]]]) -> dict[_Key, list[str]]:
    found: dict[_Key, dict[str, None]] = {}
    for part in parts:
        for name, texts in part.items():
            found.setdefault(name, {}).update(dict.fromkeys(texts))
    return {name: list(texts) for name, texts in found.items()}


@dataclass(frozen=True)
class Owned:
    """The people whom rosters call by one name, and whose they are."""

    said: str  # empty where the rosters name nobody
    owner: Employer
    files: Sequence[str]
    figures: Figures

    @property
    def name(self) -> str:
        """What the employer is called: as its rosters call it, else as the list does."""
        return self.said or self.owner.name or BLANK


def owned(about: About) -> list[Owned]:
    """Everybody by the name that the rosters say, those of one name apart by whose they are."""
    sent, found = about.part(Sent), []
    whose = _owners(Roll(about.employers, about.receipts, sent.places))
    for name, figures in about.part(ByOrganisation).figures.items():
        apart = _by_owner(name, sent.files[name], whose)
        for one, files in apart:
            own = figures if len(apart) == 1 else added({"": sent.figures[name, file]} for file in files)[""]
            found.append(Owned(name, one, files, own))
    return found


def _owners(roll: Roll) -> dict[tuple[str, str], Employer]:
    """Whose a roster is under each name that it says: one of the list, else who has the code beside the name.

    Who is named by nobody is of the one whose name the file or a folder bears.
    """
    found: dict[tuple[str, str], Employer] = {}
    by_file: dict[str, list[Employer]] = {}
    for one, theirs in zip(roll.employers, roll.sent, strict=True):
        for receipt in theirs:
            names = roll.names(one, receipt)
            found |= {(receipt.file, name): one for name in names if (receipt.file, name) not in found}
            if not names:
                by_file.setdefault(receipt.file, []).append(one)
    found |= {(file, ""): ones[0] for file, ones in by_file.items() if len(ones) == 1}
    codes: dict[str, set[str]] = {}
    for receipt in roll.receipts:
        for name, code in receipt.employers:
            codes.setdefault(name, set()).update([plain_code(code)] if code else [])
    for receipt in roll.receipts:
        for name, code in receipt.employers:
            if len(codes[name]) > 1 and code:
                found.setdefault((receipt.file, name), Employer(name, code))
    return found


def _by_owner(
    name: str, files: Sequence[str], whose: Mapping[tuple[str, str], Employer]
) -> list[tuple[Employer, Sequence[str]]]:
    """The submissions that call an employer by a name, by whose they are: one, unless several bear it.

    One that names nobody, and of which nothing else says whose it is, is on its own.
    """
    found: dict[tuple[str, ...], tuple[Employer, list[str]]] = {}
    for file in files:
        one = whose.get((file, name), Employer(name))
        key = one.key if name or one.name else ("", "", file)
        found.setdefault(key, (one, []))[1].append(file)
    return list(found.values())
