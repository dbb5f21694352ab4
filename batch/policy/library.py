"""The rulebooks at hand: those of the product and those of a bureau's or employer's folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from batch.errors import UserError
from batch.language.near import meant
from batch.language.regions import place_code, stem
from batch.language.text import squeeze
from batch.policy.annual import AnnualNotice, Filed, notice_for
from batch.policy.award_lists import AwardName
from batch.policy.directory import Directory
from batch.policy.meaning import meanings
from batch.policy.occupations import OccupationTable, occupation_table
from batch.policy.rulebook import Rulebook
from batch.resources import POLICY


@dataclass(frozen=True)
class Entry:
    """A rulebook with what belongs to it."""

    rulebook: Rulebook
    path: Path
    digest: str  # SHA-256 of everything that decides: its own files and those it stands on
    directory: Directory | None
    ancestors: tuple[str, ...] = ()  # the rulebooks that it forwards or extends
    annex: str = ""  # SHA-256 of its directory

    @cached_property
    def _meanings(self) -> tuple[str, str]:
        return meanings(self.rulebook)

    @property
    def meaning(self) -> str:
        """SHA-256 of what its rules mean: no comment, quote or wording is in it."""
        return self._meanings[0]

    @property
    def outline(self) -> str:
        """The same but for the numbers that its routes ask."""
        return self._meanings[1]


@dataclass(frozen=True)
class Library:
    """All rulebooks by id."""

    entries: dict[str, Entry]
    awards: tuple[AwardName, ...]
    occupations: OccupationTable = field(default_factory=occupation_table)
    notices: tuple[Filed, ...] = ()  # of the folders ``annual`` beside the user's own rulebooks

    def __getitem__(self, name: str) -> Entry:
        """The entry of that id. Raises UserError naming the ids there are."""
        if name not in self.entries:
            raise UserError(f"没有规则“{name}”{meant(name, self.entries)}；可用：{'、'.join(self.entries)}")
        return self.entries[name]

    @cached_property
    def turning_days(self) -> tuple[date, ...]:
        """Every day that a document or a year's notice names, and the day after it: then it may say something else."""
        named = {
            *_dates([one.rulebook.model_dump() for one in self.entries.values()]),
            *_dates([one.notice.model_dump() for one in self.notices]),
        }
        return tuple(sorted({day + timedelta(days=more) for day in named for more in (0, 1)}))

    def rules(self, names: Iterable[str], outlines: bool = False) -> str:
        """The fingerprint of what rulebooks mean, those that they forward or extend among them.

        ``outlines``: but for the numbers that are asked. One that is not there means nothing.
        """
        told = []
        for entry in (self.entries[name] for name in names if name in self.entries):
            for one in (entry, *(self.entries[above] for above in entry.ancestors)):
                told += [one.rulebook.id, one.outline if outlines else one.meaning]
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()

    def named(self, names: Iterable[str]) -> list[Entry]:
        """Entries by id, each once, in the order given. Raises UserError."""
        return [self[name] for name in dict.fromkeys(names)]

    def ids(self, names: Iterable[str], day: date) -> tuple[str, ...]:
        """The ids that are meant by ids, document numbers or places (all that speak there on ``day``).

        Raises UserError for a name that means none.
        """
        numbers = {_bare(entry.rulebook.number): one for one, entry in self.entries.items()}
        found: dict[str, None] = {}
        for name in names:
            place = place_code(name, self.region_names)
            own: tuple[str, ...] = (numbers.get(_bare(name), name),)
            if name not in self.entries and place:
                own = self.speaking(place, day)
                if not own:
                    raise UserError(f"“{name}”在{day}没有适用的规则；可用：{'、'.join(self.entries)}")
            found |= dict.fromkeys(self[one].rulebook.id for one in own)
        return tuple(found)

    def speaking(self, place: str, day: date) -> tuple[str, ...]:
        """The ids that speak for somebody at ``place`` (a six-digit code) on ``day``.

        Those of the place and of the places above it that are in force; the nation's only
        where no other is; one that forwards or extends another stands in its place.
        """
        near = [
            entry
            for entry in self.entries.values()
            if entry.rulebook.in_force.covers(day) and _covers(entry.rulebook.region, place)
        ]
        local = [entry for entry in near if entry.rulebook.region != "000000"]
        replaced = {name for entry in local or near for name in entry.ancestors}
        return tuple(e.rulebook.id for e in local or near if e.rulebook.id not in replaced)

    def notice(self, place: str, year: int) -> AnnualNotice | None:
        """The year's notice that speaks for somebody at ``place`` (a six-digit code)."""
        return notice_for(self.notices, place, year)

    def of_year(self, year: int, day: date) -> list[str]:
        """A line for each notice of a filing year; where there is none, what nobody knows and whom to ask."""
        found = [one.notice for one in self.notices if one.notice.filing_year == year]
        return [f"{one.label}：{one.summary}" for one in found] or [
            f"没有收录{year}年度的通知：年限算至{day.year}年{day.month}月{day.day}日，受理时间、地点和其他材料"
            "请向当地人力资源社会保障部门询问"
        ]

    @cached_property
    def shipped_directories(self) -> tuple[Directory, ...]:
        """The directories of the product's own documents, each once."""
        own = {
            entry.rulebook.directory: entry.directory
            for entry in self.entries.values()
            if entry.directory is not None and entry.path.parent == POLICY / "rulebooks"
        }
        return tuple(own.values())

    @cached_property
    def region_names(self) -> dict[str, str]:
        """Region names that rulebooks bring along, normal form -> code."""
        books = (entry.rulebook for entry in self.entries.values())
        return {squeeze(book.region_name): book.region for book in books}


def _bare(number: str) -> str:
    """A document number without its brackets, which people write in every form."""
    return re.sub(r"[\[\]〔〕()【】]", "", squeeze(number))


def _covers(region: str, place: str) -> bool:
    """Whether ``place`` lies in ``region``; both are six-digit codes."""
    return place.startswith(stem(region))


def _dates(thing: Any) -> Iterator[date]:
    """The dates anywhere in a model's plain content."""
    if isinstance(thing, date):
        yield thing
    elif isinstance(thing, dict):
        yield from _dates(list(thing.values()))
    elif isinstance(thing, list | tuple | set | frozenset):
        for one in thing:
            yield from _dates(one)
