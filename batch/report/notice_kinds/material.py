"""What the notices of one submission are made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from batch.context import Context
from batch.language.persons import masked
from batch.report.lines import Line, Lines, by_person
from batch.report.notice_kinds.words import UNNAMED, chinese_date, hide_ids, signature
from batch.report.sheets import clean
from batch.results import Results
from batch.settings import Settings
from batch.workdays import WorkCalendar

Person = dict[str, Any]  # a row of the people table


@dataclass(frozen=True)
class Material:
    """The results of one submission, sorted as the letters need them."""

    results: Results
    context: Context

    @property
    def settings(self) -> Settings:
        """The settings of the run."""
        return self.context.settings

    @cached_property
    def lines(self) -> Lines:
        """All outcomes as lines."""
        return Lines(self.results, self.context.library)

    @cached_property
    def people(self) -> dict[int, Person]:
        """Everybody by number, in the order of the roster."""
        return {who["person"]: who for who in self.lines.people.values()}

    @cached_property
    def eligible(self) -> dict[int, list[Line]]:
        """Who may apply for something, and for what."""
        return _by_number(self.lines.with_status("eligible"))

    @cached_property
    def upcoming(self) -> dict[int, list[Line]]:
        """Who will within the horizon, the soonest first; only where a day can be told."""
        soon = self.lines.upcoming(self.settings.day, self.settings.horizon)
        return _by_number([one for one in soon if one.maybe])

    @cached_property
    def open(self) -> dict[int, list[Line]]:
        """Whose case is undetermined."""
        return _by_number(self.lines.with_status("undetermined"))

    @cached_property
    def issues(self) -> list[dict[str, Any]]:
        """All data issues."""
        issues: list[dict[str, Any]] = self.results.issues.to_pylist()
        return issues

    @cached_property
    def file(self) -> str:
        """The submission's file name."""
        rows = next(iter(self.people.values()), None) or next(iter(self.issues), None)
        return clean(rows["submission"]) if rows else ""

    @cached_property
    def organisations(self) -> dict[str, list[Person]]:
        """The people by employer; a submission without usable rows has one employer without a name."""
        found: dict[str, list[Person]] = defaultdict(list)
        for who in self.people.values():
            found[clean(who["organisation"])].append(who)
        return dict(found) or {"": []}

    @property
    def calendar(self) -> WorkCalendar:
        """Which days are worked."""
        return WorkCalendar.of(self.settings.holidays, self.settings.workdays)

    @property
    def whole(self) -> str:
        """The employer of a document about the whole submission."""
        return next(iter(self.organisations)) if len(self.organisations) == 1 else ""

    def by_law(self) -> str:
        """The documents that speak for the submission's people: 《…》（文号）、…."""
        named = (who["rulebooks"].split("、") for who in self.people.values() if who["rulebooks"])
        used = dict.fromkeys(name for names in named for name in names)
        books = (entry.rulebook for entry in self.context.library.named(used))
        return "、".join(f"《{book.name}》（{book.number}）" for book in books)

    def common(self, organisation: str) -> dict[str, Any]:
        """The values of the tags that every kind has."""
        day, settings = self.settings.day, self.settings
        signed = clean(settings.sign_off) or organisation or UNNAMED
        return {
            "单位": organisation or UNNAMED,
            "筛查日": chinese_date(day),
            **signature(signed, day, settings.seal),
        }

    def identity(self, who: Person) -> dict[str, Any]:
        """Who a person is, with the ID number masked unless the settings say otherwise."""
        number = clean(who["id_number"])
        shown = masked(number) if self.settings.mask_id else number
        return {
            "姓名": hide_ids(who["name"], self.settings.mask_id),
            "身份证号": shown or f"未填，工号{clean(who['staff_number'])}",
            "职业": clean(who["occupation"]) or "未填",
            "部门": clean(who["department"]),
        }


def _by_number(lines: Iterable[Line]) -> dict[int, list[Line]]:
    return {person: mine for (_, person), mine in by_person(lines).items()}
