"""What the notices of one submission are made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, Final, TypeVar, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from batch.context import Context
from batch.days.workdays import WorkCalendar
from batch.facts import Index
from batch.language.text import book_title
from batch.policy.annual import AnnualNotice
from batch.report.excel.texts import clean
from batch.report.notices.kinds.common import common_values, identity_values
from batch.report.notices.kinds.issuerows import IssueRow, issue_rows
from batch.report.notices.kinds.letters import NO_LETTERS, Letters
from batch.report.notices.kinds.places import Places
from batch.report.results.content import Content
from batch.report.results.line import Line, by_person
from batch.report.results.told import lines_of
from batch.report.results.verdicts import Verdicts
from batch.report.tables import Results
from batch.settings import Settings
from batch.submission.returning import is_returnable, returned_name

Made = TypeVar("Made")
_WRONG_IDS: Final = ("I01", "I02", "I03", "I04", "I07")
Person = dict[str, Any]  # a row of the people table, the columns that letters are made of
_ABOUT: Final = (
    "submission", "person", "row", "organisation", "department", "name", "id_number", "staff_number", "place", "occupation",
    "skill", "title", "rulebooks", "waiver", "education", "examinations", "treatment", "remarks", "unclear",
)  # fmt: skip


@dataclass(frozen=True)
class Material:
    """The results of one submission, sorted as the letters need them."""

    content: Content
    letters: Letters = NO_LETTERS

    @property
    def results(self) -> Results:
        """The tables."""
        return self.content.results

    @property
    def context(self) -> Context:
        """What the submission was worked with."""
        return self.content.context

    @property
    def settings(self) -> Settings:
        """The settings of the run."""
        return self.context.settings

    @property
    def verdicts(self) -> Verdicts:
        """All outcomes as columns."""
        return self.content.verdicts

    @cached_property
    def people(self) -> dict[int, Person]:
        """Everybody by number, in the order of the roster."""
        everybody = self.verdicts.who(np.arange(self.content.size, dtype=np.int32), _ABOUT)
        return {who["person"]: who for who in everybody}

    @cached_property
    def eligible(self) -> dict[int, list[Line]]:
        """Who may apply for something, and for what."""
        return by_person(self.lines(self.content.eligible))

    def gets_letters(self, person: int) -> bool:
        """Whether letters go out to a person: the ID number is not known to be wrong, and the rulebook is for the place."""
        return person not in self.wrong_ids and self.places.is_for(self.people[person]["place"])

    def about(self, person: int) -> str:
        """What a letter to a person is called after."""
        who = self.people[person]
        return f"{who['row']:04}_{who['name']}"

    @cached_property
    def wrong_ids(self) -> frozenset[int]:
        """Whose ID number is certainly wrong."""
        table = self.results.issues
        wrong = pc.is_in(table["code"].cast(pa.string()), pa.array(_WRONG_IDS))
        return frozenset(table["person"].filter(wrong).to_pylist())

    @cached_property
    def places(self) -> Places:
        """What the people's places decide."""
        return Places(self.context)

    @cached_property
    def upcoming(self) -> dict[int, list[Line]]:
        """Who will within the horizon, the soonest first; only where a day can be told."""
        return by_person(one for one in self.lines(self.content.upcoming) if one.maybe)

    @cached_property
    def open(self) -> dict[int, list[Line]]:
        """Whose case is undetermined."""
        return by_person(self.lines(self.content.open))

    def lines(self, rows: Index) -> list[Line]:
        """Some outcomes one by one."""
        return lines_of(self.verdicts, rows, self.content.told.of(rows), self.people)

    @cached_property
    def issues(self) -> list[IssueRow]:
        """All data issues."""
        return issue_rows(self.results.issues)

    @cached_property
    def file(self) -> str:
        """The submission's file name."""
        names = (who["submission"] for who in self.people.values())
        told = (issue.submission for issue in self.issues)
        return clean(next(chain(names, told), ""))

    @property
    def unread(self) -> str:
        """Why the file could not be read at all; empty where it was."""
        rejected = (one for one in self.content.receipts if one.outcome == "rejected" and not one.rows)
        return next((one.reason for one in rejected), "")

    @property
    def returned(self) -> str:
        """The name of the returned roster; empty where none is made."""
        made = (one for one in self.content.receipts if self.settings.returned and is_returnable(one))
        return next((returned_name(one.file) for one in made), "")

    @cached_property
    def organisations(self) -> dict[str, list[Person]]:
        """The people by employer; a submission without usable rows has one employer without a name."""
        names = {name: clean(name) for name in self.names}
        found: dict[str, list[Person]] = defaultdict(list)
        for who in self.people.values():
            found[names[who["organisation"]]].append(who)
        return dict(found) or {"": []}

    @property
    def names(self) -> Sequence[str]:
        """What employers are called by anybody's row."""
        texts: Sequence[str] = self.verdicts.of_people("organisation").values
        return texts

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What many letters say alike: made once."""
        if key not in self._made:
            self._made[key] = make()
        return cast(Made, self._made[key])

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    @property
    def calendar(self) -> WorkCalendar:
        """Which days are worked."""
        return WorkCalendar.of(self.settings.holidays, self.settings.workdays)

    @cached_property
    def reply_by(self) -> date:
        """Until when an answer to a letter is asked for."""
        return self.calendar.after(self.settings.day, self.settings.deadline_days)

    @property
    def whole(self) -> str:
        """The employer of a document about the whole submission."""
        return next(iter(self.organisations)) if len(self.organisations) == 1 else ""

    def by_law(self) -> str:
        """The documents that speak for the submission's people: 《…》（文号）、…."""
        named = (names.split("、") for names in self.verdicts.of_people("rulebooks").values if names)
        used = dict.fromkeys(name for names in named for name in names)
        books = (entry.rulebook for entry in self.context.library.named(used))
        return "、".join(f"{book_title(book.name)}（{book.number}）" for book in books)

    def common(self, organisation: str) -> dict[str, Any]:
        """The values of the tags that every kind has."""
        return self.once(("common", organisation), lambda: common_values(self.settings, organisation))

    def annual(self, who: Person) -> AnnualNotice | None:
        """The year's notice for a person: of the place, else of the region of the person's rulebook."""
        return self.places.notice(who["place"], who["rulebooks"])

    def identity(self, who: Person) -> dict[str, Any]:
        """Who a person is, with the ID number masked unless the settings say otherwise."""
        return identity_values(self.settings, who)
